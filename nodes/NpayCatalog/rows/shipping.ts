import type { IDataObject } from 'n8n-workflow';

import { findCode } from '../../shared/fields/codedValue';
import { isUnreadable, readNumber, WON } from '../../shared/data/numbers';
import { definedOnly } from '../../shared/data/objects';
import { plain, quote, squeeze } from '../../shared/data/writing';
import { agree, fee, integer, need, positive, text } from './agree';
import { areas, feePayTypes, feeTypes, methods } from './codes';
import { COLUMNS, headersOf } from './columns';
import type { Column } from './columns';
import type { Row } from './row';

/** Most sections of quantities that the API takes (PortOne's manual; the interworking guide too). */
export const MAX_SECTIONS = 3;

/** Most ranges: the pieces below the first one, which pay the base fee, are a section too. */
export const MAX_RANGES = MAX_SECTIONS - 1;

/** Delivery of which the buyer pays the rider, however much that is: its fee may stay empty. */
const PAID_TO_THE_RIDER = 'QUICK_SVC';

/** Delivery that costs nothing. */
const NOT_SENT: ReadonlySet<string> = new Set(['VISIT_RECEIPT', 'NOTHING']);

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
		if (isUnreadable(from) || from < 2) {
			throw row.error(
				column,
				`${quote(at)} is not a number of pieces from 2 up`,
				'What the first piece costs is the base fee: write it into baseFee (배송비)',
			);
		}
		return { from, surcharge };
	});
	if (ranges !== undefined && ranges.length > MAX_RANGES) {
		throw row.error(
			column,
			`has ${ranges.length} ranges, which makes ${ranges.length + 1} sections of quantities; Naver Pay takes ${MAX_SECTIONS}`,
			`Pieces below the first number are a section too: write at most ${MAX_RANGES}, like 3:500, 6:1000`,
		);
	}
	return ranges?.sort((a, b) => a.from - b.from);
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

/** Who pays the fee: `CASH_ON_DELIVERY` stands also where the amount is not known beforehand. @throws CellError */
function readPayType(rows: Row[], method: string, price: number | undefined): string | undefined {
	const given = agree(rows, COLUMNS.feePayType, (row, column) => row.code(column, feePayTypes));
	if (given === undefined && method === PAID_TO_THE_RIDER && price === undefined) {
		return 'CASH_ON_DELIVERY';
	}
	if ((price ?? 0) > 0 && (given === undefined || given === 'FREE')) {
		throw (rows[0] as Row).error(
			COLUMNS.feePayType,
			given === undefined ? 'is empty, but delivery has a fee' : 'is FREE, but delivery has a fee',
			'Use PREPAYED (선불) or CASH_ON_DELIVERY (착불)',
		);
	}
	return given;
}

