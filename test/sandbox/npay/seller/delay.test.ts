import { START } from '../../support/client';
import { failOf, Shop, WRONG_STATE } from '../../support/shop';

describe('delay', () => {
	const shop = Shop.open();

	it('moves the deadline, once', async () => {
		const id = shop.paid();
		expect((await shop.delay(id)).body.data.successProductOrderIds).toEqual([id]);
		expect((await shop.detailOf(id)).productOrder).toMatchObject({
			productOrderStatus: 'PAYED',
			shippingDueDate: '2026-11-30T23:59:59.000+09:00',
			delayedDispatchReason: 'PRODUCT_PREPARE',
			delayedDispatchDetailedReason: '입고가 늦어집니다',
		});
		expect(failOf(await shop.delay(id))).toEqual({ productOrderId: id, ...WRONG_STATE });
		expect(shop.sandbox.npay.ledger(id).totals).toMatchObject({
			changes: 1,
			delayed: 1,
			delayedAgain: 1,
		});
	});

	it('refuses deadlines out of range', async () => {
		for (const dispatchDueDate of [START, '2027-11-30T00:00:00.000+09:00']) {
			expect(failOf(await shop.delay(shop.paid(), { dispatchDueDate }))?.code).toBe('104105');
		}
	});

	it('refuses the call for orders that do not exist or are not the merchant’s', async () => {
		const theirs = shop.paid({ merchantId: 'np_other' });
		const replies = [await shop.delay('2020010100000001'), await shop.delay(theirs)];
		expect(replies.map(({ status, body }) => [status, body.code])).toEqual([
			[400, '100001'],
			[400, '101009'],
		]);
	});

	it.each([
		[{ delayedDispatchReason: 'LAZY' }, '4000'],
		[{ delayedDispatchReason: '' }, '000400'],
		[{ dispatchDueDate: '2026-11-30' }, '4000'],
		[{ dispatchDelayedDetailedReason: undefined }, '4000'],
	])('refuses %j', async (change, code) => {
		const reply = await shop.delay(shop.paid(), change);
		expect([reply.status, reply.body.code]).toEqual([400, code]);
	});
});
