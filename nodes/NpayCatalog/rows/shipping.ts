import type { IDataObject } from 'n8n-workflow';

import { findCode } from '../../shared/codedValue';
import { isUnreadable, readNumber, WON } from '../../shared/numbers';
import { definedOnly } from '../../shared/objects';
import { plain, quote, squeeze } from '../../shared/writing';
import { agree, fee, integer, need, positive, text } from './agree';
import { areas, feePayTypes, feeTypes, methods } from './codes';
import { COLUMNS } from './columns';
import type { Column } from './columns';
import type { Row } from './row';

/** Most ranges of quantities that the API takes. */
export const MAX_RANGES = 3;

/** Between entries; a comma within an amount (`1,000`) is none. */
const SEPARATOR = /;|,(?!\d{3}(?!\d*\s*[:=]))/;

/** `3:500, 6:1000` or a list of objects, as pairs. @throws CellError */
function readPairs(row: Row, column: Column, key: string): Array<[string, number]> | undefined {
	const value = row.value(column);
	if (value === undefined) return undefined;
	const entries = Array.isArray(value)
		? value.map((one: IDataObject | null) => [one?.[key], one?.surcharge])
		: plain(String(value).replace(/\n/g, ';'))
				.split(SEPARATOR)
				.filter((part) => part.trim() !== '')
				.map((part) => part.split(/[:=]/));
	return entries.map((entry): [string, number] => {
		const [at, surcharge] = entry.map((part) => String(part ?? '').trim());
		const won = readNumber(surcharge, { ...WON, zeros: ['무료', '없음'] });
		if (entry.length !== 2 || !at || isUnreadable(won) || won < 0) {
			throw row.error(
				column,
				`${quote(value)} can't be read`,
				column === COLUMNS.rangesByQty
					? 'Write it like 3:500, 6:1000'
					: 'Write it like jeju:3000, island:5000, or API',
			);
		}
		return [at, won];
	});
}

function readRanges(row: Row, column: Column): IDataObject[] | undefined {
	const ranges = readPairs(row, column, 'from')?.map(([at, surcharge]) => {
		const from = readNumber(at, { units: true });
		if (isUnreadable(from) || from < 1) {
			throw row.error(column, `${quote(at)} is not a number of pieces`);
		}
		return { from, surcharge };
	});
	if (ranges !== undefined && ranges.length > MAX_RANGES) {
		throw row.error(column, `has ${ranges.length} ranges; Naver Pay takes ${MAX_RANGES}`);
	}
	return ranges;
}

function readAreas(row: Row, column: Column): IDataObject[] | 'API' | undefined {
	const value = row.value(column);
	if (typeof value === 'string' && squeeze(value) === 'api') return 'API';
	return readPairs(row, column, 'area')?.map(([at, surcharge]) => {
		const area = findCode(at, areas);
		if (area === undefined) {
			throw row.error(
				column,
				`${quote(at)} is no area`,
				'Areas are jeju (제주) and island (도서산간)',
			);
		}
		return { area, surcharge };
	});
}

/** The delivery rules of a product, as its rows tell them. */
interface Delivery {
	groupId: string | undefined;
	method: string;
	/** KRW. */
	fee: number;
	feePayType: string | undefined;
	feeRule: IDataObject;
}

function readDelivery(rows: Row[]): Delivery {
	const price = need(rows, COLUMNS.feePrice, fee, 'Add a column baseFee (배송비); 0 is free');
	const feePayType = agree(rows, COLUMNS.feePayType, (row, column) =>
		row.code(column, feePayTypes),
	);
	if (price > 0 && (feePayType === undefined || feePayType === 'FREE')) {
		throw (rows[0] as Row).error(
			COLUMNS.feePayType,
			feePayType === undefined
				? 'is empty, but delivery has a fee'
				: 'is FREE, but delivery has a fee',
			'Use PREPAYED (선불) or CASH_ON_DELIVERY (착불)',
		);
	}
	return {
		groupId: agree(rows, COLUMNS.groupId, text),
		method: agree(rows, COLUMNS.method, (row, column) => row.code(column, methods)) ?? 'DELIVERY',
		fee: price,
		feePayType,
		feeRule: definedOnly({
			freeByThreshold: agree(rows, COLUMNS.freeByThreshold, integer),
			repeatByQty: agree(rows, COLUMNS.repeatByQty, positive),
			rangesByQty: agree(rows, COLUMNS.rangesByQty, readRanges),
			surchargesByArea: agree(rows, COLUMNS.surchargesByArea, readAreas),
		}),
	};
}

/** `shipping` of a product of a purchase. @throws CellError */
export function readShipping(rows: Row[]): IDataObject {
	const { groupId, method, fee, feePayType, feeRule } = readDelivery(rows);
	return definedOnly({
		groupId,
		method,
		baseFee: fee,
		feeRule: Object.keys(feeRule).length === 0 ? undefined : feeRule,
		feePayType: feePayType === 'FREE' ? undefined : feePayType,
	});
}

/** The kind of fee that follows from the rules. @throws CellError when they name two */
function feeTypeOf(rows: Row[], { fee, feeRule }: Delivery): string {
	const isByQuantity = feeRule.repeatByQty !== undefined || feeRule.rangesByQty !== undefined;
	if (fee === 0) return 'FREE';
	if (isByQuantity && feeRule.freeByThreshold !== undefined) {
		throw (rows[0] as Row).error(
			COLUMNS.feeType,
			'is empty, but the fee is both free from an amount and charged by quantity',
			'Write CONDITIONAL_FREE or CHARGE_BY_QUANTITY',
		);
	}
	if (isByQuantity) return 'CHARGE_BY_QUANTITY';
	return feeRule.freeByThreshold === undefined ? 'CHARGE' : 'CONDITIONAL_FREE';
}

/** `shippingPolicy` of a product of the XML. @throws CellError */
export function readShippingPolicy(rows: Row[]): IDataObject {
	const delivery = readDelivery(rows);
	const { groupId, method, fee, feePayType } = delivery;
	const given = agree(rows, COLUMNS.feeType, (row, column) => row.code(column, feeTypes));
	return {
		groupId: groupId ?? '',
		method,
		feeType: given ?? feeTypeOf(rows, delivery),
		feePayType: fee === 0 ? 'FREE' : (feePayType ?? ''),
		feePrice: fee,
	};
}
