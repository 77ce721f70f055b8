import type { Sandbox } from '../../../sandbox';
import { DAY_MS, frozenSandbox, later, PortOneV2Client } from '../support/portone-v2';
import type { Members } from '../support/wire';

describe('schedules of the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
		sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
	});
	afterAll(() => sandbox.close());

	async function scheduled(id: string, days: number, key = 'k'): Promise<string> {
		return (await client.schedule(key, id, later(days * DAY_MS))).body.schedule.id;
	}
	const read = async (id: string) => (await client.get(`/payment-schedules/${id}`)).body;

	it('fire when the clock passes them, by the card', async () => {
		const [good, bad] = [await scheduled('a', 1), await scheduled('b', 2)];
		expect(await read(good)).toMatchObject({ status: 'SCHEDULED', timeToPay: later(DAY_MS) });
		expect((await client.read('a')).status).toBe(404);
		sandbox.clock.advance(1.5 * DAY_MS);
		sandbox.portOneV2.setCard('k', { result: 'fails' });
		sandbox.clock.advance(DAY_MS);
		expect(await read(good)).toMatchObject({ status: 'SUCCEEDED', completedAt: later(DAY_MS) });
		expect((await client.read('a')).body).toMatchObject({
			status: 'PAID',
			scheduleId: good,
			billingKey: 'k',
			paidAt: later(DAY_MS),
		});
		expect(await read(bad)).toMatchObject({ status: 'FAILED' });
		expect((await client.read('b')).body).toMatchObject({ status: 'FAILED' });
	});

	it('take their time with a slow card, and fail without a billing key', async () => {
		const id = await scheduled('a', 1);
		sandbox.portOneV2.setCard('k', { result: 'succeeds', slowMs: 60_000 });
		sandbox.clock.advance(DAY_MS);
		expect(await read(id)).toMatchObject({ status: 'STARTED', startedAt: later(DAY_MS) });
		const revoked = await client.revoke({ scheduleIds: [id] });
		expect(revoked.body.type).toBe('PAYMENT_SCHEDULE_ALREADY_PROCESSED');
		sandbox.clock.advance(60_000);
		expect(await read(id)).toMatchObject({ status: 'SUCCEEDED' });
		const other = await scheduled('b', 2);
		sandbox.portOneV2.deleteBillingKey('k');
		sandbox.clock.advance(DAY_MS);
		expect(await read(other)).toMatchObject({ status: 'FAILED' });
	});

	it('are one at a time for a payment, and none for what is paid or waits', async () => {
		const first = await scheduled('a', 1);
		const again = await client.schedule('k', 'a', later(DAY_MS));
		expect(again).toMatchObject({ status: 409, body: { type: 'PAYMENT_SCHEDULE_ALREADY_EXISTS' } });
		expect((await client.payBy('k', 'a')).body.type).toBe('PAYMENT_SCHEDULE_ALREADY_EXISTS');
		expect((await client.pay('a')).body.type).toBe('PAYMENT_SCHEDULE_ALREADY_EXISTS');
		await client.revoke({ scheduleIds: [first] });
		expect((await client.schedule('k', 'a', later(DAY_MS))).status).toBe(200);
		await client.pay('b');
		const paid = await client.schedule('k', 'b', later(DAY_MS));
		expect(paid.body.type).toBe('ALREADY_PAID_OR_WAITING');
	});

	const RIGHT = { billingKey: 'k', orderName: 'x', amount: { total: 1 }, currency: 'KRW' };

	it.each<[string, Members, string]>([
		['a time that is over', { timeToPay: later(-1) }, 'INVALID_REQUEST'],
		['a time without an offset', { timeToPay: '2027-01-01T00:00:00' }, 'INVALID_REQUEST'],
		['a time in seconds', { timeToPay: 1_800_000_000 }, 'INVALID_REQUEST'],
		['no payment', { payment: undefined }, 'INVALID_REQUEST'],
		['skipWebhook', { payment: { ...RIGHT, skipWebhook: true } }, 'INVALID_REQUEST'],
		['another billing key', { payment: { ...RIGHT, billingKey: 'none' } }, 'BILLING_KEY_NOT_FOUND'],
		['another store', { payment: { ...RIGHT, storeId: 'store-2' } }, 'FORBIDDEN'],
		[
			'parts above the whole',
			{ payment: { ...RIGHT, amount: { total: 1, vat: 2 } } },
			'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
		],
	])('are refused with %s', async (_what, change, type) => {
		const body = { payment: RIGHT, timeToPay: later(DAY_MS), ...change };
		expect((await client.post('/payments/a/schedule', body)).body.type).toBe(type);
	});

	it.each(['query', 'body'] as const)('are listed with the input in the %s', async (where) => {
		sandbox.portOneV2.addBillingKey({
			billingKey: 'test',
			channelKeys: ['channel-key-sandbox-v2-test'],
		});
		for (let day = 1; day <= 12; day += 1) await scheduled(`p${day}`, day);
		await scheduled('t', 3, 'test');
		expect((await client.list({}, where)).body).toMatchObject({ items: [], page: { size: 10 } });
		const filter = { from: later(0), until: later(30 * DAY_MS) };
		const page = (await client.list({ filter }, where)).body;
		expect(page).toMatchObject({ page: { number: 0, size: 10, totalCount: 13 } });
		expect(page.items.map(({ paymentId }) => paymentId).slice(0, 2)).toEqual(['p12', 'p11']);
		const next = await client.list({ filter, page: { number: 1, size: 10 } }, where);
		expect(next.body.items).toHaveLength(3);
		const ascending = await client.list(
			{ filter: { ...filter, billingKey: 'k' }, sort: { by: 'CREATED_AT', order: 'ASC' } },
			where,
		);
		expect(ascending.body.items[0]).toMatchObject({ paymentId: 'p1' });
		const tests = await client.list({ filter: { ...filter, isForTest: true } }, where);
		expect(tests.body.items).toMatchObject([{ paymentId: 't' }]);
		sandbox.clock.advance(2 * DAY_MS);
		const past = await client.list({ filter: { status: ['SUCCEEDED'] } }, where);
		expect(past.body.items).toHaveLength(2);
	});

	it.each(['COMPLETED_AT', 'STATUS_TIMESTAMP', 'TIME_TO_PAY'])('sort by %s', async (by) => {
		const ids = [await scheduled('a', 1), await scheduled('b', 2), await scheduled('c', 3)];
		sandbox.clock.advance(1.5 * DAY_MS);
		await client.revoke({ scheduleIds: [ids[2]] });
		const filter = { from: later(0), until: later(9 * DAY_MS) };
		const { body } = await client.list({ filter, sort: { by, order: 'DESC' } });
		const first = { COMPLETED_AT: 'a', STATUS_TIMESTAMP: 'c', TIME_TO_PAY: 'c' }[by];
		expect(body.items[0]).toMatchObject({ paymentId: first });
	});

	it('count all that match, or what is on the page, as set', async () => {
		for (const id of ['a', 'b', 'c']) await scheduled(id, 1);
		const input = { filter: { from: later(0), until: later(DAY_MS) }, page: { size: 2 } };
		expect((await client.list(input)).body['page']).toMatchObject({ totalCount: 3 });
		sandbox.portOneV2.patchSettings({ totalCount: 'returned' });
		expect((await client.list(input)).body['page']).toMatchObject({ totalCount: 2 });
	});

	it.each([
		{ page: { number: -1 } },
		{ page: { size: 0 } },
		{ sort: { by: 'time' } },
		{ filter: { status: 'SCHEDULED' } },
		{ filter: { from: later(1), until: later(0) } },
		{ filter: { from: 'yesterday' } },
	])('refuse the list %j', async (input) => {
		expect((await client.list(input)).body.type).toBe('INVALID_REQUEST');
	});

	it('refuse a list of another store, and what is no JSON', async () => {
		expect((await client.list({ filter: { storeId: 'x' } })).body.type).toBe('FORBIDDEN');
		const reply = await client.get('/payment-schedules', { requestBody: '{' });
		expect(reply.body.type).toBe('INVALID_REQUEST');
	});

	it.each(['query', 'body'] as const)('are revoked with the input in the %s', async (where) => {
		sandbox.portOneV2.addBillingKey({ billingKey: 'other' });
		const [a, b, c] = [
			await scheduled('a', 1),
			await scheduled('b', 2),
			await scheduled('c', 2, 'other'),
		];
		const types = [
			await client.revoke({}, where),
			await client.revoke({ scheduleIds: [] }, where),
			await client.revoke({ scheduleIds: [a, 'none'] }, where),
			await client.revoke({ billingKey: 'k', scheduleIds: [a, c] }, where),
			await client.revoke({ billingKey: 'none' }, where),
		].map(({ body }) => body.type);
		expect(types).toEqual([
			'INVALID_REQUEST',
			'INVALID_REQUEST',
			'PAYMENT_SCHEDULE_NOT_FOUND',
			'PAYMENT_SCHEDULE_NOT_FOUND',
			'BILLING_KEY_NOT_FOUND',
		]);
		expect(await read(a)).toMatchObject({ status: 'SCHEDULED' });
		const one = await client.revoke({ scheduleIds: [a, a] }, where);
		expect(one.body).toEqual({ revokedScheduleIds: [a], revokedAt: later(0) });
		const again = await client.revoke({ scheduleIds: [b, a] }, where);
		expect(again.body.type).toBe('PAYMENT_SCHEDULE_ALREADY_REVOKED');
		expect((await client.revoke({ billingKey: 'k' }, where)).body).toMatchObject({
			revokedScheduleIds: [b],
		});
		sandbox.clock.advance(9 * DAY_MS);
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 1 });
		sandbox.portOneV2.deleteBillingKey('k');
		const deleted = await client.revoke({ billingKey: 'k' }, where);
		expect(deleted.body.type).toBe('BILLING_KEY_ALREADY_DELETED');
		expect((await client.get('/payment-schedules/none')).status).toBe(404);
	});
});
