import { claim } from '../../support/operations';
import { failOf, Shop } from '../../support/shop';

describe('a merchant’s cancel', () => {
	const shop = Shop.open();

	it('refunds at once', async () => {
		const id = shop.confirmed();
		const reply = await claim(shop.client, id, 'cancel/request');
		expect(reply.body.data.successProductOrderIds).toEqual([id]);
		expect(await shop.stateOf(id)).toEqual(['CANCELED', 'OK', 'CANCEL_DONE']);
		expect(shop.changesOf(id)).toEqual(['PAYED', 'CLAIM_REQUESTED', 'CLAIM_COMPLETED']);
		expect((await shop.detailOf(id)).cancel).toMatchObject({
			cancelReason: 'SOLD_OUT',
			cancelDetailedReason: '품절되었습니다',
			requestChannel: '판매자',
		});
	});

	it.each(['the act', 'the setting'])(
		'stays CANCELING when %s makes the refund stick',
		async (by) => {
			const id = shop.paid();
			if (by === 'the act') shop.sandbox.npay.act(id, 'stickCancel');
			else shop.sandbox.npay.patchSettings({ refundSticks: true });
			await claim(shop.client, id, 'cancel/request');
			expect(await shop.stateOf(id)).toEqual(['PAYED', 'NOT_YET', 'CANCELING']);
			expect((await shop.detailOf(id)).cancel).toHaveProperty('refundStandbyReason');
			await claim(shop.client, id, 'cancel/approve');
			expect(await shop.stateOf(id)).toEqual(['CANCELED', 'NOT_YET', 'CANCEL_DONE']);
			await claim(shop.client, id, 'cancel/approve');
			expect(shop.sandbox.npay.ledger(id)).toMatchObject({
				totals: { writes: { cancelRequest: 1, cancelApprove: 1 }, again: { cancelApprove: 1 } },
				entries: [{ writes: { cancelRequest: 1, cancelApprove: 1 } }],
			});
		},
	);

	it('of a part leaves the rest paid, with its amounts', async () => {
		const id = shop.paid({ quantity: 3, unitPrice: 1000, seed: 'no options' });
		const { productOrder: before } = await shop.detailOf(id);
		await claim(shop.client, id, 'cancel/request', { cancelQuantity: 1 });
		const { productOrder, completedClaims } = await shop.detailOf(id);
		expect(productOrder).toMatchObject({
			productOrderStatus: 'PAYED',
			quantity: 3,
			initialQuantity: 3,
			remainQuantity: 2,
			initialProductAmount: before['totalProductAmount'],
			remainProductAmount: (Number(before['totalProductAmount']) / 3) * 2,
		});
		expect(completedClaims).toMatchObject([{ claimStatus: 'CANCEL_DONE', requestQuantity: 1 }]);
		const tooMany = await claim(shop.client, id, 'cancel/request', { cancelQuantity: 3 });
		expect(failOf(tooMany)?.code).toBe('4000');
		await claim(shop.client, id, 'cancel/request');
		expect((await shop.detailOf(id)).productOrder).toMatchObject({
			productOrderStatus: 'CANCELED',
			remainQuantity: 0,
			remainPaymentAmount: 0,
		});
	});

	it.each([
		[{ cancelReason: undefined }, '4000'],
		[{ cancelReason: 'BROKEN' }, '4000'],
		[{ cancelReason: '' }, '000400'],
		[{ cancelQuantity: 0 }, '4000'],
		[{ cancelQuantity: 1.5 }, '4000'],
		[{ cancelQuantity: '1' }, '000400'],
		[{ cancelDetailedReason: 'x'.repeat(501) }, '4000'],
		[{ reason: 'SOLD_OUT' }, '4000'],
	])('refuses %j', async (change, code) => {
		const reply = await claim(shop.client, shop.paid(), 'cancel/request', change);
		expect([reply.status, reply.body.code]).toEqual([400, code]);
	});

	it('refuses the call for orders that do not exist or are not the merchant’s', async () => {
		const theirs = shop.paid({ merchantId: 'np_other' });
		const codes = [];
		for (const id of ['2020010100000001', theirs]) {
			codes.push((await claim(shop.client, id, 'cancel/approve')).body.code);
		}
		expect(codes).toEqual(['100001', '101009']);
	});

	it('may come without a body where none is needed, with an empty one, but no other', async () => {
		const approve = (id: string, body?: object) =>
			claim(shop.client, id, 'cancel/approve', body as Record<string, unknown>);
		expect((await approve(shop.cancelAsked())).status).toBe(200);
		expect((await approve(shop.cancelAsked(), {})).status).toBe(200);
		expect((await approve(shop.cancelAsked(), { memo: 'yes' })).body.code).toBe('4000');
		shop.sandbox.npay.patchSettings({ unknownInput: 'ignore' });
		expect((await approve(shop.cancelAsked(), { memo: 'yes' })).status).toBe(200);
		expect(shop.sandbox.journal.entries().at(-1)?.notes).toEqual(['unknown body member memo']);
	});
});
