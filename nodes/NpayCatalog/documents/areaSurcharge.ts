import type { IDataObject } from 'n8n-workflow';

import { plain, quote, squeeze } from '../../shared/data/writing';
import { fee, namesOf, need } from '../rows/agree';
import { CellError } from '../rows/cell';
import { type Column, COLUMNS, headersOf } from '../rows/columns';
import { isWithin, readRegion } from '../rows/provinces';
import type { Row } from '../rows/row';
import type { AskedAreas } from './query';

/** One rule: a product's surcharge (all products where unset) at a place (everywhere where unset). */
interface Rule {
	row: Row;
	id: string | undefined;
	isHere: boolean;
	isForPlace: boolean;
	/** KRW. */
	surprice: number;
}

const ADVICE = 'Write postal codes like 63000-63644, 23004 or 40*';

/** Both ends of a range: of five digits, or of the six of old codes, which have a hyphen of their own. */
function rangeOf(part: string): [from?: string, to?: string] {
	const [, from, to] =
		/^(\d{5,6})[-~](\d{5,6})$/.exec(part) ?? /^(\d{3}-\d{3})[-~](\d{3}-\d{3})$/.exec(part) ?? [];
	return [from?.replace('-', ''), to?.replace('-', '')];
}

/** Whether a postal code is one of a cell's: codes, ranges, beginnings. @throws CellError */
function matchesZipcode(row: Row, zipcode: string | undefined): boolean {
	const cell = row.value(COLUMNS.zipcode);
	// A sheet drops the zeros at the beginning of a number.
	const text = typeof cell === 'number' ? String(cell).padStart(5, '0') : plain(String(cell));
	return text
		.replace(/[\u2010-\u2015\u2212]/g, '-')
		.replace(/[〜∼]/g, '~')
		.replace(/ ?([-~]) ?/g, '$1')
		.split(/[,;\s]+/)
		.filter((part) => part !== '')
		.some((part) => {
			if (/^\d{5,6}$/.test(part)) return part === zipcode;
			if (/^\d{3}-\d{3}$/.test(part)) return part.replace('-', '') === zipcode;
			if (/^\d{1,5}\*$/.test(part)) return zipcode?.startsWith(part.slice(0, -1)) === true;
			const [from, to] = rangeOf(part);
			if (from === undefined || to === undefined || from.length !== to.length || from > to) {
				throw row.error(
					COLUMNS.zipcode,
					`${quote(part)} is no postal code or range of them`,
					ADVICE,
				);
			}
			return zipcode?.length === from.length && from <= zipcode && zipcode <= to;
		});
}

/** How a sheet says that a surcharge is for the whole country. Left empty, a column might just have another name. */
const EVERYWHERE = new Set(['전국', '전지역', '전체', '모든지역', 'everywhere', 'all', '*']);

const isEverywhere = (row: Row, column: Column): boolean =>
	EVERYWHERE.has(squeeze(String(row.value(column) ?? '')));

/** Whether the address asked about lies in one of the regions of a cell. @throws CellError */
function matchesAddress(row: Row, address: string): boolean {
	const parts = (row.text(COLUMNS.address1) ?? '').split(/[,;\n]/).map((part) => part.trim());
	return parts
		.filter((part) => part !== '')
		.map((part) => {
			const region = readRegion(part);
			if (region !== undefined) return region;
			throw row.error(
				COLUMNS.address1,
				`"${part.slice(0, 40)}" does not begin with a province (시·도)`,
				'Write it like 제주, 경북 울릉군 or 인천광역시 옹진군; 전국 for everywhere',
			);
		})
		.some((region) => isWithin(address, region));
}

/**
 * The product that a rule is for. The number of a row is none: taken for one, the rule would be for a product that
 * nobody asks for, and the surcharge be 0.
 *
 * @throws CellError
 */
function readProductId(row: Row): string | undefined {
	if (row.hasOwnNumber && !row.hasAlias(COLUMNS.id)) {
		throw row.error(
			COLUMNS.id,
			"is the row's number in n8n's data table, not a product",
			`Add a column ${COLUMNS.id.alias} to the table; leave it empty where the surcharge is for all products`,
		);
	}
	return row.text(COLUMNS.id);
}

