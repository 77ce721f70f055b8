import { failOf, Shop, WRONG_STATE } from '../../support/shop';

describe('a buyer’s cancel', () => {
	const shop = Shop.open();

	it('happens by itself before the order is confirmed', async () => {
		const id = shop.paid();
		shop.sandbox.npay.act(id, 'requestCancel');
		expect(await shop.stateOf(id)).toEqual(['CANCELED', 'NOT_YET', 'CANCEL_DONE']);
		expect((await shop.detailOf(id)).productOrder).toMatchObject({
			remainQuantity: 0,
			remainPaymentAmount: 0,
		});
		expect(shop.changesOf(id)).toEqual(['PAYED', 'CLAIM_REQUESTED', 'CLAIM_COMPLETED']);
		expect(failOf(await shop.client.dispatch(id))).toMatchObject(WRONG_STATE);
	});

	it('waits for the merchant after that, and can be withdrawn', async () => {
		const id = shop.cancelAsked();
		expect(await shop.stateOf(id)).toEqual(['PAYED', 'OK', 'CANCEL_REQUEST']);
		expect(failOf(await shop.client.confirm(id))).toMatchObject(WRONG_STATE);
		expect(failOf(await shop.delay(id))).toMatchObject(WRONG_STATE);
		expect(() => shop.sandbox.npay.act(id, 'changeAddress')).toThrow('no open cancel request');
		shop.sandbox.npay.act(id, 'withdrawCancel');
		expect(await shop.stateOf(id)).toEqual(['PAYED', 'OK', 'CANCEL_REJECT']);
		shop.sandbox.npay.act(id, 'requestCancel');
		expect(await shop.stateOf(id)).toEqual(['PAYED', 'OK', 'CANCEL_REQUEST']);
		expect((await shop.detailOf(id)).completedClaims).toHaveLength(1);
	});

	it('is shown in the old place, the new one, or both', async () => {
		const id = shop.cancelAsked();
		const places = async (claimLayout: 'both' | 'old' | 'new') => {
			shop.sandbox.npay.patchSettings({ claimLayout });
			const detail = await shop.detailOf(id);
			return [detail.cancel?.['claimStatus'], detail.currentClaim?.cancel?.['claimStatus']];
		};
		expect(await places('both')).toEqual(['CANCEL_REQUEST', 'CANCEL_REQUEST']);
		expect(await places('old')).toEqual(['CANCEL_REQUEST', undefined]);
		expect(await places('new')).toEqual([undefined, 'CANCEL_REQUEST']);
	});
});
