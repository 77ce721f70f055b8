import type { CodedValue } from '../../shared/fields/codedValue';

/** Types of notifications about payments (PortOne's guide to version 2024-04-25; confirmed). */
export const transactionTypes: readonly CodedValue[] = [
	{ code: 'Transaction.Paid', en: 'Payment Paid', ko: '결제 완료', hint: 'Scheduled ones too' },
	{ code: 'Transaction.Failed', en: 'Payment Failed', ko: '결제 실패', hint: 'Scheduled ones too' },
	{ code: 'Transaction.Cancelled', en: 'Payment Cancelled', ko: '결제 취소' },
	{
		code: 'Transaction.PartialCancelled',
		en: 'Payment Cancelled in Part',
		ko: '결제 부분 취소',
		hint: 'Each part starts a run of its own',
	},
	{
		code: 'Transaction.CancelPending',
		en: 'Payment Cancellation Requested',
		ko: '결제 취소 요청',
		hint: 'For payment companies (PG) that cancel later',
	},
	{
		code: 'Transaction.VirtualAccountIssued',
		en: 'Virtual Account Issued',
		ko: '가상계좌 발급 완료',
		hint: 'Nothing was paid yet',
	},
	{ code: 'Transaction.PayPending', en: 'Payment Pending', ko: '결제 완료 대기' },
	{
		code: 'Transaction.Ready',
		en: 'Payment Window Opened',
		ko: '결제 준비',
		hint: 'Nothing was paid yet',
	},
	{ code: 'Transaction.DisputeCreated', en: 'Dispute Created', ko: '분쟁 발생' },
	{ code: 'Transaction.DisputeResolved', en: 'Dispute Resolved', ko: '분쟁 해소' },
];

/** Types of notifications about billing keys (same source). */
export const billingKeyTypes: readonly CodedValue[] = [
	{ code: 'BillingKey.Issued', en: 'Billing Key Issued', ko: '빌링키 발급 완료' },
	{ code: 'BillingKey.Updated', en: 'Billing Key Updated', ko: '빌링키 변경' },
	{ code: 'BillingKey.Deleted', en: 'Billing Key Deleted', ko: '빌링키 삭제' },
	{
		code: 'BillingKey.Failed',
		en: 'Billing Key Failed',
		ko: '빌링키 발급 실패',
		hint: 'Only where PortOne has a record of the key: none was promised before it is issued',
	},
	{
		code: 'BillingKey.Ready',
		en: 'Billing Key Window Opened',
		ko: '빌링키 발급 준비',
		hint: 'Only where PortOne has a record of the key: none was promised before it is issued',
	},
];

/** All types that are known; PortOne adds new ones without notice, which start nothing. */
export const notificationTypes: readonly CodedValue[] = [...transactionTypes, ...billingKeyTypes];
