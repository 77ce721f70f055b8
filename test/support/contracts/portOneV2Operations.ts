import type { IDataObject } from 'n8n-workflow';

import { BILLING_KEY, CARD, CHANNEL } from '../shops/portOneV2Shop';

const ADDRESS = {
	addressLine1: '테헤란로 1',
	addressLine2: '2층',
	city: '강남구',
	province: '서울특별시',
	country: 'KR',
};
const CUSTOMER = {
	...ADDRESS,
	id: 'kim',
	email: 'kim@example.com',
	phoneNumber: '010-1234-5678',
	birthYear: '1990',
	birthMonth: '01',
	birthDay: '02',
	gender: 'FEMALE',
	zipcode: '06236',
	businessRegistrationNumber: '1234567890',
};
const PRODUCT = {
	id: 'p-1',
	name: '노트북',
	code: 'c-1',
	tag: '전자',
	link: 'https://example.com/p-1',
	amount: 5_000,
	quantity: 2,
};
const ORDER = {
	orderName: '노트북 외 1건',
	total: 11_000,
	customer: { ...CUSTOMER, fullName: '김네이버' },
	shippingAddress: ADDRESS,
	products: { product: [PRODUCT] },
};
const OPTIONS = {
	taxFree: 1_000,
	vat: 900,
	customData: '={{ { orderId: "1" } }}',
	country: 'KR',
	productCount: 2,
	productType: 'PHYSICAL',
	bypass: '{"pg":{"a":1}}',
	noticeUrls: 'https://example.com/a, https://example.com/b',
};
const KEY_OPTIONS = {
	...OPTIONS,
	channelKey: CHANNEL,
	locale: 'KO_KR',
	cashReceiptType: 'PERSONAL',
	customerIdentityNumber: '01012345678',
	installmentMonth: 3,
	useFreeInterestFromMerchant: true,
	useCardPoint: true,
};
const FULL_CARD = {
	...CARD,
	birthOrBusinessRegistrationNumber: '900102',
	passwordTwoDigits: '12',
	installmentMonth: 3,
	useFreeInstallmentPlan: true,
	useFreeInterestFromMerchant: false,
	useCardPoint: true,
};
const RECEIPT = { type: 'PERSONAL', customerIdentityNumber: '01012345678' };

const payment = (operation: string, paymentId: string, rest: IDataObject = {}): IDataObject => ({
	...{ resource: 'payment', operation, paymentId },
	...rest,
});
const instant = (paymentId: string, rest: IDataObject): IDataObject =>
	payment('payInstantly', paymentId, { channelKey: CHANNEL, orderName: 'x', total: 100, ...rest });
const account = (paymentId: string, virtualAccount: IDataObject): IDataObject =>
	instant(paymentId, {
		method: 'virtualAccount',
		virtualAccount: { bank: 'SHINHAN', ...virtualAccount },
	});
const byKey = (paymentId: string, rest: IDataObject): IDataObject =>
	payment('payWithBillingKey', paymentId, { billingKey: BILLING_KEY, ...rest });

