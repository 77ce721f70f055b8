import { MALL } from '../../support/client';
import { Shop } from '../../support/shop';

describe('reading orders', () => {
	const shop = Shop.open();

	it('leaves out ids that are unknown, another merchant’s, or asked for twice', async () => {
		const [first, second] = [shop.paid(), shop.paid()];
		const theirs = shop.paid({ merchantId: 'np_other' });
		const { body } = await shop.client.query(second, 'x', theirs, first, second);
		const ids = body.data.map((one) => one.productOrder.productOrderId);
		expect(ids).toEqual([first, second]);
	});

	it('shows quantity claims only to clients that know them', async () => {
		const id = shop.paid();
		const path = `${MALL}/product-orders/query`;
		const { body } = await shop.client.post(path, { productOrderIds: [id] });
		expect(body.data[0]!.productOrder).not.toHaveProperty('remainQuantity');
		expect((await shop.detailOf(id)).productOrder).toHaveProperty('remainQuantity');
	});

	it('takes 300 ids and no more', async () => {
		const ids = Array.from({ length: 301 }, (_, index) => String(index));
		expect((await shop.client.query(...ids.slice(1))).status).toBe(200);
		expect((await shop.client.query(...ids)).body.code).toBe('4000');
	});

	it('knows the product orders of an order', async () => {
		const [order] = shop.sandbox.npay.createOrders({ count: 1, productsPerOrder: 3 });
		const idsOf = (orderId: string) =>
			shop.client.get(`${MALL}/orders/${orderId}/product-order-ids`);
		expect((await idsOf(order!.orderId)).body.data).toEqual(order!.productOrderIds);
		expect((await idsOf('1')).body.code).toBe('100003');
		const [theirs] = shop.sandbox.npay.createOrders({ count: 1, merchantId: 'np_other' });
		expect((await idsOf(theirs!.orderId)).body.code).toBe('101009');
	});

	it('adds up: payment parts equal products and one delivery fee', async () => {
		const orders = shop.sandbox.npay.createOrders({ count: 60, productsPerOrder: 2, seed: 'sums' });
		for (const { productOrderIds } of orders) {
			const [first, second] = (await shop.client.query(...productOrderIds)).body.data;
			const { generalPaymentAmount, naverMileagePaymentAmount } = first!.order!;
			const lines = [first, second].map((one) => Number(one!.productOrder['totalPaymentAmount']));
			const fee = Number(first!.productOrder['deliveryFeeAmount']);
			expect(Number(generalPaymentAmount) + Number(naverMileagePaymentAmount)).toBe(
				lines[0]! + lines[1]! + fee,
			);
		}
	});

	it('carries merchant codes only when set so', async () => {
		const id = shop.paid();
		expect((await shop.detailOf(id)).productOrder).not.toHaveProperty('merchantCustomCode1');
		shop.sandbox.npay.patchSettings({ merchantCodes: true });
		expect((await shop.detailOf(id)).productOrder).toHaveProperty('merchantCustomCode1');
	});
});
