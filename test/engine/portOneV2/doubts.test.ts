import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { DOUBT_MS } from '../../../nodes/shared/write/doubts';
import { Engine, type Outcome, PORTONE_V2, type RunOptions } from '../../support/engine/engine';
import { type Plan, SlowPayments } from '../../support/shops/slowPayments';
import { restart } from '../../support/sleep';

let engine: Engine;
let server: SlowPayments;
let paymentId: string;
let count = 0;
beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(() => {
	paymentId = `order-${++count}`;
	jest.spyOn(Date, 'now').mockImplementation(() => server.now);
	restart((ms) => server.pass(ms));
});
afterEach(() => server.close());

async function open(protocol: 'ceos' | 'portOne'): Promise<void> {
	server = await SlowPayments.start(protocol);
	engine.store.clear();
	engine.saveCredential('payments', 'portOneV2Api', {
		...{ server: 'custom', protocol, baseUrl: server.baseUrl },
		...{ apiSecret: 'secret-1234', storeId: 'shop' },
	});
}

const settings = { node: PORTONE_V2, credential: 'payments' };
const goOn = { onError: 'continueRegularOutput' } as const;
const UNKNOWN = /^It is not known whether/;

describe('CEOS', () => {
	beforeEach(async () => await open('ceos'));

	const pay = async (changed: IDataObject = {}, options: RunOptions = {}): Promise<Outcome> =>
		await engine.run(
			{
				...{ server: 'ceos', resource: 'payment', operation: 'payInstantly', paymentId },
				...{ orderName: '노트북', totalPayAmount: 15_000 },
				...(changed as INodeParameters),
			},
			{ ...settings, ...goOn, ...options },
		);
	const plan = (...plans: Plan[]) => {
		server.plans = plans;
	};

	test('a payment is refused together with Retry On Fail, before anything is sent', async () => {
		const { error } = await pay({}, { retryOnFail: true, onError: 'stopWorkflow' });
		expect(error?.message).toMatch(/does not go together with the node setting Retry On Fail/);
		expect(server.calls).toEqual([]);
	});

	test.each([408, 502, 503, 504, 522, 524])(
		'a gateway says %d, the server charges 14 s after the call: charged once, and told so',
		async (answer) => {
			plan({ answer, after: 14_000 });
			const [row] = (await pay()).json;
			expect(row?.error).toMatch(UNKNOWN);
			// The call was at 12:00, and ten minutes are waited for it.
			expect(row?.advice).toMatch(
				/Payment > Get\. Until 2026-11-29 12:10 \(KST\) nothing more is sent/,
			);
			const again = (await pay()).json;
			expect(again).toMatchObject([{ success: false, error: expect.stringMatching(UNKNOWN) }]);
			server.pass(14_000);
			expect((await pay()).json).toMatchObject([
				{ success: true, verified: true, paidAt: expect.stringMatching(/T12:00:1/) },
			]);
			expect([server.posts(), server.charges()]).toEqual([1, 1]);
		},
	);

	test('nobody waited for the answer, the server charges 16 s after the call: charged once', async () => {
		plan({ answer: 'never', after: 16_000 });
		expect((await pay({ options: { timeoutSeconds: 1 } })).json[0]?.error).toMatch(UNKNOWN);
		expect((await pay()).json[0]?.error).toMatch(UNKNOWN);
		server.pass(16_000);
		expect((await pay()).json).toMatchObject([{ success: true, verified: true }]);
		expect([server.posts(), server.charges()]).toEqual([1, 1]);
	});

	test('two runs at once, the answer lost: asked for once', async () => {
		plan({ answer: 'cut', after: 14_000 });
		const runs = await Promise.all([pay(), pay()]);
		for (const { json } of runs) expect(json[0]?.error).toMatch(UNKNOWN);
		server.pass(14_000);
		expect([server.posts(), server.charges()]).toEqual([1, 1]);
	});

	test('ten minutes after a call of which there is no record, it goes out again; not before', async () => {
		plan({ answer: 504 });
		const start = server.now;
		await pay();
		server.now = start + DOUBT_MS - 1_000;
		expect((await pay()).json[0]?.error).toMatch(
			/asked for at 2026-11-29 12:00 \(KST\) .*not sent again/,
		);
		expect(server.posts()).toBe(1);
		server.now = start + DOUBT_MS;
		expect((await pay()).json).toMatchObject([{ success: true }]);
		expect([server.posts(), server.charges()]).toEqual([2, 1]);
	});

	test('another amount under the ID is no way around it', async () => {
		plan({ answer: 504, after: 14_000 });
		await pay();
		expect((await pay({ totalPayAmount: 1 })).json[0]?.error).toMatch(UNKNOWN);
		expect(server.posts()).toBe(1);
	});

	test('a failure that is on record by the answer lost is one: it is tried again', async () => {
		plan({ answer: 504, after: 1_000, outcome: 'FAILED' });
		expect((await pay()).json).toMatchObject([{ success: true, paymentId }]);
		expect([server.posts(), server.charges()]).toEqual([2, 1]);
	});

	test.each([
		[404, '등록되지 않은 상점입니다.'],
		[403, '상점과 API Secret이 일치하지 않습니다.'],
	])('a %d about the store is asked for once, and ends the run', async (answer, message) => {
		server.plans = Array.from({ length: 9 }, () => ({ answer, body: { message } }));
		const { json } = await pay(
			{ paymentId: '={{ $json.id }}' },
			{
				items: [{ id: `${paymentId}a` }, { id: `${paymentId}b` }],
			},
		);
		expect(json[0]).toMatchObject({ success: false, error: message });
		expect(json[0]?.advice).toMatch(/Check Store ID of the credential/);
		expect(json[1]?.error).toMatch(/^Not sent: /);
		expect(server.posts()).toBe(1);
	});

	test('a 409 about an ID that was used elsewhere is asked for once', async () => {
		server.plans = Array.from({ length: 9 }, () => ({ answer: 409 }));
		expect((await pay()).json).toMatchObject([{ success: false }]);
		expect(server.posts()).toBe(1);
	});

	test('custom data in plain text is sent as it is, and the row says that the amount is not on record', async () => {
		const customData = '노트북 "15인치" 1개';
		const { json } = await pay({ customData });
		expect(json).toMatchObject([
			{
				success: true,
				amountRecorded: false,
				advice: expect.stringMatching(/not on record at CEOS/),
			},
		]);
		expect(server.tries[0]?.body.customData).toBe(customData);
		const again = (await pay({ customData })).json;
		expect(again).toMatchObject([{ alreadyDone: true, amountRecorded: false }]);
		expect(again[0]).not.toHaveProperty('totalPayAmount');
		expect((await pay({ customData: '다른 글' })).json[0]?.code).toBe('PAYMENT_ID_IN_USE');
	});
});

