import type { Sandbox } from '../../../sandbox';
import { FEED, START, TestClient } from '../support/client';
import {
	frozenSandbox as frozenPortOne,
	NOW,
	PortOneClient,
	Receiver,
} from '../support/portone-v1';
import type { Members } from '../support/wire';

const PARCEL = {
	delivery_method: 'DELIVERY',
	delivery_company: 'CJGLS',
	tracking_number: '123456789012',
	dispatched_at: NOW,
};

describe('order-type Naver Pay through PortOne', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenPortOne()));
	beforeEach(async () => {
		sandbox.reset({ npay: { rateLimit: { enabled: false } } });
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const make = (spec: object = {}) =>
		sandbox.portOneV1.createNaverOrders({ count: 1, ...spec })[0]!;
	const act = (impUid: string, path: string, body: Members = {}) =>
		client.post(`/payments/${impUid}/naver/${path}`, body);
	const payment = async (impUid: string) => (await client.get(`/payments/${impUid}`)).body.response;

	it('is about the same product orders as Npay’s own API', async () => {
		const npay = await TestClient.ready(sandbox);
		const { impUid, productOrderIds } = make({ productsPerOrder: 2 });
		expect((await act(impUid, 'place')).status).toBe(200);
		const again = await npay.confirm(...productOrderIds);
		expect(again.body.data.failProductOrderInfos).toMatchObject([
			{ code: '105306' },
			{ code: '105306' },
		]);
		await act(impUid, 'ship', { ...PARCEL, product_order_id: [productOrderIds[0]] });
		const { body } = await npay.get(FEED, { lastChangedFrom: START });
		expect(
			body.data.lastChangeStatuses.map(({ lastChangedType }) => lastChangedType).sort(),
		).toEqual(['DISPATCHED', 'PAYED']);
		await npay.dispatch(productOrderIds[1]!);
		const { response } = (await client.get(`/payments/${impUid}/naver/product-orders`)).body;
		expect(response.map((one) => one['product_order_status'])).toEqual([
			'DELIVERING',
			'DELIVERING',
		]);
		expect(sandbox.npay.ledger().totals).toMatchObject({ confirmed: 2, dispatched: 2 });
	});

	it('keeps the payment as the order is', async () => {
		const webhook = await Receiver.open();
		sandbox.portOneV1.patchSettings({ notifications: { url: webhook.url } });
		const { impUid, productOrderIds } = make({ state: 'PAYMENT_WAITING', productsPerOrder: 2 });
		expect(await payment(impUid)).toMatchObject({ status: 'ready', paid_at: 0 });
		sandbox.npay.act(productOrderIds[0]!, 'pay');
		sandbox.clock.advance(1000);
		await sandbox.portOneV1.settled();
		expect(webhook.bodies).toMatchObject([{ imp_uid: impUid, status: 'paid' }]);
		const paid = await payment(impUid);
		const { order } = sandbox.npay.productOrder(productOrderIds[0]!)!;
		const total = order.generalPaymentAmount + order.naverMileagePaymentAmount;
		expect(paid).toMatchObject({
			status: 'paid',
			amount: total,
			buyer_name: order.ordererName,
			pg_provider: 'naverco',
			pg_tid: order.orderId,
			cancel_amount: 0,
		});
		await act(impUid, 'cancel', { product_order_id: [productOrderIds[0]], reason: 'SOLD_OUT' });
		const part = await payment(impUid);
		expect(part['status']).toBe('paid');
		expect(part['cancel_history']).toMatchObject([{ reason: 'SOLD_OUT' }]);
		await act(impUid, 'cancel', { product_order_id: productOrderIds[1] });
		expect(await payment(impUid)).toMatchObject({ status: 'cancelled', cancel_amount: total });
		await webhook.close();
	});

	it('looks at Npay only so often, if it is so set', async () => {
		sandbox.portOneV1.patchSettings({ naverSyncMs: 60_000 });
		const { impUid, productOrderIds } = make();
		await payment(impUid);
		sandbox.npay.put(productOrderIds[0]!, 'CANCELED');
		expect((await payment(impUid))['status']).toBe('paid');
		sandbox.clock.advance(60_000);
		expect((await payment(impUid))['status']).toBe('cancelled');
	});

	it('cancels what was paid, and agrees to what buyers ask for', async () => {
		const { impUid, productOrderIds } = make({ placeOrderStatus: 'OK' });
		expect((await act(impUid, 'approve-cancel')).status).toBe(500);
		sandbox.npay.act(productOrderIds[0]!, 'requestCancel');
		expect((await act(impUid, 'cancel')).body.message).toContain('상태');
		const { body } = await act(impUid, 'approve-cancel');
		expect(body.response).toMatchObject([
			{ product_order_status: 'CANCELED', claim_type: 'CANCEL', claim_status: 'CANCEL_DONE' },
		]);
		const other = make();
		await act(other.impUid, 'cancel', { reason: 'NO_SUCH_REASON' });
		expect(sandbox.npay.productOrder(other.productOrderIds[0]!)?.claim?.reason).toBe(
			'PRODUCT_UNSATISFIED',
		);
	});

	it('ships by courier with company and number only, and sends exchanges again', async () => {
		const { impUid, productOrderIds } = make();
		const ship = (change: Members) => act(impUid, 'ship', { ...PARCEL, ...change });
		for (const change of [
			{ delivery_method: undefined },
			{ delivery_method: 'RETURN_INDIVIDUAL' },
			{ dispatched_at: undefined },
			{ delivery_company: undefined },
			{ tracking_number: '' },
			{ delivery_company: 'PIGEON' },
		]) {
			expect((await ship(change)).status).toBe(400);
		}
		expect((await ship({ tracking_number: '12' })).status).toBe(500);
		expect((await ship({})).body.response).toMatchObject([{ product_order_status: 'DELIVERING' }]);
		expect((await ship({})).status).toBe(500);
		const [id = ''] = productOrderIds;
		sandbox.npay.act(id, 'deliver');
		sandbox.npay.act(id, 'requestExchange');
		const again = { delivery_method: 'DIRECT_DELIVERY' };
		expect((await act(impUid, 'ship-exchanged', again)).status).toBe(500);
		expect((await act(impUid, 'collect-exchanged')).status).toBe(200);
		expect((await act(impUid, 'ship-exchanged', again)).body.response).toMatchObject([
			{ claim_status: 'EXCHANGE_REDELIVERING' },
		]);
	});

	it('takes returns back, holds them, and refuses them', async () => {
		const delivered = () => {
			const order = make();
			sandbox.npay.put(order.productOrderIds[0]!, 'DELIVERED');
			return order.impUid;
		};
		const impUid = delivered();
		const ask = { delivery_method: 'RETURN_INDIVIDUAL' };
		expect((await act(impUid, 'request-return', {})).status).toBe(400);
		expect(
			(await act(impUid, 'request-return', { delivery_method: 'RETURN_DELIVERY' })).status,
		).toBe(400);
		expect((await act(impUid, 'request-return', ask)).body.response).toMatchObject([
			{ claim_type: 'RETURN', claim_status: 'RETURN_REQUEST' },
		]);
		expect((await act(impUid, 'withhold-return', { reason: 'ETC' })).status).toBe(400);
		const hold = { reason: 'WHATEVER', memo: '확인 중', extra_charge: 2500 };
		expect((await act(impUid, 'withhold-return', hold)).status).toBe(200);
		const [{ orderId } = { orderId: '' }] = sandbox.npay.overview().items;
		const [held] = sandbox.npay.store.ofOrder(orderId);
		expect(held?.claim).toMatchObject({
			etcFeeDemandAmount: 2500,
			holdback: { reason: 'ETC', detailedReason: '확인 중' },
		});
		expect((await act(impUid, 'approve-return')).status).toBe(500);
		expect((await act(impUid, 'resolve-return')).status).toBe(200);
		expect((await act(impUid, 'approve-return', { memo: '네' })).body.response).toMatchObject([
			{ product_order_status: 'RETURNED', claim_status: 'RETURN_DONE' },
		]);
		expect(await payment(impUid)).toMatchObject({ status: 'cancelled' });
		const refused = delivered();
		await act(refused, 'request-return', ask);
		expect((await act(refused, 'reject-return')).status).toBe(400);
		expect(
			(await act(refused, 'reject-return', { memo: '안 됩니다' })).body.response,
		).toMatchObject([{ product_order_status: 'DELIVERED', claim_status: 'RETURN_REJECT' }]);
		sandbox.npay.patchSettings({ orderVersion: '1.0' });
		expect((await act(impUid, 'resolve-return')).body.message).toContain('2.1');
	});

	it('links orders that are there already, and knows only linked ones', async () => {
		const [order] = sandbox.npay.createOrders({ count: 1 });
		const path = `/naver/product-orders/${order!.productOrderIds[0]}`;
		expect((await client.get(path)).status).toBe(404);
		expect((await client.get('/naver/product-orders/')).status).toBe(400);
		const { orderId } = order!;
		const linked = sandbox.portOneV1.linkNaverOrder(orderId, { merchantUid: 'shop-1' });
		expect((await client.get(path)).body.response).toMatchObject({ quantity: expect.any(Number) });
		expect(await payment(linked.impUid)).toMatchObject({ merchant_uid: 'shop-1', status: 'paid' });
		expect(() => sandbox.portOneV1.linkNaverOrder(orderId)).toThrow('linked already');
		expect(() => sandbox.portOneV1.linkNaverOrder('1')).toThrow('There is no order 1.');
		const card = sandbox.portOneV1.createPayment();
		expect((await act(card.impUid, 'place')).status).toBe(404);
		expect((await act('imp_1', 'place')).status).toBe(404);
	});

	it('reads reviews by type and time, scored either way', async () => {
		const { productOrderIds } = make();
		const [productOrderId = ''] = productOrderIds;
		for (const [reviewType, score] of [
			['GENERAL', 5],
			['GENERAL', 1],
			['PREMIUM', 4],
		] as const) {
			sandbox.npay.addReview({ productOrderId, reviewType, score });
		}
		const read = async (change: Members) => {
			const query = { channel_key: 'channel-key-sandbox-naverco', from: NOW, to: NOW, ...change };
			const { status, body } = await client.get('/naver/reviews', query);
			return status === 200 ? body.response.map(({ score }) => score) : status;
		};
		expect(await read({ review_type: 'general' })).toEqual(['5', '1']);
		expect(await read({ review_type: 'premium' })).toEqual(['4']);
		expect(await read({ review_type: 'general', to: NOW - 1 })).toBe(400);
		expect(await read({ review_type: 'general', from: NOW - 9, to: NOW - 1 })).toEqual([]);
		expect(await read({})).toBe(400);
		expect(await read({ review_type: 'general', channel_key: 'channel-key-sandbox-card' })).toBe(
			400,
		);
		sandbox.portOneV1.patchSettings({ reviewScore: 'codes' });
		expect(await read({ review_type: 'general' })).toEqual(['2', '0']);
		expect(await read({ review_type: 'premium' })).toEqual(['12']);
	});
});

