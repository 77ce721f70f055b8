import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { openShop, type Shop } from '../../support/shops/shop';

/** What users are told where *Limit* cuts a list. */

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		now: '2026-12-20T09:00:00.000+09:00',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const hintsOf = async (parameters: IDataObject): Promise<string[]> => {
	const { error, hints } = await shop.engine.run(parameters as INodeParameters, { items: [{}] });
	expect(error).toBeUndefined();
	return hints;
};

describe.each(['getMany', 'getChanges'])('productOrder > %s', (operation) => {
	const parameters = { resource: 'productOrder', operation, period: 'today' };

	test('with more than the limit', async () => {
		shop.paidOrders(9);
		expect(await hintsOf({ ...parameters, limit: 7 })).toEqual([
			expect.stringMatching(/^Showing 7 of 9: Limit was reached/),
		]);
	});

	test('with exactly as many', async () => {
		shop.paidOrders(7);
		expect(await hintsOf({ ...parameters, limit: 7 })).toEqual([]);
		expect(await hintsOf({ ...parameters, returnAll: true })).toEqual([]);
	});

	test('with days that were not read', async () => {
		shop.paidOrders(7);
		shop.sandbox.clock.advance(3 * 86_400_000);
		expect(await hintsOf({ ...parameters, period: 'last7Days', limit: 7 })).toEqual([
			expect.stringMatching(/^Showing 7, and there may be more: /),
		]);
	});

	test('with a page that was not read', async () => {
		shop.paidOrders(9);
		const name = operation === 'getMany' ? 'pageSize' : 'limitCount';
		const [hint] = await hintsOf({ ...parameters, limit: 3, options: { [name]: 3 } });
		expect(hint).toMatch(/^Showing 3( of at least 4|, and there may be more): /);
	});
});

test('open claims are counted as a whole', async () => {
	for (let count = 0; count < 3; count++) {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.npay.put(id, 'RETURN_REQUEST');
	}
	const claims = { resource: 'return', operation: 'getMany', lookbackDays: 2 };
	expect(await hintsOf({ ...claims, limit: 2 })).toEqual([
		expect.stringMatching(/^Showing 2 of 3: /),
	]);
	expect(await hintsOf({ ...claims, limit: 3 })).toEqual([]);
});

describe('settlements and VAT', () => {
	beforeEach(() => {
		shop.sandbox.npay.seedSettlement({ month: '2026-11', orders: 60, seed: 'limits' });
	});

	test.each([
		['settlement', 'getDaily'],
		['settlement', 'getByCase'],
		['settlement', 'getCommissionDetails'],
		['vat', 'getDaily'],
		['vat', 'getByCase'],
	])('%s > %s bring all; a limit of 2 is told', async (resource, operation) => {
		const parameters = { resource, operation, period: 'lastMonth' };
		expect(await hintsOf(parameters)).toEqual([]);
		expect(await hintsOf({ ...parameters, returnAll: false, limit: 2 })).toEqual([
			expect.stringMatching(/^Showing 2( of (at least )?\d+|, and there may be more): /),
		]);
	});
});
