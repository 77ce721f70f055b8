import type { Sandbox } from '../../../sandbox';
import { DAY_MS, frozenSandbox, later, PortOneV2Client } from '../support/portone-v2';
import type { Members } from '../support/wire';

const KEY = 'billing-key-kim';
const MONTH_MS = 30 * DAY_MS;

/** From the first card to leaving, with nothing but what a shop could do. */
describe('a subscription at the simulated PortOne V2, from billing key to leaving', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		client = new PortOneV2Client(sandbox);
	});
	beforeEach(() => sandbox.reset());
	afterAll(() => sandbox.close());

	const keyPath = `/billing-keys/${KEY}`;
	const statusesOf = async (id: string) =>
		(await client.get(`/payments/${id}/transactions`)).body.items.map((one) => one['status']);
	const said = async (reply: Promise<{ status: number; body: { type?: string } }>) => {
		const { status, body } = await reply;
		return body.type ?? status;
	};
	const search = async (filter: Members) =>
		(await client.search('/payments', { filter, page: { size: 100 } })).body.items.map(
			(one) => one['id'],
		);

	it('first payment, schedules, a failed card, another card, and the end', async () => {
		// The window is open, and the key is none yet; then it is issued.
		sandbox.portOneV2.addBillingKey({ billingKey: KEY, status: 'READY' });
		expect(await said(client.payBy(KEY, 'sub-0'))).toBe('BILLING_KEY_NOT_FOUND');
		sandbox.portOneV2.addBillingKey({ billingKey: KEY, customer: { id: 'kim' } });
		expect((await client.get(keyPath)).body).toMatchObject({ status: 'ISSUED' });

		// The first payment, of the amount that was registered.
		await client.post('/payments/sub-0/pre-register', { totalAmount: 11_000, currency: 'KRW' });
		const other = { amount: { total: 1100 } };
		expect(await said(client.payBy(KEY, 'sub-0', other))).toBe('INVALID_REQUEST');
		expect(await said(client.payBy(KEY, 'sub-0'))).toBe(200);
		expect(await said(client.payBy(KEY, 'sub-0'))).toBe('ALREADY_PAID');

		// A month by schedule; meanwhile the key can't be deleted.
		await client.schedule(KEY, 'sub-1', later(MONTH_MS));
		expect(await said(client.remove(keyPath))).toBe('PAYMENT_SCHEDULE_ALREADY_EXISTS');
		sandbox.clock.advance(MONTH_MS);
		expect((await client.read('sub-1')).body).toMatchObject({ status: 'PAID', billingKey: KEY });

		// The card fails: by schedule, and by hand under the same id.
		sandbox.portOneV2.setCard(KEY, { result: 'fails', message: '한도 초과' });
		await client.schedule(KEY, 'sub-2', later(2 * MONTH_MS));
		sandbox.clock.advance(MONTH_MS);
		expect(await said(client.payBy(KEY, 'sub-2'))).toBe('PG_PROVIDER');
		expect(await statusesOf('sub-2')).toEqual(['FAILED', 'FAILED']);
		expect(await search({ status: ['FAILED'] })).toEqual(['sub-2']);

		// Another card under the same key: the month is paid after all.
		sandbox.portOneV2.addBillingKey({
			billingKey: KEY,
			cardNumber: '5555444433332222',
			outcome: { result: 'succeeds' },
		});
		expect(await said(client.payBy(KEY, 'sub-2'))).toBe(200);
		expect(await statusesOf('sub-2')).toEqual(['FAILED', 'FAILED', 'PAID']);

		// The next one is revoked, and the key deleted: nothing more can be taken.
		await client.schedule(KEY, 'sub-3', later(3 * MONTH_MS));
		await client.revoke({ billingKey: KEY });
		expect(await said(client.remove(keyPath, { reason: '해지' }))).toBe(200);
		expect((await client.get(keyPath)).body).toMatchObject({
			status: 'DELETED',
			customer: { id: 'kim' },
			issuedAt: later(0),
			deletedAt: later(2 * MONTH_MS),
		});
		for (const late of [
			client.payBy(KEY, 'sub-4'),
			client.schedule(KEY, 'sub-4', later(5 * MONTH_MS)),
			client.remove(keyPath),
		]) {
			expect(await said(late)).toBe('BILLING_KEY_ALREADY_DELETED');
		}
		sandbox.clock.advance(3 * MONTH_MS);

		const range = { from: later(0), until: later(5 * MONTH_MS) };
		expect(await search(range)).toEqual(['sub-2', 'sub-1', 'sub-0']);
		expect(await search({ ...range, isScheduled: true })).toEqual(['sub-1']);
		const { items } = (await client.search('/payments-by-cursor', range)).body;
		expect(items.map((one) => (one['payment'] as Members)['id'])).toEqual([
			'sub-0',
			'sub-1',
			'sub-2',
		]);
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({
			charges: 3,
			charged: 33_000,
			failed: 2,
			paymentsChargedTwice: 0,
		});
	});
});
