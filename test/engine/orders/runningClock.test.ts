import { openShop, type Shop } from '../../support/shops/shop';

/** Reads with *To* left empty, while the server's clock goes on with each look at it. */

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => {
	shop.reset();
	const { clock } = shop.sandbox;
	const now = clock.now.bind(clock);
	let passed = 0;
	jest.spyOn(clock, 'now').mockImplementation(() => now() + (passed += 20));
});
afterEach(() => jest.restoreAllMocks());

const LIST = '/v1/pay-order/mall/product-orders';
const CHANGES = `${LIST}/last-changed-statuses`;
const REVIEWS = '/v1/pay-order/mall/reviews';

test.each([
	['productOrder', 'getMany', { period: 'custom', from: '2026-11-19 09:00' }, LIST],
	[
		'productOrder',
		'getChanges',
		{ period: 'custom', lastChangedFrom: '2026-11-19 09:00' },
		CHANGES,
	],
	['productOrder', 'checkGaps', { period: 'custom', from: '2026-11-19 09:00' }, LIST],
	['review', 'getMany', { period: 'custom', from: '2026-11-19 09:00' }, REVIEWS],
])(
	'%s %s from three days ago reads four windows and ends: the end is fixed once',
	async (resource, operation, period, path) => {
		const [id = ''] = shop.paidOrders(1);
		const { json, error } = await shop.engine.run({
			resource,
			operation,
			returnAll: true,
			...period,
		});
		expect(error).toBeUndefined();
		expect(shop.calls(path)).toBe(4);
		if (resource === 'productOrder') {
			expect(json.map(({ productOrderId }) => productOrderId)).toEqual([id]);
		}
	},
);

test.each(['body', 'header', 'both'] as const)(
	'answers whose time is a day ahead (%s) make it longer by a day at most',
	async (of) => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.faults.add({
			kind: 'timestampSkew',
			ms: 86_400_000,
			of,
			match: { path: LIST },
			times: 0,
		});
		const { json } = await shop.engine.run({
			resource: 'productOrder',
			operation: 'getMany',
			returnAll: true,
			period: 'custom',
			from: '2026-11-19 09:00',
		});
		expect(json.map(({ productOrderId }) => productOrderId)).toEqual([id]);
		expect(shop.calls(LIST)).toBeLessThanOrEqual(5);
	},
);
