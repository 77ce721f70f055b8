import { Enum, Iamport, Request } from 'iamport-rest-client-nodejs';

import type { Sandbox } from '../../../sandbox';
import { DEFAULT_ACCOUNT } from '../../../sandbox/portone-v1/settings';
import { frozenSandbox, START } from '../support/client';

const { Customers, NaverCo, NaverPay, Payments, Prepare, Subscribe } = Request;
const NOW_S = Date.parse(START) / 1000;
const DAY_S = 86_400;
const CUSTOMER = 'kim';

interface Call {
	request(iamport: Iamport): Promise<{ data: { response?: unknown } }>;
}

/** PortOne's own client for Node.js against the simulated V1, at the root of an address of its own. */
describe('iamport-rest-client-nodejs', () => {
	let sandbox: Sandbox;
	let iamport: Iamport;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		// It sends what today's document no longer has, and reads a customer's schedules page by page.
		sandbox.reset({ portOneV1: { unknownInput: 'ignore', customerSchedules: 'paged' } });
		sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
		const { impKey: apiKey, impSecret: apiSecret } = DEFAULT_ACCOUNT;
		iamport = new Iamport({ apiKey, apiSecret, baseUrl: sandbox.roots.portOneV1 });
	});
	afterAll(() => sandbox.close());

	/** What the client makes of an answer's `response`; its types leave out what is optional. */
	const ask = async (call: unknown) => {
		const { data } = await (call as Call).request(iamport);
		return data.response ?? data;
	};
	const call = <Data>(make: (data: Data) => unknown, data: object) => ask(make(data as Data));

	it('reads and refunds payments', async () => {
		const { impUid, merchantUid } = sandbox.portOneV1.createPayment({ amount: 10_000 });
		expect(await ask(Payments.getByImpUid({ imp_uid: impUid }))).toMatchObject({
			imp_uid: impUid,
			merchant_uid: merchantUid,
			amount: 10_000,
			status: 'paid',
		});
		await call(Payments.cancel, { imp_uid: impUid, amount: 3000, checksum: 10_000 });
		const rest = await call(Payments.cancel, { merchant_uid: merchantUid, reason: '환불' });
		expect(rest).toMatchObject({ status: 'cancelled', cancel_amount: 10_000 });
		const again = call(Payments.cancel, { imp_uid: impUid });
		await expect(again).rejects.toMatchObject({ response: { data: { code: 1 } } });
	});

	it('finds payments by numbers and by status', async () => {
		const pay = (merchantUid: string) => sandbox.portOneV1.createPayment({ merchantUid });
		const [one, two] = [pay('order-1'), pay('order-1')];
		const imp_uid = [one.impUid, 'imp_unknown', two.impUid];
		const many = await call(Payments.getByImpUids, { imp_uid });
		expect(JSON.stringify(many)).toContain(two.impUid);
		const { PAID } = Enum.StatusEnum;
		const newest = { merchant_uid: 'order-1', status: PAID, sorting: Enum.SortingEnum.PAID_DESC };
		expect(await call(Payments.getByMerchantUid, newest)).toMatchObject({ imp_uid: two.impUid });
		const all = await call(Payments.getByMerchantUids, { ...newest, page: 1 });
		expect(JSON.stringify(all)).toContain(one.impUid);
		const range = { from: NOW_S - DAY_S, to: NOW_S, limit: 1, page: 2 };
		const paid = await call(Payments.getByStatus, { status: PAID, ...range });
		expect(JSON.stringify(paid)).toContain(one.impUid);
		expect(JSON.stringify(paid)).not.toContain(two.impUid);
		const { impUid } = sandbox.portOneV1.createPayment({ pgProvider: 'payco', amount: 11_000 });
		expect(await ask(Payments.getAmountByImpUid({ imp_uid: impUid }))).toMatchObject({
			amount: 11_000,
		});
	});

	it('pays again by a card, and keeps and deletes cards', async () => {
		const order = { customer_uid: CUSTOMER, merchant_uid: 'again-1', amount: 9900, name: '구독' };
		expect(await call(Subscribe.again, order)).toMatchObject({ status: 'paid', amount: 9900 });
		expect(await ask(Customers.getBillingKey({ customer_uid: CUSTOMER }))).toMatchObject({
			customer_uid: CUSTOMER,
			card_number: '949019******1234',
		});
		const several = await call(Customers.getBillingKeys, { customer_uid: [CUSTOMER] });
		expect(JSON.stringify(several)).toContain(CUSTOMER);
		const paid = await call(Customers.getPayments, { customer_uid: CUSTOMER, page: 1 });
		expect(JSON.stringify(paid)).toContain('again-1');
		await ask(Customers.deleteBillingKey({ customer_uid: CUSTOMER }));
		await expect(call(Subscribe.again, order)).rejects.toMatchObject({
			response: { data: { code: 1 } },
		});
	});

	it('says amounts beforehand', async () => {
		const said = { merchant_uid: 'prepared', amount: 9900 };
		expect(await call(Prepare.postAmount, said)).toMatchObject(said);
		expect(await ask(Prepare.getAmount({ merchant_uid: 'prepared' }))).toMatchObject(said);
	});

	it('schedules payments, reads and lists them, and revokes them', async () => {
		const schedules = [1, 2].map((day) => ({
			merchant_uid: `order_${day}`,
			schedule_at: NOW_S + day * DAY_S,
			amount: 1000,
			currency: 'KRW',
			name: '정기 결제',
		}));
		const made = await call(Subscribe.schedule, { customer_uid: CUSTOMER, schedules });
		expect(JSON.stringify(made)).toContain('order_2');
		expect(await ask(Subscribe.getScheduled({ merchant_uid: 'order_1' }))).toMatchObject({
			merchant_uid: 'order_1',
			schedule_status: 'scheduled',
		});
		const list = await call(Subscribe.getScheduleds, {
			customer_uid: CUSTOMER,
			page: 1,
			from: NOW_S,
			to: NOW_S + 10 * DAY_S,
			'schedule-status': Enum.ScheduledStatusEnum.SCHEDULED,
		});
		expect(JSON.stringify(list)).toContain('order_1');
		await call(Subscribe.unschedule, { customer_uid: CUSTOMER, merchant_uid: 'order_1' });
		const status = await ask(Subscribe.getScheduled({ merchant_uid: 'order_1' }));
		expect(status).toMatchObject({ schedule_status: 'revoked' });
	});

	/** An order that both sides know, its product orders in a state. */
	function naverOrder(state?: Parameters<Sandbox['npay']['put']>[1]) {
		const [order] = sandbox.portOneV1.createNaverOrders({ count: 1 });
		const { impUid, productOrderIds } = order!;
		if (state) for (const id of productOrderIds) sandbox.npay.put(id, state);
		return { imp_uid: impUid, product_order_id: productOrderIds, id: productOrderIds[0]! };
	}
	const stateOf = (id: string) => sandbox.npay.stateOf(id);
	const PARCEL = {
		delivery_method: 'DELIVERY',
		dispatched_at: NOW_S,
		delivery_company: 'CJGLS',
		tracking_number: '123456789012',
	};

	it('places, ships and cancels orders of Naver Pay', async () => {
		const { id, ...order } = naverOrder();
		await ask(NaverCo.place(order));
		expect(stateOf(id)).toBe('PAYED_OK');
		await call(NaverCo.ship, { ...order, ...PARCEL });
		expect(stateOf(id)).toBe('DELIVERING');
		const other = naverOrder();
		await call(NaverCo.cancel, {
			imp_uid: other.imp_uid,
			product_order_id: other.product_order_id,
			reason: Enum.CancelReasonEnum.SOLD_OUT,
		});
		expect(stateOf(other.id)).toBe('CANCELED');
	});

	it('asks for, holds back, releases, approves and rejects returns', async () => {
		const { id, ...order } = naverOrder('DELIVERED');
		await call(NaverCo.requestReturn, {
			...order,
			reason: Enum.ReturnReasonEnum.BROKEN,
			delivery_method: Enum.DeliveryMethodEnum.RETURN_INDIVIDUAL,
		});
		expect(stateOf(id)).toBe('RETURN_REQUEST');
		await call(NaverCo.withholdReturn, {
			...order,
			reason: Enum.WithholdReturnReasonEnum.RETURN_DELIVERYFEE,
			memo: '배송비',
			extra_charge: 2500,
		});
		expect(stateOf(id)).toBe('RETURN_HELD');
		await ask(NaverCo.resolveReturn(order));
		expect(stateOf(id)).toBe('RETURN_REQUEST');
		await call(NaverCo.approveReturn, { ...order, memo: '승인', extra_charge: 0 });
		expect(stateOf(id)).toBe('RETURNED');
		const other = naverOrder('RETURN_REQUEST');
		await ask(
			NaverCo.rejectReturn({
				imp_uid: other.imp_uid,
				product_order_id: other.product_order_id,
				memo: '착용 흔적',
			}),
		);
		expect(stateOf(other.id)).toBe('DELIVERED');
	});

	it('sends exchanges out again, and reads orders and reviews', async () => {
		const { id, ...order } = naverOrder('EXCHANGE_COLLECT_DONE');
		await call(NaverCo.shipExchanged, { ...order, ...PARCEL });
		expect(stateOf(id)).toBe('EXCHANGE_REDELIVERING');
		const ids = await ask(NaverCo.getProductOrderIds({ imp_uid: order.imp_uid }));
		expect(JSON.stringify(ids)).toContain(id);
		expect(await ask(NaverCo.getOrderDetail({ product_order_id: id }))).toMatchObject({
			product_order_id: id,
		});
		sandbox.npay.addReview({ productOrderId: id, title: '좋아요' });
		const reviews = await call(NaverCo.getReviews, {
			from: NOW_S - 3600,
			to: NOW_S + 3600,
			review_type: 'general',
			// Needed by today's document; the client, which is older, passes it on.
			channel_key: 'channel-key-sandbox-naverco',
		});
		expect(JSON.stringify(reviews)).toContain('좋아요');
	});

	it('confirms Naver Pay payments, gives points, and asks for the cash receipt amount', async () => {
		const { impUid: imp_uid } = sandbox.portOneV1.createPayment({
			pgProvider: 'naverpay',
			escrow: true,
			amount: 10_000,
			npoint: 4000,
			naverPrimary: 'BANK',
		});
		// The client fails by itself at answers without `response`, when the work is done.
		await expect(ask(NaverPay.postPoint({ imp_uid }))).rejects.toThrow(/setAttributes/);
		await expect(ask(NaverPay.postEscrow({ imp_uid }))).rejects.toThrow(/setAttributes/);
		const entries = sandbox.journal.entries({ path: '/naver/' });
		expect(entries.map(({ status, code }) => [status, code])).toEqual([
			[200, undefined],
			[200, undefined],
		]);
		expect(await ask(NaverPay.getCashAmount({ imp_uid }))).toMatchObject({ amount_total: 10_000 });
	});
});