function readDelivery(rows: Row[]): Delivery {
	const method =
		agree(rows, COLUMNS.method, (row, column) => row.code(column, methods)) ?? 'DELIVERY';
	const needsNoFee = method === PAID_TO_THE_RIDER || NOT_SENT.has(method);
	const price = needsNoFee
		? agree(rows, COLUMNS.feePrice, fee)
		: need(rows, COLUMNS.feePrice, fee, 'Add a column baseFee (배송비); 0 is free');
	return {
		groupId: agree(rows, COLUMNS.groupId, text),
		method,
		fee: price ?? 0,
		feePayType: readPayType(rows, method, price),
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
function feeTypeOf(rows: Row[], { fee, feePayType, feeRule }: Delivery): string {
	const isByQuantity = feeRule.repeatByQty !== undefined || feeRule.rangesByQty !== undefined;
	if (fee === 0) return feePayType === 'CASH_ON_DELIVERY' ? 'CHARGE' : 'FREE';
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

/** The kind of fee, held against what it costs and who pays. @throws CellError */
function readFeeType(rows: Row[], delivery: Delivery): string {
	const given = agree(rows, COLUMNS.feeType, (row, column) => row.code(column, feeTypes));
	if (given === undefined) return feeTypeOf(rows, delivery);
	const wrong = (problem: string, advice: string) =>
		(rows[0] as Row).error(COLUMNS.feeType, problem, advice);
	const isOnDelivery = delivery.feePayType === 'CASH_ON_DELIVERY';
	if (given === 'FREE' && (delivery.fee > 0 || isOnDelivery)) {
		throw wrong(
			delivery.fee > 0 ? `is FREE, but delivery costs ${delivery.fee}` : 'is FREE, but 착불',
			'Leave it empty, or make the fee 0 and the payment of the fee empty',
		);
	}
	if (given === 'CHARGE' && delivery.fee === 0 && !isOnDelivery) {
		throw wrong(
			'is CHARGE (유료), but the fee is 0',
			'Write the fee into baseFee (배송비), or 착불 into feePayType (배송비결제)',
		);
	}
	return given;
}

/** The part that a kind of fee needs in the XML: from what amount it is free, or how it grows with the pieces. */
function ruleOf(rows: Row[], feeType: string, { feeRule }: Delivery): IDataObject {
	const missing = (columns: readonly Column[]) =>
		(rows[0] as Row).error(
			columns[0] as Column,
			`is empty, but the fee is ${feeType}`,
			`Fill in ${columns.map(headersOf).join(' or ')}`,
		);
	if (feeType === 'CONDITIONAL_FREE') {
		if (feeRule.freeByThreshold === undefined) throw missing([COLUMNS.freeByThreshold]);
		return { conditionalFree: { basePrice: feeRule.freeByThreshold } };
	}
	if (feeType !== 'CHARGE_BY_QUANTITY') return {};
	if (feeRule.repeatByQty !== undefined) {
		return { chargeByQuantity: { type: 'REPEAT', repeatQuantity: feeRule.repeatByQty } };
	}
	const ranges = (feeRule.rangesByQty ?? []) as Array<{ from: number; surcharge: number }>;
	if (ranges.length === 0) throw missing([COLUMNS.repeatByQty, COLUMNS.rangesByQty]);
	const range = ranges.flatMap(({ from, surcharge }, index) => [
		[`range${index + 2}From`, from],
		[`range${index + 2}FeePrice`, surcharge],
	]);
	return {
		chargeByQuantity: {
			type: 'RANGE',
			range: { type: ranges.length + 1, ...Object.fromEntries(range) },
		},
	};
}

/**
 * Surcharges by area: Naver Pay asks for them, or has two areas (2권역: Jeju and islands alike) or three. Without
 * one for Jeju, Jeju counts as an island (PortOne's manual).
 */
function areasOf({ feeRule }: Delivery): IDataObject {
	const { surchargesByArea: byArea } = feeRule;
	if (byArea === 'API') return { surchargeByArea: { apiSupport: true } };
	if (!Array.isArray(byArea) || byArea.length === 0) return {};
	const of = (area: string) =>
		(byArea as Array<{ area: string; surcharge: number }>).find((one) => one.area === area)
			?.surcharge;
	const [jeju, island = 0] = [of('jeju'), of('island')];
	return {
		surchargeByArea:
			jeju === undefined
				? { splitUnit: 2, area2Price: island }
				: { splitUnit: 3, area2Price: jeju, area3Price: island },
	};
}

/**
 * `shippingPolicy` of a product of the XML. The names of the rules are those of Naver Pay's interworking guide and
 * of shop systems that answer so; PortOne's manual doesn't show them.
 *
 * @throws CellError
 */
export function readShippingPolicy(rows: Row[]): IDataObject {
	const delivery = readDelivery(rows);
	const { groupId, method, fee, feePayType } = delivery;
	const feeType = readFeeType(rows, delivery);
	const isFree = fee === 0 && feePayType !== 'CASH_ON_DELIVERY';
	return {
		groupId: groupId ?? '',
		method,
		feeType,
		feePayType: isFree ? 'FREE' : (feePayType ?? ''),
		feePrice: fee,
		...ruleOf(rows, feeType, delivery),
		...areasOf(delivery),
	};
}
