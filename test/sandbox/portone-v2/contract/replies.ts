import type { Sandbox } from '../../../../sandbox';
import type { CustomerInput } from '../../../../sandbox/portone-v2/types';
import {
	CHANNEL,
	DAY_MS,
	later,
	PortOneV2Client,
	type Reply,
	VIRTUAL_ACCOUNT,
} from '../../support/portone-v2';
import type { Members } from '../../support/wire';

/** A reply, and the operation (`POST /payments/{paymentId}/cancel`) whose it is. */
export interface OperationReply extends Reply {
	operation: string;
}

/** Everything that a payment may say of its order. */
const WHOLE_ORDER: Members = {
	customer: {
		id: 'c-1',
		name: { separated: { first: '서준', last: '김' } },
		birthYear: '1990',
		birthMonth: '01',
		birthDay: '31',
		country: 'KR',
		gender: 'MALE',
		email: 'buyer@example.com',
		phoneNumber: '010-1234-5678',
		address: { addressLine1: '테헤란로 1', addressLine2: '101호', city: '강남구', country: 'KR' },
		zipcode: '06236',
		businessRegistrationNumber: '1234567890',
	},
	customData: '{"orderId":1}',
	amount: { total: 10_000, taxFree: 1000, vat: 900 },
	country: 'KR',
	noticeUrls: ['http://127.0.0.1:9/'],
	products: [{ id: 'p', name: '상품', tag: 't', code: 'c', amount: 5000, quantity: 2, link: 'x' }],
	productCount: 2,
	productType: 'PHYSICAL',
	shippingAddress: { addressLine1: 'a', addressLine2: 'b', province: '서울' },
	bypass: { any: 1 },
};

const BY_KEY: Members = {
	...WHOLE_ORDER,
	channelKey: CHANNEL,
	installmentMonth: 3,
	useFreeInterestFromMerchant: true,
	useCardPoint: true,
	cashReceipt: { type: 'PERSONAL', customerIdentityNumber: '01012345678' },
	locale: 'KO_KR',
};

/** Makes every operation answer in every way it can, and gives all replies. */
export async function everyReply(sandbox: Sandbox): Promise<OperationReply[]> {
	const client = new PortOneV2Client(sandbox);
	const replies: OperationReply[] = [];
	const keep = async (answer: Promise<Reply>): Promise<Reply> => {
		const reply = await answer;
		const { method, route } = sandbox.journal.entries().at(-1)!;
		replies.push({ ...reply, operation: `${method} ${route}` });
		return reply;
	};
	sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
	await payments(sandbox, client, keep);
	await lists(sandbox, client, keep);
	await aids(sandbox, client, keep);
	await billingKeys(sandbox, client, keep);
	await schedules(sandbox, client, keep);
	await refusals(sandbox, client, keep);
	return replies;
}

type Keep = (answer: Promise<Reply>) => Promise<Reply>;

async function payments(sandbox: Sandbox, client: PortOneV2Client, keep: Keep): Promise<void> {
	await keep(client.pay('small'));
	await keep(client.read('small'));
	await keep(client.pay('whole', { ...WHOLE_ORDER, isCulturalExpense: true, isEscrow: true }));
	await keep(client.read('whole'));
	await keep(
		client.cancel('whole', {
			amount: 100,
			taxFreeAmount: 10,
			vatAmount: 8,
			requester: 'CUSTOMER',
			promotionDiscountRetainOption: 'RELEASE',
			currentCancellableAmount: 10_000,
			refundEmail: 'a@example.com',
			skipWebhook: true,
		}),
	);
	await keep(client.read('whole'));
	await keep(client.cancel('whole'));
	await keep(client.read('whole'));
	await keep(client.pay('account', { method: { virtualAccount: VIRTUAL_ACCOUNT } }));
	await keep(client.read('account'));
	sandbox.portOneV2.deposit('account');
	await keep(client.read('account'));
	await keep(client.payBy('k', 'by key', { ...BY_KEY, skipWebhook: true }));
	await keep(client.read('by key'));
	sandbox.portOneV2.setCard('k', { result: 'fails', failsTimes: 1 });
	await keep(client.payBy('k', 'failed'));
	await keep(client.read('failed'));
	sandbox.portOneV2.createPayment({ paymentId: 'open', status: 'READY' });
	await keep(client.pay('parts'));
	await keep(client.cancel('parts', { amount: 1 }));
	await keep(client.pay('waiting', { method: { virtualAccount: VIRTUAL_ACCOUNT } }));
	for (const id of ['failed', 'by key', 'whole', 'parts', 'waiting', 'open']) {
		await keep(client.get(`/payments/${encodeURIComponent(id)}/transactions`));
	}
	sandbox.portOneV2.setCard('k', { result: 'succeeds' });
}

