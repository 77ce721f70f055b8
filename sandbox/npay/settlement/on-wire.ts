import { MERCHANT_NAME } from '../merchant';
import type { Members } from '../wire';
import type { Case } from './cases';
import type { Commission } from './commissions';
import { settleAmountOf, type DailyLine } from './daily';
import type { Day } from './days';
import type { Entry } from './entries';
import { salesOf, type Sales } from './vat';

/** A row of `settle/case`; `completeDate` is the day it was paid out. */
export function caseOnWire({ entry, ...amounts }: Case, completeDate: Day | undefined): Members {
	return {
		...dates(entry, completeDate),
		payDate: entry.payDate,
		orderId: entry.order.orderId,
		...product(entry),
		settleType: entry.settleType,
		...amounts,
		benefitSettleAmount: 0,
		...merchant(entry.order.merchantId),
		contractNo: null,
	};
}

/** A row of `settle/commission-details`. */
export function commissionOnWire(
	entry: Entry,
	commission: Commission,
	completeDate: Day | undefined,
): Members {
	const { type, means, channel, basis, amount } = commission;
	return {
		orderNo: entry.order.orderId,
		...product(entry),
		...merchant(entry.order.merchantId),
		settleType: entry.settleType,
		...dates(entry, completeDate),
		taxReturnDate: entry.basisDate ?? null,
		commissionBasisAmount: basis,
		commissionType: type,
		sellingInterlockCommissionType: channel ?? null,
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

/** A row of `vat/case`. */
export function vatCaseOnWire(entry: Entry): Members {
	return {
		settleBasisDate: entry.basisDate ?? null,
		orderId: entry.order.orderId,
		productOrderId: entry.productOrderId,
		productOrderType: entry.productOrderType,
		detailType: 'VOUCH_DETAIL_PAYMENT_SETL',
		status: entry.payAmount < 0 ? 'VOUCH_CANCEL' : 'VOUCH_PUBLICATION',
		productName: entry.productOrder?.line.productName ?? null,
		...salesOf(entry),
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

function product({ productOrderId, productOrderType, productOrder, order }: Entry): Members {
	return {
		productOrderId,
		productOrderType,
		productId: productOrder?.line.productId ?? null,
		productName: productOrder?.line.productName ?? null,
		purchaserName: order.ordererName,
	};
}

function merchant(merchantId: string): Members {
	return { merchantId, merchantName: MERCHANT_NAME };
}
