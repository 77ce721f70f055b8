import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../shared/data/objects';
import { agree, integer, namesOf, need, stock, text, url } from '../rows/agree';
import { CellError } from '../rows/cell';
import { statuses, taxTypes } from '../rows/codes';
import { COLUMNS } from '../rows/columns';
import { choiceKey, type OptionCells, readOption, type Selection } from '../rows/options';
import type { Row } from '../rows/row';
import { readShippingPolicy } from '../rows/shippingPolicy';
import { additionalFields, supplementBasics, supplementRows } from '../rows/supplements';

/** Every kind of option with every value that any row names, in order of first appearance. @throws CellError */
function toOptionItems(options: OptionCells[]): IDataObject[] {
	const kinds = new Map<string, Map<string, { row: Row; selection: Selection }>>();
	for (const { row, selections } of options) {
		for (const selection of selections) {
			const values = kinds.get(selection.label) ?? new Map<string, never>();
			kinds.set(selection.label, values);
			const first = values.get(selection.code);
			if (first === undefined) values.set(selection.code, { row, selection });
			else if (first.selection.value !== selection.value) {
				throw new CellError(
					row.itemIndex,
					`${selection.label} ${selection.code} (${namesOf(first.row, row)})`,
					`has different values: "${first.selection.value}" and "${selection.value}"`,
				);
			}
		}
	}
	return [...kinds].map(([name, values]) => ({
		type: 'SELECT',
		name,
		value: [...values.values()].map(({ selection }) => ({
			id: selection.code,
			text: selection.value,
		})),
	}));
}

/** The combinations: rows that have a code. One that comes again must be the same. @throws CellError */
function toCombinations(options: OptionCells[]): IDataObject[] {
	const byCode = new Map<string, OptionCells>();
	const byChoice = new Map<string, OptionCells>();
	for (const option of options) {
		const { row, manageCode, selections } = option;
		if (manageCode === undefined) continue;
		const choice = choiceKey(selections);
		const known = byCode.get(manageCode) ?? byChoice.get(choice);
		if (known === undefined) {
			byCode.set(manageCode, option);
			byChoice.set(choice, option);
			continue;
		}
		const isSame =
			known.manageCode === manageCode &&
			choiceKey(known.selections) === choice &&
			(known.price ?? 0) === (option.price ?? 0);
		if (!isSame) {
			throw new CellError(
				row.itemIndex,
				`${COLUMNS.selectionCode.name} ${manageCode} (${namesOf(known.row, row)})`,
				'contradicts itself: a code stands for one choice and one price, and a choice has one code',
			);
		}
	}
	return [...byCode.values()].map(({ row, manageCode, price, selections }) =>
		definedOnly({
			manageCode,
			price,
			stockQuantity: row.integer(COLUMNS.optionStockQuantity),
			status: row.boolean(COLUMNS.optionStatus),
			options: selections.map(({ label, code }) => ({ name: label, id: code })),
		}),
	);
}

function toSupplements(rows: Row[]): IDataObject[] {
	const groups = supplementRows(rows, [
		COLUMNS.supplementName,
		COLUMNS.supplementPrice,
		COLUMNS.supplementStockQuantity,
		COLUMNS.supplementStatus,
	]);
	return [...groups].map(([id, group]) =>
		definedOnly({
			id,
			...supplementBasics(group),
			// Shops that don't count leave it out: then it is always there (interworking guide 2.1).
			stockQuantity: agree(group, COLUMNS.supplementStockQuantity, stock),
			status: agree(group, COLUMNS.supplementStatus, (row, column) => row.boolean(column)) ?? true,
		}),
	);
}

/** Options that the buyer types in: a kind without values. @throws CellError */
function toInputItems(rows: Row[]): IDataObject[] {
	const names = (agree(rows, COLUMNS.inputOptions, text) ?? '').split(/[,\n]/);
	return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].map(
		(name) => ({ type: 'INPUT', name }),
	);
}

/** Where returns go, for products that have a place of their own. @throws CellError where a part of it is missing */
function toReturnInfo(rows: Row[]): IDataObject | undefined {
	const columns = [
		COLUMNS.returnZipcode,
		COLUMNS.returnAddress1,
		COLUMNS.returnAddress2,
		COLUMNS.returnSellerName,
		COLUMNS.returnContact1,
	];
	if (columns.every((column) => agree(rows, column, text) === undefined)) return undefined;
	const [zipcode, address1, address2, sellername, contact1] = columns.map((column) =>
		need(rows, column, text, 'A place for returns needs its postal code, address, name and phone'),
	);
	const contact2 = agree(rows, COLUMNS.returnContact2, text);
	return definedOnly({ zipcode, address1, address2, sellername, contact1, contact2 });
}

/**
 * One `product` of the product information (상품정보), from its rows.
 *
 * @param extra headers of further columns to answer with
 * @throws CellError
 */
export function toProductInfo(id: string, rows: Row[], extra: readonly string[] = []): IDataObject {
	const options = rows.map(readOption).filter((option) => option !== undefined);
	const supplements = toSupplements(rows);
	const inputs = toInputItems(rows);
	const optionFields = {
		optionSupport: true,
		option: definedOnly({
			optionItem: [...toOptionItems(options), ...inputs],
			combination: toCombinations(options),
		}),
	};
	return definedOnly({
		id,
		merchantProductId: agree(rows, COLUMNS.merchantProductId, text),
		ecMallProductId: agree(rows, COLUMNS.ecMallProductId, text),
		name: need(rows, COLUMNS.name, text),
		basePrice: need(rows, COLUMNS.basePrice, integer),
		taxType: agree(rows, COLUMNS.taxType, (row, column) => row.code(column, taxTypes)) ?? '',
		infoUrl: need(rows, COLUMNS.infoUrl, url),
		imageUrl: need(rows, COLUMNS.imageUrl, url),
		giftName: agree(rows, COLUMNS.giftName, text),
		status: agree(rows, COLUMNS.status, (row, column) => row.code(column, statuses)) ?? 'ON_SALE',
		stockQuantity: agree(rows, COLUMNS.stockQuantity, stock),
		...additionalFields(rows, extra),
		returnInfo: toReturnInfo(rows),
		shippingPolicy: readShippingPolicy(rows),
		...(options.length === 0 && inputs.length === 0 ? {} : optionFields),
		...(supplements.length === 0 ? {} : { supplementSupport: true, supplement: supplements }),
	});
}