describe('payment-type Naver Pay', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => {
		sandbox = await frozenPortOne();
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const pay = (spec: object) =>
		sandbox.portOneV1.createPayment({ pgProvider: 'naverpay', ...spec }).impUid;

	it('deposits points once', async () => {
		const point = (impUid: string) => client.post(`/payments/${impUid}/naver/point`);
		const impUid = pay({});
		expect((await point(impUid)).body).toEqual({ code: 0, message: null });
		expect((await point(impUid)).status).toBe(500);
		expect((await point(pay({ pgProvider: 'nice' }))).status).toBe(500);
		expect((await point(pay({ status: 'failed' }))).status).toBe(500);
		expect((await point('imp_1')).status).toBe(404);
	});

	it('confirms what was paid by escrow, once', async () => {
		const confirm = (impUid: string, body: Members = {}) =>
			client.post(`/payments/${impUid}/naver/confirm`, body);
		const impUid = pay({ escrow: true });
		expect((await confirm(pay({}))).status).toBe(500);
		expect((await confirm(impUid, { requester: 'somebody' })).status).toBe(500);
		expect((await confirm(impUid, { requester: 'customer' })).status).toBe(200);
		expect(sandbox.portOneV1.payment(impUid).naverPay?.confirmedBy).toBe('customer');
		expect((await confirm(impUid)).status).toBe(500);
	});

	it.each([
		[{ naverPrimary: 'CARD', npoint: 0 }, 0, [0, 0, 0, 0, 0]],
		[{ naverPrimary: 'CARD', npoint: 2200 }, 0, [2200, 2200, 0, 2000, 200]],
		[{ naverPrimary: 'BANK', npoint: 2200 }, 0, [10_000, 2200, 7800, 9091, 909]],
		[{ naverPrimary: 'BANK', npoint: 2200 }, 8000, [2000, 2000, 0, 1819, 181]],
		[{ naverPrimary: 'BANK', npoint: 0, taxFree: 10_000 }, 0, [10_000, 0, 10_000, 10_000, 0]],
	])('tells what a cash receipt may say of %j, %d refunded', async (spec, refunded, expected) => {
		const impUid = pay(spec);
		if (refunded > 0) await client.post('/payments/cancel', { imp_uid: impUid, amount: refunded });
		const { body } = await client.get(`/payments/${impUid}/naver/cash-amount`);
		const names = ['total', 'by_npoint', 'by_primary', 'supply', 'vat'];
		expect(names.map((name) => body.response[`amount_${name}`])).toEqual(expected);
		const other = sandbox.portOneV1.createPayment().impUid;
		expect((await client.get(`/payments/${other}/naver/cash-amount`)).status).toBe(400);
	});
});
