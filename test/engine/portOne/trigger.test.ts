import type { IDataObject } from 'n8n-workflow';

import { WebhookServer } from '../../support/engine/webhookServer';
import {
	openPortOne,
	portOneCredential,
	type PortOneShop,
	TOKEN,
} from '../../support/shops/portOneShop';
import { type Asked, type Relay, startRelay } from '../../support/shops/relay';
import { someOrAll } from '../../support/shops/sandboxOptions';

/** How many notifications are many: in `npm test` so many that each bound is met, in the field run four times that. */
const MANY = someOrAll(120, 1_000);

let shop: PortOneShop;
let webhook: WebhookServer;
beforeAll(async () => {
	shop = await openPortOne();
	webhook = await new WebhookServer(shop.engine).open();
});
afterAll(async () => {
	await webhook.close();
	await shop.sandbox.close();
});
beforeEach(() => {
	shop.reset();
	webhook.reset();
});

const PAYMENTS = '/payments/';
const pay = (changed: object = {}) =>
	shop.sandbox.portOneV1.createPayment({ amount: 9_900, withoutNotice: true, ...changed });
const tell = (
	{ impUid, merchantUid }: { impUid: string; merchantUid: string },
	status = 'paid',
) => ({
	imp_uid: impUid,
	merchant_uid: merchantUid,
	status,
});
const uids = () => webhook.runs.map(({ imp_uid }) => imp_uid);

