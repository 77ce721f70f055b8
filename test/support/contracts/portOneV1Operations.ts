import type { IDataObject } from 'n8n-workflow';

import { CUSTOMER } from '../shops/portOneShop';

const AT = '2026-12-05 10:00';
const LATER = '2026-12-08 10:00';

const PURCHASE = {
	tax_free: 1_000,
	vat_amount: 800,
	buyer_name: '김네이버',
	buyer_email: 'kim@example.com',
	buyer_tel: '010-1234-5678',
	buyer_addr: '서울시 강남구',
	buyer_postcode: '06236',
	custom_data: { plan: 'gold' },
	notice_url: 'http://127.0.0.1:9/webhook',
	product_type: 'digital',
	cash_receipt_type: '개인',
	card_quota: 3,
	interest_free_by_merchant: true,
	use_card_point: true,
	product_count: 2,
	browser_ip: '127.0.0.1',
	naverUseCfm: '2026-12-31',
	bypass: { pg: 'x' },
	promotion_id: 'promotion-id-1',
	currency: 'krw',
};
const CARD = {
	card_number: '1234567890123456',
	expiry: '2029-12',
	birth: '900101',
	pwd_2digit: '12',
	cvc: '123',
};
const schedule = (operation: string, changed: IDataObject = {}) => ({
	resource: 'schedule',
	operation,
	merchant_uid: '주문/1 가',
	customer_uid: CUSTOMER,
	...changed,
});
const billingKey = (operation: string, changed: IDataObject = {}) => ({
	...{ resource: 'billingKey', operation, customer_uid: CUSTOMER },
	...changed,
});
const prepared = (operation: string, changed: IDataObject = {}) => ({
	...{ resource: 'preparedAmount', operation, merchant_uid: 'order/가', amount: 60_000 },
	...changed,
});
const period = (from: string, to: string, status: string) => ({
	period: 'custom',
	[from]: '2026-11-22',
	[to]: '2027-11-21',
	[status]: 'scheduled',
	returnAll: true,
});
const PARCEL = {
	delivery_method: 'DELIVERY',
	delivery_company: 'CJGLS',
	tracking_number: '64000001',
};
const RETURN_PARCEL = { ...PARCEL, delivery_method: 'RETURN_DELIVERY' };

