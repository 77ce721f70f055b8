import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, NOW, PortOneClient } from '../support/portone-v1';
import type { Members } from '../support/wire';

describe('paying again by a registered card', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await PortOneClient.ready(sandbox);
		sandbox.portOneV1.addBillingKey({ customerUid: 'kim', customer: { name: '김네이버' } });
	});
	afterAll(() => sandbox.close());

	const again = (change: Members = {}) =>
		client.post('/subscribe/payments/again', {
			customer_uid: 'kim',
			merchant_uid: 'order-1',
			amount: 9900,
			name: '정기 구독',
			...change,
		});
	const said = async (change: Members = {}) => {
		const { status, body } = await again(change);
		return [status, body.code, body.response?.['status']];
	};
	const totals = () => sandbox.portOneV1.ledger().totals;

	it('pays, in won where no currency is said, and remembers the payment', async () => {
		const { response } = (await again()).body;
		expect(response).toMatchObject({
			status: 'paid',
			merchant_uid: 'order-1',
			customer_uid: 'kim',
			customer_uid_usage: 'payment',
			channel: 'api',
			currency: 'KRW',
			amount: 9900,
			buyer_name: '김네이버',
		});
		const read = await client.get(`/payments/${String(response['imp_uid'])}`);
		expect(read.body.response).toEqual(response);
		expect(totals()).toMatchObject({ charges: 1, charged: 9900 });
		expect(sandbox.portOneV1.notifications()).toMatchObject([{ body: { status: 'paid' } }]);
	});

	it('a card that fails is a payment that failed, and may be tried again', async () => {
		const outcome = { result: 'succeeds', failsTimes: 1, message: '한도 초과' } as const;
		sandbox.portOneV1.setCard('kim', outcome);
		const { body } = await again();
		expect([body.code, body.response]).toMatchObject([
			0,
			{ status: 'failed', fail_reason: '한도 초과', paid_at: 0, failed_at: NOW },
		]);
		expect(sandbox.portOneV1.notifications()).toEqual([]);
		expect(await said()).toEqual([200, 0, 'paid']);
		expect(totals()).toMatchObject({ charges: 1, failed: 1, chargedTwice: 0 });
	});

	it('refuses who has no card, and what is wrong, without a payment', async () => {
		expect(await said({ customer_uid: 'nobody' })).toEqual([200, 1, undefined]);
		for (const wrong of [
			{ amount: 0 },
			{ amount: 1.5 },
			{ merchant_uid: 'x'.repeat(41) },
			{ name: undefined },
			{ channel_key: 'channel-key-sandbox-naverpay' },
			{ schedule_at: NOW + DAY },
			{ card_number: '1234-5678-9012-3456' },
		]) {
			expect(await said(wrong)).toEqual([200, 1, undefined]);
		}
		sandbox.portOneV1.removeBillingKey('kim');
		expect(await said()).toEqual([200, 1, undefined]);
		expect(sandbox.portOneV1.shop.payments.size).toBe(0);
	});

	it('charges an order number as often as it is told, unless that is set otherwise', async () => {
		expect(await said()).toEqual([200, 0, 'paid']);
		expect(await said()).toEqual([200, 0, 'paid']);
		expect(totals()).toMatchObject({ charges: 2, chargedTwice: 1 });
		sandbox.portOneV1.patchSettings({ repeatedPayAgain: 'refused' });
		expect(await said()).toEqual([200, 1, undefined]);
		sandbox.portOneV1.setCard('kim', { result: 'fails' });
		expect(await said({ merchant_uid: 'order-3' })).toEqual([200, 0, 'failed']);
		sandbox.portOneV1.setCard('kim', { result: 'succeeds' });
		expect(await said({ merchant_uid: 'order-3' })).toEqual([200, 0, 'paid']);
		expect(totals()).toMatchObject({ charges: 3, chargedTwice: 1 });
	});

	it('refuses, if so set, what is scheduled; else the schedule charges too', async () => {
		const schedules = ['s-1', 's-2'].map((merchant_uid) => ({
			merchant_uid,
			schedule_at: NOW + DAY,
			currency: 'KRW',
			amount: 9900,
			name: '정기 구독',
		}));
		await client.post('/subscribe/payments/schedule', { customer_uid: 'kim', schedules });
		sandbox.portOneV1.patchSettings({ repeatedPayAgain: 'refused' });
		expect(await said({ merchant_uid: 's-1' })).toEqual([200, 1, undefined]);
		sandbox.portOneV1.patchSettings({ repeatedPayAgain: 'charged' });
		expect(await said({ merchant_uid: 's-2' })).toEqual([200, 0, 'paid']);
		sandbox.clock.advance(DAY * 1000);
		expect(sandbox.portOneV1.ledger({ merchantUid: 's-2' }).totals.chargedTwice).toBe(1);
		expect(sandbox.portOneV1.ledger({ merchantUid: 's-1' }).totals.chargedTwice).toBe(0);
	});

	it('a slow card takes its time, and a lost answer doesn’t say what was done', async () => {
		sandbox.portOneV1.setCard('kim', { result: 'succeeds', slowMs: 30 });
		const started = Date.now();
		expect(await said()).toEqual([200, 0, 'paid']);
		expect(Date.now() - started).toBeGreaterThanOrEqual(25);
		sandbox.portOneV1.setCard('kim', { result: 'succeeds' });
		sandbox.faults.add({ kind: 'resetAfter' });
		await expect(again({ merchant_uid: 'lost' })).rejects.toThrow();
		sandbox.faults.add({ kind: 'resetBefore' });
		await expect(again({ merchant_uid: 'never' })).rejects.toThrow();
		sandbox.faults.add({ kind: 'slowCommit', ms: 5000, status: 504 });
		expect((await again({ merchant_uid: 'late' })).status).toBe(504);
		const paid = (merchantUid: string) => sandbox.portOneV1.ledger({ merchantUid }).totals.charges;
		expect(['lost', 'never', 'late'].map(paid)).toEqual([1, 0, 0]);
		sandbox.clock.advance(5000);
		expect((await client.get('/payments/find/late')).body.response).toMatchObject({
			status: 'paid',
		});
	});
});
