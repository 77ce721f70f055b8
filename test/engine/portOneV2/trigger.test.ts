import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { MISCHIEF } from '../../../sandbox/portone-v2/notifications/types';
import { PORTONE_V2_TRIGGER } from '../../support/engine/engine';
import { WebhookServer } from '../../support/engine/webhookServer';
import {
	type Notice,
	noticeOf,
	sendSigned,
	signatureOf,
} from '../../support/shops/portOneV2Notices';
import {
	CHANNEL,
	openPortOneV2,
	portOneV2Credential,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';

const TEST_CHANNEL = `${CHANNEL}-test`;
const MINUTE = 60_000;
const IN_KOREA = expect.stringMatching(/^2026-11-22T09:00:0\d\.\d{3}\+09:00$/);

let shop: PortOneV2Shop;
let webhook: WebhookServer;
beforeAll(async () => {
	shop = await openPortOneV2();
	webhook = await new WebhookServer(shop.engine, {}, PORTONE_V2_TRIGGER).open();
});
afterAll(async () => {
	await webhook.close();
	await shop.sandbox.close();
});
beforeEach(async () => {
	await shop.reset();
	webhook.reset();
	// Tests say themselves which notifications go out.
	portOne().patchSettings({ notifications: { repeats: 0 }, refunds: { result: 'done' } });
	useSecrets();
});

const portOne = () => shop.sandbox.portOneV2;
const secrets = () => {
	const { live, test } = portOne().settings.notifications;
	return { webhookSecret: live.secret, testWebhookSecret: test.secret };
};
const useSecrets = (values: object = secrets()) => {
	const credential = portOneV2Credential(shop.sandbox);
	shop.engine.saveCredential('portOneV2', 'portOneV2Api', { ...credential, ...values });
};
const useNoSecret = () => useSecrets({ webhookSecret: '', testWebhookSecret: '' });
const pay = (changes: object = {}) => portOne().createPayment({ totalAmount: 9_900, ...changes });
const send = async (notice: Notice | Record<string, string>) =>
	await sendSigned(webhook, shop.sandbox, notice);
const ALL: INodeParameters = { types: [] };
const told = (name: keyof IDataObject) => webhook.runs.map((item) => item[name]);

/** Lets the sandbox send its own notifications from now on. */
const listen = (changes: object = {}) => {
	const { url } = webhook;
	portOne().patchSettings({ notifications: { live: { url }, test: { url }, ...changes } });
};
const reads = () => shop.calls('/payments/', 'GET') + shop.calls('/billing-keys/', 'GET');

/** Refunds a part, in the API, of which PortOne tells. */
const refund = async (paymentId: string, amount?: number) => {
	const path = `/payments/${encodeURIComponent(paymentId)}/cancel`;
	const { apiSecret } = portOneV2Credential(shop.sandbox);
	const reply = await fetch(`${shop.sandbox.portOneV2BaseUrl}${path}`, {
		method: 'POST',
		headers: { authorization: `PortOne ${apiSecret}`, 'content-type': 'application/json' },
		body: JSON.stringify({ reason: '단순 변심', ...(amount === undefined ? {} : { amount }) }),
	});
	const { cancellation } = (await reply.json()) as { cancellation: { id: string } };
	return cancellation.id;
};

describe('a notification of PortOne', () => {
	test.each([
		['2024-04-25', 'application/json'],
		['2024-01-01', 'application/json'],
		['2024-01-01', 'application/x-www-form-urlencoded'],
	] as const)(
		'of version %s as %s starts a run with what PortOne has',
		async (version, contentType) => {
			listen({ version, contentType });
			const { id, transactionId } = pay({ paymentId: '주문/1' });
			await portOne().settled();
			expect(webhook.runs).toMatchObject([
				{
					type: 'Transaction.Paid',
					typeLabel: '결제 완료',
					timestamp: version === '2024-04-25' ? IN_KOREA : null,
					signatureChecked: true,
					paymentId: id,
					notifiedTransactionId: transactionId,
					transactionId,
					status: 'PAID',
					statusLabel: '결제 완료',
					amount: { total: 9_900 },
					paidAt: IN_KOREA,
				},
			]);
			expect(portOne().notifications().at(-1)).toMatchObject({ state: 'answered' });
		},
	);

	test('is believed in its type alone: all else is what PortOne has', async () => {
		const payment = pay();
		await refund(payment.id);
		const notice = noticeOf(payment, 'Transaction.Paid', { status: 'PAID', amount: 'forged' });
		expect(await send(notice)).toBe(200);
		expect(webhook.runs).toMatchObject([{ type: 'Transaction.Paid', status: 'CANCELLED' }]);
		expect(JSON.stringify(webhook.runs)).not.toContain('forged');
	});

	test('starts no run for a type that is not chosen, and PortOne is not asked', async () => {
		const payment = pay();
		expect(await send(noticeOf(payment, 'Transaction.Ready'))).toBe(200);
		expect(await send({ type: 'Something.New', data: { paymentId: payment.id } })).toBe(200);
		webhook.parameters = ALL;
		expect(await send({ type: 'Something.New', data: { paymentId: payment.id } })).toBe(200);
		expect(await send({ payment_id: payment.id, tx_id: 'x', status: 'SomethingNew' })).toBe(200);
		expect([webhook.runs, reads()]).toEqual([[], 0]);
		expect(await send(noticeOf(payment, 'Transaction.Ready'))).toBe(200);
		expect(told('type')).toEqual(['Transaction.Ready']);
	});

	test('of what happened to a payment, each once, in the course of its life', async () => {
		webhook.parameters = ALL;
		listen({ copies: 3 });
		const failed = pay({ status: 'FAILED' });
		const account = pay({ status: 'VIRTUAL_ACCOUNT_ISSUED' });
		portOne().deposit(account.id);
		const paid = pay();
		await refund(paid.id, 1_000);
		await refund(paid.id, 2_000);
		await refund(paid.id);
		await portOne().settled();
		const course = (paymentId: string) =>
			webhook.runs
				.filter((item) => item.paymentId === paymentId)
				.map(({ type }) => String(type).replace('Transaction.', ''))
				.sort();
		expect(course(failed.id)).toEqual(['Failed']);
		expect(course(account.id)).toEqual(['Paid', 'VirtualAccountIssued']);
		expect(course(paid.id)).toEqual(['Cancelled', 'Paid', 'PartialCancelled', 'PartialCancelled']);
		expect(new Set(told('eventId')).size).toBe(webhook.runs.length);
	});

	test('of a refund carries it as PortOne has it', async () => {
		webhook.parameters = ALL;
		const payment = pay();
		const ids = [await refund(payment.id, 1_000), await refund(payment.id, 2_000)];
		for (const cancellationId of [...ids, ...ids]) {
			await send(noticeOf(payment, 'Transaction.PartialCancelled', { cancellationId }));
		}
		expect(webhook.runs).toMatchObject([
			{ cancellationId: ids[0], cancellation: { totalAmount: 1_000 } },
			{ cancellationId: ids[1], cancellation: { totalAmount: 2_000 } },
		]);
	});

	test('of refunds that version 2024-01-01 does not name starts one run for each, repeats none', async () => {
		webhook.parameters = ALL;
		const payment = pay();
		const ids = [await refund(payment.id, 1_000), await refund(payment.id, 2_000)];
		const notice = { payment_id: payment.id, tx_id: payment.transactionId };
		for (let round = 0; round < 4; round++) await send({ ...notice, status: 'PartialCancelled' });
		expect(told('cancellationId')).toEqual(ids);
		const last = await refund(payment.id);
		for (let round = 0; round < 3; round++) await send({ ...notice, status: 'Cancelled' });
		expect(told('cancellationId')).toEqual([...ids, last]);
		// Version 2024-04-25 names the same refunds the same.
		const [first] = told('eventId');
		webhook.reset(ALL);
		await send(noticeOf(payment, 'Transaction.PartialCancelled', { cancellationId: ids[0] }));
		expect(told('eventId')).toEqual([first]);
	});

	test('of a refund that is only requested, and then done, starts a run for both', async () => {
		webhook.parameters = ALL;
		portOne().patchSettings({ refunds: { result: 'requested', afterMs: MINUTE } });
		const payment = pay();
		listen();
		await refund(payment.id);
		await portOne().settled();
		expect(webhook.runs).toMatchObject([{ type: 'Transaction.CancelPending', status: 'PAID' }]);
		shop.sandbox.clock.advance(MINUTE);
		await portOne().settled();
		expect(webhook.runs[1]).toMatchObject({
			type: 'Transaction.Cancelled',
			status: 'CANCELLED',
			cancellation: { status: 'SUCCEEDED' },
		});
	});

	test('of a billing key starts a run for each that happened to it', async () => {
		webhook.parameters = ALL;
		listen({ copies: 2 });
		const billingKey = 'billing-key/고객 1';
		portOne().addBillingKey({ billingKey, customer: { id: 'customer-1' } });
		portOne().setCard(billingKey, { result: 'fails', message: '한도 초과' });
		shop.sandbox.clock.advance(1_000);
		portOne().setCard(billingKey, { result: 'succeeds' });
		await portOne().settled();
		portOne().deleteBillingKey(billingKey);
		await portOne().settled();
		const [first] = webhook.runs;
		expect(told('type').map(String).sort()).toEqual(
			['Deleted', 'Issued', 'Updated', 'Updated'].map((type) => `BillingKey.${type}`),
		);
		expect(first).toMatchObject({ billingKey, status: 'ISSUED', statusLabel: '발급 완료' });
		expect(first).not.toHaveProperty('amountMatches');
		expect(webhook.runs.at(-1)).toMatchObject({
			status: 'DELETED',
			customer: { id: 'customer-1' },
		});
	});

	test("of a billing key's window that came to nothing: PortOne has no record of it", async () => {
		webhook.parameters = ALL;
		listen();
		portOne().addBillingKey({ billingKey: 'came-to-nothing', status: 'FAILED' });
		await portOne().settled();
		expect(portOne().notifications().at(-1)?.attempts).toMatchObject([{ status: 200 }]);
		expect([webhook.runs, webhook.warnings]).toEqual([
			[],
			[expect.stringMatching(/a billing key/)],
		]);
		expect(webhook.warnings.join()).not.toContain('came-to-nothing');
	});

	test.each([
		['of V1', { imp_uid: 'imp_1', merchant_uid: 'x', status: 'paid' }, /of PortOne V1.*V1 Trigger/],
		['of something else', { hello: 'world' }, /no notification of PortOne V2/],
		[
			'without its payment',
			{ type: 'Transaction.Paid', data: {} },
			/no notification of PortOne V2/,
		],
	])('%s is refused with words for the console', async (_, body, words) => {
		const reply = await fetch(webhook.url, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect([reply.status, await reply.text()]).toEqual([400, expect.stringMatching(words)]);
		expect([webhook.runs, reads()]).toEqual([[], 0]);
	});

	test('of a test channel starts nothing, unless test payments are included', async () => {
		listen();
		pay({ channelKey: TEST_CHANNEL });
		await portOne().settled();
		expect(webhook.runs).toEqual([]);
		webhook.parameters = { options: { includeTestPayments: true } };
		pay({ channelKey: TEST_CHANNEL });
		await portOne().settled();
		expect(webhook.runs).toMatchObject([{ channel: { type: 'TEST' } }]);
	});

	test('while the user tries it is shown each time, and none is remembered', async () => {
		const trial = await new WebhookServer(
			shop.engine,
			{},
			{ ...PORTONE_V2_TRIGGER, mode: 'manual' },
		).open();
		const notice = noticeOf(pay());
		for (let round = 0; round < 2; round++) await sendSigned(trial, shop.sandbox, notice);
		expect(trial.runs).toHaveLength(2);
		expect(trial.stored).toEqual({});
		await trial.close();
	});
});

describe('what PortOne does not have', () => {
	test("is the console's test call where it is signed: answered well, told once", async () => {
		listen();
		portOne().testCall();
		portOne().testCall();
		await portOne().settled();
		const answers = portOne()
			.notifications()
			.flatMap(({ attempts }) => attempts)
			.filter(({ status }) => status === 200);
		expect(answers).toHaveLength(2);
		expect(answers[0]?.answer).toMatch(/호출 테스트.*the address and the secret work/);
		expect(webhook.runs).toEqual([]);
		expect(webhook.warnings).toEqual([expect.stringMatching(/has started no run.*호출 테스트/)]);
	});

	test('is 404 where nobody has signed it', async () => {
		useNoSecret();
		const notice = noticeOf({ id: 'made-up', storeId: 'x', transactionId: 'x' });
		expect(await webhook.post(notice)).toBe(404);
		expect([webhook.runs, webhook.warnings]).toEqual([[], []]);
	});
});

describe('the signature', () => {
	test.each(MISCHIEF)('that is %s starts nothing, and is refused', async (mischief) => {
		listen();
		const { id } = pay({ noticeUrls: [webhook.url] });
		webhook.reset();
		await portOne().settled();
		webhook.reset();
		const [sent] = portOne().notify({ paymentId: id, mischief });
		await portOne().settled();
		expect(sent?.attempts).toMatchObject([{ status: 401 }]);
		expect(webhook.runs).toEqual([]);
		portOne().notify({ paymentId: id });
		await portOne().settled();
		expect(told('paymentId')).toEqual([id]);
	});

	test('that does not fit costs PortOne no read, and is told in the log once', async () => {
		const notice = noticeOf(pay());
		for (let round = 0; round < 3; round++) {
			const signed = signatureOf('another body', secrets().webhookSecret, shop.sandbox.clock.now());
			expect(await webhook.post(notice, 'application/json', signed)).toBe(401);
		}
		expect([webhook.runs, webhook.errors, reads()]).toEqual([[], [], 0]);
		expect(webhook.warnings).toEqual([expect.stringMatching(/does not fit a webhook secret/)]);
		expect(webhook.warnings.join()).not.toContain('whsec_');
	});

	test('is held against what was sent, byte by byte: odd white space and escapes count', async () => {
		const payment = pay({ paymentId: '주문 1' });
		const body = ` ${JSON.stringify(noticeOf(payment), null, '\t')}\r\n`.replace('주', '\\uc8fc');
		const now = shop.sandbox.clock.now();
		const signed = signatureOf(body, secrets().webhookSecret, now);
		expect(await webhook.post(body.trim(), 'application/json', signed)).toBe(401);
		expect(await webhook.post(body, 'application/json', signed)).toBe(200);
		expect(told('paymentId')).toEqual(['주문 1']);
	});

	test.each([
		['an hour behind', -60 * MINUTE],
		['a day ahead', 24 * 60 * MINUTE],
	])('is as old as PortOne says, with a machine whose clock is %s', async (_, off) => {
		const payments = [pay(), pay()] as const;
		const { clock } = shop.sandbox;
		const wrong = jest.spyOn(Date, 'now').mockImplementation(() => clock.now() + off);
		try {
			expect(await send(noticeOf(payments[0]))).toBe(200);
			const old = JSON.stringify(noticeOf(payments[1]));
			for (const at of [clock.now() + off, clock.now() - 6 * MINUTE, clock.now() + 6 * MINUTE]) {
				const signed = signatureOf(old, secrets().webhookSecret, at);
				expect(await webhook.post(old, 'application/json', signed)).toBe(401);
			}
		} finally {
			wrong.mockImplementation(() => clock.now());
		}
		expect(told('paymentId')).toEqual([payments[0].id]);
	});

	test('of the test secret is that of a test payment, where PortOne does not tell its channel', async () => {
		const payment = pay();
		const body = JSON.stringify(noticeOf(payment));
		const signed = () => signatureOf(body, secrets().testWebhookSecret, shop.sandbox.clock.now());
		shop.sandbox.faults.add({
			...{ kind: 'dropMembers', names: ['channel'], times: 0 },
			match: { path: '/payments/' },
		});
		expect(await webhook.post(body, 'application/json', signed())).toBe(200);
		expect(webhook.runs).toEqual([]);
		webhook.parameters = { options: { includeTestPayments: true } };
		expect(await webhook.post(body, 'application/json', signed())).toBe(200);
		expect(told('paymentId')).toEqual([payment.id]);
		expect(webhook.warnings).toEqual([]);
	});

	test("with both secrets swapped, a payment's own channel decides, and the log says so once", async () => {
		const { webhookSecret, testWebhookSecret } = secrets();
		useSecrets({ webhookSecret: testWebhookSecret, testWebhookSecret: webhookSecret });
		webhook.parameters = ALL;
		listen();
		const { id } = pay();
		pay({ channelKey: TEST_CHANNEL });
		portOne().addBillingKey({ billingKey: 'live-key' });
		await portOne().settled();
		expect(webhook.runs).toMatchObject([{ paymentId: id }, { billingKey: 'live-key' }]);
		expect(webhook.warnings).toEqual([
			expect.stringMatching(/Webhook Secret and Test Webhook Secret .* look swapped/),
		]);
		expect(webhook.warnings.join()).not.toContain('whsec_');
	});

	test('of a secret that is none is an error that names the field', async () => {
		useSecrets({ webhookSecret: 'not a secret' });
		expect(await send(noticeOf(pay()))).toBe(500);
		expect(webhook.errors[0]?.message).toMatch(/^Webhook Secret of the PortOne V2 credential/);
	});
});

describe('without a secret', () => {
	beforeEach(() => {
		useNoSecret();
		webhook.parameters = ALL;
	});

	test('what PortOne shows counts, and the item says that nothing was checked', async () => {
		listen();
		pay();
		await portOne().settled();
		expect(webhook.runs).toMatchObject([{ signatureChecked: false, status: 'PAID' }]);
	});

	test.each([
		['another transaction', 'Transaction.Paid', { transactionId: 'forged' }],
		['a failure', 'Transaction.Failed', {}],
		['a refund', 'Transaction.Cancelled', {}],
		['a part of it', 'Transaction.PartialCancelled', {}],
		['a request for one', 'Transaction.CancelPending', {}],
		['a refund by its ID', 'Transaction.Cancelled', { cancellationId: 'forged' }],
		['a virtual account', 'Transaction.VirtualAccountIssued', {}],
		['an open window', 'Transaction.Ready', {}],
		['that it is pending', 'Transaction.PayPending', {}],
		['a dispute', 'Transaction.DisputeCreated', {}],
		['the end of one', 'Transaction.DisputeResolved', {}],
	])('of a paid payment %s is not believed', async (_, type, data) => {
		expect(await webhook.post(noticeOf(pay(), type, data))).toBe(404);
		expect(webhook.runs).toEqual([]);
	});

	test('an open window is believed while it is open', async () => {
		const payment = pay({ status: 'READY' });
		expect(await webhook.post(noticeOf(payment, 'Transaction.Ready'))).toBe(200);
		expect(told('status')).toEqual(['READY']);
	});

	test('of an earlier try is believed what PortOne has of that try', async () => {
		const failed = pay({ paymentId: 'order-1', status: 'FAILED' });
		const paid = pay({ paymentId: 'order-1' });
		expect(await webhook.post(noticeOf(failed, 'Transaction.Failed'))).toBe(200);
		expect(await webhook.post(noticeOf(failed, 'Transaction.Paid'))).toBe(404);
		expect(await webhook.post(noticeOf(paid, 'Transaction.Paid'))).toBe(200);
		expect(webhook.runs).toMatchObject([
			{ type: 'Transaction.Failed', notifiedTransactionId: failed.transactionId, status: 'PAID' },
			{ type: 'Transaction.Paid', notifiedTransactionId: paid.transactionId, status: 'PAID' },
		]);
	});

	test('a refund by its ID is believed as far as it has come itself', async () => {
		const payment = pay();
		const post = async (type: string, cancellationId: string) =>
			await webhook.post(noticeOf(payment, `Transaction.${type}`, { cancellationId }));
		const answers = async (cancellationId: string) => [
			await post('CancelPending', cancellationId),
			await post('PartialCancelled', cancellationId),
			await post('Cancelled', cancellationId),
		];
		const part = await refund(payment.id, 1_000);
		portOne().patchSettings({ refunds: { result: 'requested', afterMs: MINUTE } });
		const rest = await refund(payment.id);
		expect(await answers(part)).toEqual([404, 200, 404]);
		expect(await answers(rest)).toEqual([200, 404, 404]);
		shop.sandbox.clock.advance(MINUTE);
		expect(await answers(part)).toEqual([404, 200, 404]);
		// That it was requested has been told: a repeat is answered well, and starts nothing.
		expect(await answers(rest)).toEqual([200, 404, 200]);
		expect(webhook.runs.map(({ type, cancellationId }) => [type, cancellationId])).toEqual([
			['Transaction.PartialCancelled', part],
			['Transaction.CancelPending', rest],
			['Transaction.Cancelled', rest],
		]);
	});

	test('of a payment that was given back at once no part of it is believed, nor a request', async () => {
		const payment = pay();
		await refund(payment.id);
		for (const type of ['PartialCancelled', 'CancelPending']) {
			expect(await webhook.post(noticeOf(payment, `Transaction.${type}`))).toBe(404);
			const older = { payment_id: payment.id, tx_id: payment.transactionId, status: type };
			expect(await webhook.post(older)).toBe(404);
		}
		expect(webhook.runs).toEqual([]);
	});

	test("a refund of a payment's last try is none of an earlier try", async () => {
		const failed = pay({ paymentId: 'order-1', status: 'FAILED' });
		pay({ paymentId: 'order-1' });
		const cancellationId = await refund('order-1', 1_000);
		const notice = noticeOf(failed, 'Transaction.PartialCancelled', { cancellationId });
		expect(await webhook.post(notice)).toBe(404);
		expect(webhook.runs).toEqual([]);
	});

	test('of a billing key is believed what its status bears out', async () => {
		const { billingKey, storeId } = portOne().addBillingKey();
		const post = async (type: string) =>
			await webhook.post({
				...{ type: `BillingKey.${type}`, timestamp: '2026-11-22T00:00:00.000Z' },
				data: { storeId, billingKey },
			});
		for (const type of ['Deleted', 'Failed', 'Ready']) expect(await post(type)).toBe(404);
		expect(await post('Issued')).toBe(200);
		portOne().deleteBillingKey(billingKey);
		for (const type of ['Updated', 'Failed', 'Ready']) expect(await post(type)).toBe(404);
		expect(await post('Deleted')).toBe(200);
		expect(told('type')).toEqual(['BillingKey.Issued', 'BillingKey.Deleted']);
	});

	test('a billing key that stands as it did starts nothing, whatever time is told', async () => {
		const { billingKey, storeId } = portOne().addBillingKey();
		for (let second = 10; second < 20; second++) {
			const timestamp = `2026-11-22T00:00:${second}.000Z`;
			await webhook.post({ type: 'BillingKey.Issued', timestamp, data: { storeId, billingKey } });
		}
		expect(webhook.runs).toHaveLength(1);
	});
});

describe('when PortOne can not be asked', () => {
	test.each([
		{ kind: 'status', status: 500 },
		{ kind: 'resetBefore' },
		{ kind: 'rateLimit' },
		{ kind: 'html', status: 200 },
	] as const)('%j: 503, so that PortOne tells again', async (fault) => {
		const payment = pay();
		shop.sandbox.faults.add({ ...fault, match: { path: '/payments/' }, times: 0 } as never);
		expect(await send(noticeOf(payment))).toBe(503);
		expect(webhook.runs).toEqual([]);
		shop.sandbox.faults.clear();
		expect(await send(noticeOf(payment))).toBe(200);
		expect(told('paymentId')).toEqual([payment.id]);
	});

	test('an answer that takes too long: 503 after ten seconds in all', async () => {
		const payment = pay();
		const realTimeout = AbortSignal.timeout.bind(AbortSignal);
		const timeout = jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => realTimeout(ms / 100));
		const path = '/payments/';
		const latency = shop.sandbox.faults.add({ kind: 'latency', ms: 400, match: { path } });
		try {
			expect(await send(noticeOf(payment))).toBe(503);
			expect(timeout.mock.calls).toEqual([[10_000]]);
		} finally {
			timeout.mockRestore();
			shop.sandbox.faults.clear(latency.id);
		}
		expect(await send(noticeOf(payment))).toBe(200);
		expect(told('paymentId')).toEqual([payment.id]);
	});

	test('a wrong credential is an error that n8n shows, and a 500', async () => {
		useSecrets({ ...secrets(), apiSecret: 'wrong' });
		expect(await send(noticeOf(pay()))).toBe(500);
		expect(webhook.errors[0]?.message).toMatch(/인증 정보|UNAUTHORIZED|401/);
	});

	test('a credential for CEOS is one too: CEOS sends no notifications', async () => {
		useSecrets({ protocol: 'ceos', storeId: 'my_store_001' });
		expect(await send(noticeOf(pay()))).toBe(500);
		expect(webhook.errors[0]?.message).toMatch(/its credential is for CEOS, which sends none/);
	});

	test('a run that n8n could not start is forgotten, so that a repeat starts it', async () => {
		const payment = pay();
		webhook.startFails = true;
		const all = await Promise.all(
			Array.from({ length: 5 }, async () => await send(noticeOf(payment))),
		);
		expect(all).toContain(500);
		expect([500, 503]).toEqual(expect.arrayContaining([...new Set(all)]));
		expect(webhook.runs).toEqual([]);
		webhook.startFails = false;
		expect(await send(noticeOf(payment))).toBe(200);
		expect(told('paymentId')).toEqual([payment.id]);
	});
});

describe('switched on', () => {
	const switchOn = async (credential: IDataObject) => {
		const { webhookMethods } = shop.engine.nodeType('portOneV2Trigger');
		const node = { name: 'Trigger', type: 'portOneV2Trigger' };
		const functions = { getCredentials: async () => credential, getNode: () => node };
		return await webhookMethods?.default?.checkExists?.call(functions as never);
	};
	const right = () => ({ ...portOneV2Credential(shop.sandbox), ...secrets() });

	test('with a credential that can be used, it asks nobody', async () => {
		expect(await switchOn(right())).toBe(true);
		expect(await switchOn({ ...right(), webhookSecret: '' })).toBe(true);
		expect(shop.calls()).toBe(0);
	});

	test.each([
		['for CEOS', { protocol: 'ceos', storeId: 'my_store_001' }, /for CEOS, which sends none/],
		['whose secret is none', { webhookSecret: 'x' }, /^Webhook Secret of the PortOne V2/],
		[
			'without an API secret',
			{ apiSecret: '' },
			/^API Secret of the PortOne V2 credential is empty/,
		],
	])('with a credential %s it says so, and is not', async (_, changes, words) => {
		await expect(switchOn({ ...right(), ...changes })).rejects.toThrow(words);
	});
});

describe('the expected amount', () => {
	test.each([
		['9900', true, 9_900],
		['={{ 19900 }}', false, 19_900],
		["={{ $json.body.orderName === '샌드박스 상품' ? 9900 : 1 }}", true, 9_900],
		['={{ $json.body.forged }}', false, null],
		['9,900원', true, 9_900],
		['99.00', false, 99],
		['99.50', false, null],
		['={{ [9900] }}', false, null],
		[' ', false, null],
	])('%s: the item tells whether it matches', async (expectedAmount, amountMatches, expected) => {
		webhook.parameters = { options: { expectedAmount } };
		await send({ ...noticeOf(pay()), forged: '9900' } as Notice);
		expect(webhook.runs).toMatchObject([{ amountMatches, expectedAmount: expected }]);
	});

	test('is not told where nothing is expected', async () => {
		await send(noticeOf(pay()));
		expect(webhook.runs[0]).not.toHaveProperty('amountMatches');
	});
});
