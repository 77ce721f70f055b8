import type { Sandbox } from '../../../sandbox';
import { CHANNEL, DAY_MS, frozenSandbox, later, PortOneV2Client } from '../support/portone-v2';
import type { Members } from '../support/wire';

describe('billing keys at the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
	});
	afterAll(() => sandbox.close());

	const add = (billingKey: string, change: Members = {}) =>
		sandbox.portOneV2.addBillingKey({ billingKey, ...change });
	const path = (id: string) => `/billing-keys/${encodeURIComponent(id)}`;
	const remove = async (id: string, query: Record<string, string> = {}) => {
		const { status, body } = await client.remove(path(id), query);
		return [status, body.type ?? body['deletedAt']];
	};
	const payBy = async (id: string, paymentId: string) => {
		const { status, body } = await client.payBy(id, paymentId);
		return [status, body.type];
	};

	it('shows who registered which card, and when', async () => {
		add('a/1', {
			customer: { id: 'kim', name: { full: '김네이버' } },
			cardNumber: '5555444433332222',
			issueId: 'issue-1',
			customData: '{"plan":1}',
			channelKeys: [CHANNEL],
		});
		const { body } = await client.get(path('a/1'));
		expect(body).toMatchObject({
			status: 'ISSUED',
			billingKey: 'a/1',
			methods: [
				{
					type: 'BillingKeyPaymentMethodCard',
					card: { number: '555544******2222', bin: '555544' },
				},
			],
			channels: [{ key: CHANNEL }],
			customer: { id: 'kim', name: '김네이버' },
			issueId: 'issue-1',
			customData: '{"plan":1}',
			issuedAt: later(0),
		});
		expect(body).not.toHaveProperty('deletedAt');
		expect(JSON.stringify(body)).not.toContain('5555444433332222');
	});

	it('another card under the same key keeps the time of its issue', async () => {
		add('k', { customer: { id: 'kim' } });
		sandbox.clock.advance(DAY_MS);
		add('k', { cardNumber: '5555444433332222' });
		expect((await client.get(path('k'))).body).toMatchObject({
			customer: { id: 'kim' },
			methods: [{ card: { bin: '555544' } }],
			issuedAt: later(0),
		});
		add('k', { status: 'FAILED' });
		expect((await client.get(path('k'))).body).toMatchObject({ status: 'ISSUED' });
	});

	it('a window that is open, or came to nothing, is no billing key', async () => {
		for (const status of ['READY', 'FAILED']) {
			add(status, { status });
			expect((await client.get(path(status))).body.type).toBe('BILLING_KEY_NOT_FOUND');
			expect(await remove(status)).toEqual([404, 'BILLING_KEY_NOT_ISSUED']);
			expect(await payBy(status, 'p')).toEqual([404, 'BILLING_KEY_NOT_FOUND']);
		}
		expect((await client.search('/billing-keys')).body.items).toEqual([]);
		add('READY');
		expect(await payBy('READY', 'p')).toEqual([200, undefined]);
	});

	it('is deleted for good, but not while a schedule waits', async () => {
		add('k');
		await client.schedule('k', 's', later(DAY_MS));
		expect(await remove('k')).toEqual([409, 'PAYMENT_SCHEDULE_ALREADY_EXISTS']);
		await client.revoke({ billingKey: 'k' });
		expect(await remove('k')).toEqual([200, later(0)]);
		expect(await remove('k')).toEqual([409, 'BILLING_KEY_ALREADY_DELETED']);
		expect(await remove('none')).toEqual([404, 'BILLING_KEY_NOT_FOUND']);
		expect((await client.get(path('k'))).body).toMatchObject({
			status: 'DELETED',
			deletedAt: later(0),
		});
		expect(await payBy('k', 'p')).toEqual([409, 'BILLING_KEY_ALREADY_DELETED']);
		expect((await client.schedule('k', 's', later(DAY_MS))).body.type).toBe(
			'BILLING_KEY_ALREADY_DELETED',
		);
		expect(() => add('k')).toThrow('Billing key k is deleted.');
	});

	it('that is taken away while a schedule waits makes it fail', async () => {
		add('k');
		await client.schedule('k', 's', later(DAY_MS));
		sandbox.portOneV2.deleteBillingKey('k');
		sandbox.clock.advance(DAY_MS);
		expect((await client.read('s')).body).toMatchObject({
			status: 'FAILED',
			failure: { reason: '빌링키가 이미 삭제되었습니다.' },
		});
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 0, failed: 1 });
	});

	it('of Naver Pay wants a reason, and who asks', async () => {
		const naver = {
			key: 'naver',
			name: 'n',
			pgProvider: 'NAVERPAY',
			pgMerchantId: 'np',
			type: 'LIVE' as const,
		};
		sandbox.portOneV2.patchSettings({ channels: [naver] });
		add('k');
		expect(await remove('k', { reason: '해지' })).toEqual([400, 'INVALID_REQUEST']);
		expect(await remove('k', { requester: 'NOBODY' })).toEqual([400, 'INVALID_REQUEST']);
		const whole = { reason: '해지', requester: 'CUSTOMER', skipWebhook: 'true' };
		expect(await remove('k', whole)).toEqual([200, later(0)]);
	});

	it('lists by time, status and text, sorted', async () => {
		add('one', { customer: { id: 'kim', email: 'kim@example.com' } });
		sandbox.clock.advance(DAY_MS);
		add('two', { channelGroupId: 'channel-group-sandbox-v2' });
		sandbox.clock.advance(DAY_MS);
		await client.remove(path('one'));
		const ids = async (filter: Members, sort: Members = {}) =>
			(await client.search('/billing-keys', { filter, sort })).body.items.map(
				(one) => one['billingKey'],
			);
		expect(await ids({})).toEqual(['two', 'one']);
		expect(await ids({}, { by: 'STATUS_TIMESTAMP' })).toEqual(['one', 'two']);
		expect(await ids({}, { by: 'ISSUED_AT', order: 'ASC' })).toEqual(['one', 'two']);
		const is: ReadonlyArray<[Members, string[]]> = [
			[{ status: ['DELETED'] }, ['one']],
			[{ timeRangeField: 'DELETED_AT' }, ['one']],
			[{ from: later(1) }, ['two']],
			[{ customerId: 'kim' }, ['one']],
			[{ channelGroupIds: ['channel-group-sandbox-v2'] }, ['two']],
			[{ pgProviders: ['TOSSPAYMENTS'] }, ['one']],
			[{ pgCompanies: ['NICE'] }, ['two', 'one']],
			[{ methods: ['MOBILE'] }, []],
			[{ textSearch: { field: 'CUSTOMER_EMAIL', value: 'kim@' } }, ['one']],
			[{ textSearch: { field: 'BILLING_KEY', value: 'two' } }, ['two']],
			[{ platformType: 'API' }, []],
		];
		for (const [filter, wanted] of is) {
			expect([filter, await ids(filter)]).toEqual([filter, wanted]);
		}
		const { page } = (
			await client.search('/billing-keys', { page: { number: 1, size: 1 } }, 'body')
		).body;
		expect(page).toEqual({ number: 1, size: 1, totalCount: 2 });
		sandbox.clock.advance(91 * DAY_MS);
		expect(await ids({})).toEqual([]);
	});
});
