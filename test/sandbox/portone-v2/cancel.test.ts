import type { Sandbox } from '../../../sandbox';
import { frozenSandbox, later, PortOneV2Client } from '../support/portone-v2';
import type { Members } from '../support/wire';

describe('refunds at the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
		await client.pay('a', { amount: { total: 10_000, taxFree: 4500 } });
	});
	afterAll(() => sandbox.close());

	it('give back parts, and then the rest', async () => {
		const first = await client.cancel('a', { amount: 3300, currentCancellableAmount: 10_000 });
		expect(first.body['cancellation']).toMatchObject({
			status: 'SUCCEEDED',
			totalAmount: 3300,
			taxFreeAmount: 0,
			vatAmount: 300,
			cancelledAt: later(0),
			trigger: 'API',
		});
		expect((await client.read('a')).body).toMatchObject({
			status: 'PARTIAL_CANCELLED',
			amount: { paid: 10_000, cancelled: 3300, cancelledTaxFree: 0 },
			cancellations: [{ totalAmount: 3300 }],
		});
		const rest = await client.cancel('a');
		expect(rest.body['cancellation']).toMatchObject({ totalAmount: 6700, taxFreeAmount: 4500 });
		expect((await client.read('a')).body).toMatchObject({
			status: 'CANCELLED',
			amount: { cancelled: 10_000, cancelledTaxFree: 4500 },
		});
		expect((await client.cancel('a')).body.type).toBe('PAYMENT_ALREADY_CANCELLED');
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({ cancels: 1, refunded: 10_000 });
	});

	it.each<[Members, string, number]>([
		[{ amount: 10_001 }, 'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT', 409],
		[{ currentCancellableAmount: 9999 }, 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN', 409],
		[{ amount: 100, taxFreeAmount: 101 }, 'SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT', 409],
		[
			{ amount: 5000, taxFreeAmount: 4501 },
			'CANCEL_TAX_FREE_AMOUNT_EXCEEDS_CANCELLABLE_TAX_FREE_AMOUNT',
			409,
		],
		[{ amount: 5501 }, 'CANCEL_TAX_AMOUNT_EXCEEDS_CANCELLABLE_TAX_AMOUNT', 409],
		[{ reason: undefined }, 'INVALID_REQUEST', 400],
		[{ reason: '' }, 'INVALID_REQUEST', 400],
		[{ requester: 'Customer' }, 'INVALID_REQUEST', 400],
		[{ checksum: 10_000 }, 'INVALID_REQUEST', 400],
		[{ storeId: 'store-2' }, 'FORBIDDEN', 403],
	])('refuse %j', async (body, type, status) => {
		expect(await client.cancel('a', body)).toMatchObject({ status, body: { type } });
		expect((await client.read('a')).body).toMatchObject({ status: 'PAID' });
	});

	it('are refused of nothing, and beyond the number that is set', async () => {
		expect((await client.cancel('none')).body.type).toBe('PAYMENT_NOT_FOUND');
		sandbox.portOneV2.patchSettings({ maxCancels: 1 });
		await client.cancel('a', { amount: 1 });
		expect((await client.cancel('a')).body.type).toBe('MAX_CANCEL_COUNT_REACHED');
	});

	it('happen although the answer is lost', async () => {
		sandbox.faults.add({ kind: 'resetAfter', match: { path: '/payments/{paymentId}/cancel' } });
		await expect(client.cancel('a')).rejects.toThrow();
		expect((await client.read('a')).body).toMatchObject({ status: 'CANCELLED' });
	});
});
