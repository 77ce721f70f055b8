import type { IDataObject } from 'n8n-workflow';

import { isLabelled } from '../../api/codes/labels';
import { type Cell, codeCell, numberCell, textCell } from '../../order/rows/cells';
import { ELEMENT_COLUMNS, ELEMENT_TERMS, type ElementEndpoint, othersOf } from './elementRow';

/**
 * The headers of a sheet of settlements or of VAT, by Naver's names. To change a header, change its line.
 *
 * What each header says is Naver's own title of the field (Commerce API). Numbers and names are written as in the
 * sheet of product orders, so that a lookup by them works between the two. The headers as a whole are ours: they are
 * not confirmed for any file that 네이버페이센터 makes.
 */
export const SHEET_HEADERS: Readonly<Record<string, string>> = {
	productOrderId: '상품주문번호',
	orderId: '주문번호',
	orderNo: '주문번호',
	// Naver's documents have no title for the types, apart from 정산 방법: plain words.
	productOrderType: '구분',
	settleType: '정산 구분',
	commissionType: '수수료 구분',
	sellingInterlockCommissionType: '매출 연동 수수료 구분',
	payMeansType: '결제 수단',
	detailType: '상세 구분',
	status: '매출 구분',
	settleMethodType: '정산 방법',
	bankType: '은행',
	settleBasisDate: '정산 기준일',
	settleBasisStartDate: '정산 기준 시작일',
	settleBasisEndDate: '정산 기준 종료일',
	settleExpectDate: '정산 예정일',
	settleCompleteDate: '정산 완료일',
	payDate: '결제일',
	taxReturnDate: '세금 신고 기준일',
	productId: '상품번호',
	productName: '상품명',
	purchaserName: '구매자명',
	// 건별 정산
	paySettleAmount: '결제 정산 금액',
	totalPayCommissionAmount: '총 네이버페이 관리 수수료 금액',
	freeInstallmentCommissionAmount: '판매자 부담 무이자 할부 수수료',
	sellingInterlockCommissionAmount: '매출 연동 수수료',
	benefitSettleAmount: '혜택 정산 금액',
	settleExpectAmount: '정산 예정 금액',
	// 수수료 상세
	commissionBasisAmount: '수수료 기준 금액',
	commissionAmount: '수수료 금액',
	maximumSellingInterlockCommissionAmount: '최대 과금 매출 연동 수수료 금액',
	// 일별 정산
	settleAmount: '정산 금액',
	commissionSettleAmount: '수수료 정산 금액',
	deductionRestoreSettleAmount: '공제 환급 정산 금액',
	payHoldbackAmount: '지급 보류 금액',
	minusChargeAmount: '마이너스 충전금 상계 금액',
	differenceSettleAmount: '차액 정산 금액',
	returnCareSettleAmount: '반품안심케어 정산 금액',
	normalSettleAmount: '일반 정산 금액',
	quickSettleAmount: '빠른정산 금액',
	preferentialCommissionAmount: '우대 수수료 환급 금액',
	settlementLimitAmount: '한도 보류/해제 금액',
	depositorName: '예금주',
	accountNo: '계좌 번호',
	// 부가세
	totalSalesAmount: '총 매출 금액',
	taxationSalesAmount: '과세 매출 금액',
	taxExemptionSalesAmount: '면세 매출 금액',
	creditCardAmount: '신용카드 금액',
	cashInComeDeductionAmount: '현금영수증 소득공제 금액',
	cashOutGoingEvidenceAmount: '현금영수증 지출 증빙 금액',
	cashExclusionIssuanceAmount: '현금영수증 발행 제외 금액',
	otherAmount: '기타 금액',
	merchantId: '가맹점 ID',
	merchantName: '가맹점명',
	contractNo: '계약 번호',
};

/** A code as its Korean term, an amount as a number, all else as text: an ID must not become a number. */
function cellOf(field: string, value: unknown): Cell {
	if (isLabelled(field, ELEMENT_TERMS)) return codeCell(value, field, ELEMENT_TERMS);
	return field.endsWith('Amount') ? numberCell(value) : textCell(value);
}

/**
 * A row of a list of settlements or of VAT under Korean headers: the same columns in the same order whatever Naver
 * sends, `null` where there is nothing. Fields that nobody knows yet come after them under their own names.
 */
export function elementSheet(endpoint: ElementEndpoint, row: IDataObject): IDataObject {
	const columns = ELEMENT_COLUMNS[endpoint];
	const cells = columns.map((field) => [SHEET_HEADERS[field] ?? field, cellOf(field, row[field])]);
	const others = othersOf(row, columns).map((field) => [field, row[field]]);
	return Object.fromEntries([...cells, ...others]) as IDataObject;
}
