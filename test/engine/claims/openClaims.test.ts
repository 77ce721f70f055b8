import type { IDataObject } from 'n8n-workflow';

import type { StateName } from '../../../sandbox/npay/orders/states';
import { openShop, type Shop } from '../../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const inState = (name: StateName): string => {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.put(id, name);
	return id;
};
const getMany = async (resource: string, parameters: IDataObject = {}) =>
	await shop.engine.run(
		{ resource, operation: 'getMany', ...parameters },
		{ items: [{}], onError: 'stopWorkflow' },
	);
const idsOf = (rows: IDataObject[]) => rows.map(({ productOrderId }) => productOrderId).sort();

test('each kind of claim finds its open ones, and nobody else’s', async () => {
	inState('PAYED_OK');
	inState('CANCELED');
	const cancel = inState('CANCEL_REQUEST');
	const returns = [inState('RETURN_REQUEST'), inState('RETURN_COLLECT_DONE')].sort();
	const exchange = inState('EXCHANGE_REQUEST');
	shop.sandbox.journal.clear();

	const found = await getMany('cancel', { returnAll: true });
	expect(found.error).toBeUndefined();
	expect(idsOf(found.json)).toEqual([cancel]);
	expect(found.json[0]).toMatchObject({ claimType: 'CANCEL', claimStatus: 'CANCEL_REQUEST' });
	expect(idsOf((await getMany('return', { returnAll: true })).json)).toEqual(returns);
	expect(idsOf((await getMany('exchange', { returnAll: true })).json)).toEqual([exchange]);
	expect(
		shop.sandbox.journal
			.entries()
			.filter(({ method, path }) => method === 'POST' && !/token/.test(path)),
	).toEqual([]);
});

test('the limit, the form and the days asked for are kept', async () => {
	for (let count = 0; count < 3; count++) inState('RETURN_REQUEST');
	shop.sandbox.journal.clear();
	const { json } = await getMany('return', {
		returnAll: false,
		limit: 2,
		lookbackDays: 3,
		output: 'raw',
		personalData: 'omit',
	});
	expect(json).toHaveLength(2);
	expect(json[0]).toHaveProperty('productOrder');
	expect(JSON.stringify(json)).not.toMatch(/ordererName|shippingMemo/);
	expect(
		shop.sandbox.journal.entries().filter(({ path }) => path.endsWith('/product-orders')),
	).toHaveLength(3);
});

test.each([0, 121, 1.5])('%p days are refused before anything is sent', async (lookbackDays) => {
	shop.sandbox.journal.clear();
	const { error } = await getMany('cancel', { lookbackDays });
	expect(error?.message).toMatch(/Requested in the Last \(Days\)/);
	expect(shop.sandbox.journal.entries()).toEqual([]);
});
