import type { IDataObject } from 'n8n-workflow';

import { agree } from './agree';
import { feeTypes } from './codes';
import { type Column, COLUMNS, headersOf } from './columns';
import type { Row } from './row';
import { type Delivery, readDelivery } from './shipping';

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
