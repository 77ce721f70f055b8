import { MALL, START } from '../../support/client';
import { failOf, Shop, WRONG_STATE } from '../../support/shop';

describe('dispatch', () => {
	const shop = Shop.open();

	it('sets out at once and keeps the parcel', async () => {
		const id = await shop.dispatched();
		expect((await shop.detailOf(id)).delivery).toEqual({
			deliveryMethod: 'DELIVERY',
			deliveryCompany: 'CJGLS',
			trackingNumber: '123456789012',
			sendDate: START,
			deliveryStatus: 'COLLECT_REQUEST',
		});
	});

	it('cannot be done again, nor change the tracking number', async () => {
		const id = await shop.dispatched();
		const again = await shop.client.dispatch(id, { trackingNumber: '999999999999' });
		expect(again.status).toBe(200);
		expect(failOf(again)).toEqual({ productOrderId: id, ...WRONG_STATE });
		expect((await shop.detailOf(id)).delivery['trackingNumber']).toBe('123456789012');
		expect(shop.sandbox.npay.ledger(id).totals).toMatchObject({
			dispatched: 1,
			dispatchedAgain: 1,
		});
	});

	it('over a cancel request refuses the cancel in the same step', async () => {
		const id = shop.cancelAsked();
		await shop.client.dispatch(id);
		expect(await shop.stateOf(id)).toEqual(['DELIVERING', 'OK', 'CANCEL_REJECT']);
		const detail = await shop.detailOf(id);
		expect(detail.completedClaims).toMatchObject([
			{ claimStatus: 'CANCEL_REJECT', claimRequestReason: 'WRONG_ORDER' },
		]);
	});

	it('is too late when a cancel is being carried out', async () => {
		const id = shop.paid();
		shop.sandbox.npay.put(id, 'CANCELING');
		expect(failOf(await shop.client.dispatch(id))).toEqual({ productOrderId: id, ...WRONG_STATE });
	});

	it.each([
		['no courier', { deliveryCompanyCode: undefined }, '104118'],
		['an unknown courier', { deliveryCompanyCode: 'PIGEON' }, '104119'],
		['no tracking number', { trackingNumber: undefined }, '104120'],
		['an empty tracking number', { trackingNumber: '' }, '104120'],
		['a tracking number in the wrong format', { trackingNumber: '12-34' }, '104122'],
		['a method for collecting', { deliveryMethod: 'RETURN_INDIVIDUAL' }, '104117'],
	])('fails with %s', async (_what, change, code) => {
		const id = shop.paid();
		const reply = await shop.client.dispatch(id, change);
		expect([reply.status, failOf(reply)?.code]).toEqual([200, code]);
		expect(shop.sandbox.npay.productOrder(id)?.productOrderStatus).toBe('PAYED');
	});

	it.each([
		['an unknown method', { deliveryMethod: 'DRONE' }, '4000'],
		['an empty method', { deliveryMethod: '' }, '000400'],
		['an empty courier', { deliveryCompanyCode: '' }, '000400'],
		['no method', { deliveryMethod: undefined }, '4000'],
		['a date without fraction', { dispatchDate: '2026-11-22T09:00:00+09:00' }, '4000'],
		['a member from elsewhere', { deliveryCompany: 'CJGLS' }, '4000'],
	])('refuses the whole call for %s', async (_what, change, code) => {
		const reply = await shop.client.dispatch(shop.paid(), change);
		expect([reply.status, reply.body.code]).toEqual([400, code]);
	});

	it('needs no courier when the merchant delivers', async () => {
		const id = shop.paid();
		await shop.client.dispatch(id, {
			deliveryMethod: 'DIRECT_DELIVERY',
			deliveryCompanyCode: undefined,
			trackingNumber: undefined,
		});
		expect((await shop.detailOf(id)).delivery).toEqual({
			deliveryMethod: 'DIRECT_DELIVERY',
			sendDate: START,
			deliveryStatus: 'NOT_TRACKING',
		});
	});

	it('does not send what needs no delivery', async () => {
		expect(
			failOf(await shop.client.dispatch(shop.paid({ expectedDeliveryMethod: 'NOTHING' })))?.code,
		).toBe('104116');
	});

	it('takes any number for CH1, and refuses numbers of other orders when set so', async () => {
		const ch1 = { deliveryCompanyCode: 'CH1', trackingNumber: '가-1' };
		expect(failOf(await shop.client.dispatch(shop.paid(), ch1))).toBeUndefined();
		expect(failOf(await shop.client.dispatch(shop.paid(), ch1))).toBeUndefined();
		shop.sandbox.npay.patchSettings({ trackingNumberReuse: 'reject' });
		expect(failOf(await shop.client.dispatch(shop.paid(), ch1))?.code).toBe('104121');
	});

	it('refuses the whole call for a wrong state when set so, and does nothing', async () => {
		shop.sandbox.npay.patchSettings({ stateErrorStyle: 'http400' });
		const [good, done] = [shop.paid(), await shop.dispatched()];
		const item = { deliveryMethod: 'NOTHING' };
		const reply = await shop.client.post(`${MALL}/product-orders/dispatch`, {
			dispatchProductOrders: [good, done].map((productOrderId) => ({ ...item, productOrderId })),
		});
		expect([reply.status, reply.body.code]).toEqual([400, '9999']);
		expect(shop.sandbox.npay.productOrder(good)?.productOrderStatus).toBe('PAYED');
	});
});