/** Every filter of payments. */
const WHOLE_FILTER: Members = {
	merchantId: 'merchant-00000000-0000-4000-8000-000000000000',
	storeId: 'store-00000000-0000-4000-8000-000000000000',
	timestampType: 'CREATED_AT',
	from: later(-DAY_MS),
	until: later(0),
	status: ['READY', 'PENDING', 'PAID'],
	methods: ['CARD', 'CRYPTO'],
	pgProvider: ['NICE_V2'],
	isTest: false,
	isScheduled: false,
	sortBy: 'STATUS_CHANGED_AT',
	sortOrder: 'ASC',
	version: 'V2',
	platformType: 'API',
	currency: 'KRW',
	isEscrow: false,
	cardBrand: 'LOCAL',
	cardType: 'CREDIT',
	cardOwnerType: 'PERSONAL',
	textSearch: [{ field: 'ORDER_NAME', value: '노트북' }],
};

/** Filters for what no simulated payment has. */
const VAIN_FILTER: Members = {
	webhookStatus: 'SUCCEEDED',
	escrowStatus: 'REGISTERED',
	giftCertificateType: 'HAPPYMONEY',
	cashReceiptType: 'PERSONAL',
	cashReceiptStatus: 'ISSUED',
	cashReceiptIssuedAtRange: { from: later(0), until: later(1) },
	cashReceiptCancelledAtRange: { from: later(0), until: later(1) },
};

async function lists(_sandbox: Sandbox, client: PortOneV2Client, keep: Keep): Promise<void> {
	const found = await keep(client.search('/payments', { filter: WHOLE_FILTER }));
	if (found.body.items.length === 0) throw new Error('The whole filter finds nothing.');
	await keep(client.search('/payments', { filter: VAIN_FILTER }, 'body'));
	await keep(client.search('/payments', { page: { number: 1, size: 2 } }));
	await keep(client.get('/payments'));
	const first = await keep(client.search('/payments-by-cursor', { size: 2 }));
	const { cursor } = first.body.items.at(-1)!;
	const range = { from: later(-DAY_MS), until: later(0), size: 1000 };
	await keep(client.search('/payments-by-cursor', { ...range, cursor }, 'body'));
	await keep(client.get('/payments-by-cursor'));
	await keep(client.search('/payments-by-cursor', { cursor: '?' }));
	await keep(client.search('/payments-by-cursor', { size: 1001 }));
}

async function aids(sandbox: Sandbox, client: PortOneV2Client, keep: Keep): Promise<void> {
	const said = { totalAmount: 11_000, taxFreeAmount: 0, currency: 'KRW' };
	await keep(client.post('/payments/registered/pre-register', said));
	await keep(client.post('/payments/registered/pre-register', {}));
	await keep(client.post('/payments/small/pre-register', said));
	await keep(client.post('/payments/whole/resend-webhook', {}));
	const { webhook } = (await keep(client.post('/payments/whole/resend-webhook', {}))).body;
	const { id } = webhook as { id: string };
	await keep(client.post('/payments/whole/resend-webhook', { webhookId: id }));
	await keep(client.post('/payments/whole/resend-webhook', { webhookId: 'other' }));
	await keep(client.post('/payments/small/resend-webhook', {}));
	await keep(client.post('/payments/none/resend-webhook', {}));
	for (const closedAccount of ['CANCELLED', 'FAILED'] as const) {
		sandbox.portOneV2.patchSettings({ closedAccount });
		await client.pay(closedAccount, { method: { virtualAccount: VIRTUAL_ACCOUNT } });
		await keep(client.post(`/payments/${closedAccount}/virtual-account/close`));
		await keep(client.read(closedAccount));
		await keep(client.get(`/payments/${closedAccount}/transactions`));
	}
	await keep(client.post('/payments/small/virtual-account/close'));
	await keep(client.post('/payments/none/virtual-account/close'));
}

