import { CONFIRM, openShop, QUERY, type Shop, TOKEN } from '../support/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.sandbox.reset());

const confirm = { resource: 'productOrder', operation: 'confirm' };

test('confirms the product orders of all items in calls of 30', async () => {
	const ids = shop.paidOrders(65);
	const { json, items, error } = await shop.engine.run(confirm, {
		items: ids.map((productOrderId) => ({ productOrderId })),
	});
	expect(error).toBeUndefined();
	expect(json.map(({ productOrderId }) => productOrderId)).toEqual(ids);
	expect(json[0]).toMatchObject({ success: true, isReceiverAddressChanged: false });
	expect(items[64]?.pairedItem).toEqual({ item: 64 });
	expect(shop.calls(CONFIRM)).toBe(3);
	expect(shop.calls(QUERY)).toBe(0);
	expect(shop.calls(TOKEN)).toBe(1);
	expect(shop.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 65, confirmedTwice: 0 });
});
