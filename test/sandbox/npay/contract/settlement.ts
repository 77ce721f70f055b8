import { closed, dateTime, each, id, listOf, oneOf, text, whole } from './building';

/** Settlement rows declare members as nullable instead of leaving them out. */
const nullable = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const day = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const maybe = (names: string, schema: object) => each(names, nullable(schema));

const productOrderType = oneOf(
	...['PROD_ORDER', 'DELIVERY', 'EXTRAFEE', 'WITHDRAW', 'REFUND', 'PL_REFUND', 'QUICK_SETTLE'],
	...['DEDUCTION_RESTORE', 'PROD_PAY', 'REVIEW', 'ETC_COUPON', 'QUANTITY_CANCEL'],
	...['DIFFERENCE_SETTLE', 'PREFERENTIAL_COMMISSION', 'POINT_ACCUMULATION'],
	...['POST_ORDER_ADJUSTMENT_AMOUNT', 'PURCHASE_REVIEW', 'PREMIUM_PURCHASE_REVIEW'],
);
const settleType = oneOf(
	...['NORMAL_SETTLE_ORIGINAL', 'NORMAL_SETTLE_AFTER_CANCEL', 'NORMAL_SETTLE_BEFORE_CANCEL'],
	...['QUICK_SETTLE_ORIGINAL', 'QUICK_SETTLE_CANCEL'],
	...['QUANTITY_CANCEL_DEDUCTION', 'QUANTITY_CANCEL_RESTORE'],
);
const commissionType = oneOf(
	...['SALE_COMMISSION', 'PAY_COMMISSION', 'CHNL_COMMISSION', 'ISTLM_COMMISSION'],
	...['INFLOW_COMMISSION', 'PRICE_COMPARISON_COMMISSION'],
);
const payMeansType = oneOf(
	...['ALL', 'BANK', 'CCARD', 'MOBIL', 'NCASH', 'POINT', 'VACCT', 'PAYLATER', 'NMP_DISCOUNT'].map(
		(means) => `PAYMEANS_TYPE_${means}`,
	),
);

const pages = (element: object) =>
	closed(
		{
			elements: listOf(element),
			pagination: closed(each('page size totalPages totalElements', whole), [
				'page',
				'size',
				'totalPages',
				'totalElements',
			]),
		},
		['elements', 'pagination'],
	);

export const cases = pages(
	closed(
		{
			...maybe('settleBasisDate settleExpectDate settleCompleteDate payDate', day),
			...maybe('orderId productOrderId', id),
			...maybe('productId productName purchaserName merchantId merchantName contractNo', text),
			...each('paySettleAmount benefitSettleAmount settleExpectAmount', whole),
			...maybe(
				`totalPayCommissionAmount freeInstallmentCommissionAmount
				sellingInterlockCommissionAmount`,
				whole,
			),
			productOrderType,
			settleType,
		},
		['productOrderType', 'paySettleAmount', 'benefitSettleAmount', 'settleExpectAmount'],
	),
);

export const commissions = pages(
	closed(
		{
			...maybe('settleBasisDate settleExpectDate settleCompleteDate taxReturnDate', day),
			...each('orderNo productOrderId', id),
			...each('merchantId merchantName', text),
			...maybe('productId productName purchaserName', text),
			...each(
				'commissionBasisAmount commissionAmount maximumSellingInterlockCommissionAmount',
				whole,
			),
			productOrderType,
			settleType,
			commissionType,
			payMeansType,
		},
		`orderNo productOrderId productOrderType merchantId merchantName settleType
		commissionBasisAmount commissionType commissionAmount`.split(/\s+/),
	),
);

export const daily = pages(
	closed(
		{
			...maybe('settleBasisStartDate settleBasisEndDate settleExpectDate settleCompleteDate', day),
			...maybe(
				`settleAmount paySettleAmount commissionSettleAmount benefitSettleAmount
				deductionRestoreSettleAmount payHoldbackAmount minusChargeAmount differenceSettleAmount
				normalSettleAmount quickSettleAmount preferentialCommissionAmount
				settlementLimitAmount`,
				whole,
			),
			returnCareSettleAmount: whole,
			settleMethodType: oneOf('ACCOUNT', 'CHARGE_AMT'),
			...maybe('bankType depositorName accountNo merchantId merchantName', text),
		},
		['returnCareSettleAmount'],
	),
);

const sales = each(
	`totalSalesAmount taxationSalesAmount taxExemptionSalesAmount creditCardAmount
	cashInComeDeductionAmount cashOutGoingEvidenceAmount cashExclusionIssuanceAmount otherAmount`,
	whole,
);

export const vatCases = pages(
	closed(
		{
			...sales,
			...maybe('productName merchantId merchantName', text),
			settleBasisDate: nullable(day),
			orderId: id,
			productOrderId: nullable(id),
			productOrderType,
			detailType: oneOf(
				...['PAYMENT_SETL', 'PRODUCT_COUPON_SETL', 'DDTN_RSTOR', 'DLVREC', 'DLCNCL'].map(
					(kind) => `VOUCH_DETAIL_${kind}`,
				),
			),
			status: oneOf('VOUCH_PUBLICATION', 'VOUCH_CANCEL', 'VOUCH_RSTOR_PUBLICATION'),
		},
		['orderId', ...Object.keys(sales)],
	),
);

export const vatDaily = pages(
	closed({ ...sales, ...maybe('merchantId merchantName', text), settleBasisDate: day }, [
		'settleBasisDate',
		...Object.keys(sales),
	]),
);

export const error = closed(
	{
		code: oneOf('BAD_REQUEST'),
		message: text,
		timestamp: dateTime,
		traceId: text,
		invalidInputs: listOf(closed({ name: text, message: text, type: text }, ['name', 'message'])),
	},
	['code', 'message', 'invalidInputs', 'timestamp', 'traceId'],
);
