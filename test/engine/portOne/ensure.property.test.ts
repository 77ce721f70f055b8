import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());

const goOn = { onError: 'continueRegularOutput' } as const;
const DAYS = ['2026-12-05', '2026-12-10', '2026-12-20'];
const AMOUNTS = [9_900, 12_000];

const wanted = fc.record({
	day: fc.constantFrom(...DAYS),
	amount: fc.constantFrom(...AMOUNTS),
});
const fault = fc.record({
	kind: fc.constantFrom('resetBefore', 'resetAfter', 'truncate'),
	after: fc.nat(3),
	method: fc.constantFrom('POST', 'PUT', 'GET'),
});
/** Some runs at once, with or without faults on the way. */
const step = fc.record({
	runs: fc.array(wanted, { minLength: 1, maxLength: 4 }),
	faults: fc.array(fault, { maxLength: 3 }),
});

const ensure = (day: string, amount: number, options = {}): INodeParameters => ({
	resource: 'schedule',
	operation: 'ensure',
	customer_uid: CUSTOMER,
	timing: 'exact',
	schedule_at: `${day} 10:00`,
	amount,
	name: '정기 구독',
	options,
});
const scheduled = () => shop.sandbox.portOneV1.ledger().totals.schedules.scheduled;

test('whatever comes together and gets lost: never two payments, and one as wanted in the end', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 1, maxLength: 4 }),
			wanted,
			async (steps, last) => {
				shop.reset();
				for (const { runs, faults } of steps) {
					for (const one of faults) {
						const { method, ...spec } = one;
						shop.sandbox.faults.add({ ...spec, match: { path: '/subscribe/', method } } as never);
					}
					await Promise.all(
						runs.map(async ({ day, amount }) => await shop.run(ensure(day, amount), goOn)),
					);
					expect(scheduled()).toBeLessThanOrEqual(1);
					shop.sandbox.faults.clear();
				}
				// A run that ended after it had cancelled this very amount for another one leaves it revoked.
				const again = { bookRevoked: true };
				const { json, error } = await shop.run(ensure(last.day, last.amount, again));
				expect(error).toBeUndefined();
				expect(json).toMatchObject([
					{ success: true, amount: last.amount, schedule_at: `${last.day}T10:00:00.000+09:00` },
				]);
				expect(scheduled()).toBe(1);
				await shop.passTo('2027-03-01T00:00:00+09:00');
				expect(shop.sandbox.portOneV1.ledger().totals).toMatchObject({
					charges: 1,
					chargedTwice: 0,
				});
			},
		),
		{ numRuns: Number(process.env.HISTORIES ?? 15) },
	);
});
