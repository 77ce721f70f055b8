import type { CodedValue } from '../../../shared/fields/codedValue';

export { banks } from './banks';
export { countries } from './countries';

/** Whom a cash receipt is for (`CashReceiptInputType` of PortOne's document). */
export const cashReceiptTypes: readonly CodedValue[] = [
	{ code: 'PERSONAL', en: 'Income Deduction', ko: '소득공제용', also: ['개인', '소득공제'] },
	{ code: 'CORPORATE', en: 'Proof of Expense', ko: '지출증빙용', also: ['사업자', '지출증빙'] },
	{
		code: 'NO_RECEIPT',
		en: 'No Receipt',
		ko: '미발행',
		hint: 'The payment company (PG) may issue one by itself all the same (자진발급)',
	},
];

/** `Gender` of PortOne's document. */
export const genders: readonly CodedValue[] = [
	{ code: 'FEMALE', en: 'Female', ko: '여성', also: ['여', '여자', 'F'] },
	{ code: 'MALE', en: 'Male', ko: '남성', also: ['남', '남자', 'M'] },
	{ code: 'OTHER', en: 'Other', ko: '그 외 성별' },
];

/** Languages of a payment (`Locale` of PortOne's document). */
export const locales: readonly CodedValue[] = [
	{ code: 'KO_KR', en: 'Korean', ko: '한국어' },
	{ code: 'EN_US', en: 'English', ko: '영어' },
	{ code: 'JA_JP', en: 'Japanese', ko: '일본어' },
	{ code: 'ZH_CN', en: 'Chinese (China)', ko: '중국어(중국)' },
	{ code: 'ZH_TW', en: 'Chinese (Taiwan)', ko: '중국어(대만)' },
	{ code: 'RU_RU', en: 'Russian', ko: '러시아어' },
	{ code: 'TH_TH', en: 'Thai', ko: '태국어' },
	{ code: 'VI_VN', en: 'Vietnamese', ko: '베트남어' },
];

/** States of a schedule (PaymentScheduleStatus). */
export const scheduleStatuses: readonly CodedValue[] = [
	{ code: 'SCHEDULED', en: 'Scheduled', ko: '예약 완료' },
	{ code: 'STARTED', en: 'Started', ko: '결제 시작' },
	{ code: 'SUCCEEDED', en: 'Succeeded', ko: '결제 성공' },
	{ code: 'FAILED', en: 'Failed', ko: '결제 실패' },
	{ code: 'REVOKED', en: 'Revoked', ko: '예약 취소' },
	{ code: 'PENDING', en: 'Pending', ko: '결제 완료 대기' },
];

/** States of a billing key (BillingKeyStatus). */
export const billingKeyStatuses: readonly CodedValue[] = [
	{ code: 'ISSUED', en: 'Issued', ko: '발급 완료' },
	{ code: 'DELETED', en: 'Deleted', ko: '삭제 완료' },
];

/** States of a payment (the titles of PortOne's document); CEOS has three of them. */
export const paymentStatuses: readonly CodedValue[] = [
	{ code: 'READY', en: 'Ready', ko: '결제 준비' },
	{ code: 'PENDING', en: 'Pending', ko: '결제 완료 대기' },
	{ code: 'PAY_PENDING', en: 'Payment Pending', ko: '결제 완료 대기' },
	{ code: 'VIRTUAL_ACCOUNT_ISSUED', en: 'Virtual Account Issued', ko: '가상계좌 발급 완료' },
	{ code: 'PAID', en: 'Paid', ko: '결제 완료' },
	{ code: 'FAILED', en: 'Failed', ko: '결제 실패' },
	{ code: 'PARTIAL_CANCELLED', en: 'Cancelled in Part', ko: '결제 부분 취소' },
	{ code: 'CANCELLED', en: 'Cancelled', ko: '결제 취소' },
];
