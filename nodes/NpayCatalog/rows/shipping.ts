import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../shared/data/objects';
import { agree, fee, integer, need, positive, text } from './agree';
import { feePayTypes, methods } from './codes';
import { COLUMNS } from './columns';
import type { Row } from './row';
import { readAreas, readRanges } from './surcharges';

/** Delivery of which the buyer pays the rider, however much that is: its fee may stay empty. */
const PAID_TO_THE_RIDER = 'QUICK_SVC';

/** Delivery that costs nothing. */
const NOT_SENT: ReadonlySet<string> = new Set(['VISIT_RECEIPT', 'NOTHING']);

/** The delivery rules of a product, as its rows tell them. */
export interface Delivery {
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

/** @throws CellError */
export function readDelivery(rows: Row[]): Delivery {
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