describe('a notification', () => {
	test.each(['application/json', 'application/x-www-form-urlencoded'] as const)(
		'as %s starts the workflow with what PortOne has',
		async (contentType) => {
			const payment = pay();
			const url = webhook.url;
			shop.sandbox.portOneV1.patchSettings({ notifications: { url, contentType } });
			shop.sandbox.portOneV1.notify(payment.impUid);
			await shop.sandbox.portOneV1.settled();
			expect(webhook.runs).toMatchObject([
				{
					imp_uid: payment.impUid,
					merchant_uid: payment.merchantUid,
					status: 'paid',
					amount: 9_900,
					paid_at: '2026-11-22T09:00:00.000+09:00',
				},
			]);
			expect(shop.sandbox.portOneV1.notifications().at(-1)).toMatchObject({ state: 'answered' });
		},
	);

	test('is believed in nothing: status and amount are those of PortOne', async () => {
		const payment = pay({ status: 'failed' });
		expect(await webhook.post({ ...tell(payment), amount: 1, custom_data: 'forged' })).toBe(200);
		expect(webhook.runs).toMatchObject([
			{ status: 'failed', status_label: '결제실패', amount: 9_900 },
		]);
		expect(JSON.stringify(webhook.runs)).not.toContain('forged');
	});

	test('of another order number than the payment has starts nothing', async () => {
		const payment = pay();
		expect(await webhook.post({ ...tell(payment), merchant_uid: 'another' })).toBe(404);
		expect(webhook.runs).toEqual([]);
	});

	test.each([[['order-1']], [{ order: 1 }], [5], [true]])(
		'whose merchant_uid is %j is refused',
		async (merchant_uid) => {
			expect(await webhook.post({ ...tell(pay()), merchant_uid })).toBe(400);
			expect(webhook.runs).toEqual([]);
		},
	);

	test.each([null, '', undefined])('whose merchant_uid is %j goes by its imp_uid', async (none) => {
		const payment = pay();
		expect(await webhook.post({ ...tell(payment), merchant_uid: none })).toBe(200);
		expect(uids()).toEqual([payment.impUid]);
	});

	test('of a refund passes its ID on, with the refund as PortOne has it', async () => {
		const payment = pay();
		shop.sandbox.portOneV1.patchSettings({ notifications: { url: webhook.url } });
		const ids = [1_000, 2_000].map(
			(amount) => shop.sandbox.portOneV1.refund(payment.impUid, { amount }).cancellationId,
		);
		// Both were made before the first one is told.
		for (const id of [...ids, ...ids]) {
			await webhook.post({ ...tell(payment, 'cancelled'), cancellation_id: id });
		}
		expect(webhook.runs).toMatchObject([
			{ cancellation_id: ids[0], cancellation: { amount: 1_000 }, cancel_amount: 3_000 },
			{ cancellation_id: ids[1], cancellation: { amount: 2_000 }, cancel_amount: 3_000 },
		]);
		expect(new Set(webhook.runs.map(({ eventId }) => eventId)).size).toBe(2);
		// What was told with its refund is no further state without it.
		expect(await webhook.post(tell(payment, 'cancelled'))).toBe(200);
		expect(webhook.runs).toHaveLength(2);
	});

	test('of a refund that PortOne does not have is not believed', async () => {
		const payment = pay();
		for (const cancellation_id of ['forged', ['x'], { a: 1 }, 5]) {
			await webhook.post({ ...tell(payment), cancellation_id });
		}
		expect(webhook.runs).toHaveLength(1);
		expect(webhook.runs[0]).not.toHaveProperty('cancellation_id');
	});

	test.each([
		[
			'the V2 module',
			{
				...{ type: 'Transaction.Paid', timestamp: '2026-11-22T00:00:00Z' },
				data: { storeId: 'store-1', paymentId: 'order-1', transactionId: 'tx-1' },
			},
			400,
			/notification of PortOne V2.*PortOne V2 Trigger/,
		],
		[
			"the V2 module's older version",
			{ payment_id: 'order-1', tx_id: 'tx-1', status: 'Paid' },
			400,
			/notification of PortOne V2/,
		],
		["the console's test call", { imp_uid: 'imp_1234567890', merchant_uid: 'x' }, 404, /test call/],
		['something else', { hello: 'world' }, 400, /it has no imp_uid/],
	])('of %s is refused with words for the console', async (_, body, status, words) => {
		const reply = await fetch(webhook.url, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(body),
		});
		expect(reply.status).toBe(status);
		expect(await reply.text()).toMatch(words);
		expect(webhook.runs).toEqual([]);
	});

	test('of V2, and the test call, are told in the notice of the node', () => {
		const { properties } = shop.engine.nodeType('portOneTrigger').description;
		const notice = properties.find(({ name }) => name === 'notice')?.displayName;
		expect(notice).toMatch(/PortOne V2 .*\(400\).*호출 테스트.*404/);
	});

	test('of a status that is not asked for starts nothing, and is not remembered', async () => {
		const payment = pay();
		webhook.parameters = { statuses: ['failed', 'cancelled'] };
		expect(await webhook.post(tell(payment))).toBe(200);
		expect(webhook.runs).toEqual([]);
		webhook.parameters = { statuses: ['paid'] };
		await webhook.post(tell(payment));
		expect(uids()).toEqual([payment.impUid]);
	});

	test('of a test channel starts nothing, unless test payments are included', async () => {
		const payment = pay({ sandbox: true });
		expect(await webhook.post(tell(payment))).toBe(404);
		webhook.parameters = { options: { include_sandbox: true } };
		await webhook.post(tell(payment));
		expect(webhook.runs).toMatchObject([{ sandbox: true }]);
	});

	test('of each further state of a payment starts the workflow again', async () => {
		const payment = pay();
		await webhook.post(tell(payment));
		for (const amount of [1_000, 2_000]) {
			shop.sandbox.portOneV1.refund(payment.impUid, { amount });
			await webhook.post(tell(payment, 'cancelled'));
			await webhook.post(tell(payment, 'cancelled'));
		}
		expect(webhook.runs.map(({ cancel_amount }) => cancel_amount)).toEqual([0, 1_000, 3_000]);
		const eventIds = webhook.runs.map(({ eventId }) => eventId);
		expect(eventIds).toEqual(Array(3).fill(expect.stringMatching(/^\S{16}$/)));
		expect(new Set(eventIds).size).toBe(3);
		// Another trigger names the same state the same.
		webhook.reset();
		await webhook.post(tell(payment, 'cancelled'));
		expect(webhook.runs[0]?.eventId).toBe(eventIds[2]);
	});
});

