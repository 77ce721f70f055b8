import { endpoints } from '../../../nodes/PortOne/api/endpoints';
import type { JournalEntry } from '../../../sandbox/core/http/journal';
import { deviations, unsent } from '../../support/contracts/portOneContract';
import { portOneV1Operations } from '../../support/contracts/portOneV1Operations';
import { openPortOne, type PortOneShop, TOKEN } from '../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());

const goOn = { onError: 'continueRegularOutput' } as const;
/** Runs everything. @returns the requests that it made, those for a token only if asked for */
async function exercise({ withToken = false } = {}): Promise<JournalEntry[]> {
	shop.reset();
	const { impUid } = shop.sandbox.portOneV1.createPayment({
		pgProvider: 'naverpay',
		amount: 11_000,
	});
	// Ships nothing: each operation is to get through to its request.
	const orders = () => shop.sandbox.portOneV1.createNaverOrders({ count: 1, state: 'PAYED' })[0];
	for (const parameters of portOneV1Operations(impUid, { impUid: '', id: '' })) {
		const order = orders();
		const isNaver = parameters.resource === 'naverOrder';
		await shop.run(
			{
				...parameters,
				...(isNaver ? { imp_uid: order?.impUid, product_order_id: order?.productOrderIds[0] } : {}),
			} as never,
			goOn,
		);
	}
	return shop.sandbox.journal
		.entries()
		.filter(({ path, server }) => (withToken || path !== TOKEN) && server !== 'npay');
}

test('every operation sends what PortOne takes, and every endpoint is called', async () => {
	const requests = await exercise();
	expect(requests.flatMap(deviations)).toEqual([]);
	const called = new Set(requests.map(({ method, route }) => `${method} ${route}`));
	const known = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
	expect([...called].sort()).toEqual(known.sort());
});

test('every operation sends every parameter that PortOne’s document gives it', async () => {
	const requests = await exercise({ withToken: true });
	expect(unsent(requests)).toEqual([]);
	// Such a list is no proof unless it finds what is missing.
	const withoutSorting = requests.filter(
		({ path, query }) => !path.includes('schedule') || query.sorting === undefined,
	);
	expect(unsent(withoutSorting)).toEqual([expect.stringMatching(/schedule\$ sorting$/)]);
});

test('the contract finds what is wrong', () => {
	const entry = (changed: object) =>
		({
			method: 'PUT',
			path: '/subscribe/payments/schedule/a',
			query: {},
			body: { schedule_at: 1_795_312_800 },
			...changed,
		}) as JournalEntry;
	expect(deviations(entry({}))).toEqual([]);
	expect(deviations(entry({ body: { schedule_at: 1_795_312_800_000 } }))).toHaveLength(1);
	expect(deviations(entry({ body: {} }))).toHaveLength(1);
	expect(deviations(entry({ query: { page: '1' } }))).toHaveLength(1);
	expect(deviations(entry({ path: '/nothing' }))).toHaveLength(1);
});
