import type { IDataObject } from 'n8n-workflow';

import type { CodedValue } from '../../../shared/fields/codedValue';
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

/** Which coded fields of settlement rows get a label beside them. */
const LABELLED: Readonly<Record<string, readonly CodedValue[]>> = {
	productOrderType: settlementOrderTypes,
	settleType: settleTypes,
	commissionType: commissionTypes,
	payMeansType: payMeansTypes,
	settleMethodType: settleMethodTypes,
	detailType: vatDetailTypes,
	status: vatStatuses,
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

/** A field and, right after it, the Korean term where it is a code: `null` where nobody knows the code. */
function withLabel(row: IDataObject, field: string): IDataObject {
	const value = row[field] ?? null;
	const terms = LABELLED[field];
	if (terms === undefined) return { [field]: value };
	return {
		[field]: value,
		[`${field}Label`]: terms.find(({ code }) => code === value)?.ko ?? null,
	};
}

/**
 * A row with the same columns in the same order whatever Naver sends: what is absent is `null`.
 *
 * @param rest whether fields that are not among the columns come after them
 */
export function inColumns(row: IDataObject, columns: readonly string[], rest = true): IDataObject {
	const others = rest ? Object.keys(row).filter((field) => !columns.includes(field)) : [];
	return Object.assign({}, ...[...columns, ...others].map((field) => withLabel(row, field)));
}

/** A row of a list of settlements or of VAT, as it comes out. */
export const elementRow = (endpoint: ElementEndpoint, row: IDataObject): IDataObject =>
	inColumns(row, ELEMENT_COLUMNS[endpoint]);