describe('what starts nothing', () => {
	test.each([
		['no body', ''],
		['no imp_uid', { merchant_uid: 'x', status: 'paid' }],
		['an imp_uid that is none', { imp_uid: '../users/getToken' }],
		['an imp_uid that is a list', { imp_uid: ['imp_1'] }],
		['an imp_uid that is too long', { imp_uid: 'i'.repeat(33) }],
	])('%s: 400, without a call to PortOne', async (_, body) => {
		expect(await webhook.post(body)).toBe(400);
		expect([webhook.runs, shop.calls()]).toEqual([[], 0]);
	});

	test(`${MANY} forged notifications start no workflow`, async () => {
		const answers = new Set<number>();
		for (let batch = 0; batch < MANY / 50; batch++) {
			const sent = Array.from({ length: 50 }, async (_, index) => {
				const imp_uid = `imp_${String(900_000_000_000 + batch * 50 + index)}`;
				answers.add(
					await webhook.post({ imp_uid, merchant_uid: `order-${index}`, status: 'paid' }),
				);
			});
			await Promise.all(sent);
		}
		expect([...answers]).toEqual([404]);
		expect([webhook.runs, webhook.errors]).toEqual([[], []]);
	});

	test('100 repeated ones start one, all at once or one by one', async () => {
		const [first, second] = [pay(), pay()];
		await Promise.all(Array.from({ length: 100 }, async () => await webhook.post(tell(first))));
		expect(uids()).toEqual([first.impUid]);
		for (let index = 0; index < 100; index++) await webhook.post(tell(second));
		expect(uids()).toEqual([first.impUid, second.impUid]);
	});

	test('what was seen is kept in static data, within bounds', async () => {
		const payment = pay();
		await webhook.post(tell(payment));
		const seen = (webhook.stored['node:Trigger'] as IDataObject | undefined)?.seen as string[];
		expect(seen.length).toBeGreaterThan(0);
		expect(seen.length).toBeLessThanOrEqual(4_000);
	});
});

describe('a flood', () => {
	let relay: Relay;
	let reads: { underWay: number; most: number; heldMs: number };
	beforeAll(async () => {
		relay = await startRelay(shop.sandbox.portOneV1BaseUrl);
	});
	afterAll(async () => {
		await relay.close();
	});
	beforeEach(() => {
		relay.reset();
		reads = { underWay: 0, most: 0, heldMs: 0 };
		const isRead = ({ path }: Asked) => path.startsWith(PAYMENTS);
		relay.before = (asked) => {
			if (isRead(asked)) reads.most = Math.max(reads.most, ++reads.underWay);
			return undefined;
		};
		relay.after = async (asked, reply) => {
			if (!isRead(asked)) return reply;
			await new Promise((resolve) => setTimeout(resolve, reads.heldMs));
			reads.underWay--;
			return reply;
		};
		const credential = { ...portOneCredential(shop.sandbox), baseUrl: relay.baseUrl };
		shop.engine.saveCredential('portOne', 'portOneApi', credential);
	});

	type Told = ReturnType<typeof tell>;

	/** Tells all of them in one tick. @returns the answers, and those that PortOne has to tell again */
	async function tellAll(all: Told[]): Promise<{ statuses: Set<number>; again: Told[] }> {
		const answers = await Promise.all(all.map(async (body) => await webhook.post(body)));
		const again = all.filter((_, index) => answers[index] !== 200);
		return { statuses: new Set(answers), again };
	}

	const sorted = (ids: unknown[]) => ids.map(String).sort();

	test(`of ${MANY} starts a run for each, reads 20 at a time, and its repeats start none`, async () => {
		const all = Array.from({ length: MANY }, () => tell(pay()));
		let waiting = all;
		for (let round = 1; waiting.length > 0 && round <= 20; round++) {
			const { statuses, again } = await tellAll(waiting);
			expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
			waiting = again;
		}
		const expected = sorted(all.map(({ imp_uid }) => imp_uid));
		expect(sorted(uids())).toEqual(expected);
		// Those that were told first are the first to be forgotten.
		expect((await tellAll(all.slice(0, 100))).again).toEqual([]);
		expect(sorted(uids())).toEqual(expected);
		expect(reads.most).toBeLessThanOrEqual(20);
		expect(webhook.errors).toEqual([]);
	});

	test('on a slow PortOne: 503 for those whose turn does not come, and a run once it tells again', async () => {
		const all = Array.from({ length: 60 }, () => tell(pay()));
		const realTimeout = AbortSignal.timeout.bind(AbortSignal);
		const timeout = jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => realTimeout(ms / 100));
		reads.heldMs = 50;
		const { statuses, again } = await tellAll(all).finally(() => timeout.mockRestore());
		expect(statuses).toContain(503);
		expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
		expect(webhook.runs).toHaveLength(60 - again.length);
		reads.heldMs = 0;
		expect((await tellAll(again)).again).toEqual([]);
		expect(sorted(uids())).toEqual(sorted(all.map(({ imp_uid }) => imp_uid)));
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
		shop.sandbox.faults.add({ ...fault, match: { path: PAYMENTS }, times: 0 } as never);
		expect(await webhook.post(tell(payment))).toBe(503);
		expect(webhook.runs).toEqual([]);
		shop.sandbox.faults.clear();
		expect(await webhook.post(tell(payment))).toBe(200);
		expect(uids()).toEqual([payment.impUid]);
	});

	test.each([
		['a token', TOKEN],
		['the payment', PAYMENTS],
	])('%s that takes too long: 503 after ten seconds in all', async (_, path) => {
		const payment = pay();
		const realTimeout = AbortSignal.timeout.bind(AbortSignal);
		const timeout = jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => realTimeout(ms / 100));
		const latency = shop.sandbox.faults.add({ kind: 'latency', ms: 400, match: { path } });
		try {
			expect(await webhook.post(tell(payment))).toBe(503);
			expect(timeout.mock.calls).toEqual([[10_000]]);
		} finally {
			timeout.mockRestore();
			shop.sandbox.faults.clear(latency.id);
		}
		expect(webhook.runs).toEqual([]);
		expect(await webhook.post(tell(payment))).toBe(200);
		expect(uids()).toEqual([payment.impUid]);
	});

	test('a passing fault is got over at once', async () => {
		const payment = pay();
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: PAYMENTS } });
		expect(await webhook.post(tell(payment))).toBe(200);
		expect(uids()).toEqual([payment.impUid]);
	});

	test('a wrong credential is an error that n8n shows, and a 500', async () => {
		const payment = pay();
		shop.engine.saveCredential('portOne', 'portOneApi', {
			...portOneCredential(shop.sandbox),
			impSecret: 'wrong',
		});
		expect(await webhook.post(tell(payment))).toBe(500);
		expect(webhook.errors[0]?.message).toMatch(/REST API Key and REST API Secret do not belong/);
	});

	test('a wrong address is no proof that there is no payment', async () => {
		const payment = pay();
		const { url } = shop.sandbox;
		shop.engine.saveCredential('portOne', 'portOneApi', { baseUrl: `${url}/elsewhere` });
		expect(await webhook.post(tell(payment))).toBe(500);
		expect(webhook.errors[0]?.message).toMatch(/no PortOne V1 API at this address/);
	});

	test('a run that n8n could not start is forgotten, so that a repeat starts it', async () => {
		const payment = pay();
		webhook.startFails = true;
		expect(await webhook.post(tell(payment))).toBe(500);
		webhook.startFails = false;
		expect(await webhook.post(tell(payment))).toBe(200);
		expect(uids()).toEqual([payment.impUid]);
	});
});

