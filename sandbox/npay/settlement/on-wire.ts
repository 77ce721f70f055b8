import { MERCHANT_NAME } from '../orders/merchant';
import type { NpaySettings } from '../settings';
import type { Members } from '../wire';
import type { Case } from './cases';
import type { Commission } from './commissions';
import { type DailyLine, settleAmountOf } from './daily';
import type { Day } from './days';
import type { Entry } from './entries';
import type { Sales, SalesPart } from './vat';

/** A row of `settle/case`; `completeDate` is the day it was paid out. */
export function caseOnWire({ entry, ...amounts }: Case, completeDate: Day | undefined): Members {
	return {
		...dates(entry, completeDate),
		payDate: entry.payDate,
		orderId: orderIdOf(entry),
		...product(entry),
		settleType: entry.settleType,
		...amounts,
		...merchant(entry.order.merchantId),
		contractNo: null,
	};
}

/** A row of `settle/commission-details`. */
export function commissionOnWire(
	entry: Entry,
	commission: Commission,
	completeDate: Day | undefined,
	apiRevision: NpaySettings['apiRevision'],
): Members {
	const { type, means, channel, basis, amount } = commission;
	return {
		orderNo: orderIdOf(entry),
		...product(entry),
		...merchant(entry.order.merchantId),
		settleType: entry.settleType,
		...dates(entry, completeDate),
		taxReturnDate: entry.basisDate ?? null,
		commissionBasisAmount: basis,
		commissionType: type,
		...(apiRevision === '2026-03' && { sellingInterlockCommissionType: channel ?? null }),
		payMeansType: means,
		commissionAmount: amount,
		maximumSellingInterlockCommissionAmount: channel ? amount : 0,
	};
}

/** A row of `settle/daily`. */
export function dailyOnWire({ merchantId, ...line }: DailyLine): Members {
	const settleAmount = settleAmountOf({ merchantId, ...line });
	return {
		...line,
		settleCompleteDate: line.settleCompleteDate ?? null,
		settleAmount,
		normalSettleAmount: settleAmount,
		payHoldbackAmount: 0,
		minusChargeAmount: 0,
		differenceSettleAmount: 0,
		returnCareSettleAmount: 0,
		quickSettleAmount: 0,
		preferentialCommissionAmount: 0,
		settlementLimitAmount: 0,
		settleMethodType: 'ACCOUNT',
		bankType: 'KB',
		depositorName: MERCHANT_NAME,
		accountNo: '1234**********',
		...merchant(merchantId),
	};
}

/** A row of `vat/case`: an entry, or what of it was paid in one way. */
export function vatCaseOnWire({ entry, detailType, sales }: SalesPart): Members {
	return {
		settleBasisDate: entry.basisDate ?? null,
		orderId: orderIdOf(entry),
		productOrderId: entry.productOrderId ?? null,
		productOrderType: entry.productOrderType,
		detailType,
		status: entry.payAmount < 0 ? 'VOUCH_CANCEL' : 'VOUCH_PUBLICATION',
		productName: nameOf(entry),
		...sales,
		...merchant(entry.order.merchantId),
	};
}

/** A row of `vat/daily`. */
export function vatDailyOnWire(settleBasisDate: Day, sales: Sales, merchantId: string): Members {
	return { settleBasisDate, ...sales, ...merchant(merchantId) };
}

function dates({ basisDate, expectDate }: Entry, completeDate: Day | undefined): Members {
	return {
		settleBasisDate: basisDate ?? null,
		settleExpectDate: expectDate ?? null,
		settleCompleteDate: completeDate ?? null,
	};
}

function product(entry: Entry): Members {
	const { productOrderId, productOrderType, productOrder, order, withoutOrder } = entry;
	return {
		productOrderId: productOrderId ?? null,
		productOrderType,
		productId: productOrder?.line.productId ?? null,
		productName: nameOf(entry),
		purchaserName: withoutOrder ? null : order.ordererName,
	};
}

function nameOf({ name, productOrder }: Entry): string | null {
	return name ?? productOrder?.line.productName ?? null;
}

function orderIdOf({ order, withoutOrder }: Entry): string | null {
	return withoutOrder ? null : order.orderId;
}

function merchant(merchantId: string): Members {
	return { merchantId, merchantName: MERCHANT_NAME };
}
