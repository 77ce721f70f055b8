import type { Sandbox } from '../../../sandbox';
import { monthsAfter } from '../../../sandbox/core/time/kst';
import { DAY, frozenSandbox, PortOneClient, Receiver, START } from '../support/portone-v1';
import type { Members } from '../support/wire';

const CUSTOMER = 'kim';
const AGAIN = '/subscribe/payments/again';
const SCHEDULE = '/subscribe/payments/schedule';

/** From the first card to leaving, with nothing but what a shop could do. */
describe('a subscription at the simulated PortOne, from card to leaving', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	let receiver: Receiver;
	beforeAll(async () => {
		[sandbox, receiver] = await Promise.all([frozenSandbox(), Receiver.open()]);
	});
	beforeEach(async () => {
		sandbox.reset({ portOneV1: { notifications: { url: receiver.url } } });
		receiver.clear();
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(async () => {
		await sandbox.close();
		await receiver.close();
	});

	const month = (count: number) => Math.floor(monthsAfter(Date.parse(START), count) / 1000);
	const order = (merchant_uid: string) => ({
		merchant_uid,
		amount: 9900,
		currency: 'KRW',
		name: '정기 구독',
	});
	const goTo = async (seconds: number) => {
		sandbox.clock.set(seconds * 1000);
		await client.renewToken();
	};
	const responseOf = async (path: string, query: Members = {}) =>
		(await client.get(path, query)).body.response;

	it('first payment, a schedule, a failed card, another card, and the end', async () => {
		// Prepared, paid in the window, which registers the card.
		await client.post('/payments/prepare', { merchant_uid: 'sub-0', amount: 9900 });
		expect(() => sandbox.portOneV1.createPayment({ merchantUid: 'sub-0', amount: 990 })).toThrow(
			'사전등록된',
		);
		sandbox.portOneV1.createPayment({
			merchantUid: 'sub-0',
			amount: 9900,
			customerUid: CUSTOMER,
		});
		sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER, customer: { name: '김네이버' } });
		expect(await responseOf('/payments/find/sub-0/paid')).toMatchObject({ amount: 9900 });

		// A second payment at once, then the next month's by schedule.
		const second = await client.post(AGAIN, { customer_uid: CUSTOMER, ...order('sub-1') });
		expect(second.body.response).toMatchObject({ status: 'paid', buyer_name: '김네이버' });
		const schedules = [{ ...order('sub-2'), schedule_at: month(1) }];
		await client.post(SCHEDULE, { customer_uid: CUSTOMER, schedules });
		await goTo(month(1));
		expect(await responseOf('/payments/find/sub-2')).toMatchObject({
			status: 'paid',
			customer_uid_usage: 'payment.scheduled',
		});

		// The card fails: by schedule, and by hand.
		sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails', message: '분실 신고된 카드' });
		await client.post(SCHEDULE, {
			customer_uid: CUSTOMER,
			schedules: [{ ...order('sub-3'), schedule_at: month(2) }],
		});
		await goTo(month(2));
		const failed = await client.post(AGAIN, { customer_uid: CUSTOMER, ...order('sub-3') });
		expect(failed.body).toMatchObject({
			code: 0,
			response: { status: 'failed', fail_reason: '분실 신고된 카드' },
		});
		expect(await responseOf('/payments/findAll/sub-3/failed')).toMatchObject({ total: 2 });

		// Another card under the same key, and the month is paid after all.
		sandbox.portOneV1.addBillingKey({
			customerUid: CUSTOMER,
			card: { number: '123456******7890' },
			outcome: { result: 'succeeds' },
		});
		expect(await responseOf(`/subscribe/customers/${CUSTOMER}`)).toMatchObject({
			card_number: '123456******7890',
			inserted: Date.parse(START) / 1000,
			updated: month(2),
		});
		await client.post(AGAIN, { customer_uid: CUSTOMER, ...order('sub-3') });
		expect(await responseOf('/payments/findAll/sub-3')).toMatchObject({ total: 3 });
		expect(await responseOf('/payments/find/sub-3/paid')).toMatchObject({
			card_number: '123456******7890',
		});

		// What the shop can see of it, before and after the key is deleted.
		const path = `/subscribe/customers/${CUSTOMER}`;
		expect(await responseOf(`${path}/payments`)).toMatchObject({ total: 6 });
		const range = { from: month(2) - DAY, to: month(2), limit: 1000 };
		expect(await responseOf('/payments/status/paid', range)).toMatchObject({ total: 1 });
		await client.post(SCHEDULE, {
			customer_uid: CUSTOMER,
			schedules: [{ ...order('sub-4'), schedule_at: month(3) }],
		});
		await client.post('/subscribe/payments/unschedule', { customer_uid: CUSTOMER });
		expect((await client.delete(path, { reason: '해지' })).status).toBe(200);
		expect((await client.get(path)).status).toBe(404);
		expect(await responseOf(`${path}/payments`)).toMatchObject({ total: 6 });
		const late = await client.post(AGAIN, { customer_uid: CUSTOMER, ...order('sub-5') });
		expect(late.body.code).toBe(1);
		await goTo(month(4));

		expect(sandbox.portOneV1.ledger().totals).toMatchObject({
			charges: 4,
			charged: 4 * 9900,
			failed: 2,
			chargedTwice: 0,
		});
		await sandbox.portOneV1.settled();
		// Told of: what was paid, and the schedule that failed.
		expect(receiver.bodies).toMatchObject([
			{ merchant_uid: 'sub-0', status: 'paid' },
			{ merchant_uid: 'sub-1', status: 'paid' },
			{ merchant_uid: 'sub-2', status: 'paid' },
			{ merchant_uid: 'sub-3', status: 'failed' },
			{ merchant_uid: 'sub-3', status: 'paid' },
		]);
	});
});