describe('the expected amount', () => {
	const expecting = (expectedAmount: string) => ({ options: { expectedAmount } });

	test.each([
		['9900', true, 9_900],
		['={{ 19900 }}', false, 19_900],
		["={{ $json.body.name.includes('nothing') ? 1 : 9900 }}", true, 9_900],
		['={{ $json.body.forged }}', false, null],
		['={{ undefined }}', false, null],
		['9,900원', true, 9_900],
		['={{ "9.900" }}', false, null],
		['={{ "0x26ac" }}', false, null],
		['={{ "9.9e3" }}', false, null],
		['={{ [9900] }}', false, null],
		['={{ [] }}', false, null],
		['={{ true }}', false, null],
		[' ', false, null],
	])('%s: the item tells whether it matches', async (expectedAmount, amountMatches, expected) => {
		const payment = pay();
		webhook.parameters = expecting(expectedAmount);
		await webhook.post({ ...tell(payment), forged: 9_900 });
		expect(webhook.runs).toMatchObject([
			{ amountMatches, expectedAmount: expected, amount: 9_900 },
		]);
	});

	test.each(['={{ [] }}', ' ', '={{ true }}', '={{ "0x1" }}'])(
		'%j does not match a payment of 1 won',
		async (expectedAmount) => {
			webhook.parameters = expecting(expectedAmount);
			await webhook.post(tell(pay({ amount: 1 })));
			expect(webhook.runs).toMatchObject([{ amountMatches: false, expectedAmount: null }]);
		},
	);

	test('is not told where nothing is expected', async () => {
		await webhook.post(tell(pay()));
		expect(webhook.runs[0]).not.toHaveProperty('amountMatches');
	});
});
