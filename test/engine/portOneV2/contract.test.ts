import { ceosEndpoints, portOneEndpoints } from '../../../nodes/PortOneV2/api/endpoints';
import type { JournalEntry } from '../../../sandbox/core/http/journal';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import { deviations } from '../../support/contracts/portOneV2Contract';
import { ceosOperations, portOneOperations } from '../../support/contracts/portOneV2Operations';
import {
	CARD,
	CHANNEL,
	openPortOneV2,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());

const goOn = { onError: 'continueRegularOutput' } as const;

/** Runs everything, with and without a store in the credential. @returns the requests that it made */
async function exercise(): Promise<JournalEntry[]> {
	await shop.reset();
	for (const storeId of ['', DEFAULT_STORE.storeId]) {
		shop.engine.saveCredential('portOneV2', 'portOneV2Api', { storeId });
		for (const parameters of portOneOperations()) await shop.run(parameters as never, goOn);
	}
	// Tries are read where PortOne takes no further one under an ID.
	shop.sandbox.portOneV2.patchSettings({ maxTransactions: 2, instantCards: { result: 'fails' } });
	await shop.run(
		{
			...{ resource: 'payment', operation: 'payInstantly', paymentId: 'tries', total: 1_000 },
			...{ channelKey: CHANNEL, card: CARD, orderName: 'x', options: { maxAttempts: 3 } },
		},
		goOn,
	);
	for (const parameters of ceosOperations()) await shop.runCeos(parameters as never, goOn);
	return shop.sandbox.journal.entries();
}

test('every operation sends what the documents have, and every endpoint is called', async () => {
	const requests = await exercise();
	expect(requests.flatMap(deviations)).toEqual([]);
	const called = new Set(
		requests.map(({ server, method, route }) => `${server} ${method} ${route}`),
	);
	const known = [
		...Object.values(portOneEndpoints).map((one) => ({ server: 'portone-v2', ...one })),
		...Object.values(ceosEndpoints).map((one) => ({ server: 'ceos', ...one })),
	];
	expect([...called].sort()).toEqual(
		known.map(({ server, method, path }) => `${server} ${method} ${path}`).sort(),
	);
	// The servers, which refuse what they don't know, found nothing to complain of but what is not there.
	const refusals = requests.filter(({ code }) => code === 'INVALID_REQUEST');
	expect(refusals.map(({ path }) => path)).toEqual(Array(2).fill('/payments/b-3/billing-key'));
});

test('the contract finds what is wrong', () => {
	const entry = (input: object, changed: object = {}) =>
		({
			...{ server: 'portone-v2', method: 'DELETE', path: '/payment-schedules' },
			query: { requestBody: JSON.stringify(input) },
			...changed,
		}) as unknown as JournalEntry;
	expect(deviations(entry({ scheduleIds: ['a'] }))).toEqual([]);
	expect(deviations(entry({}))).toHaveLength(1);
	expect(deviations(entry({ scheduleIds: [1] }))).toHaveLength(1);
	expect(deviations(entry({ scheduleIds: ['a'], more: 1 }))).toHaveLength(1);
	expect(deviations(entry({ scheduleIds: ['a'] }, { body: { a: 1 } }))).toHaveLength(1);
	expect(deviations(entry({}, { path: '/nothing' }))).toHaveLength(1);
});
