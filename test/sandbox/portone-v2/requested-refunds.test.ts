import type { Sandbox } from '../../../sandbox';
import { control } from '../support/client';
import { frozenSandbox, later, PortOneV2Client } from '../support/portone-v2';
import type { Members } from '../support/wire';

/** PortOne may only take a refund in; it ends later, well or not. */
describe('refunds that are only requested', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset({ portOneV2: { refunds: { result: 'requested' } } });
		client = new PortOneV2Client(sandbox);
		await client.pay('a', { amount: { total: 10_000 } });
	});
	afterAll(() => sandbox.close());

	const read = async () => (await client.read('a')).body;
	const cancel = async (body: Members = {}) =>
		(await client.cancel('a', body)).body['cancellation'] as Members;

	it('succeed after a while, and hold their amount until then', async () => {
		const taken = await cancel({ amount: 3000 });
		expect(taken).toMatchObject({ status: 'REQUESTED', totalAmount: 3000, requestedAt: later(0) });
		expect(taken).not.toHaveProperty('cancelledAt');
		expect(await read()).toMatchObject({ status: 'PAID', amount: { cancelled: 0 } });
		expect((await client.cancel('a', { amount: 8000 })).body.type).toBe(
			'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT',
		);
		sandbox.clock.advance(60_000);
		expect(await read()).toMatchObject({
			status: 'PARTIAL_CANCELLED',
			amount: { cancelled: 3000 },
			cancellations: [{ status: 'SUCCEEDED', cancelledAt: later(60_000) }],
		});
		expect(sandbox.portOneV2.ledger().totals.refunded).toBe(3000);
	});

	it('or fail, and nothing was given back', async () => {
		sandbox.portOneV2.patchSettings({ refunds: { then: 'fails', afterMs: 1000 } });
		await cancel();
		sandbox.clock.advance(1000);
		expect(await read()).toMatchObject({
			status: 'PAID',
			amount: { cancelled: 0 },
			cancellations: [{ status: 'FAILED' }],
		});
		sandbox.portOneV2.patchSettings({ refunds: { result: 'done' } });
		expect(await cancel()).toMatchObject({ status: 'SUCCEEDED', totalAmount: 10_000 });
	});

	it('or wait until somebody ends them', async () => {
		sandbox.portOneV2.patchSettings({ refunds: { afterMs: null } });
		const { id } = await cancel();
		sandbox.clock.advance(7 * 24 * 60 * 60 * 1000);
		expect((await read())['status']).toBe('PAID');
		const path = `/portone-v2/payments/a/cancellations/${String(id)}`;
		const end = () => control(sandbox, 'POST', path, { result: 'succeeds' });
		expect((await end()).body['status']).toBe('CANCELLED');
		expect((await end()).body.error).toContain('There is no requested refund');
	});
});
