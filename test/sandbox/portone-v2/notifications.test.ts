import { Webhook } from '@portone/server-sdk';

import type { Sandbox } from '../../../sandbox';
import { MISCHIEF, type Mischief } from '../../../sandbox/portone-v2/notifications/types';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import { Receiver } from '../support/portone-v1';
import {
	CHANNEL,
	DAY_MS,
	frozenSandbox,
	later,
	PortOneV2Client,
	VIRTUAL_ACCOUNT,
} from '../support/portone-v2';

const MINUTE = 60_000;
const { storeId } = DEFAULT_STORE;

describe('notifications', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	let webhook: Receiver;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		webhook = await Receiver.open();
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
	});
	beforeEach(() => {
		webhook.clear();
		const { url } = webhook;
		sandbox.reset({ portOneV2: { notifications: { live: { url }, test: { url } } } });
		client = new PortOneV2Client(sandbox);
	});
	afterAll(async () => {
		await sandbox.close();
		await webhook.close();
	});

	const portOne = () => sandbox.portOneV2;
	const turn = async (ms: number) => {
		sandbox.clock.advance(ms);
		await portOne().settled();
	};
	interface Body {
		type: string;
		timestamp: string;
		data: Record<string, string>;
	}
	const bodies = () => webhook.bodies as Body[];
	const types = () => bodies().map(({ type }) => type);
	const secret = (mode: 'live' | 'test' = 'live') => portOne().settings.notifications[mode].secret;
	const verify = async (at: number, key = secret()) =>
		await Webhook.verify(key, webhook.received[at]?.body ?? '', webhook.headers[at] as never);

	it('tell what happened to a payment, in the form that PortOne’s own library reads', async () => {
		await client.pay('주문/1');
		await portOne().settled();
		const { transactionId } = portOne().payment('주문/1');
		expect(await verify(0)).toEqual({
			type: 'Transaction.Paid',
			timestamp: later(0),
			data: { storeId, paymentId: '주문/1', transactionId },
		});
		await expect(verify(0, secret('test'))).rejects.toThrow();
	});

	it('tell of each state: paid, failed, account, deposit, refunds, schedules', async () => {
		portOne().addBillingKey({ billingKey: 'key' });
		portOne().addBillingKey({ billingKey: 'bad', outcome: { result: 'fails', message: '한도' } });
		await portOne().settled();
		webhook.clear();
		await client.pay('paid');
		await client.payBy('bad', 'failed');
		await client.pay('account', { method: { virtualAccount: VIRTUAL_ACCOUNT } });
		portOne().deposit('account');
		const { cancellation } = (
			await client.post('/payments/paid/cancel', { reason: 'x', amount: 10 })
		).body as unknown as { cancellation: { id: string } };
		await client.post('/payments/paid/cancel', { reason: 'x' });
		await client.schedule('key', 'later', later(DAY_MS));
		await client.schedule('bad', 'later-failed', later(DAY_MS));
		await portOne().settled();
		await turn(DAY_MS);
		const told = bodies().map(({ type, data }) => `${data['paymentId']} ${type.split('.')[1]}`);
		expect(told.sort()).toEqual([
			'account Paid',
			'account VirtualAccountIssued',
			'failed Failed',
			'later Paid',
			'later-failed Failed',
			'paid Cancelled',
			'paid Paid',
			'paid PartialCancelled',
		]);
		const part = bodies().find(({ type }) => type === 'Transaction.PartialCancelled');
		expect(part?.data['cancellationId']).toBe(cancellation.id);
	});

	it('tell of refunds when they are requested, and when they are done', async () => {
		portOne().patchSettings({ refunds: { result: 'requested', afterMs: MINUTE } });
		await client.pay('paid');
		await client.post('/payments/paid/cancel', { reason: 'x' });
		await portOne().settled();
		await turn(MINUTE);
		const ids = bodies().map(({ data }) => data['cancellationId']);
		expect(types()).toEqual([
			...['Transaction.Paid', 'Transaction.CancelPending', 'Transaction.Cancelled'],
		]);
		expect(ids).toEqual([undefined, ids[1], ids[1]]);
	});

	it('tell of billing keys, and of windows', async () => {
		portOne().addBillingKey({ billingKey: 'key', status: 'READY' });
		portOne().addBillingKey({ billingKey: 'key' });
		portOne().addBillingKey({ billingKey: 'failed', status: 'FAILED' });
		portOne().setCard('key', { result: 'fails', message: '한도' });
		await client.remove('/billing-keys/key');
		portOne().createPayment({ status: 'READY' });
		await portOne().settled();
		expect(types().sort()).toEqual([
			'BillingKey.Deleted',
			'BillingKey.Failed',
			'BillingKey.Issued',
			'BillingKey.Ready',
			'BillingKey.Updated',
			'Transaction.Ready',
		]);
		expect(bodies()[0]).toEqual({
			type: 'BillingKey.Ready',
			timestamp: later(0),
			data: { storeId, billingKey: 'key' },
		});
	});

	it('are not sent where nobody wants them', async () => {
		await client.pay('quiet', { skipWebhook: true });
		await client.post('/payments/quiet/cancel', { reason: 'x', skipWebhook: true });
		portOne().addBillingKey({ billingKey: 'key' });
		await client.remove('/billing-keys/key', { skipWebhook: 'true' });
		await portOne().settled();
		expect(types()).toEqual(['BillingKey.Issued']);
		expect(portOne().notifications()[0]).toMatchObject({ withheld: 'notAsked', attempts: [] });
	});

	it('go to a payment’s own URLs before the one of its mode, and never off this machine', async () => {
		const own = [await Receiver.open(), await Receiver.open()] as const;
		const noticeUrls = [...own.map(({ url }) => url), 'https://example.com/webhook'];
		await client.pay('own', { noticeUrls });
		await portOne().settled();
		expect(own.map(({ received }) => received.length)).toEqual([1, 1]);
		expect(webhook.received).toEqual([]);
		expect(portOne().notifications()[2]).toMatchObject({ withheld: 'notThisMachine' });
		const ids = portOne()
			.notifications()
			.map(({ webhookId }) => webhookId);
		expect(new Set(ids).size).toBe(3);
		await Promise.all(own.map((one) => one.close()));
		portOne().patchSettings({ notifications: { live: { url: null } } });
		await client.pay('nowhere');
		expect(portOne().notifications()[3]).toMatchObject({ withheld: 'noUrl' });
	});

	it('of test channels go to the test mode’s URL, signed by its secret', async () => {
		const test = await Receiver.open();
		portOne().patchSettings({ notifications: { test: { url: test.url } } });
		portOne().createPayment({ channelKey: `${CHANNEL}-test` });
		portOne().addBillingKey({ channelKeys: [`${CHANNEL}-test`] });
		await portOne().settled();
		expect([webhook.received.length, test.received.length]).toEqual([0, 2]);
		const [{ body }, headers] = [test.received[0]!, test.headers[0]];
		expect(await Webhook.verify(secret('test'), body, headers as never)).toBeTruthy();
		await test.close();
	});

	it('of version 2024-01-01 have a status alone, as JSON or a form, signed too', async () => {
		portOne().patchSettings({ notifications: { version: '2024-01-01' } });
		await client.pay('json');
		portOne().patchSettings({
			notifications: { contentType: 'application/x-www-form-urlencoded' },
		});
		await client.pay('form');
		portOne().addBillingKey();
		await portOne().settled();
		const tx = (id: string) => portOne().payment(id).transactionId;
		expect(webhook.received.map(({ body }) => body)).toEqual([
			JSON.stringify({ payment_id: 'json', tx_id: tx('json'), status: 'Paid' }),
			`payment_id=form&tx_id=${tx('form')}&status=Paid`,
		]);
		await expect(verify(0)).resolves.toMatchObject({ status: 'Paid' });
	});

	it('are repeated until a 2xx, with the same id and body, signed anew each time', async () => {
		portOne().patchSettings({ notifications: { repeats: 3, repeatAfterMs: 10 * MINUTE } });
		webhook.answers = [503, 'cut', 204];
		await client.pay('paid');
		await portOne().settled();
		await turn(10 * MINUTE);
		await turn(10 * MINUTE);
		await turn(60 * MINUTE);
		const [sent] = portOne().notifications();
		expect(sent?.state).toBe('answered');
		expect(sent?.attempts.map(({ status, error }) => status ?? error)).toEqual([
			503,
			'network',
			204,
		]);
		expect(new Set(webhook.received.map(({ body }) => body)).size).toBe(1);
		expect(new Set(webhook.headers.map((one) => one['webhook-id'])).size).toBe(1);
		const times = webhook.headers.map((one) => Number(one['webhook-timestamp']));
		expect(times.map((time) => (time - times[0]!) / 60)).toEqual([0, 10, 20]);
	});

	it('are given up after so many repeats; a 4xx is repeated as well', async () => {
		portOne().patchSettings({ notifications: { repeats: 1 } });
		webhook.answers = [404, 404, 200];
		await client.pay('paid');
		await portOne().settled();
		await turn(MINUTE);
		await turn(60 * MINUTE);
		expect(portOne().notifications()[0]).toMatchObject({ state: 'gaveUp', attempts: [{}, {}] });
	});

	it('come twice, late and out of order where that is set', async () => {
		portOne().patchSettings({ notifications: { copies: 2, spreadMs: 10 * MINUTE } });
		for (let count = 0; count < 10; count += 1) await client.pay(`order-${count}`);
		for (let minute = 0; minute < 10; minute += 1) await turn(MINUTE);
		const order = bodies().map(({ data }) => data['paymentId']);
		expect([order.length, new Set(order).size]).toEqual([20, 10]);
		expect(order).not.toEqual([...order].sort());
		const ids = webhook.headers.map((one) => one['webhook-id']);
		expect(new Set(ids).size).toBe(10);
	});

	it('are sent by hand, again, and as the console’s test call', async () => {
		await client.pay('paid');
		await portOne().settled();
		portOne().notify({ paymentId: 'paid', type: 'Transaction.DisputeCreated' });
		portOne().notify({ id: 1 });
		portOne().testCall({ mode: 'test' });
		await portOne().settled();
		expect(types()).toEqual([
			...['Transaction.Paid', 'Transaction.DisputeCreated', 'Transaction.Paid', 'Transaction.Paid'],
		]);
		expect(webhook.received[2]).toEqual(webhook.received[0]);
		expect((await client.get(`/payments/${bodies()[3]?.data['paymentId']}`)).status).toBe(404);
		expect(() => portOne().notify({ id: 99 })).toThrow('There is no notification 99.');
		expect(() => portOne().notify({ paymentId: 'x' })).toThrow('There is no payment x.');
		expect(() => portOne().notify({ billingKey: 'x' })).toThrow('There is no billing key x.');
	});

	it('are sent again by the API, by their ID or the last one', async () => {
		const path = '/payments/paid/resend-webhook';
		await client.pay('paid');
		await client.post('/payments/paid/cancel', { reason: 'x' });
		await portOne().settled();
		const [paid] = portOne().notifications();
		const reply = await client.post(path, { webhookId: paid?.webhookId });
		await client.post(path, {});
		await portOne().settled();
		expect(reply.body).toMatchObject({
			webhook: { id: paid?.webhookId, url: webhook.url, trigger: 'MANUAL' },
		});
		expect(types().slice(2)).toEqual(['Transaction.Paid', 'Transaction.Cancelled']);
		expect((await client.post(path, { webhookId: 'x' })).body.type).toBe('WEBHOOK_NOT_FOUND');
	});

	it.each(MISCHIEF)(
		'that are %s are refused by PortOne’s own library',
		async (mischief: Mischief) => {
			await client.pay('paid');
			portOne().notify({ paymentId: 'paid', mischief });
			await portOne().settled();
			// What never came can't be verified either.
			expect(webhook.received).toHaveLength(2);
			await expect(verify(0)).resolves.toBeTruthy();
			await expect(verify(1)).rejects.toThrow();
		},
	);

	it('are told of by the control API', async () => {
		const control = async (method: string, path: string, body?: unknown) => {
			const reply = await fetch(`${sandbox.url}/control/portone-v2${path}`, {
				method,
				headers: { 'content-type': 'application/json' },
				...(body !== undefined && { body: JSON.stringify(body) }),
			});
			return { status: reply.status, body: (await reply.json()) as never };
		};
		await client.pay('paid');
		await control('POST', '/notifications', { paymentId: 'paid', mischief: 'unsigned' });
		await control('POST', '/notifications/test-call', { mode: 'test' });
		await control('POST', '/notifications/settle', {});
		const { body } = await control('GET', '/notifications?limit=2');
		expect(body).toMatchObject({
			total: 3,
			items: [
				{ mode: 'test', byHand: true, state: 'answered', at: later(0) },
				{ mischief: 'unsigned', attempts: [{ status: 200 }] },
			],
		});
		expect((await control('POST', '/notifications', {})).status).toBe(400);
		expect((await control('POST', '/notifications', { paymentId: 'x' })).status).toBe(400);
		const settings = { notifications: { live: { secret: 'no secret' } } };
		expect((await control('PATCH', '/settings', settings)).status).toBe(400);
	});

	it('are cut by a reset', async () => {
		webhook.answers = ['hang'];
		await client.pay('paid');
		const before = portOne().notifications();
		sandbox.reset();
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(before[0]?.attempts).toMatchObject([{ error: 'stopped' }]);
		expect(portOne().notifications()).toEqual([]);
	});
});