/** Every operation at PortOne V2, with as few and with all of its parameters. */
export const portOneOperations = (): IDataObject[] => [
	instant('i/1 가', { card: CARD }),
	instant('i-2', {
		...ORDER,
		channelKey: '',
		channelGroupId: 'channel-group-sandbox-v2',
		card: FULL_CARD,
		options: { ...OPTIONS, isCulturalExpense: true, isEscrow: true, skipWebhook: true },
	}),
	account('v-1', {}),
	account('v-2', { validHours: 5, remitteeName: '가게', ...RECEIPT }),
	account('v-3', { dueDate: '2026-12-01', pgAccountId: 'kim' }),
	account('v-4', { accountNumber: '110-1' }),
	byKey('b-1', { orderName: 'x', total: 100, currency: 'USD' }),
	byKey('b-2', { ...ORDER, options: { ...KEY_OPTIONS, skipWebhook: false } }),
	byKey('b-3', {
		...ORDER,
		customer: { id: 'kim', firstName: '네이버', lastName: '김', country: 'KR' },
		options: { cashReceiptType: 'NO_RECEIPT', promotionId: 'promotion-1' },
	}),
	payment('get', 'b-1'),
	payment('cancel', 'b-1', { reason: '변심', extent: 'full' }),
	payment('cancel', 'b-2', {
		reason: '변심',
		extent: 'partial',
		amount: 1_000,
		options: {
			currentCancellableAmount: 11_000,
			taxFreeAmount: 100,
			vatAmount: 80,
			requester: 'CUSTOMER',
			promotionDiscountRetainOption: 'RETAIN',
			refundEmail: 'kim@example.com',
			skipWebhook: true,
			refundBank: 'SHINHAN',
			refundNumber: '110-1',
			refundHolderName: '김',
			refundHolderPhoneNumber: '010',
		},
	}),
	payment('getTransactions', 'b-1'),
	payment('preRegister', 'r-1', { totalAmount: 100 }),
	payment('preRegister', 'r-2', {
		...{ totalAmount: 1_000, currency: 'USD', options: { taxFreeAmount: 100 } },
	}),
	payment('resendWebhook', 'b-2'),
	payment('resendWebhook', 'b-2', { options: { webhookId: 'webhook-1' } }),
	payment('closeVirtualAccount', 'v-1'),
	{ resource: 'payment', operation: 'getMany', returnAll: false, limit: 5 },
	{ resource: 'payment', operation: 'getMany', returnAll: true, period: 'lastMonth' },
	{
		...{ resource: 'payment', operation: 'getMany', returnAll: true, status: ['PAID', 'FAILED'] },
		...{ period: 'custom', from: '2026-11-01', until: '2026-12-01' },
	},
	{
		...{ resource: 'payment', operation: 'getMany', returnAll: false, limit: 5, status: ['PAID'] },
		...{ period: 'custom', from: '2026-11-01', until: '' },
		options: {
			...{ methods: ['CARD', 'EASY_PAY'], pgProvider: 'KCP_V2, TOSSPAYMENTS', version: 'V2' },
			...{ isTest: 'test', isScheduled: 'false', timestampType: 'STATUS_CHANGED_AT' },
			...{ sortBy: 'STATUS_CHANGED_AT', sortOrder: 'ASC' },
			...{ searchField: 'ORDER_NAME', searchValue: '노트북' },
		},
	},
	{ resource: 'billingKey', operation: 'get', billingKey: BILLING_KEY },
	{ resource: 'billingKey', operation: 'getMany', returnAll: false, limit: 5 },
	{
		...{ resource: 'billingKey', operation: 'getMany', returnAll: true, customerId: 'kim' },
		...{ status: ['ISSUED'] },
		options: {
			...{ from: '2026-11-01', until: '2026-12-01', methods: ['CARD'], version: 'V2' },
			...{ order: 'ASC', timeRangeField: 'ISSUED_AT' },
			...{ searchField: 'BILLING_KEY', searchValue: 'billing' },
		},
	},
	{
		...{ resource: 'billingKey', operation: 'delete', billingKey: 'old-key' },
		...{ waitingSchedules: 'revoke' },
		options: { reason: '해지', requester: 'CUSTOMER', skipWebhook: true },
	},
	{ resource: 'billingKey', operation: 'delete', billingKey: 'older-key' },
	{
		...byKey('', { orderName: 'x', total: 100 }),
		...{
			resource: 'schedule',
			operation: 'ensure',
			timing: 'monthly',
			anchorDay: 31,
			after: '',
			afterDate: '',
		},
	},
	{
		...byKey('', { ...ORDER, total: 12_000 }),
		...{ resource: 'schedule', operation: 'ensure', customerId: 'kim', timing: 'exact' },
		...{ timeToPay: '2026-12-06 10:00', paymentIdPrefix: 'box-' },
		options: { ...KEY_OPTIONS, cancelOthers: true, bookRevoked: true, months: 2 },
	},
	{
		...byKey('s-1', { orderName: 'x', total: 100 }),
		...{ resource: 'schedule', operation: 'create', timeToPay: '2026-12-05' },
	},
	{
		...byKey('s-2', { ...ORDER, options: KEY_OPTIONS }),
		...{ resource: 'schedule', operation: 'create', timeToPay: '2026-12-05 10:00' },
	},
	{ resource: 'schedule', operation: 'get', scheduleId: 'a/b' },
	{
		resource: 'schedule',
		operation: 'getMany',
		period: 'custom',
		from: '2026-11-22',
		until: '2027-11-22',
		limit: 5,
	},
	{
		...{
			resource: 'schedule',
			operation: 'getMany',
			period: 'custom',
			from: '2026-11-22',
			until: '2027-11-22',
		},
		...{ returnAll: false, limit: 5, status: ['SCHEDULED', 'REVOKED'] },
		options: { billingKey: BILLING_KEY, isForTest: 'live', order: 'ASC', sortBy: 'CREATED_AT' },
	},
	{ resource: 'schedule', operation: 'getMany', period: 'nextMonth' },
	{ resource: 'schedule', operation: 'revoke', scheduleId: 'x, y' },
	{ resource: 'schedule', operation: 'revoke', scheduleId: 'x', billingKey: BILLING_KEY },
	{ resource: 'schedule', operation: 'revoke', revokeAll: true, billingKey: BILLING_KEY },
];

/** The same at CEOS. */
export const ceosOperations = (): IDataObject[] => [
	payment('payInstantly', 'c/1 가', { orderName: 'x', totalPayAmount: 100 }),
	payment('payInstantly', 'c-2', {
		...{ orderName: 'x', totalPayAmount: 100, currency: 'USD', customData: '{"item":"노트북"}' },
		options: { maxAttempts: 2, retryPaymentId: '{paymentId}_{attempt}', timeoutSeconds: 5 },
	}),
	payment('get', 'c-2'),
	payment('cancel', 'c-2'),
	{ resource: 'apiSecret', operation: 'issue', githubId: 'octocat' },
];
