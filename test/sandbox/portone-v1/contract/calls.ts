import type { Sandbox } from '../../../../sandbox';
import type { StateName } from '../../../../sandbox/npay/orders/states';
import { CARD, DAY, NOW, type PortOneClient, purchase, type Reply } from '../../support/portone-v1';
import type { Members } from '../../support/wire';

export interface Bench {
	sandbox: Sandbox;
	client: PortOneClient;
}

/** Right input of an operation: its path, its query or body, and what must be there before. */
interface Right {
	path: string;
	input?: Members;
}

type Prepare = (bench: Bench) => Right | Promise<Right>;

const LIST = '/subscribe/payments/schedule';
const PARCEL = {
	delivery_method: 'DELIVERY',
	delivery_company: 'CJGLS',
	tracking_number: '123456789012',
};

/** Every member that a schedule may have. */
export const WHOLE_PURCHASE = {
	tax_free: 900,
	vat_amount: 818,
	buyer_name: '김서준',
	buyer_email: 'kim@example.com',
	buyer_tel: '010-1234-5678',
	buyer_addr: '서울특별시 강남구 테헤란로 1',
	buyer_postcode: '06236',
	custom_data: '{"plan":"gold"}',
	notice_url: 'http://127.0.0.1:9/webhook',
	product_type: 'digital',
	cash_receipt_type: 'person',
	card_quota: 3,
	interest_free_by_merchant: true,
	use_card_point: false,
	product_count: 1,
	browser_ip: '127.0.0.1',
	extra: { naverUseCfm: '20261231' },
	bypass: '{}',
	promotion_id: 'promotion-id-1',
};

/** A schedule that waits; its order number. */
async function waiting({ sandbox, client }: Bench): Promise<string> {
	sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
	const uid = `sub-${sandbox.journal.entries().length}`;
	await client.schedule(uid, NOW + DAY);
	return uid;
}

async function revoked(bench: Bench): Promise<string> {
	const uid = await waiting(bench);
	await bench.client.post('/subscribe/payments/unschedule', { merchant_uid: [uid] });
	return uid;
}

/** An order of two product orders in a state, through PortOne. */
export function order({ sandbox }: Bench, state: StateName) {
	const unpaid = state === 'PAYMENT_WAITING';
	const [made] = sandbox.portOneV1.createNaverOrders({
		count: 1,
		productsPerOrder: 2,
		...(unpaid && { state }),
	});
	if (!made) throw new Error('No order was made.');
	for (const id of made.productOrderIds) sandbox.npay.put(id, state);
	return made;
}

const onOrder =
	(path: string, state: StateName, input: Members = {}): Prepare =>
	(bench) => {
		const { impUid, productOrderIds } = order(bench, state);
		return {
			path: `/payments/${impUid}/naver/${path}`,
			input: { product_order_id: productOrderIds, ...input },
		};
	};

const naverPay =
	(path: string, input?: Members): Prepare =>
	({ sandbox }) => {
		const spec = {
			pgProvider: 'naverpay',
			escrow: true,
			npoint: 3000,
			naverPrimary: 'BANK',
		} as const;
		const { impUid } = sandbox.portOneV1.createPayment(spec);
		return { path: `/payments/${impUid}/naver/${path}`, ...(input && { input }) };
	};

const ofCustomer =
	(path: string): Prepare =>
	async (bench) => {
		await waiting(bench);
		return {
			path,
			input: { page: 1, from: NOW, to: NOW + 80 * DAY, 'schedule-status': 'scheduled' },
		};
	};