/** A row that says no place: charged for everywhere, a mistake in a header would cost every buyer. */
function noPlace(row: Row): CellError {
	const others = row.otherHeaders([...Object.values(COLUMNS)]);
	return row.error(
		COLUMNS.zipcode,
		`and ${COLUMNS.address1.name} (${COLUMNS.address1.ko}) are empty: it is not said where the surcharge applies${
			others.length === 0 ? '' : `. Not read: ${others.join(', ')}`
		}`,
		`Write postal codes into ${headersOf(COLUMNS.zipcode)} or a region into ${headersOf(COLUMNS.address1)}; 전국 for everywhere`,
	);
}

function readRule(row: Row, asked: AskedAreas | undefined): Rule {
	const isForAll = isEverywhere(row, COLUMNS.zipcode) || isEverywhere(row, COLUMNS.address1);
	const hasZipcode = row.has(COLUMNS.zipcode) && !isEverywhere(row, COLUMNS.zipcode);
	const hasAddress = row.has(COLUMNS.address1) && !isEverywhere(row, COLUMNS.address1);
	const id = readProductId(row);
	const isForPlace = hasZipcode || hasAddress;
	if (isForPlace && isForAll) {
		throw row.error(
			COLUMNS.zipcode,
			'and the address contradict each other: one says everywhere (전국), the other a place',
		);
	}
	if (asked !== undefined && !isForPlace && !isForAll) throw noPlace(row);
	if (asked === undefined && (isForPlace || id === undefined)) {
		throw row.error(
			isForPlace ? (hasZipcode ? COLUMNS.zipcode : COLUMNS.address1) : COLUMNS.id,
			isForPlace
				? 'can only be looked at with the query'
				: 'is empty, and no query says which product',
			"Set Query to the query of the Webhook node: {{ $('Webhook').first().json.query }}",
		);
	}
	const isHere =
		(!hasZipcode || matchesZipcode(row, asked?.zipcode)) &&
		(!hasAddress || matchesAddress(row, asked?.address1 ?? ''));
	return { row, id, isHere, isForPlace, surprice: need([row], COLUMNS.surprice, fee) };
}

function groupRules(rules: Rule[]): Map<string, Rule[]> {
	const groups = new Map<string, Rule[]>();
	for (const rule of rules) {
		if (rule.id === undefined) continue;
		const group = groups.get(rule.id);
		if (group === undefined) groups.set(rule.id, [rule]);
		else group.push(rule);
	}
	return groups;
}

/** A rule for the product beats one for all, and then a rule for the place beats one for everywhere. */
const weight = ({ id, isForPlace }: Rule): number =>
	(id === undefined ? 0 : 2) + (isForPlace ? 1 : 0);

/** @param fitting the rules for the product and for all, at this place */
function surpriceOf(id: string, fitting: Rule[]): number {
	const heaviest = Math.max(...fitting.map(weight));
	const [first, ...others] = fitting.filter((rule) => weight(rule) === heaviest);
	const other = others.find(({ surprice }) => surprice !== first?.surprice);
	if (first !== undefined && other !== undefined) {
		throw new CellError(
			other.row.itemIndex,
			`${COLUMNS.surprice.name} (${namesOf(first.row, other.row)})`,
			`has different values for product ${id}: ${first.surprice} and ${other.surprice}`,
			'Let one row alone fit each product and place',
		);
	}
	return first?.surprice ?? 0;
}

/**
 * The area surcharges (지역별 배송비) that Naver Pay asks for; 0 where no row fits.
 *
 * @param asked unset where the rows themselves are the answer, one for each product
 * @throws CellError
 */
export function toAreaSurcharges(rows: Row[], asked: AskedAreas | undefined): IDataObject[] {
	const rules = rows.map((row) => readRule(row, asked));
	const ids = asked?.productIds ?? [...new Set(rules.map(({ id }) => id ?? ''))];
	const here = rules.filter(({ isHere }) => isHere);
	const forAll = here.filter((rule) => rule.id === undefined);
	const byId = groupRules(here);
	return ids.map((id) => ({
		id,
		surprice: surpriceOf(id, [...(byId.get(id) ?? []), ...forAll]),
	}));
}
