import type { NpaySimulator } from '../../../../sandbox/npay/simulator';
import { claim } from '../../support/operations';
import { failOf, Shop } from '../../support/shop';

describe('a return', () => {
	const shop = Shop.open();
	const act = (...all: Parameters<NpaySimulator['act']>) => shop.sandbox.npay.act(...all);
	const put = (...all: Parameters<NpaySimulator['put']>) => shop.sandbox.npay.put(...all);
	const delivered = (spec: object = {}) => {
		const id = shop.paid(spec);
		put(id, 'DELIVERED');
		return id;
	};
	const returnOf = async (id: string) => (await shop.detailOf(id)).currentClaim?.return;

	it('goes from the buyer’s request to the refund', async () => {
		const id = delivered();
		act(id, 'requestReturn', { reason: 'BROKEN', detailedReason: '깨져서 왔어요' });
		expect(await returnOf(id)).toMatchObject({
			claimStatus: 'RETURN_REQUEST',
			returnReason: 'BROKEN',
			returnDetailedReason: '깨져서 왔어요',
			claimDeliveryFeeDemandAmount: 0,
			collectStatus: 'NOT_REQUESTED',
		});
		act(id, 'collect');
		act(id, 'completeCollect');
		expect(await returnOf(id)).toMatchObject({ claimStatus: 'COLLECT_DONE' });
		await claim(shop.client, id, 'return/approve');
		expect(await shop.stateOf(id)).toEqual(['RETURNED', 'OK', 'RETURN_DONE']);
		expect(shop.changesOf(id)).toEqual([
			...['PAYED', 'DISPATCHED', 'CLAIM_REQUESTED', 'COLLECT_DONE', 'CLAIM_COMPLETED'],
		]);
		const after = await claim(shop.client, id, 'return/reject');
		expect(failOf(after)?.code).toBe('9999');
	});

	it('that is refused or withdrawn leaves the order as it was, and may be asked for again', async () => {
		const id = delivered();
		act(id, 'requestReturn', { pickup: true });
		expect(await returnOf(id)).toMatchObject({ claimStatus: 'COLLECTING' });
		await claim(shop.client, id, 'return/reject');
		expect(await shop.stateOf(id)).toEqual(['DELIVERED', 'OK', 'RETURN_REJECT']);
		act(id, 'requestReturn');
		act(id, 'withdrawClaim');
		expect(await shop.stateOf(id)).toEqual(['DELIVERED', 'OK', 'RETURN_REJECT']);
		expect((await shop.detailOf(id)).completedClaims).toHaveLength(2);
		expect(shop.changesOf(id)?.slice(2)).toEqual([
			...['CLAIM_REQUESTED', 'CLAIM_REJECTED', 'CLAIM_REQUESTED', 'CLAIM_REJECTED'],
		]);
	});

	it('by the merchant is sent back with the given courier only when sent individually', async () => {
		const courier = { collectDeliveryCompany: 'HANJIN', collectTrackingNumber: '123456789012' };
		const request = async (change: object) => {
			const id = delivered();
			await claim(shop.client, id, 'return/request', { ...courier, ...change });
			return returnOf(id);
		};
		expect(await request({})).toMatchObject({
			claimStatus: 'COLLECTING',
			collectDeliveryMethod: 'RETURN_INDIVIDUAL',
			collectDeliveryCompany: 'HANJIN',
			collectTrackingNumber: '123456789012',
		});
		expect(await request({ collectTrackingNumber: undefined })).toMatchObject({
			claimStatus: 'RETURN_REQUEST',
		});
		const automatic = await request({ collectDeliveryMethod: 'RETURN_DELIVERY' });
		expect(automatic).toMatchObject({
			claimStatus: 'COLLECTING',
			collectDeliveryMethod: 'RETURN_DESIGNATED',
			collectDeliveryCompany: 'CJGLS',
			collectStatus: 'COLLECT_REQUEST_TO_DELIVERY_COMPANY',
		});
		expect(automatic?.['collectTrackingNumber']).not.toBe('123456789012');
	});

	it.each([
		[{ collectDeliveryMethod: 'RETURN_DELIVERY' }, '104118'],
		[{ collectDeliveryMethod: 'RETURN_DELIVERY', collectDeliveryCompany: 'CJGLS' }, '104120'],
		[{ collectDeliveryCompany: 'PIGEON' }, '104119'],
		[{ collectTrackingNumber: '1' }, '104118'],
		[{ returnQuantity: 99 }, '4000'],
	])('fails with %j', async (change, code) => {
		const reply = await claim(shop.client, delivered(), 'return/request', change);
		expect([reply.status, failOf(reply)?.code]).toEqual([200, code]);
	});

	it('of a part leaves the rest with the buyer', async () => {
		const id = delivered({ quantity: 3, unitPrice: 1000 });
		await claim(shop.client, id, 'return/request', { returnQuantity: 2 });
		await claim(shop.client, id, 'return/approve');
		expect((await shop.detailOf(id)).productOrder).toMatchObject({
			productOrderStatus: 'DELIVERED',
			remainQuantity: 1,
		});
		act(id, 'requestReturn');
		await claim(shop.client, id, 'return/approve');
		expect(await shop.stateOf(id)).toEqual(['RETURNED', 'OK', 'RETURN_DONE']);
	});

	it('can be held back for a fee and let go', async () => {
		const id = delivered();
		act(id, 'requestReturn');
		await claim(shop.client, id, 'return/holdback');
		expect(await returnOf(id)).toMatchObject({
			claimStatus: 'RETURN_REQUEST',
			holdbackStatus: 'HOLDBACK',
			holdbackReason: 'RETURN_DELIVERYFEE',
			holdbackDetailedReason: '반품 배송비를 기다립니다',
			holdbackConfigurer: '판매자',
			etcFeeDemandAmount: 2500,
		});
		expect(() => act(id, 'payFee')).toThrow('needs a return or exchange that Naver holds back');
		await claim(shop.client, id, 'return/holdback/release');
		expect(await returnOf(id)).toMatchObject({ holdbackStatus: 'RELEASED' });
		expect(shop.changesOf(id)?.at(-1)).toBe('CLAIM_REQUESTED');
		shop.sandbox.npay.patchSettings({ holdbackReleaseEmitsEvent: true });
		act(id, 'holdByNaver');
		act(id, 'payFee');
		expect(shop.changesOf(id)?.at(-1)).toBe('CLAIM_HOLDBACK_RELEASED');
		await claim(shop.client, id, 'return/approve');
		expect(shop.sandbox.npay.stateOf(id)).toBe('RETURNED');
	});

	it('cannot be held back by merchants of version 1.0', async () => {
		shop.sandbox.npay.patchSettings({ orderVersion: '1.0' });
		const id = shop.paid();
		put(id, 'RETURN_HELD');
		for (const path of ['return/holdback', 'return/holdback/release'] as const) {
			const { status, body } = await claim(shop.client, id, path);
			expect([status, body.code]).toEqual([400, '104133']);
		}
	});

	it.each([
		['return/request', { returnReason: undefined }, '4000'],
		['return/request', { returnReason: 'NOT_YET_RECEIVE' }, '4000'],
		['return/request', { collectDeliveryMethod: undefined }, '4000'],
		['return/request', { collectDeliveryMethod: '' }, '000400'],
		['return/request', { collectDeliveryCompany: '' }, '000400'],
		['return/reject', { rejectReturnReason: undefined }, '4000'],
		['return/reject', { rejectReturnReason: '' }, '4000'],
		['return/holdback', { holdbackClassType: 'EXCHANGE_DELIVERYFEE' }, '4000'],
		['return/holdback', { holdbackClassType: '' }, '000400'],
		['return/holdback', { holdbackReturnDetailReason: undefined }, '4000'],
		['return/holdback', { extraReturnFeeAmount: -1 }, '4000'],
		['return/holdback', { extraReturnFeeAmount: '1' }, '000400'],
	] as const)('refuses %s with %j', async (path, change, code) => {
		const reply = await claim(shop.client, delivered(), path, change);
		expect([reply.status, reply.body.code]).toEqual([400, code]);
	});
});