/** Right input with every parameter, for every operation. */
export const RIGHT: Readonly<Record<string, Prepare>> = {
	'POST /users/getToken': () => ({
		path: '/users/getToken',
		input: {
			imp_key: '1234567890123456',
			imp_secret: 'sandboxSandboxSandboxSandboxSandboxSandbox',
		},
	}),
	'GET /payments/{imp_uid}': ({ sandbox }) => {
		const spec = { pgProvider: 'daou', payMethod: 'vbank', sandbox: true };
		const { impUid } = sandbox.portOneV1.createPayment(spec);
		return { path: `/payments/${impUid}`, input: { include_sandbox: true, extension: true } };
	},
	'POST /payments/cancel': ({ sandbox }) => {
		const { impUid, merchantUid } = sandbox.portOneV1.createPayment({
			payMethod: 'vbank',
			taxFree: 5000,
		});
		return {
			path: '/payments/cancel',
			input: {
				imp_uid: impUid,
				merchant_uid: merchantUid,
				amount: 3000,
				tax_free: 1000,
				vat_amount: 182,
				checksum: 10_000,
				reason: '단순 변심',
				refund_holder: '김서준',
				refund_bank: '88',
				refund_account: '56211105948400',
				refund_tel: '010-1234-5678',
				retain_promotion: true,
				enable_webhook: true,
				extra: { requester: 'customer' },
			},
		};
	},
	'GET /payments': ({ sandbox }) => {
		const [one, two] = [sandbox.portOneV1.createPayment(), sandbox.portOneV1.createPayment()];
		const input = { 'imp_uid[]': [one.impUid], 'merchant_uid[]': [two.merchantUid] };
		return { path: '/payments', input };
	},
	'GET /payments/find/{merchant_uid}/{payment_status}': ({ sandbox }) => {
		const { merchantUid } = sandbox.portOneV1.createPayment();
		return { path: `/payments/find/${merchantUid}/paid`, input: { sorting: '-paid' } };
	},
	'GET /payments/findAll/{merchant_uid}/{payment_status}': ({ sandbox }) => {
		const { merchantUid } = sandbox.portOneV1.createPayment({ status: 'failed' });
		return {
			path: `/payments/findAll/${merchantUid}/failed`,
			input: { page: 1, limit: 1000, sorting: 'updated' },
		};
	},
	'GET /payments/status/{payment_status}': ({ sandbox }) => {
		sandbox.portOneV1.createPayment();
		return {
			path: '/payments/status/all',
			input: { page: 1, limit: 1, from: NOW - 90 * DAY, to: NOW, sorting: '-started' },
		};
	},
	'GET /payments/{imp_uid}/balance': ({ sandbox }) => {
		const { impUid } = sandbox.portOneV1.createPayment({ pgProvider: 'payco', taxFree: 1000 });
		sandbox.portOneV1.refund(impUid, { amount: 3000, taxFree: 500 });
		return { path: `/payments/${impUid}/balance` };
	},
	'POST /payments/prepare': ({ sandbox }) => ({
		path: '/payments/prepare',
		input: {
			merchant_uid: `prepared-${sandbox.journal.entries().length}`,
			amount: 9900,
			currency: 'KRW',
		},
	}),
	'PUT /payments/prepare': async ({ client }) => {
		await client.post('/payments/prepare', { merchant_uid: 'prepared', amount: 1 });
		const input = { merchant_uid: 'prepared', amount: 9900.5, currency: 'USD' };
		return { path: '/payments/prepare', input };
	},
	'GET /payments/prepare/{merchant_uid}': async ({ client }) => {
		await client.post('/payments/prepare', { merchant_uid: 'prepared', amount: 1 });
		return { path: '/payments/prepare/prepared' };
	},
	'GET /subscribe/customers': ({ sandbox }) => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'a', customer: { name: '김서준' } });
		const group = { channelGroupId: 'group-1', customerId: 'user-1' };
		sandbox.portOneV1.addBillingKey({ customerUid: 'b', ...group });
		return { path: '/subscribe/customers', input: { 'customer_uid[]': ['a', 'b'] } };
	},
	'GET /subscribe/customers/{customer_uid}': ({ sandbox }) => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'a/b', customerId: 'user-1' });
		return { path: '/subscribe/customers/a%2Fb' };
	},
	'DELETE /subscribe/customers/{customer_uid}': ({ sandbox }) => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'a', channelGroupId: 'group-1' });
		const input = { reason: '해지', 'extra[requester]': 'customer' };
		return { path: '/subscribe/customers/a', input };
	},
	'GET /subscribe/customers/{customer_uid}/payments': ({ sandbox }) => {
		sandbox.portOneV1.createPayment({ customerUid: 'a' });
		return { path: '/subscribe/customers/a/payments', input: { page: 1 } };
	},
	'POST /subscribe/payments/again': ({ sandbox }) => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
		return {
			path: '/subscribe/payments/again',
			input: {
				...WHOLE_PURCHASE,
				customer_uid: 'customer-1',
				merchant_uid: `again-${sandbox.journal.entries().length}`,
				currency: 'KRW',
				amount: 59_000,
				name: '정기 구독 1개월',
				vat: 818,
				channel_key: 'channel-key-sandbox-card',
			},
		};
	},
	[`GET ${LIST}`]: async (bench) => {
		await waiting(bench);
		return {
			path: LIST,
			input: {
				schedule_from: NOW,
				schedule_to: NOW + 90 * DAY,
				schedule_status: 'scheduled',
				page: 1,
				limit: 1000,
				sorting: 'scheduled',
			},
		};
	},
	[`POST ${LIST}`]: ({ sandbox }) => ({
		path: LIST,
		input: {
			customer_uid: `new-${sandbox.journal.entries().length}`,
			customer_id: 'user-1',
			checking_amount: 100,
			...CARD,
			cvc: '123',
			channel_key: 'channel-key-sandbox-card',
			schedules: [
				purchase(`a-${sandbox.journal.entries().length}`, NOW + DAY, {
					...WHOLE_PURCHASE,
					amount: 59_000,
				}),
				purchase(`b-${sandbox.journal.entries().length}`, NOW + 2 * DAY),
			],
		},
	}),
	'POST /subscribe/payments/unschedule': async (bench) => {
		const uid = await waiting(bench);
		const input = { customer_uid: 'customer-1', merchant_uid: [uid] };
		return { path: '/subscribe/payments/unschedule', input };
	},
	[`GET ${LIST}/{merchant_uid}`]: async (bench) => ({ path: `${LIST}/${await waiting(bench)}` }),
	[`PUT ${LIST}/{merchant_uid}`]: async (bench) => ({
		path: `${LIST}/${await waiting(bench)}`,
		input: { schedule_at: NOW + 3 * DAY },
	}),
	[`POST ${LIST}/{merchant_uid}/reschedule`]: async (bench) => ({
		path: `${LIST}/${await revoked(bench)}/reschedule`,
		input: { schedule_at: NOW + 3 * DAY },
	}),
	[`POST ${LIST}/{merchant_uid}/retry`]: async (bench) => ({
		path: `${LIST}/${await revoked(bench)}/retry`,
	}),
	[`GET ${LIST}/customers/{customer_uid}`]: ofCustomer(`${LIST}/customers/customer-1`),
	'GET /subscribe/customers/{customer_uid}/schedules': ofCustomer(
		'/subscribe/customers/customer-1/schedules',
	),
	'POST /payments/{imp_uid}/naver/cancel': onOrder('cancel', 'PAYED_NOT_YET', {
		reason: 'SOLD_OUT',
	}),
	'POST /payments/{imp_uid}/naver/approve-cancel': onOrder('approve-cancel', 'CANCEL_REQUEST'),
	'POST /payments/{imp_uid}/naver/place': onOrder('place', 'PAYED_NOT_YET'),
	'POST /payments/{imp_uid}/naver/ship': onOrder('ship', 'PAYED_OK', {
		...PARCEL,
		dispatched_at: NOW,
	}),
	'POST /payments/{imp_uid}/naver/ship-exchanged': onOrder(
		'ship-exchanged',
		'EXCHANGE_COLLECT_DONE',
		PARCEL,
	),
	'POST /payments/{imp_uid}/naver/collect-exchanged': onOrder(
		'collect-exchanged',
		'EXCHANGE_COLLECTING',
	),
	'POST /payments/{imp_uid}/naver/request-return': onOrder('request-return', 'DELIVERED', {
		...PARCEL,
		delivery_method: 'RETURN_DELIVERY',
		reason: 'BROKEN',
	}),
	'POST /payments/{imp_uid}/naver/approve-return': onOrder(
		'approve-return',
		'RETURN_COLLECT_DONE',
		{
			memo: '환불 처리했습니다',
		},
	),
	'POST /payments/{imp_uid}/naver/reject-return': onOrder('reject-return', 'RETURN_REQUEST', {
		memo: '착용한 흔적이 있습니다',
	}),
	'POST /payments/{imp_uid}/naver/withhold-return': onOrder('withhold-return', 'RETURN_REQUEST', {
		reason: 'EXTRAFEEE',
		memo: '반품 비용을 기다립니다',
		extra_charge: 2500,
	}),
	'POST /payments/{imp_uid}/naver/resolve-return': onOrder('resolve-return', 'RETURN_HELD'),
	'GET /payments/{imp_uid}/naver/product-orders': (bench) => ({
		path: `/payments/${order(bench, 'PAYED_OK').impUid}/naver/product-orders`,
	}),
	'GET /naver/product-orders/{product_order_id}': (bench) => ({
		path: `/naver/product-orders/${order(bench, 'DELIVERED').productOrderIds[0]}`,
	}),
	'GET /naver/reviews': (bench) => {
		const [productOrderId = ''] = order(bench, 'PURCHASE_DECIDED').productOrderIds;
		bench.sandbox.npay.addReview({ productOrderId, reviewType: 'PREMIUM' });
		return {
			path: '/naver/reviews',
			input: {
				channel_key: 'channel-key-sandbox-naverco',
				from: NOW - DAY,
				to: NOW + DAY,
				review_type: 'premium',
			},
		};
	},
	'POST /payments/{imp_uid}/naver/point': naverPay('point'),
	'POST /payments/{imp_uid}/naver/confirm': naverPay('confirm', { requester: 'customer' }),
	'GET /payments/{imp_uid}/naver/cash-amount': naverPay('cash-amount'),
};

/** Sends a right call, changed perhaps; a form if wanted. */
export function call(
	{ client }: Bench,
	operation: string,
	{ path, input = {} }: Right,
	form = false,
): Promise<Reply> {
	const method = operation.split(' ')[0] ?? '';
	if (method === 'GET') return client.get(path, input);
	if (method === 'DELETE') return client.delete(path, input);
	const text = form ? formOf(input) : JSON.stringify(input);
	const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
	return client.send(method, path, text, type);
}

/** `a[0][b]=c`: a form with brackets. */
function formOf(input: Members): string {
	const form = new URLSearchParams();
	const put = (name: string, value: unknown) => {
		if (typeof value !== 'object' || value === null) return form.append(name, String(value));
		for (const [member, one] of Object.entries(value)) put(`${name}[${member}]`, one);
	};
	for (const [name, value] of Object.entries(input)) put(name, value);
	return form.toString();
}
