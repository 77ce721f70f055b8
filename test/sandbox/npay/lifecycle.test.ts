import { Shop } from '../support/shop';

describe('the way of an order', () => {
	const shop = Shop.open();

	it('goes from payment to purchase decision', async () => {
		const id = shop.waiting();
		expect(await shop.stateOf(id)).toEqual(['PAYMENT_WAITING', undefined, undefined]);
		shop.sandbox.npay.act(id, 'pay');
		expect(await shop.stateOf(id)).toEqual(['PAYED', 'NOT_YET', undefined]);
		await shop.client.confirm(id);
		expect(await shop.stateOf(id)).toEqual(['PAYED', 'OK', undefined]);
		await shop.client.dispatch(id);
		expect(await shop.stateOf(id)).toEqual(['DELIVERING', 'OK', undefined]);
		shop.sandbox.npay.act(id, 'deliver');
		shop.sandbox.npay.act(id, 'decide');
		expect(await shop.stateOf(id)).toEqual(['PURCHASE_DECIDED', 'OK', undefined]);
		expect(shop.changesOf(id)).toEqual(['PAY_WAITING', 'PAYED', 'DISPATCHED', 'PURCHASE_DECIDED']);
	});

	it('pays, and lets lapse, all product orders of an order together', () => {
		const [order] = shop.sandbox.npay.createOrders({
			count: 1,
			productsPerOrder: 3,
			state: 'PAYMENT_WAITING',
		});
		shop.sandbox.npay.act(order!.productOrderIds[1]!, 'pay');
		expect(shop.sandbox.npay.overview({ status: 'PAYED' }).total).toBe(3);
		const lapsed = shop.waiting();
		shop.sandbox.npay.act(lapsed, 'expirePayment');
		expect(shop.sandbox.npay.productOrder(lapsed)).toMatchObject({
			productOrderStatus: 'CANCELED_BY_NOPAYMENT',
			claimStatus: 'CANCEL_DONE',
		});
	});

	it('confirms by itself what needs no delivery', async () => {
		expect(await shop.stateOf(shop.paid({ expectedDeliveryMethod: 'NOTHING' }))).toEqual([
			'PAYED',
			'OK',
			undefined,
		]);
	});

	it.each([
		['pay', 'PAYED'],
		['withdrawCancel', 'PAYED'],
		['deliver', 'PAYED'],
		['decide', 'PAYED'],
	] as const)('does not let a buyer %s an order that is %s', (action, state) => {
		const id = shop.paid();
		expect(() => shop.sandbox.npay.act(id, action)).toThrow(`${id} is ${state}, NOT_YET.`);
	});
});
