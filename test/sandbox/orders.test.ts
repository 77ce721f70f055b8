import type { Sandbox } from '../../sandbox';
import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import {
	frozenSandbox,
	MALL,
	oneProductOrder,
	START,
	TestClient,
	type Reply,
} from './support/client';

const DAY = 24 * 3600_000;
const NO_RIGHT_STATE = { code: '9999', message: '주문상태 및 클레임상태를 확인하세요' };

describe('orders of the simulated Npay', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const paid = (spec = {}) => oneProductOrder(sandbox, spec);
	const confirmed = () => paid({ placeOrderStatus: 'OK' });
	const cancelAsked = () => {
		const id = confirmed();
		sandbox.npay.act(id, 'requestCancel', { reason: 'WRONG_ORDER' });
		return id;
	};
	const dispatched = async () => {
		const id = paid();
		await client.dispatch(id);
		return id;
	};
	const detailOf = async (id: string) => (await client.query(id)).body.data[0]!;
	const stateOf = async (id: string) => {
		const { productOrder } = await detailOf(id);
		return [
			productOrder!['productOrderStatus'],
			productOrder!['placeOrderStatus'],
			productOrder!['claimStatus'],
		];
	};
	const delay = (id: string, change = {}) =>
		client.post(`${MALL}/product-orders/${id}/delay`, {
			dispatchDueDate: '2026-11-30T23:59:59.000+09:00',
			delayedDispatchReason: 'PRODUCT_PREPARE',
			dispatchDelayedDetailedReason: '입고가 늦어집니다',
			...change,
		});
	const failOf = (reply: Reply) => reply.body.data.failProductOrderInfos[0];

	describe('the way of an order', () => {
		it('goes from payment to purchase decision', async () => {
			const id = paid({ state: 'PAYMENT_WAITING' });
			expect(await stateOf(id)).toEqual(['PAYMENT_WAITING', undefined, undefined]);
			sandbox.npay.act(id, 'pay');
			expect(await stateOf(id)).toEqual(['PAYED', 'NOT_YET', undefined]);
			await client.confirm(id);
			expect(await stateOf(id)).toEqual(['PAYED', 'OK', undefined]);
			await client.dispatch(id);
			expect(await stateOf(id)).toEqual(['DELIVERING', 'OK', undefined]);
			sandbox.npay.act(id, 'deliver');
			sandbox.npay.act(id, 'decide');
			expect(await stateOf(id)).toEqual(['PURCHASE_DECIDED', 'OK', undefined]);
			const [entry] = sandbox.npay.ledger(id).entries;
			expect(entry?.changes.map(({ type }) => type)).toEqual([
				'PAY_WAITING',
				'PAYED',
				'DISPATCHED',
				'PURCHASE_DECIDED',
			]);
		});

		it('pays, and lets lapse, all product orders of an order together', () => {
			const [order] = sandbox.npay.createOrders({
				count: 1,
				productsPerOrder: 3,
				state: 'PAYMENT_WAITING',
			});
			sandbox.npay.act(order!.productOrderIds[1]!, 'pay');
			expect(sandbox.npay.overview({ status: 'PAYED' }).total).toBe(3);
			const lapsed = paid({ state: 'PAYMENT_WAITING' });
			sandbox.npay.act(lapsed, 'expirePayment');
			expect(sandbox.npay.productOrder(lapsed)).toMatchObject({
				productOrderStatus: 'CANCELED_BY_NOPAYMENT',
				claimStatus: 'CANCEL_DONE',
			});
		});

		it('confirms by itself what needs no delivery', async () => {
			expect(await stateOf(paid({ expectedDeliveryMethod: 'NOTHING' }))).toEqual([
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
			const id = paid();
			expect(() => sandbox.npay.act(id, action)).toThrow(`${id} is ${state}, NOT_YET.`);
		});
	});

	describe('confirm', () => {
		it('tells of each product order apart, with its own success list', async () => {
			const [good, done, waiting] = [paid(), confirmed(), paid({ state: 'PAYMENT_WAITING' })];
			const { status, body } = await client.confirm(good, done, waiting, '2020010100000001');
			expect(status).toBe(200);
			expect(body.data).toEqual({
				successProductOrderInfos: [{ productOrderId: good, isReceiverAddressChanged: false }],
				failProductOrderInfos: [
					{ productOrderId: done, code: '105306', message: expect.any(String) },
					{ productOrderId: waiting, ...NO_RIGHT_STATE },
					{ productOrderId: '2020010100000001', code: '100001', message: expect.any(String) },
				],
			});
			const placed = (await detailOf(good)).productOrder['placeOrderDate'];
			expect(placed).toBe(START);
		});

		it('says that the address changed until the details are read again', async () => {
			const [first, second] = [paid(), paid()];
			for (const id of [first, second])
				sandbox.npay.act(id, 'changeAddress', { address: { zipCode: '06236' } });
			expect((await detailOf(second)).productOrder).toMatchObject({
				shippingAddress: { zipCode: '06236' },
			});
			const { body } = await client.confirm(first, second);
			expect(body.data.successProductOrderInfos).toEqual([
				{ productOrderId: first, isReceiverAddressChanged: true },
				{ productOrderId: second, isReceiverAddressChanged: false },
			]);
		});

		it('can call a repeated confirm a success; the ledger knows better', async () => {
			sandbox.npay.patchSettings({ confirmAlreadyDone: 'success' });
			const id = paid();
			await client.confirm(id);
			const { body } = await client.confirm(id);
			expect(body.data.successProductOrderInfos).toHaveLength(1);
			expect(sandbox.npay.ledger(id).totals).toMatchObject({
				confirmed: 1,
				confirmedAgain: 1,
				confirmedTwice: 0,
			});
		});

		it('makes no change in the feed unless set so', async () => {
			const id = paid();
			await client.confirm(id);
			expect(sandbox.npay.ledger(id).totals.changes).toBe(1);
			sandbox.npay.patchSettings({ confirmEmitsEvent: true });
			await client.confirm(paid());
			expect(sandbox.npay.ledger().totals.changes).toBe(3);
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
			const reply = await client.post(`${MALL}/product-orders/confirm`, body);
			expect([reply.status, reply.body.code]).toEqual([400, code]);
		});

		it('refuses what is not JSON, or not called so', async () => {
			const send = (body: string, type: string) =>
				client.send('POST', `${MALL}/product-orders/confirm`, {
					body,
					headers: { 'content-type': type },
				});
			expect((await send('{"productOrderIds":', 'application/json')).body.code).toBe('000400');
			expect((await send('', 'application/json')).body.code).toBe('000400');
			expect((await send('{"productOrderIds":["1"]}', 'text/plain')).body.code).toBe('4000');
		});
	});

	describe('dispatch', () => {
		it('sets out at once and keeps the parcel', async () => {
			const id = await dispatched();
			expect((await detailOf(id)).delivery).toEqual({
				deliveryMethod: 'DELIVERY',
				deliveryCompany: 'CJGLS',
				trackingNumber: '123456789012',
				sendDate: START,
				deliveryStatus: 'COLLECT_REQUEST',
			});
		});

		it('cannot be done again, nor change the tracking number', async () => {
			const id = await dispatched();
			const again = await client.dispatch(id, { trackingNumber: '999999999999' });
			expect(again.status).toBe(200);
			expect(failOf(again)).toEqual({ productOrderId: id, ...NO_RIGHT_STATE });
			expect((await detailOf(id)).delivery['trackingNumber']).toBe('123456789012');
			expect(sandbox.npay.ledger(id).totals).toMatchObject({ dispatched: 1, dispatchedAgain: 1 });
		});

		it('over a cancel request refuses the cancel in the same step', async () => {
			const id = cancelAsked();
			await client.dispatch(id);
			expect(await stateOf(id)).toEqual(['DELIVERING', 'OK', 'CANCEL_REJECT']);
			const detail = await detailOf(id);
			expect(detail.completedClaims).toMatchObject([
				{ claimStatus: 'CANCEL_REJECT', claimRequestReason: 'WRONG_ORDER' },
			]);
		});

		it.each([
			['no courier', { deliveryCompanyCode: undefined }, '104118'],
			['an unknown courier', { deliveryCompanyCode: 'PIGEON' }, '104119'],
			['no tracking number', { trackingNumber: undefined }, '104120'],
			['an empty tracking number', { trackingNumber: '' }, '104120'],
			['a tracking number in the wrong format', { trackingNumber: '12-34' }, '104122'],
			['a method for collecting', { deliveryMethod: 'RETURN_INDIVIDUAL' }, '104117'],
		])('fails with %s', async (_what, change, code) => {
			const id = paid();
			const reply = await client.dispatch(id, change);
			expect([reply.status, failOf(reply)?.code]).toEqual([200, code]);
			expect(sandbox.npay.productOrder(id)?.productOrderStatus).toBe('PAYED');
		});

		it.each([
			['an unknown method', { deliveryMethod: 'DRONE' }, '4000'],
			['an empty method', { deliveryMethod: '' }, '000400'],
			['an empty courier', { deliveryCompanyCode: '' }, '000400'],
			['no method', { deliveryMethod: undefined }, '4000'],
			['a date without fraction', { dispatchDate: '2026-11-22T09:00:00+09:00' }, '4000'],
			['a member from elsewhere', { deliveryCompany: 'CJGLS' }, '4000'],
		])('refuses the whole call for %s', async (_what, change, code) => {
			const reply = await client.dispatch(paid(), change);
			expect([reply.status, reply.body.code]).toEqual([400, code]);
		});

		it('needs no courier when the merchant delivers', async () => {
			const id = paid();
			await client.dispatch(id, {
				deliveryMethod: 'DIRECT_DELIVERY',
				deliveryCompanyCode: undefined,
				trackingNumber: undefined,
			});
			expect((await detailOf(id)).delivery).toEqual({
				deliveryMethod: 'DIRECT_DELIVERY',
				sendDate: START,
				deliveryStatus: 'NOT_TRACKING',
			});
		});

		it('does not send what needs no delivery', async () => {
			expect(failOf(await client.dispatch(paid({ expectedDeliveryMethod: 'NOTHING' })))?.code).toBe(
				'104116',
			);
		});

		it('takes any number for CH1, and refuses numbers of other orders when set so', async () => {
			const ch1 = { deliveryCompanyCode: 'CH1', trackingNumber: '가-1' };
			expect(failOf(await client.dispatch(paid(), ch1))).toBeUndefined();
			expect(failOf(await client.dispatch(paid(), ch1))).toBeUndefined();
			sandbox.npay.patchSettings({ trackingNumberReuse: 'reject' });
			expect(failOf(await client.dispatch(paid(), ch1))?.code).toBe('104121');
		});

		it('refuses the whole call for a wrong state when set so, and does nothing', async () => {
			sandbox.npay.patchSettings({ stateErrorStyle: 'http400' });
			const [good, done] = [paid(), await dispatched()];
			const item = { deliveryMethod: 'NOTHING' };
			const reply = await client.post(`${MALL}/product-orders/dispatch`, {
				dispatchProductOrders: [good, done].map((productOrderId) => ({ ...item, productOrderId })),
			});
			expect([reply.status, reply.body.code]).toEqual([400, '9999']);
			expect(sandbox.npay.productOrder(good)?.productOrderStatus).toBe('PAYED');
		});
	});

	describe('delay', () => {
		it('moves the deadline, once', async () => {
			const id = paid();
			expect((await delay(id)).body.data.successProductOrderIds).toEqual([id]);
			expect((await detailOf(id)).productOrder).toMatchObject({
				productOrderStatus: 'PAYED',
				shippingDueDate: '2026-11-30T23:59:59.000+09:00',
				delayedDispatchReason: 'PRODUCT_PREPARE',
				delayedDispatchDetailedReason: '입고가 늦어집니다',
			});
			expect(failOf(await delay(id))).toEqual({ productOrderId: id, ...NO_RIGHT_STATE });
			expect(sandbox.npay.ledger(id).totals).toMatchObject({
				changes: 1,
				delayed: 1,
				delayedAgain: 1,
			});
		});

		it('refuses deadlines out of range', async () => {
			for (const dispatchDueDate of [START, '2027-11-30T00:00:00.000+09:00']) {
				expect(failOf(await delay(paid(), { dispatchDueDate }))?.code).toBe('104105');
			}
		});

		it('refuses the call for orders that do not exist or are not the merchant’s', async () => {
			const theirs = paid({ merchantId: 'np_other' });
			const replies = [await delay('2020010100000001'), await delay(theirs)];
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
			const reply = await delay(paid(), change);
			expect([reply.status, reply.body.code]).toEqual([400, code]);
		});
	});

	describe('cancel', () => {
		it('happens by itself before the order is confirmed', async () => {
			const id = paid();
			sandbox.npay.act(id, 'requestCancel');
			expect(await stateOf(id)).toEqual(['CANCELED', 'NOT_YET', 'CANCEL_DONE']);
			expect((await detailOf(id)).productOrder).toMatchObject({
				remainQuantity: 0,
				remainPaymentAmount: 0,
			});
			expect(sandbox.npay.ledger(id).entries[0]?.changes.map(({ type }) => type)).toEqual([
				'PAYED',
				'CLAIM_REQUESTED',
				'CLAIM_COMPLETED',
			]);
			expect(failOf(await client.dispatch(id))).toMatchObject(NO_RIGHT_STATE);
		});

		it('waits for the merchant after that, and can be withdrawn', async () => {
			const id = cancelAsked();
			expect(await stateOf(id)).toEqual(['PAYED', 'OK', 'CANCEL_REQUEST']);
			expect(failOf(await client.confirm(id))).toMatchObject(NO_RIGHT_STATE);
			expect(failOf(await delay(id))).toMatchObject(NO_RIGHT_STATE);
			expect(() => sandbox.npay.act(id, 'changeAddress')).toThrow('no open cancel request');
			sandbox.npay.act(id, 'withdrawCancel');
			expect(await stateOf(id)).toEqual(['PAYED', 'OK', 'CANCEL_REJECT']);
			sandbox.npay.act(id, 'requestCancel');
			expect(await stateOf(id)).toEqual(['PAYED', 'OK', 'CANCEL_REQUEST']);
			expect((await detailOf(id)).completedClaims).toHaveLength(1);
		});

		it('is shown in the old place, the new one, or both', async () => {
			const id = cancelAsked();
			const places = async (claimLayout: 'both' | 'old' | 'new') => {
				sandbox.npay.patchSettings({ claimLayout });
				const detail = await detailOf(id);
				return [detail.cancel?.['claimStatus'], detail.currentClaim?.cancel?.['claimStatus']];
			};
			expect(await places('both')).toEqual(['CANCEL_REQUEST', 'CANCEL_REQUEST']);
			expect(await places('old')).toEqual(['CANCEL_REQUEST', undefined]);
			expect(await places('new')).toEqual([undefined, 'CANCEL_REQUEST']);
		});
	});

	describe('reading', () => {
		it('leaves out ids that are unknown, another merchant’s, or asked for twice', async () => {
			const [first, second] = [paid(), paid()];
			const theirs = paid({ merchantId: 'np_other' });
			const { body } = await client.query(second, 'x', theirs, first, second);
			const ids = body.data.map((one) => one.productOrder.productOrderId);
			expect(ids).toEqual([first, second]);
		});

		it('shows quantity claims only to clients that know them', async () => {
			const id = paid();
			const path = `${MALL}/product-orders/query`;
			const { body } = await client.post(path, { productOrderIds: [id] });
			expect(body.data[0]!.productOrder).not.toHaveProperty('remainQuantity');
			expect((await detailOf(id)).productOrder).toHaveProperty('remainQuantity');
		});

		it('takes 300 ids and no more', async () => {
			const ids = Array.from({ length: 301 }, (_, index) => String(index));
			expect((await client.query(...ids.slice(1))).status).toBe(200);
			expect((await client.query(...ids)).body.code).toBe('4000');
		});

		it('knows the product orders of an order', async () => {
			const [order] = sandbox.npay.createOrders({ count: 1, productsPerOrder: 3 });
			const idsOf = (orderId: string) => client.get(`${MALL}/orders/${orderId}/product-order-ids`);
			expect((await idsOf(order!.orderId)).body.data).toEqual(order!.productOrderIds);
			expect((await idsOf('1')).body.code).toBe('100003');
			const [theirs] = sandbox.npay.createOrders({ count: 1, merchantId: 'np_other' });
			expect((await idsOf(theirs!.orderId)).body.code).toBe('101009');
		});

		it('adds up: payment parts equal products and one delivery fee', async () => {
			const orders = sandbox.npay.createOrders({ count: 60, productsPerOrder: 2, seed: 'sums' });
			for (const { productOrderIds } of orders) {
				const [first, second] = (await client.query(...productOrderIds)).body.data;
				const { generalPaymentAmount, naverMileagePaymentAmount } = first!.order!;
				const lines = [first, second].map((one) => Number(one!.productOrder['totalPaymentAmount']));
				const fee = Number(first!.productOrder['deliveryFeeAmount']);
				expect(Number(generalPaymentAmount) + Number(naverMileagePaymentAmount)).toBe(
					lines[0]! + lines[1]! + fee,
				);
			}
		});

		it('carries merchant codes only when set so', async () => {
			const id = paid();
			expect((await detailOf(id)).productOrder).not.toHaveProperty('merchantCustomCode1');
			sandbox.npay.patchSettings({ merchantCodes: true });
			expect((await detailOf(id)).productOrder).toHaveProperty('merchantCustomCode1');
		});
	});

	describe('the conditional list', () => {
		const list = (query = {}) => client.get(`${MALL}/product-orders`, { from: START, ...query });
		const idsOf = (reply: Reply) => reply.body.data.contents.map((one) => one.productOrderId);

		it('pages by number', async () => {
			sandbox.npay.createOrders({ count: 5 });
			const pages = [];
			for (const page of [1, 2, 3]) pages.push(await list({ page, pageSize: 2 }));
			expect(pages.map(({ body }) => body.data.pagination.hasNext)).toEqual([true, true, false]);
			expect(new Set(pages.flatMap(idsOf)).size).toBe(5);
		});

		it('filters by states and by the chosen instant', async () => {
			const [notYet, ok, cancel, waiting] = [
				paid(),
				confirmed(),
				cancelAsked(),
				paid({ state: 'PAYMENT_WAITING' }),
			];
			expect(idsOf(await list())).toEqual([notYet, ok, cancel]);
			expect(idsOf(await list({ placeOrderStatusType: 'NOT_YET' }))).toEqual([notYet]);
			expect(idsOf(await list({ claimStatuses: ['CANCEL_REQUEST', 'CANCELING'] }))).toEqual([
				cancel,
			]);
			expect(idsOf(await list({ productOrderStatuses: ['PAYMENT_WAITING', 'PAYED'] }))).toEqual([
				notYet,
				ok,
				cancel,
			]);
			expect(idsOf(await list({ rangeType: 'ORDERED_DATETIME' }))).toEqual([waiting]);
			expect(idsOf(await list({ rangeType: 'CLAIM_REQUESTED_DATETIME' }))).toEqual([cancel]);
			expect(idsOf(await list({ rangeType: 'DISPATCHED_DATETIME' }))).toEqual([]);
			expect(idsOf(await list({ fulfillment: true }))).toEqual([]);
			sandbox.clock.advance(DAY);
			await client.renewToken();
			const late = paid();
			expect(idsOf(await list())).toEqual([notYet, ok, cancel, late]);
			sandbox.clock.advance(1);
			paid();
			expect(idsOf(await list())).toEqual([notYet, ok, cancel, late]);
		});

		it.each([
			[{ from: undefined }, '4000'],
			[{ to: '2026-11-23T09:00:00.001+09:00' }, '104139'],
			[{ productOrderStatuses: ['PAID'] }, '4000'],
			[{ claimStatuses: '' }, '000400'],
			[{ pageSize: 301 }, '4000'],
			[{ page: 0 }, '4000'],
			[{ fulfillment: 'maybe' }, '4000'],
			[{ productOrderStatuses: 'PAYED,CANCELED' }, '4000'],
		])('refuses %j', async (query, code) => {
			const { status, body } = await list(query);
			expect([status, body.code]).toEqual([400, code]);
		});
	});

	it('keeps merchants apart in writes', async () => {
		const other = { ...DEFAULT_APPLICATION, clientId: 'other', merchantId: 'np_other' };
		sandbox.npay.patchSettings({ applications: [DEFAULT_APPLICATION, other] });
		const theirs = paid({ merchantId: 'np_other' });
		expect(failOf(await client.confirm(theirs))?.code).toBe('101009');
		const otherClient = await TestClient.ready(sandbox, other);
		expect(failOf(await otherClient.confirm(theirs))).toBeUndefined();
	});
});
