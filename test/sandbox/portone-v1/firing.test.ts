import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, NOW, PortOneClient, Receiver } from '../support/portone-v1';

const DAY_MS = DAY * 1000;

describe('schedules that fire', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	let webhook: Receiver;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		webhook = await Receiver.open();
	});
	beforeEach(async () => {
		webhook.clear();
		sandbox.reset({ portOneV1: { notifications: { url: webhook.url } } });
		client = await PortOneClient.ready(sandbox);
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
	});
	afterAll(async () => {
		await sandbox.close();
		await webhook.close();
	});

	const read = async (merchantUid: string) =>
		(await client.get(`/subscribe/payments/schedule/${merchantUid}`)).body.response;

	it('pays when the clock passes its time, and says so', async () => {
		await client.schedule('month-1', NOW + DAY);
		expect(await read('month-1')).toMatchObject({
			schedule_status: 'scheduled',
			payment_status: null,
			imp_uid: null,
			executed_at: 0,
		});
		sandbox.clock.advance(DAY_MS + 5000);
		await sandbox.portOneV1.settled();
		await client.renewToken();
		const schedule = await read('month-1');
		expect(schedule).toMatchObject({
			schedule_status: 'executed',
			payment_status: 'paid',
			imp_uid: expect.stringMatching(/^imp_\d{12}$/),
			executed_at: NOW + DAY,
			fail_reason: null,
		});
		expect(webhook.bodies).toEqual([
			{ imp_uid: schedule['imp_uid'], merchant_uid: 'month-1', status: 'paid' },
		]);
		const { body } = await client.get(`/payments/${String(schedule['imp_uid'])}`);
		expect(body.response).toMatchObject({
			merchant_uid: 'month-1',
			status: 'paid',
			amount: 9900,
			paid_at: NOW + DAY,
			failed_at: 0,
			customer_uid: 'customer-1',
			customer_uid_usage: 'payment.scheduled',
		});
	});
});
