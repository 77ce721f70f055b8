import { DEFAULT_APPLICATION } from '../../../../sandbox/npay/settings';
import { MALL, START, TestClient } from '../../support/client';
import { failOf, Shop, WRONG_STATE } from '../../support/shop';

describe('confirm', () => {
	const shop = Shop.open();

	it('tells of each product order apart, with its own success list', async () => {
		const [good, done, waiting] = [shop.paid(), shop.confirmed(), shop.waiting()];
		const { status, body } = await shop.client.confirm(good, done, waiting, '2020010100000001');
		expect(status).toBe(200);
		expect(body.data).toEqual({
			successProductOrderInfos: [{ productOrderId: good, isReceiverAddressChanged: false }],
			failProductOrderInfos: [
				{ productOrderId: done, code: '105306', message: expect.any(String) },
				{ productOrderId: waiting, ...WRONG_STATE },
				{ productOrderId: '2020010100000001', code: '100001', message: expect.any(String) },
			],
		});
		const placed = (await shop.detailOf(good)).productOrder['placeOrderDate'];
		expect(placed).toBe(START);
	});

	it('says that the address changed until the details are read again', async () => {
		const [first, second] = [shop.paid(), shop.paid()];
		for (const id of [first, second])
			shop.sandbox.npay.act(id, 'changeAddress', { address: { zipCode: '06236' } });
		expect((await shop.detailOf(second)).productOrder).toMatchObject({
			shippingAddress: { zipCode: '06236' },
		});
		const { body } = await shop.client.confirm(first, second);
		expect(body.data.successProductOrderInfos).toEqual([
			{ productOrderId: first, isReceiverAddressChanged: true },
			{ productOrderId: second, isReceiverAddressChanged: false },
		]);
	});

	it('can call a repeated confirm a success; the ledger knows better', async () => {
		shop.sandbox.npay.patchSettings({ confirmAlreadyDone: 'success' });
		const id = shop.paid();
		await shop.client.confirm(id);
		const { body } = await shop.client.confirm(id);
		expect(body.data.successProductOrderInfos).toHaveLength(1);
		expect(shop.sandbox.npay.ledger(id).totals).toMatchObject({
			confirmed: 1,
			confirmedAgain: 1,
			confirmedTwice: 0,
		});
	});

	it('makes no change in the feed unless set so', async () => {
		const id = shop.paid();
		await shop.client.confirm(id);
		expect(shop.sandbox.npay.ledger(id).totals.changes).toBe(1);
		shop.sandbox.npay.patchSettings({ confirmEmitsEvent: true });
		await shop.client.confirm(shop.paid());
		expect(shop.sandbox.npay.ledger().totals.changes).toBe(3);
	});

	it.each([
		['an empty list', { productOrderIds: [] }, '4000'],
		[
			'31 ids',
			{ productOrderIds: Array.from({ length: 31 }, (_, index) => String(index)) },
			'4000',
		],
		['the same id twice', { productOrderIds: ['1', '1'] }, '104131'],
		['no list', {}, '4000'],
		['one id without a list', { productOrderIds: '1' }, '000400'],
		['ids that are numbers', { productOrderIds: [2026112210000031] }, '000400'],
		['an unknown member', { productOrderIds: ['1'], force: true }, '4000'],
		['a list as body', [], '000400'],
	])('refuses %s', async (_what, body, code) => {
		const reply = await shop.client.post(`${MALL}/product-orders/confirm`, body);
		expect([reply.status, reply.body.code]).toEqual([400, code]);
	});

	it('refuses what is not JSON, or not called so', async () => {
		const send = (body: string, type: string) =>
			shop.client.send('POST', `${MALL}/product-orders/confirm`, {
				body,
				headers: { 'content-type': type },
			});
		expect((await send('{"productOrderIds":', 'application/json')).body.code).toBe('000400');
		expect((await send('', 'application/json')).body.code).toBe('000400');
		expect((await send('{"productOrderIds":["1"]}', 'text/plain')).body.code).toBe('4000');
	});

	it('keeps merchants apart in writes', async () => {
		const other = { ...DEFAULT_APPLICATION, clientId: 'other', merchantId: 'np_other' };
		shop.sandbox.npay.patchSettings({ applications: [DEFAULT_APPLICATION, other] });
		const theirs = shop.paid({ merchantId: 'np_other' });
		expect(failOf(await shop.client.confirm(theirs))?.code).toBe('101009');
		const otherClient = await TestClient.ready(shop.sandbox, other);
		expect(failOf(await otherClient.confirm(theirs))).toBeUndefined();
	});
});
