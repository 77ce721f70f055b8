import type { IDataObject } from 'n8n-workflow';

import { WebhookServer } from '../../support/engine/webhookServer';
import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

let shop: PortOneShop;
let webhook: WebhookServer;
beforeAll(async () => {
	shop = await openPortOne({ now: '2026-12-20T09:00:00+09:00' });
	webhook = await new WebhookServer(shop.engine).open();
	shop.sandbox.portOneV1.patchSettings({ notifications: { url: webhook.url } });
});
afterAll(async () => {
	await webhook.close();
	await shop.sandbox.close();
});

const FEE = 9_900;
const RETRY_DAYS = 3;

/** The last day of each month: the anchor is the 31st. */
const DAYS = [
	'2027-01-31',
	'2027-02-28',
	'2027-03-31',
	'2027-04-30',
	'2027-05-31',
	'2027-06-30',
	'2027-07-31',
	'2027-08-31',
	'2027-09-30',
	'2027-10-31',
	'2027-11-30',
	'2027-12-31',
];

const ensure = async (after: string) =>
	await shop.run({
		resource: 'schedule',
		operation: 'ensure',
		customer_uid: CUSTOMER,
		timing: 'monthly',
		anchorDay: 31,
		after,
		afterDate: after === '' ? '2026-12-31' : '',
		amount: FEE,
		name: '정기 구독',
	});

test('a year of a subscription: 12 payments, each month end, two failures, a new card, a refund, a crash', async () => {
	const failures: string[] = [];
	const missed: IDataObject[] = [];
	const { portOneV1 } = shop.sandbox;
	webhook.workflow = async (payment) => {
		if (payment.status === 'failed') {
			failures.push(String(payment.failed_at).slice(0, 10));
			const at = Date.parse(String(payment.failed_at)) + RETRY_DAYS * 86_400_000;
			const run = await shop.run({
				resource: 'schedule',
				operation: 'reschedule',
				merchant_uid: String(payment.merchant_uid),
				schedule_at: new Date(at).toISOString(),
			});
			expect(run.error).toBeUndefined();
		}
		if (payment.status === 'paid') {
			const run = await ensure(String(payment.merchant_uid));
			if (run.error) missed.push(payment);
		}
	};
	const pass = async (time: string) => {
		await shop.passTo(time);
		await webhook.settled();
	};

	expect((await ensure('')).json).toMatchObject([{ action: 'created', period: '202701' }]);
	for (const [month, day] of DAYS.entries()) {
		// In April the card is over its limit for a day; from August on it has expired.
		if (month === 3) {
			portOneV1.setCard(CUSTOMER, { result: 'succeeds', failsTimes: 1, message: '한도 초과' });
		}
		if (month === 7) portOneV1.setCard(CUSTOMER, { result: 'fails', message: '유효기간 만료' });
		// In June n8n goes down while it books the next payment: the answer to the write never comes.
		if (month === 5) {
			shop.sandbox.faults.add({
				kind: 'resetAfter',
				match: { path: '/subscribe/payments/schedule', method: 'POST' },
				times: 0,
			});
			shop.sandbox.faults.add({
				kind: 'resetBefore',
				match: { path: '/schedule/sub-', method: 'GET' },
				after: 1,
				times: 0,
			});
		}
		await pass(`${day}T10:00:00+09:00`);
		if (month === 5) {
			expect(missed).toHaveLength(1);
			shop.sandbox.faults.clear();
			const again = await ensure(String(missed[0]?.merchant_uid));
			expect(again.json).toMatchObject([{ success: true, period: '202707' }]);
		}
		if (month === 7)
			portOneV1.addBillingKey({ customerUid: CUSTOMER, outcome: { result: 'succeeds' } });
		if (month === 3 || month === 7) {
			const retry = Date.parse(`${day}T10:00:00+09:00`) + RETRY_DAYS * 86_400_000;
			await pass(new Date(retry).toISOString());
		}
		// PortOne tells once more, as it does after a time-out: nothing more comes of it.
		const last = portOneV1
			.ledger()
			.entries.flatMap(({ tries }) => tries)
			.at(-1);
		portOneV1.notify(String(last?.impUid));
		await portOneV1.settled();
		await webhook.settled();
	}
	expect(failures).toEqual(['2027-04-30', '2027-08-31']);
	expect(webhook.errors).toEqual([]);

	const december = portOneV1.ledger().entries.at(-1)?.tries[0]?.impUid;
	const refund = await shop.run({
		resource: 'payment',
		operation: 'cancel',
		imp_uid: String(december),
		extent: 'partial',
		amount: FEE / 2,
		reason: '중도 해지',
	});
	expect(refund.json).toMatchObject([{ success: true, cancel_amount: FEE / 2 }]);
	const left = await shop.run({
		resource: 'schedule',
		operation: 'unschedule',
		cancelAll: true,
		customer_uid: CUSTOMER,
	});
	expect(left.json).toMatchObject([{ success: true, cancelledCount: 1 }]);

	const { totals, entries } = portOneV1.ledger({ customerUid: CUSTOMER });
	expect(totals).toMatchObject({
		charges: 12,
		charged: 12 * FEE,
		chargedTwice: 0,
		failed: 2,
		cancels: 1,
		refunded: FEE / 2,
		schedules: { scheduled: 0, executed: 12 },
	});
	expect(entries.map(({ tries }) => tries[0]?.at.slice(0, 10))).toEqual(DAYS);
});
