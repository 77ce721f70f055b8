import type { IDataObject } from 'n8n-workflow';

import { type FieldTerms, termsOf } from '../../api/codes/labels';
import {
	commissionTypes,
	payMeansTypes,
	settlementOrderTypes,
	settleMethodTypes,
	settleTypes,
	vatDetailTypes,
	vatStatuses,
} from '../../api/codes/settlement';
import type { EndpointName } from '../../api/endpoints';
import { labelledRow } from '../../order/rows/labelled';

/** The coded fields of these rows that have a label. */
export const ELEMENT_TERMS: FieldTerms = {
	productOrderType: termsOf(settlementOrderTypes),
	settleType: termsOf(settleTypes),
	commissionType: termsOf(commissionTypes),
	payMeansType: termsOf(payMeansTypes),
	settleMethodType: termsOf(settleMethodTypes),
	detailType: termsOf(vatDetailTypes),
	status: termsOf(vatStatuses),
};

const VAT_AMOUNTS = [
	'totalSalesAmount',
	'taxationSalesAmount',
	'taxExemptionSalesAmount',
	'creditCardAmount',
	'cashInComeDeductionAmount',
	'cashOutGoingEvidenceAmount',
	'cashExclusionIssuanceAmount',
	'otherAmount',
];

/** The fields of each list, in the order of the columns. All are the Commerce API's, not confirmed for Npay. */
export const ELEMENT_COLUMNS = {
	getSettlementsByCase: [
		'productOrderId',
		'orderId',
		'productOrderType',
		'settleType',
		'settleBasisDate',
		'settleExpectDate',
		'settleCompleteDate',
		'payDate',
		'productId',
		'productName',
		'purchaserName',
		'paySettleAmount',
		'totalPayCommissionAmount',
		'freeInstallmentCommissionAmount',
		'sellingInterlockCommissionAmount',
		'benefitSettleAmount',
		'settleExpectAmount',
		'merchantId',
		'merchantName',
		'contractNo',
	],
	getCommissionDetails: [
		'productOrderId',
		'orderNo',
		'productOrderType',
		'settleType',
		'settleBasisDate',
		'settleExpectDate',
		'settleCompleteDate',
		'taxReturnDate',
		'productId',
		'productName',
		'purchaserName',
		'commissionType',
		'sellingInterlockCommissionType',
		'payMeansType',
		'commissionBasisAmount',
		'commissionAmount',
		'maximumSellingInterlockCommissionAmount',
		'merchantId',
		'merchantName',
	],
	getDailySettlements: [
		'settleExpectDate',
		'settleCompleteDate',
		'settleBasisStartDate',
		'settleBasisEndDate',
		'settleAmount',
		'paySettleAmount',
		'commissionSettleAmount',
		'benefitSettleAmount',
		'deductionRestoreSettleAmount',
		'payHoldbackAmount',
		'minusChargeAmount',
		'differenceSettleAmount',
		'returnCareSettleAmount',
		'normalSettleAmount',
		'quickSettleAmount',
		'preferentialCommissionAmount',
		'settlementLimitAmount',
		'settleMethodType',
		'bankType',
		'depositorName',
		'accountNo',
		'merchantId',
		'merchantName',
	],
	getVatByCase: [
		'productOrderId',
		'orderId',
		'productOrderType',
		'detailType',
		'status',
		'settleBasisDate',
		'productName',
		...VAT_AMOUNTS,
		'merchantId',
		'merchantName',
	],
	getDailyVat: ['settleBasisDate', ...VAT_AMOUNTS, 'merchantId', 'merchantName'],
} as const satisfies Partial<Record<EndpointName, readonly string[]>>;

/** The lists of settlements and of VAT. */
export type ElementEndpoint = keyof typeof ELEMENT_COLUMNS;

/** Fields that are not among the columns, which come after them. */
export const othersOf = (row: IDataObject, columns: readonly string[]): string[] =>
	Object.keys(row).filter((field) => !columns.includes(field));

/** A row with the same columns in the same order whatever Naver sends, and nothing else. */
export const inColumns = (row: IDataObject, columns: readonly string[]): IDataObject =>
	labelledRow(row, columns, { terms: ELEMENT_TERMS });

/** A row of a list of settlements or of VAT with Naver's names, Korean terms beside codes. */
export const elementRow = (endpoint: ElementEndpoint, row: IDataObject): IDataObject => {
	const columns = ELEMENT_COLUMNS[endpoint];
	return inColumns(row, [...columns, ...othersOf(row, columns)]);
};
