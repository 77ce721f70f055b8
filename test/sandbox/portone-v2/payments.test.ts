import type { Sandbox } from '../../../sandbox';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import {
	CARD,
	CHANNEL,
	DAY_MS,
	frozenSandbox,
	instant,
	later,
	PortOneV2Client,
	VIRTUAL_ACCOUNT,
} from '../support/portone-v2';
import type { Members } from '../support/wire';

describe('payments at the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
	});
	afterAll(() => sandbox.close());

	it('are made at once, under an id of the shop', async () => {
		const paid = await client.pay('주문/1?x#y', { customData: '{"a":1}' });
		expect(paid).toMatchObject({ status: 200, body: { payment: { paidAt: later(0) } } });
		expect((await client.read('주문/1?x#y')).body).toMatchObject({
			id: '주문/1?x#y',
			status: 'PAID',
			storeId: DEFAULT_STORE.storeId,
			amount: { total: 11_000, vat: 1000, supply: 10_000, paid: 11_000, cancelled: 0 },
			customData: '{"a":1}',
			method: { card: { number: '123456******3456' } },
			disputes: [],
		});
		expect((await client.read('none')).body.type).toBe('PAYMENT_NOT_FOUND');
	});

	it.each<[string, Members]>([
		['no channel', { channelKey: undefined }],
		['no method', { method: undefined }],
		['two methods', { method: { card: { credential: CARD }, virtualAccount: VIRTUAL_ACCOUNT } }],
		['an empty method', { method: {} }],
		['a card with spaces', { method: { card: { credential: { ...CARD, number: '1234 5678' } } } }],
		['a month 13', { method: { card: { credential: { ...CARD, expiryMonth: '13' } } } }],
		['the amount of CEOS', { totalPayAmount: 1000 }],
		['nothing to pay', { amount: { total: 0 } }],
		['part of a won', { amount: { total: 1.5 } }],
		['an unknown currency', { currency: 'BTC' }],
		['two names', { customer: { name: { full: 'a', separated: { first: 'a', last: 'b' } } } }],
		['an unknown promotion', { promotionId: 'promotion-1' }],
	])('are refused with %s', async (_what, change) => {
		const { status, body } = await client.pay('a', change);
		expect([status, body.type]).toEqual([400, 'INVALID_REQUEST']);
		expect(sandbox.portOneV2.ledger().totals.charges).toBe(0);
	});

	it.each<[string, Members, string, number]>([
		['another channel', { channelKey: 'none' }, 'CHANNEL_NOT_FOUND', 404],
		['another group', { channelKey: undefined, channelGroupId: 'none' }, 'CHANNEL_NOT_FOUND', 404],
		[
			'parts above the whole',
			{ amount: { total: 100, taxFree: 60, vat: 41 } },
			'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
			409,
		],
		['another store', { storeId: 'store-2' }, 'FORBIDDEN', 403],
	])('are refused with %s', async (_what, change, type, status) => {
		expect(await client.pay('a', change)).toMatchObject({ status, body: { type } });
	});

	it('need the secret of a store, after "PortOne"', async () => {
		for (const authorization of ['', 'PortOne wrong', `Bearer ${DEFAULT_STORE.apiSecret}`]) {
			const stranger = new PortOneV2Client(sandbox, authorization);
			expect(await stranger.pay('a')).toMatchObject({
				status: 401,
				body: { type: 'UNAUTHORIZED' },
			});
		}
	});

	it('are of one store only', async () => {
		const other = { storeId: 'store-2', merchantId: 'm2', apiSecret: 'other' };
		sandbox.portOneV2.patchSettings({ stores: [DEFAULT_STORE, other] });
		await client.pay('a', { storeId: DEFAULT_STORE.storeId });
		const stranger = new PortOneV2Client(sandbox, 'PortOne other');
		expect((await stranger.read('a')).status).toBe(404);
		expect((await stranger.pay('a')).status).toBe(200);
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({ payments: 2, charges: 2 });
	});

	it('fail at the card, and may be tried again under the same id, but not when paid', async () => {
		sandbox.portOneV2.patchSettings({ instantCards: { result: 'succeeds', failsTimes: 1 } });
		const failed = await client.pay('a');
		expect(failed).toMatchObject({ status: 502, body: { type: 'PG_PROVIDER', pgCode: '51' } });
		expect((await client.read('a')).body).toMatchObject({ status: 'FAILED', failedAt: later(0) });
		expect((await client.cancel('a')).body.type).toBe('PAYMENT_NOT_PAID');
		expect((await client.pay('a')).status).toBe(200);
		expect((await client.pay('a')).body.type).toBe('ALREADY_PAID');
		await client.cancel('a');
		expect((await client.pay('a')).body.type).toBe('ALREADY_PAID');
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({
			charges: 1,
			failed: 1,
			refused: 2,
			cancels: 1,
			paymentsChargedTwice: 0,
		});
		sandbox.portOneV2.patchSettings({ instantCards: { result: 'fails' }, maxTransactions: 2 });
		await client.pay('b');
		await client.pay('b');
		expect((await client.pay('b')).body.type).toBe('MAX_TRANSACTION_COUNT_REACHED');
	});

	it('fail by themselves as set, before or after the money moved', async () => {
		sandbox.portOneV2.patchSettings({ failures: { rate: 1 } });
		expect((await client.pay('before')).body.type).toBe('PG_PROVIDER');
		expect((await client.read('before')).body).toMatchObject({ status: 'FAILED' });
		sandbox.portOneV2.patchSettings({ failures: { afterMoney: 1 } });
		expect((await client.pay('after')).body.type).toBe('PG_PROVIDER');
		expect((await client.read('after')).body).toMatchObject({ status: 'PAID' });
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({ failed: 1, lost: 1, charges: 1 });
	});

	it('are READY while a slow card takes its time, and are not begun twice', async () => {
		sandbox.portOneV2.patchSettings({ instantCards: { result: 'succeeds', slowMs: 150 } });
		const slow = client.pay('a');
		while (sandbox.portOneV2.books.allPayments().length === 0) {
			await new Promise((resolve) => setTimeout(resolve, 2));
		}
		expect((await client.read('a')).body).toMatchObject({ status: 'READY' });
		expect((await client.pay('a')).body.type).toBe('ALREADY_PAID');
		expect((await slow).status).toBe(200);
		expect(sandbox.portOneV2.ledger().totals.charges).toBe(1);
	});

	it('by billing key go by its card', async () => {
		sandbox.portOneV2.addBillingKey({ billingKey: 'k', channelKeys: [CHANNEL] });
		expect((await client.payBy('k', 'a', { installmentMonth: 3 })).status).toBe(200);
		expect((await client.read('a')).body).toMatchObject({
			billingKey: 'k',
			method: { installment: { month: 3 } },
		});
		sandbox.portOneV2.setCard('k', { result: 'fails', message: '분실 카드' });
		expect((await client.payBy('k', 'b')).body).toMatchObject({ pgMessage: '분실 카드' });
		expect((await client.payBy('none', 'c')).body.type).toBe('BILLING_KEY_NOT_FOUND');
		const channelKey = 'channel-key-sandbox-v2-test';
		expect((await client.payBy('k', 'c', { channelKey })).body.type).toBe('CHANNEL_NOT_FOUND');
		sandbox.portOneV2.deleteBillingKey('k');
		expect((await client.payBy('k', 'c')).body.type).toBe('BILLING_KEY_ALREADY_DELETED');
		expect(() => sandbox.portOneV2.setCard('none', { result: 'fails' })).toThrow(
			'There is no billing key none.',
		);
	});

	it('into a virtual account wait for the deposit', async () => {
		const method = { virtualAccount: VIRTUAL_ACCOUNT };
		expect((await client.pay('a', { method })).body).toMatchObject({
			payment: { paidAt: later(0) },
		});
		expect((await client.read('a')).body).toMatchObject({
			status: 'VIRTUAL_ACCOUNT_ISSUED',
			amount: { paid: 0 },
			method: { bank: 'SHINHAN', expiredAt: later(DAY_MS), accountNumber: expect.any(String) },
		});
		expect((await client.cancel('a')).body.type).toBe('PAYMENT_NOT_PAID');
		sandbox.portOneV2.deposit('a');
		expect((await client.read('a')).body).toMatchObject({ status: 'PAID', paidAt: later(0) });
		expect((await client.cancel('a')).body.type).toBe('INVALID_REQUEST');
		const refundAccount = { bank: 'SHINHAN', number: '110', holderName: '김' };
		expect((await client.cancel('a', { refundAccount })).status).toBe(200);
		expect(() => sandbox.portOneV2.deposit('a')).toThrow('waits for no deposit');
		await client.pay('b', { method });
		sandbox.clock.advance(DAY_MS);
		expect(() => sandbox.portOneV2.deposit('b')).toThrow('has expired');
	});

	it.each<[string, Members]>([
		['two expiries', { expiry: { validHours: 1, dueDate: later(1000) } }],
		['an expiry that is over', { expiry: { dueDate: later(-1000) } }],
		['no expiry', { expiry: {} }],
		['an unknown bank', { bank: 'BANK' }],
		['FIXED without its number', { option: { type: 'FIXED' } }],
		['NORMAL with a number', { option: { type: 'NORMAL', fixed: { accountNumber: '1' } } }],
	])('refuse a virtual account with %s', async (_what, change) => {
		const method = { virtualAccount: { ...VIRTUAL_ACCOUNT, ...change } };
		expect((await client.pay('a', { method })).body.type).toBe('INVALID_REQUEST');
	});

	it('give fixed accounts the same number every time', async () => {
		const option = { type: 'FIXED', fixed: { pgAccountId: 'kim' } };
		const method = { virtualAccount: { ...VIRTUAL_ACCOUNT, option } };
		for (const id of ['a', 'b']) await client.pay(id, { method });
		const [one, other] = await Promise.all([client.read('a'), client.read('b')]);
		expect(one.body['method']).toEqual(other.body['method']);
	});

	it('let unknown members pass if set so, and leave a note', async () => {
		sandbox.portOneV2.patchSettings({ unknownInput: 'ignore' });
		const body = instant({ memo: 1, customer: { nickname: 'x' } });
		expect((await client.post('/payments/a/instant', body)).status).toBe(200);
		expect(sandbox.journal.entries().at(-1)?.notes).toEqual([
			'unknown member memo',
			'unknown member customer.nickname',
		]);
		expect((await client.pay('b', { memo: 1, currency: 'BTC' })).status).toBe(400);
	});

	it('leave no card and no secret in the journal', async () => {
		await client.pay('a');
		const journal = JSON.stringify(sandbox.journal.entries());
		expect(journal).toContain('portone-v2');
		expect(journal).not.toContain(CARD.number);
		expect(journal).not.toContain(DEFAULT_STORE.apiSecret);
	});
});