describe('PortOne V2', () => {
	beforeEach(async () => await open('portOne'));

	const DECLINED = { type: 'PG_PROVIDER', message: '거절', pgCode: '51', pgMessage: '한도 초과' };
	const declined: Plan = { answer: 502, body: DECLINED, after: 0, outcome: 'FAILED' };
	const used: Plan = { answer: 400, body: { type: 'MAX_TRANSACTION_COUNT_REACHED' } };
	const pay = async (maxAttempts = 1): Promise<IDataObject> => {
		const { json } = await engine.run(
			{
				...{ server: 'portOne', resource: 'payment', operation: 'payWithBillingKey', paymentId },
				...{ billingKey: 'key-1', orderName: '노트북', total: 15_000, options: { maxAttempts } },
			},
			{ ...settings, ...goOn },
		);
		return json[0] ?? {};
	};
	const next = () => `${paymentId}-retry2`;

	test('a first call lost, a second one declined: unknown, for the first one charges 45 s later', async () => {
		server.plans = [{ answer: 'cut', after: 45_000 }, declined];
		expect(await pay()).toMatchObject({ success: false, error: expect.stringMatching(UNKNOWN) });
		expect((await pay(5)).error).toMatch(UNKNOWN);
		server.pass(45_000);
		expect(await pay()).toMatchObject({ success: true, verified: true, alreadyDone: true });
		expect([server.posts(), server.charges()]).toEqual([2, 1]);
	});

	test('a failure on record from before the call is not taken for that of a lost call', async () => {
		server.tryElsewhere(paymentId, { after: 0, outcome: 'FAILED' });
		server.pass(60_000);
		// Another try that began before, and fails after the call was sent.
		server.tryElsewhere(paymentId, { after: 3_000, outcome: 'FAILED' });
		server.pass(2_000);
		server.plans = [{ answer: 504, after: 45_000 }];
		expect((await pay(3)).error).toMatch(UNKNOWN);
		expect((await pay(3)).error).toMatch(UNKNOWN);
		server.pass(45_000);
		expect(await pay(3)).toMatchObject({ success: true, verified: true, paymentId });
		expect(server.charges()).toBe(1);
	});

	test.each([504, 'cut'] as const)(
		'a failure on record after a call that was lost (%s) may be of another process: unknown for ten minutes',
		async (answer) => {
			server.plans = [{ answer, after: 1_000, outcome: 'FAILED' }];
			expect((await pay()).error).toMatch(UNKNOWN);
			expect((await pay()).error).toMatch(UNKNOWN);
			expect(server.posts()).toBe(1);
			server.pass(DOUBT_MS);
			expect(await pay()).toMatchObject({ success: true, paymentId });
			expect(server.charges()).toBe(1);
		},
	);

	test("two processes pay, one's answer is lost, the other's card is declined: unknown, for the lost one charges", async () => {
		server.plans = [{ answer: 504, after: 25_000 }];
		const paying = pay(3);
		while (server.posts() === 0) await new Promise(setImmediate);
		server.tryElsewhere(paymentId, { after: 100, outcome: 'FAILED' });
		expect((await paying).error).toMatch(UNKNOWN);
		expect((await pay(3)).error).toMatch(UNKNOWN);
		server.pass(25_000);
		expect(await pay(3)).toMatchObject({ success: true, verified: true, paymentId });
		expect([server.posts(), server.charges()]).toEqual([1, 1]);
	});

	test('the next ID is paid ten minutes after this one took no more, once every try is on record as failed', async () => {
		server.plans = [declined, declined, used, used];
		expect((await pay(5)).error).toMatch(UNKNOWN);
		server.pass(DOUBT_MS);
		expect(await pay(5)).toMatchObject({ success: true, paymentId: next() });
		expect([server.posts(next()), server.charges()]).toEqual([1, 1]);
	});

	test('no next ID while two tries are on record as failed and a third one, not on record, is under way', async () => {
		server.tryElsewhere(paymentId, { after: 0, outcome: 'FAILED' });
		server.tryElsewhere(paymentId, { after: 0, outcome: 'FAILED' });
		server.tryElsewhere(paymentId, { after: 45_000 }, { amount: { total: 15_000 } });
		server.plans = [used];
		expect((await pay(5)).error).toMatch(/^It is not known whether .*every try that was counted/);
		expect(server.posts(next())).toBe(0);
		server.pass(45_000);
		expect(await pay(5)).toMatchObject({ success: true, paymentId });
		expect(server.charges()).toBe(1);
	});

	test.each([
		['is on record as under way', true],
		['is not on record', false],
	])('no next ID while a try of another process %s', async (_, isShown) => {
		server.tryElsewhere(paymentId, { after: 0, outcome: 'FAILED' });
		server.tryElsewhere(paymentId, { after: 45_000, isShown }, { amount: { total: 15_000 } });
		if (isShown) server.tries.reverse();
		server.plans = [used];
		expect((await pay(5)).error).toMatch(/^It is not known whether .*on record as failed/);
		expect(server.posts(next())).toBe(0);
		server.pass(45_000);
		if (isShown) server.tries.reverse();
		expect(await pay(5)).toMatchObject({ success: true, paymentId });
		expect(server.charges()).toBe(1);
	});

	test('no next ID while the tries can not be read', async () => {
		server.plans = [declined, declined, used, used];
		server.tellsTries = false;
		expect((await pay(5)).error).toMatch(UNKNOWN);
		server.pass(DOUBT_MS);
		expect((await pay(5)).error).toMatch(UNKNOWN);
		expect(server.posts(next())).toBe(0);
	});

	test('a lost call whose try is declined elsewhere meanwhile: the next ID is not paid', async () => {
		server.plans = [{ answer: 504, after: 45_000 }, used];
		const paying = pay(5);
		// Another process's call under the same ID, declined while the first one is under way.
		while (server.posts() === 0) await new Promise(setImmediate);
		server.pass(1_000);
		server.tryElsewhere(paymentId, { after: 0, outcome: 'FAILED' });
		expect((await paying).error).toMatch(UNKNOWN);
		expect(server.posts(next())).toBe(0);
		server.pass(45_000);
		expect(await pay(5)).toMatchObject({ success: true, paymentId });
		expect(server.charges()).toBe(1);
	});

	test('a try that is declined late leaves the payment unknown, and never pays the next ID', async () => {
		server.plans = [{ answer: 504, after: 30_000, outcome: 'FAILED' }];
		expect((await pay(3)).error).toMatch(UNKNOWN);
		server.pass(60_000);
		expect((await pay(3)).error).toMatch(UNKNOWN);
		expect(server.posts()).toBe(1);
	});

	test('an answer that says it is paid already, with a failure on record, is no plain failure', async () => {
		server.tryElsewhere(paymentId, { after: 0, outcome: 'FAILED' });
		server.plans = [{ answer: 409, body: { type: 'ALREADY_PAID', message: '결제가 진행 중' } }];
		expect((await pay()).error).toMatch(UNKNOWN);
	});
});