/** Every operation at PortOne V1, with as few and with all of its parameters. */
export function portOneV1Operations(
	imp_uid: string,
	order: { impUid: string; id: string },
): IDataObject[] {
	const amounts = { amount: 60_000, name: '정기 구독' };
	const naver = (operation: string, changed: IDataObject = {}) => ({
		resource: 'naverOrder',
		operation,
		imp_uid: order.impUid,
		scope: 'some',
		product_order_id: order.id,
		...changed,
	});
	const naverPayment = (operation: string, changed: IDataObject = {}) => ({
		resource: 'naverPayment',
		operation,
		imp_uid,
		...changed,
	});
	return [
		schedule('create', { schedule_at: AT, ...amounts }),
		schedule('create', {
			merchant_uid: 'order-2',
			customer_uid: 'new',
			schedule_at: AT,
			...amounts,
			card: CARD,
			options: {
				...PURCHASE,
				customer_id: 'kim',
				checking_amount: 100,
				channel_key: 'channel-key-sandbox-card',
			},
		}),
		schedule('create', {
			...{ merchant_uid: 'order-pg', schedule_at: AT, ...amounts },
			options: { pg: 'nice_v2', extra: { other: true } },
		}),
		schedule('get'),
		schedule('getMany', { ...period('schedule_from', 'schedule_to', 'schedule_status') }),
		schedule('getMany', {
			...period('schedule_from', 'schedule_to', 'schedule_status'),
			sorting: 'scheduled',
		}),
		schedule('getManyByCustomer', period('from', 'to', 'schedule-status')),
		schedule('getManyByCustomer', { period: 'nextMonth' }),
		schedule('update', { schedule_at: LATER }),
		schedule('unschedule'),
		schedule('reschedule', { schedule_at: LATER }),
		schedule('unschedule'),
		schedule('retry'),
		schedule('unschedule', { cancelAll: true }),
		schedule('ensure', { timing: 'exact', schedule_at: AT, ...amounts, options: PURCHASE }),
		schedule('ensure', { timing: 'exact', schedule_at: LATER, ...amounts }),
		schedule('ensure', { timing: 'exact', schedule_at: LATER, ...amounts, amount: 100 }),
		...[
			{ findBy: 'merchant_uid', merchant_uid: 'order-2', sorting: 'paid' },
			{ findBy: 'merchant_uid', merchant_uid: 'order-2', payment_status: 'paid' },
		].map((by) => ({ resource: 'payment', operation: 'get', ...by })),
		...[
			{ findBy: 'imp_uid', imp_uid },
			{ findBy: 'merchant_uid', merchant_uid: ['order-2', 'order-3'] },
			{ findBy: 'merchant_uid', merchant_uid: 'order-2', allOfEach: true },
			{ payment_status: 'paid', period: 'custom', from: '2026-06-01', sorting: '-updated' },
			{ period: 'today' },
		].map((by) => ({ resource: 'payment', operation: 'getMany', ...by })),
		{
			...{ resource: 'payment', operation: 'payAgain', customer_uid: CUSTOMER },
			...{ merchant_uid: 'again-1', ...amounts },
		},
		{
			...{ resource: 'payment', operation: 'payAgain', customer_uid: CUSTOMER },
			...{ merchant_uid: 'again-2', ...amounts },
			options: { ...PURCHASE, channel_key: 'channel-key-sandbox-card' },
		},
		{
			...{ resource: 'payment', operation: 'payAgain', customer_uid: CUSTOMER },
			...{ merchant_uid: 'again-3', ...amounts, options: { dryRun: true } },
		},
		billingKey('get'),
		billingKey('getMany', { customer_uid: [CUSTOMER, 'nobody'] }),
		billingKey('getPayments', { returnAll: true }),
		billingKey('delete'),
		billingKey('delete', {
			customer_uid: 'new',
			reason: '탈퇴',
			options: { deleteWithSchedules: true, requester: 'customer' },
		}),
		prepared('prepare'),
		prepared('prepare', { merchant_uid: 'order-usd', amount: 9.9, currency: 'usd' }),
		prepared('get'),
		prepared('updateAmount', { amount: 61_000, currency: 'krw' }),
		{ resource: 'payment', operation: 'get', imp_uid },
		{ resource: 'payment', operation: 'get', imp_uid, options: { include_sandbox: true } },
		{
			resource: 'payment',
			operation: 'cancel',
			imp_uid,
			merchant_uid: 'order-3',
			extent: 'partial',
			amount: 1_000,
			reason: '변심',
			options: {
				checksum: 11_000,
				tax_free: 100,
				vat_amount: 80,
				refund_account: '110-1',
				refund_bank: '88',
				refund_holder: '김',
				refund_tel: '010',
				retain_promotion: true,
				enable_webhook: true,
				requester: 'customer',
			},
		},
		{ resource: 'payment', operation: 'cancel', imp_uid, extent: 'full' },
		naver('getMany'),
		naver('get'),
		naver('place'),
		naver('cancelOrder', { reason: 'SOLD_OUT' }),
		naver('approveCancel'),
		naver('ship', { ...PARCEL, dispatched_at: '2026-11-22 10:00' }),
		naver('ship', { delivery_method: 'VISIT_RECEIPT', scope: 'all' }),
		naver('collectExchanged'),
		naver('shipExchanged', PARCEL),
		naver('shipExchanged', { delivery_method: 'NOTHING' }),
		naver('requestReturn', { ...RETURN_PARCEL, reason: 'BROKEN' }),
		naver('requestReturn', { reason: 'BROKEN', delivery_method: 'RETURN_INDIVIDUAL' }),
		naver('withholdReturn', { reason: 'EXTRAFEEE', memo: '배송비', extra_charge: 3_000 }),
		naver('resolveReturn'),
		naver('rejectReturn', { memo: '거절' }),
		naver('approveReturn', { memo: '승인' }),
		naverPayment('getCashAmount'),
		naverPayment('confirm', { requester: 'customer' }),
		naverPayment('depositPoint'),
		...['general', 'premium'].map((review_type) => ({
			resource: 'naverReview',
			operation: 'getMany',
			channel_key: 'channel-key-sandbox-naverco',
			period: 'custom',
			from: '2026-11-01',
			to: '2026-11-22',
			review_type,
		})),
	];
}
