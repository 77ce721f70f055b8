import type { StateName } from '../../../../sandbox/npay/orders/states';
import { claim } from '../../support/operations';
import { failOf, Shop } from '../../support/shop';

describe('an exchange', () => {
	const shop = Shop.open();
	const inState = (state: StateName) => {
		const id = shop.paid();
		shop.sandbox.npay.put(id, state);
		return id;
	};
	const exchangeOf = async (id: string) => (await shop.detailOf(id)).currentClaim?.exchange;

	it('goes from the buyer’s request to the exchanged goods', async () => {
		const id = inState('DELIVERED');
		shop.sandbox.npay.act(id, 'requestExchange', { reason: 'COLOR_AND_SIZE' });
		expect(await exchangeOf(id)).toMatchObject({
			exchangeReason: 'COLOR_AND_SIZE',
			claimDeliveryFeeDemandAmount: 6000,
		});
		await claim(shop.client, id, 'exchange/collect/complete');
		await claim(shop.client, id, 'exchange/dispatch');
		expect(await exchangeOf(id)).toMatchObject({
			claimStatus: 'EXCHANGE_REDELIVERING',
			reDeliveryMethod: 'DELIVERY',
			reDeliveryCompany: 'CJGLS',
			reDeliveryTrackingNumber: '555566667777',
			reDeliveryStatus: 'COLLECT_REQUEST',
		});
		expect(failOf(await claim(shop.client, id, 'exchange/dispatch'))?.code).toBe('104417');
		expect(shop.sandbox.npay.ledger(id).totals.again).toEqual({ exchangeDispatch: 1 });
		shop.sandbox.npay.act(id, 'deliverExchange');
		expect(await shop.stateOf(id)).toEqual(['EXCHANGED', 'OK', 'EXCHANGE_DONE']);
		expect(shop.changesOf(id)?.slice(2)).toEqual([
			...['CLAIM_REQUESTED', 'COLLECT_DONE', 'CLAIM_REDELIVERING', 'CLAIM_COMPLETED'],
		]);
	});

	it('steps back behind a further claim, and comes back when that comes to nothing', async () => {
		const id = inState('EXCHANGE_REDELIVERING');
		shop.sandbox.npay.act(id, 'requestReturn');
		const detail = await shop.detailOf(id);
		expect(detail.beforeClaim?.exchange).toMatchObject({ claimStatus: 'EXCHANGE_REDELIVERING' });
		expect(detail.currentClaim).toMatchObject({ return: { claimStatus: 'RETURN_REQUEST' } });
		expect(detail.currentClaim).not.toHaveProperty('exchange');
		await claim(shop.client, id, 'return/reject');
		expect(shop.sandbox.npay.stateOf(id)).toBe('EXCHANGE_REDELIVERING');
		shop.sandbox.npay.act(id, 'requestExchange');
		shop.sandbox.npay.act(id, 'completeCollect');
		await claim(shop.client, id, 'exchange/dispatch');
		expect(() => shop.sandbox.npay.act(id, 'requestReturn')).toThrow('without an open claim');
		shop.sandbox.npay.act(id, 'deliverExchange');
		const { completedClaims, beforeClaim } = await shop.detailOf(id);
		expect(beforeClaim).toBeUndefined();
		expect(completedClaims?.map(({ claimStatus }) => claimStatus)).toEqual([
			...['RETURN_REJECT', 'EXCHANGE_DONE', 'EXCHANGE_DONE'],
		]);
	});

	it('comes back too when a further claim takes only a part', async () => {
		const id = shop.paid({ quantity: 2 });
		shop.sandbox.npay.put(id, 'EXCHANGE_REDELIVERING');
		await claim(shop.client, id, 'return/request', { returnQuantity: 1 });
		await claim(shop.client, id, 'return/approve');
		expect(shop.sandbox.npay.stateOf(id)).toBe('EXCHANGE_REDELIVERING');
		expect((await shop.detailOf(id)).productOrder).toMatchObject({ remainQuantity: 1 });
	});

	it('is held back by Naver until the fee is paid', async () => {
		const id = inState('EXCHANGE_COLLECT_DONE_HELD');
		expect(await exchangeOf(id)).toMatchObject({
			holdbackStatus: 'HOLDBACK',
			holdbackReason: 'EXCHANGE_DELIVERYFEE',
			holdbackConfigurer: '네이버',
		});
		shop.sandbox.npay.act(id, 'payFee');
		expect(await exchangeOf(id)).toMatchObject({ holdbackReleaser: '네이버' });
		expect(failOf(await claim(shop.client, id, 'exchange/dispatch'))).toBeUndefined();
	});

	it.each([
		[{ reDeliveryCompany: undefined }, '104118'],
		[{ reDeliveryCompany: 'PIGEON' }, '104119'],
		[{ reDeliveryTrackingNumber: undefined }, '104120'],
		[{ reDeliveryTrackingNumber: '1' }, '104122'],
		[{ reDeliveryMethod: 'RETURN_INDIVIDUAL' }, '104117'],
	])('is not sent with %j', async (change, code) => {
		const id = inState('EXCHANGE_COLLECT_DONE');
		const reply = await claim(shop.client, id, 'exchange/dispatch', change);
		expect([reply.status, failOf(reply)?.code]).toEqual([200, code]);
	});

	it.each([
		['exchange/dispatch', { reDeliveryMethod: undefined }, '4000'],
		['exchange/dispatch', { reDeliveryCompany: '' }, '000400'],
		['exchange/reject', { rejectExchangeReason: undefined }, '4000'],
		['exchange/holdback', { holdbackClassType: 'RETURN_DELIVERYFEE' }, '4000'],
		['exchange/holdback', { holdbackExchangeDetailReason: undefined }, '4000'],
	] as const)('refuses %s with %j', async (path, change, code) => {
		const reply = await claim(shop.client, inState('EXCHANGE_REQUEST'), path, change);
		expect([reply.status, reply.body.code]).toEqual([400, code]);
	});
});