async function billingKeys(sandbox: Sandbox, client: PortOneV2Client, keep: Keep): Promise<void> {
	const { customer } = WHOLE_ORDER as { customer: CustomerInput };
	const group = { channelGroupId: 'channel-group-sandbox-v2', issueId: 'i', issueName: '카드' };
	sandbox.portOneV2.addBillingKey({ billingKey: 'g/1', customer, customData: '{}', ...group });
	sandbox.portOneV2.addBillingKey({ billingKey: 'ready', status: 'READY' });
	const key = (id: string) => `/billing-keys/${encodeURIComponent(id)}`;
	await keep(client.get(key('k')));
	await keep(client.get(key('g/1')));
	await keep(client.search('/billing-keys', { page: { size: 1 } }));
	const query = { reason: '해지', requester: 'CUSTOMER', skipWebhook: 'true' };
	await keep(client.remove(key('g/1'), query));
	await keep(client.get(key('g/1')));
	await keep(client.search('/billing-keys', { sort: { by: 'DELETED_AT', order: 'ASC' } }, 'body'));
	for (const id of ['g/1', 'ready', 'none']) await keep(client.remove(key(id)));
	for (const id of ['ready', 'none']) await keep(client.get(key(id)));
	await client.schedule('k', 'later', later(DAY_MS));
	await keep(client.remove(key('k')));
	await client.revoke({ billingKey: 'k' });
}

async function schedules(sandbox: Sandbox, client: PortOneV2Client, keep: Keep): Promise<void> {
	const made: string[] = [];
	for (const [index, change] of [{}, BY_KEY, {}, BY_KEY, {}].entries()) {
		const time = later((index + 1) * DAY_MS);
		made.push((await keep(client.schedule('k', `s${index}`, time, change))).body.schedule.id);
	}
	const readAll = async () => {
		for (const id of made) await keep(client.get(`/payment-schedules/${id}`));
	};
	await keep(client.revoke({ scheduleIds: [made[4]] }, 'body'));
	sandbox.clock.advance(DAY_MS);
	sandbox.portOneV2.setCard('k', { result: 'fails' });
	sandbox.clock.advance(DAY_MS);
	sandbox.portOneV2.setCard('k', { result: 'succeeds', slowMs: DAY_MS });
	sandbox.clock.advance(DAY_MS);
	await readAll();
	await keep(client.read('s2'));
	const filter = { from: later(0), until: later(9 * DAY_MS) };
	await keep(client.list({ filter, page: { number: 0, size: 3 } }));
	await keep(client.list({ filter }, 'body'));
	await keep(client.revoke({ billingKey: 'k' }));
	await keep(client.revoke({ billingKey: 'k' }));
	await readAll();
}

async function refusals(sandbox: Sandbox, client: PortOneV2Client, keep: Keep): Promise<void> {
	const each = async (who: PortOneV2Client, change: Members) => {
		await keep(who.pay('new', change));
		await keep(who.payBy('k', 'new', change));
		await keep(who.schedule('k', 'new', later(99 * DAY_MS), change));
		await keep(who.cancel('small', change));
		await keep(who.get('/payments/small', change as Record<string, string>));
		await keep(who.get('/payments/small/transactions', change as Record<string, string>));
		await keep(who.get('/payment-schedules/none', change as Record<string, string>));
		await keep(who.list({ filter: change }));
		await keep(who.revoke(change));
		await keep(who.search('/payments', { filter: change }));
		await keep(who.search('/payments-by-cursor', change));
		await keep(who.search('/billing-keys', { filter: change }));
		const query = change as Record<string, string>;
		await keep(who.get('/billing-keys/k', query));
		await keep(who.remove('/billing-keys/k', query));
		await keep(who.post('/payments/new/pre-register', change));
		await keep(who.post('/payments/whole/resend-webhook', change));
		await keep(who.post(`/payments/new/virtual-account/close?${new URLSearchParams(query)}`));
	};
	await each(client, { unknown: '1' });
	await each(client, { storeId: 'store-2' });
	await each(new PortOneV2Client(sandbox, ''), {});
	await keep(client.pay('small'));
	await keep(client.pay('new', { channelKey: 'none' }));
	await keep(client.pay('new', { amount: { total: 1, vat: 2 } }));
	await keep(client.payBy('none', 'new'));
	await keep(client.payBy('k', 'small'));
	await keep(client.schedule('k', 'small', later(99 * DAY_MS)));
	await keep(client.schedule('none', 'new', later(99 * DAY_MS)));
	await keep(client.cancel('none'));
	await keep(client.cancel('failed'));
	await keep(client.cancel('whole'));
	await keep(client.cancel('small', { amount: 99_999 }));
	await keep(client.read('none'));
	await keep(client.get('/payments/none/transactions'));
	await keep(client.get('/payment-schedules/none'));
	await keep(client.revoke({ scheduleIds: ['none'] }));
	sandbox.portOneV2.deleteBillingKey('k');
	await keep(client.payBy('k', 'new'));
	await keep(client.schedule('k', 'new', later(99 * DAY_MS)));
	await keep(client.revoke({ billingKey: 'k' }));
	sandbox.portOneV2.patchSettings({ failures: { rate: 1 } });
	await keep(client.pay('new'));
}
