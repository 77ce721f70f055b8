import type { Sandbox } from '../../../sandbox';
import { toKst } from '../../../sandbox/core/time/kst';
import { CARD, frozenSandbox, PortOneClient, purchase, Receiver } from '../support/portone-v1';

const LIST = '/subscribe/payments/schedule';
const FEE = 9900;

/** 10:00 in Korea on the fifth of each month of 2027; seconds. */
const BILLING_DAYS = Array.from({ length: 12 }, (_, month) => Date.UTC(2027, month, 5, 1) / 1000);

describe('a year of a subscription', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	let webhook: Receiver;
	beforeAll(async () => {
		webhook = await Receiver.open();
		sandbox = await frozenSandbox({
			now: '2026-12-28T12:00:00.000+09:00',
			settings: { portOneV1: { notifications: { url: webhook.url } } },
		});
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(async () => {
		await sandbox.close();
		await webhook.close();
	});

	const passTo = async (seconds: number) => {
		sandbox.clock.set(seconds * 1000);
		await sandbox.portOneV1.settled();
		await client.renewToken();
	};
	const month = (index: number) => `gold-2027-${String(index + 1).padStart(2, '0')}`;
	const read = async (index: number) => (await client.get(`${LIST}/${month(index)}`)).body.response;

	it('is 12 payments, two failures, a new card and a partial refund', async () => {
		const schedules = BILLING_DAYS.map((at, index) => purchase(month(index), at));
		const customer = { customer_uid: 'gold-kim', ...CARD };
		expect((await client.post(LIST, { ...customer, schedules })).body.code).toBe(0);

		for (const [index, at] of BILLING_DAYS.entries()) {
			// In April the card is over its limit for a day; from August on it has expired.
			if (index === 3) {
				sandbox.portOneV1.setCard('gold-kim', {
					result: 'succeeds',
					failsTimes: 1,
					message: '한도 초과',
				});
			}
			if (index === 7) {
				sandbox.portOneV1.setCard('gold-kim', { result: 'fails', message: '유효기간 만료' });
			}
			await passTo(at);
			const after = await read(index);
			if (index === 3) {
				expect(after).toMatchObject({ payment_status: 'failed', fail_reason: '한도 초과' });
				await client.post(`${LIST}/${month(index)}/reschedule`, { schedule_at: at + 86_400 });
				await passTo(at + 86_400);
			}
			if (index === 7) {
				expect(after).toMatchObject({ payment_status: 'failed', fail_reason: '유효기간 만료' });
				const card = { number: '520000******0007', name: '현대카드', code: '367' };
				sandbox.portOneV1.addBillingKey({ customerUid: 'gold-kim', card });
				const retried = await client.post(`${LIST}/${month(index)}/retry`);
				expect(retried.body.response).toMatchObject({ status: 'paid', card_name: '현대카드' });
			}
			expect(await read(index)).toMatchObject({
				schedule_status: 'executed',
				payment_status: 'paid',
				fail_reason: null,
			});
		}

		const last = String((await read(11))['imp_uid']);
		const refund = await client.post('/payments/cancel', {
			imp_uid: last,
			amount: 4950,
			checksum: FEE,
			reason: '중도 해지',
		});
		expect(refund.body.response).toMatchObject({ cancel_amount: 4950, card_name: '현대카드' });
		await sandbox.portOneV1.settled();

		const { totals, entries } = sandbox.portOneV1.ledger({ customerUid: 'gold-kim' });
		expect(totals).toMatchObject({
			merchantUids: 12,
			charges: 12,
			charged: 12 * FEE,
			failed: 2,
			chargedTwice: 0,
			cancels: 1,
			refunded: 4950,
			schedules: { scheduled: 0, executed: 12, revoked: 0 },
			notifications: { sent: 14, answered: 14, gaveUp: 0, attempts: 14 },
		});
		expect(entries.map(({ tries }) => tries.length)).toEqual([1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1]);
		expect(entries[3]?.tries.map(({ at }) => at)).toEqual([
			toKst((BILLING_DAYS[3] ?? 0) * 1000),
			toKst(((BILLING_DAYS[3] ?? 0) + 86_400) * 1000),
		]);
		const failed = webhook.bodies.filter((body) => JSON.stringify(body).includes('"failed"'));
		expect(failed).toMatchObject([{ merchant_uid: month(3) }, { merchant_uid: month(7) }]);
	});
});
