import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	BILLING_KEY,
	CARD,
	CHANNEL,
	openPortOneV2,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';
import { FIELD } from '../../support/shops/sandboxOptions';
import { waits } from '../../support/sleep';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const ceos = (changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'payInstantly', paymentId: 'order-1' },
	...{ orderName: '노트북', totalPayAmount: 15_000 },
	...(changed as INodeParameters),
});
const byKey = (changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'payWithBillingKey', paymentId: 'order-1' },
	...{ billingKey: BILLING_KEY, orderName: '노트북', total: 15_000 },
	...(changed as INodeParameters),
});
const byCard = (changed: IDataObject = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'payInstantly', paymentId: 'order-1' },
	...{ channelKey: CHANNEL, card: CARD, orderName: '노트북', total: 15_000 },
	...(changed as INodeParameters),
});
const posts = () => shop.calls('/payments/', 'POST');
const ceosTotals = () => shop.sandbox.ceos.ledger().totals;
const totals = () => shop.sandbox.portOneV2.ledger().totals;
/** In the field a refund is only requested, and made a second later. */
const untilRefunded = () => shop.sandbox.clock.advance(FIELD ? 1_000 : 0);
/** Strikes payments, not their reading. */
const strike = (fault: object) =>
	shop.sandbox.faults.add({ match: { method: 'POST' }, ...fault } as never);

/** The same cases hold at both servers. */
const SERVERS = [
	{
		name: 'CEOS',
		run: async (changed: IDataObject = {}, options = {}) =>
			await shop.runCeos(ceos(changed), { ...goOn, ...options }),
		charges: () => ceosTotals().charges,
		amount: 'totalPayAmount',
	},
	{
		name: 'PortOne V2',
		run: async (changed: IDataObject = {}, options = {}) =>
			await shop.run(byKey(changed), { ...goOn, ...options }),
		charges: () => totals().charges,
		amount: 'total',
	},
];

describe.each(SERVERS)('$name', ({ run, charges, amount }) => {
	test('takes a payment, and tells when in Korean time', async () => {
		const { json, items } = await run();
		expect(json).toMatchObject([
			{ paymentId: 'order-1', success: true, paidAt: expect.stringMatching(/\+09:00$/) },
		]);
		expect(json[0]).not.toHaveProperty('verified');
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
		expect(charges()).toBe(1);
	});

	test('a second run finds it done', async () => {
		await run();
		const { json } = await run();
		expect(json).toMatchObject([{ success: true, alreadyDone: true, paymentId: 'order-1' }]);
		expect(posts()).toBe(1);
	});

	test.each([{ [amount]: 15_001 }, { currency: 'USD' }])(
		'another payment under the ID is an error before anything is sent: %j',
		async (changed) => {
			await run();
			const { json } = await run(changed);
			expect(json).toMatchObject([{ success: false, code: 'PAYMENT_ID_IN_USE' }]);
			expect(posts()).toBe(1);
		},
	);

	test.each(['a/b?c#d%25', '주문 1/가', '../x', 'a+b&c=d', "it's"])(
		'takes the ID %s',
		async (paymentId) => {
			const { json } = await run({ paymentId });
			expect(json).toMatchObject([{ success: true, paymentId }]);
			expect((await run({ paymentId })).json).toMatchObject([{ alreadyDone: true }]);
		},
	);

	test.each(['={{ "" }}', '..', 'a\u0000b'])(
		'refuses the ID %j before anything is sent',
		async (paymentId) => {
			const { json } = await run({ paymentId });
			expect(json).toMatchObject([
				{ success: false, error: expect.stringMatching(/^Payment ID /) },
			]);
			expect(shop.calls()).toBe(0);
		},
	);

	test.each([0, -1, 1.5, '={{ "" }}', 'x'])('refuses the amount %j', async (value) => {
		const { json } = await run({ [amount]: value });
		expect(json).toMatchObject([{ error: expect.stringMatching(/^Amount /) }]);
		expect(shop.calls()).toBe(0);
	});

	test.each(['resetAfter', 'truncate'])('an answer lost by %s is read: verified', async (kind) => {
		strike({ kind });
		const { json } = await run();
		expect(json).toMatchObject([{ success: true, verified: true }]);
		expect([posts(), charges()]).toEqual([1, 1]);
	});

	test.each([500, 502, 503, 504, 400, 409])(
		'a %d after the money moved is read: verified',
		async (status) => {
			strike({ kind: 'status', status, afterDone: true });
			const { json } = await run();
			expect(json).toMatchObject([{ success: true, verified: true }]);
			expect([posts(), charges()]).toEqual([1, 1]);
		},
	);

	test('a read that fails after that is repeated, then the outcome is unknown', async () => {
		strike({ kind: 'resetAfter' });
		shop.sandbox.faults.add({ kind: 'resetBefore', after: 1, times: 0, match: { method: 'GET' } });
		const { json } = await run();
		expect(json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(/It is not known whether/),
			advice: expect.stringMatching(/Do not pay it under another ID.* run this again/),
		});
		shop.sandbox.faults.clear();
		expect((await run()).json).toMatchObject([{ success: true, alreadyDone: true }]);
		expect(charges()).toBe(1);
	});

	test('nothing is sent while it can not be read whether it is paid', async () => {
		shop.sandbox.faults.add({ kind: 'status', status: 500, times: 0, match: { method: 'GET' } });
		const { json } = await run();
		expect(json).toMatchObject([{ error: expect.stringMatching(/^Nothing was sent/) }]);
		expect(posts()).toBe(0);
	});

	test('one that nobody waited for and that is not to be seen is unknown, not sent again', async () => {
		strike({ kind: 'latency', ms: 1_500 });
		strike({ kind: 'resetBefore' });
		const { json } = await run({ options: { timeoutSeconds: 1 } });
		expect(json).toMatchObject([{ error: expect.stringMatching(/It is not known whether/) }]);
		// The server gives it up only now, after the node did.
		while (posts() === 0) await new Promise(setImmediate);
		expect([posts(), charges()]).toEqual([1, 0]);
	});

	test('one item is paid though two name it, and tells so', async () => {
		const { json } = await run({}, { items: [{}, {}] });
		expect(json).toMatchObject([{ success: true }, { success: true, alreadyDone: true }]);
		expect(json[0]).not.toHaveProperty('alreadyDone');
		expect(charges()).toBe(1);
	});

	test('two runs at once pay one item once: the second waits for the first, and finds it done', async () => {
		shop.sandbox.ceos.patchSettings({ paidId: 'charged' });
		const runs = await Promise.all([run(), run()]);
		expect(runs.flatMap(({ json }) => json).map(({ alreadyDone }) => alreadyDone)).toEqual([
			undefined,
			true,
		]);
		expect([posts(), charges()]).toEqual([1, 1]);
	});

	test('one ID with two amounts is refused before anything is sent', async () => {
		const { json } = await run(
			{ [amount]: '={{ $json.amount }}' },
			{ items: [{ amount: 1 }, { amount: 2 }] },
		);
		expect(json.map(({ error }) => error)).toEqual([
			expect.stringMatching(/order-1 has different values in items 0 and 1/),
			expect.stringMatching(/order-1 has different values in items 0 and 1/),
		]);
		expect(shop.calls()).toBe(0);
	});

	test('an ID that another one may come to is refused before anything is sent', async () => {
		const { json } = await run(
			{ paymentId: '={{ $json.id }}' },
			{ items: [{ id: 'a' }, { id: 'a-retry2' }] },
		);
		expect(json[0]?.error).toMatch(/gives a-retry2, which is the payment ID of item 1/);
		expect(json[1]?.success).toBe(true);
	});

	test('a 401 stops the run after the first payment', async () => {
		shop.sandbox.faults.add({ kind: 'unauthorized', times: 0 });
		const { json } = await run(
			{ paymentId: '={{ $json.id }}' },
			{ items: [{ id: 'a' }, { id: 'b' }] },
		);
		expect(json[1]?.error).toMatch(/^Not sent/);
		expect(shop.calls('/payments/b')).toBe(0);
	});

	test('an error names what failed, and says how many were paid', async () => {
		strike({ kind: 'unauthorized', after: 1, times: 0 });
		const { error } = await run(
			{ paymentId: '={{ $json.id }}' },
			{ items: [{ id: 'a' }, { id: 'b' }], onError: 'stopWorkflow' },
		);
		expect(error?.message).toMatch(/1 of 2 not paid, 1 paid\. First: b: /);
	});
});

describe('CEOS', () => {
	test('a payment that was cancelled is not paid again', async () => {
		shop.sandbox.ceos.putPayment({ paymentId: 'order-1', status: 'CANCELLED' });
		const { error } = await shop.runCeos(ceos());
		expect(error?.message).toMatch(/paid and cancelled/);
		expect(posts()).toBe(0);
	});

	test('records the amount, because CEOS does not tell it', async () => {
		await shop.runCeos(ceos({ customData: '{"item":"노트북"}' }));
		const { customData } = shop.sandbox.ceos.payment('order-1');
		expect(JSON.parse(customData ?? '')).toEqual({ item: '노트북', totalPayAmount: 15_000 });
	});

	test('a payment whose amount is not on record is not taken for this one', async () => {
		shop.sandbox.ceos.putPayment({ paymentId: 'order-1', orderName: '노트북' });
		const { error } = await shop.runCeos(ceos());
		expect(error?.message).toMatch(/was not made by this node/);
	});

	test('without a record, order name and custom data are compared', async () => {
		const options = { recordAmount: false };
		await shop.runCeos(ceos({ customData: '그냥 글', options }));
		const again = await shop.runCeos(ceos({ customData: '그냥 글', options }));
		expect(again.json).toMatchObject([{ alreadyDone: true }]);
		const { error } = await shop.runCeos(ceos({ customData: '다른 글', options }));
		expect(error?.message).toMatch(/another order name or custom data/);
	});

	test('what fails is tried again under its ID, as often as set', async () => {
		shop.sandbox.ceos.patchSettings({ failures: { rate: 1 } });
		const { error } = await shop.runCeos(ceos({ options: { maxAttempts: 3 } }));
		expect(error?.message).toMatch(/Failed 3 times, and nothing was taken: 결제에 실패했습니다/);
		expect(ceosTotals()).toMatchObject({ failed: 3, charges: 0, payments: 1 });
	});

	test('where the ID of a failed payment is used up, the pattern gives the next', async () => {
		shop.sandbox.ceos.patchSettings({ failedId: 'taken' });
		shop.sandbox.ceos.putPayment({ paymentId: 'order-1', status: 'FAILED' });
		const { json } = await shop.runCeos(
			ceos({ options: { retryPaymentId: '{paymentId}_{attempt}회' } }),
		);
		expect(json).toMatchObject([
			{ paymentId: 'order-1_2회', originalPaymentId: 'order-1', success: true },
		]);
		const again = await shop.runCeos(
			ceos({ options: { retryPaymentId: '{paymentId}_{attempt}회' } }),
		);
		expect(again.json).toMatchObject([{ paymentId: 'order-1_2회', alreadyDone: true }]);
		expect(ceosTotals().charges).toBe(1);
	});

	test("a payment of someone else's under an ID of the pattern is not taken for this one", async () => {
		shop.sandbox.ceos.putPayment({ paymentId: 'order-1', status: 'FAILED' });
		shop.sandbox.ceos.putPayment({
			...{ paymentId: 'order-1-retry2', orderName: '남의 것' },
			customData: '{"totalPayAmount":15000}',
		});
		const { error } = await shop.runCeos(ceos());
		expect(error?.message).toMatch(/another order name/);
		expect(posts()).toBe(0);
	});

	test.each(['{paymentId}', 'retry-{attempt}', 'x'])(
		'the pattern %s is refused',
		async (retryPaymentId) => {
			const { error } = await shop.runCeos(ceos({ options: { retryPaymentId } }));
			expect(error?.message).toMatch(/Retry Payment ID does not hold/);
		},
	);

	test.each(['{paymentId}{attempt}', 'r{attempt}{paymentId}'])(
		'the pattern %s is refused: the 2nd of order-1 is order-12',
		async (retryPaymentId) => {
			const { error } = await shop.runCeos(ceos({ options: { retryPaymentId } }));
			expect(error?.message).toMatch(/Retry Payment ID has nothing between/);
			expect(shop.calls()).toBe(0);
		},
	);

	test('a request that got lost is not sent again: CEOS promises nothing about IDs', async () => {
		strike({ kind: 'resetBefore' });
		const { error } = await shop.runCeos(ceos());
		expect(error?.message).toMatch(/It is not known whether CEOS took payment order-1/);
		expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(10_000);
		expect((await shop.runCeos(ceos())).error?.message).toMatch(/It is not known whether/);
		shop.sandbox.clock.advance(10 * 60_000);
		expect((await shop.runCeos(ceos())).json).toMatchObject([{ success: true }]);
		expect(ceosTotals().charges).toBe(1);
	});

	test('a lost answer to a second try is not taken for the failure before it', async () => {
		shop.sandbox.ceos.putPayment({ paymentId: 'order-1', status: 'FAILED' });
		shop.sandbox.ceos.patchSettings({ failedId: 'taken' });
		strike({ kind: 'resetBefore' });
		const { error } = await shop.runCeos(ceos());
		expect(error?.message).toMatch(/It is not known whether/);
		expect(ceosTotals().payments).toBe(0);
	});

	test.each(['unauthorized', 'rateLimit'])(
		'cancel asks no more after a lasting %s',
		async (kind) => {
			shop.sandbox.faults.add({ kind, times: 0 } as never);
			const { json } = await shop.runCeos(
				{ resource: 'payment', operation: 'cancel', paymentId: '={{ $json.id }}' },
				{ ...goOn, items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
			);
			expect(json.map(({ error }) => error)).toEqual(
				Array.from({ length: 3 }, () => expect.stringMatching(/^Not sent: /)),
			);
			expect([shop.calls('/payments/b'), shop.calls('/payments/c')]).toEqual([0, 0]);
		},
	);

	test('cancel gives back all of it; a second time it is done already', async () => {
		await shop.runCeos(ceos());
		const cancel = { resource: 'payment', operation: 'cancel', paymentId: 'order-1' };
		const { json } = await shop.runCeos(cancel);
		expect(json).toMatchObject([{ paymentStatus: 'CANCELLED', success: true }]);
		expect((await shop.runCeos(cancel)).json).toMatchObject([{ alreadyDone: true }]);
		expect(shop.calls('/cancel')).toBe(1);
	});

	test.each(['resetAfter', 'resetBefore', 'truncate'])(
		'cancel after %s is verified',
		async (kind) => {
			await shop.runCeos(ceos());
			strike({ kind });
			const cancel = { resource: 'payment', operation: 'cancel', paymentId: 'order-1' };
			const { json } = await shop.runCeos(cancel);
			expect(json).toMatchObject([{ success: true, paymentStatus: 'CANCELLED' }]);
			expect(ceosTotals().cancels).toBe(1);
		},
	);
});

describe('PortOne V2', () => {
	test('charges a card by its number', async () => {
		const { json } = await shop.run(byCard());
		expect(json).toMatchObject([{ success: true, status: 'PAID', pgTxId: expect.any(String) }]);
	});

	test('issues a virtual account, once, and tells its number', async () => {
		const account = byCard({ method: 'virtualAccount', virtualAccount: { bank: 'SHINHAN' } });
		const { json } = await shop.run(account);
		expect(json).toMatchObject([
			{ status: 'VIRTUAL_ACCOUNT_ISSUED', method: { accountNumber: expect.any(String) } },
		]);
		expect((await shop.run(account)).json).toMatchObject([{ alreadyDone: true }]);
		expect(posts()).toBe(1);
	});

	test('a card that was declined is not tried again unless asked for, and says why', async () => {
		const outcome = { result: 'fails', message: '한도 초과' } as const;
		shop.sandbox.portOneV2.setCard(BILLING_KEY, outcome);
		const once = await shop.run(byKey());
		expect(once.error?.message).toMatch(/한도 초과 \(PG: 51\) \[PG_PROVIDER\]/);
		expect(totals().failed).toBe(1);
		await shop.run(byKey({ options: { maxAttempts: 3 } }), goOn);
		expect(totals().failed).toBe(4);
	});

	test('tells PortOne’s type and message of a refusal', async () => {
		const { error } = await shop.run(byKey({ billingKey: 'nobody' }));
		expect(error?.message).toMatch(/빌링키가 존재하지 않습니다\. \[BILLING_KEY_NOT_FOUND\]/);
		expect(error?.httpCode).toBe('404');
	});

	test('a request that got lost is sent again under its ID, which PortOne pays once', async () => {
		strike({ kind: 'resetBefore' });
		const { json } = await shop.run(byKey());
		expect(json).toMatchObject([{ success: true }]);
		expect([posts(), totals().charges]).toEqual([2, 1]);
	});

	test('a refusal after a lost request is never a plain refusal', async () => {
		strike({ kind: 'resetBefore' });
		strike({ kind: 'status', status: 409, code: 'ALREADY_PAID', message: '이미 결제됨' });
		const { error } = await shop.run(byKey());
		expect(error?.message).toMatch(/It is not known whether .* after that: 이미 결제됨/);
	});

	test('a payment that is scheduled is not paid otherwise', async () => {
		await shop.run({
			...byKey({ resource: 'schedule', operation: 'create', timeToPay: '2026-12-05' }),
		});
		const { error } = await shop.run(byKey());
		expect(error?.message).toMatch(/PAYMENT_SCHEDULE_ALREADY_EXISTS/);
	});

	test('gives back parts, never more than is left', async () => {
		await shop.run(byKey());
		const part = (amount: number): INodeParameters => ({
			...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1' },
			...{ reason: '변심', extent: 'partial', amount },
		});
		expect((await shop.run(part(5_000))).json).toMatchObject([
			{
				success: true,
				cancellation: { totalAmount: 5_000, status: FIELD ? 'REQUESTED' : 'SUCCEEDED' },
			},
		]);
		untilRefunded();
		strike({ kind: 'resetAfter' });
		expect((await shop.run(part(5_000))).json).toMatchObject([{ success: true, verified: true }]);
		const { error } = await shop.run(part(6_000));
		expect(error?.message).toMatch(/Only 5000 of 15000 is left/);
		expect((await shop.run(part(1), { retryOnFail: true })).error?.message).toMatch(
			/Retry On Fail/,
		);
		untilRefunded();
		expect(totals().refunded).toBe(10_000);
	});

	test.each(['part', '={{ undefined }}', '={{ "" }}'])(
		'gives back nothing where it is not clear how much: %j',
		async (extent) => {
			await shop.run(byKey());
			const { error } = await shop.run({
				...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1' },
				...{ reason: '변심', extent, amount: 1_000 },
			});
			expect(error?.message).toMatch(/^Refund /);
			expect(totals().refunded).toBe(0);
		},
	);

	test.each(['부분', 'A Part', 'PARTIAL'])('%s is a part too', async (words) => {
		const extent = `={{ "${words}" }}`;
		await shop.run(byKey());
		await shop.run({
			...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1' },
			...{ reason: '변심', extent, amount: 1_000 },
		});
		untilRefunded();
		expect(totals().refunded).toBe(1_000);
	});

	test.each([{ amount: 1_000 }, {}])(
		'parameters with %j and no choice of how much give back nothing',
		async (given) => {
			await shop.run(byKey());
			const parameters = {
				...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1', reason: '변심' },
				...given,
			};
			await expect(shop.run(parameters as never)).rejects.toThrow('Parameter "Refund" is required');
			expect(totals().refunded).toBe(0);
		},
	);

	test.each(['resetBefore', 502, 504])(
		'after %s a part that is not seen is unknown, and no run sends it until its doubt is over',
		async (how) => {
			await shop.run(byKey());
			strike(typeof how === 'number' ? { kind: 'html', status: how } : { kind: how });
			const part = (options: INodeParameters = {}): INodeParameters => ({
				...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1', options },
				...{ reason: '변심', extent: 'partial', amount: 4_000 },
			});
			const { error } = await shop.run(part());
			expect(error?.message).toMatch(/It is not known whether PortOne did this/);
			expect(error?.description).toMatch(
				/a refund of 4000 in cancellations .* Until 2026-11-2\d \d\d:\d\d \(KST\)/,
			);
			for (const options of [{}, { currentCancellableAmount: 15_000 }]) {
				expect((await shop.run(part(options))).error?.message).toMatch(/Not sent, because/);
			}
			shop.sandbox.clock.advance(10 * 60_000);
			expect((await shop.run(part())).error?.description).toMatch(/Balance on Record/);
			expect(totals().refunded).toBe(0);
			const { json } = await shop.run(part({ currentCancellableAmount: 15_000 }));
			expect(json).toMatchObject([{ success: true, cancellation: { totalAmount: 4_000 } }]);
			expect(shop.calls('/cancel', 'POST')).toBe(2);
		},
	);

	test('a method that is not clear takes no money from a card', async () => {
		const { error } = await shop.run(byCard({ method: '가상 계죄' }));
		expect(error?.message).toMatch(/^Method /);
		expect(shop.calls()).toBe(0);
	});

	test.each(['unauthorized', 'rateLimit'])(
		'cancel asks no more after a lasting %s',
		async (kind) => {
			shop.sandbox.faults.add({ kind, times: 0 } as never);
			await shop.run(
				{
					...{ resource: 'payment', operation: 'cancel', paymentId: '={{ $json.id }}' },
					...{ reason: 'x', extent: 'full' },
				},
				{ ...goOn, items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
			);
			expect([shop.calls('/payments/b'), shop.calls('/payments/c')]).toEqual([0, 0]);
		},
	);

	test('what a payment failed of never repeats the card number', async () => {
		const { number } = CARD;
		const digits = number.replaceAll('-', '');
		for (const told of [number, digits, number.replaceAll('-', ' ')]) {
			await shop.reset();
			shop.sandbox.portOneV2.patchSettings({
				instantCards: { result: 'fails', message: `카드 ${told} 거절` },
			});
			const { error, json } = await shop.run(byCard(), goOn);
			expect(JSON.stringify([error, json])).toContain('거절');
			expect(JSON.stringify([error, json])).not.toContain(told);
		}
	});

	test('a balance that PortOne has otherwise is refused, and says what to do', async () => {
		await shop.run(byKey());
		strike({ kind: 'status', status: 409, code: 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN' });
		const { error } = await shop.run({
			...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1', reason: '변심' },
			extent: 'full',
		});
		expect(error?.description).toMatch(/15000 of 15000 .*Balance on Record/);
		expect(totals().refunded).toBe(0);
	});

	test('two refunds of all at once make one', async () => {
		await shop.run(byKey());
		const all = {
			...{ resource: 'payment', operation: 'cancel', paymentId: 'order-1' },
			...{ reason: 'x', extent: 'full' },
		};
		await Promise.all([shop.run(all, goOn), shop.run(all, goOn)]);
		untilRefunded();
		expect(totals()).toMatchObject({ refunded: 15_000, cancels: 1 });
		expect((await shop.run(all)).json).toMatchObject([{ alreadyDone: true }]);
	});
});

test('input items stay as they were', async () => {
	const items = [{ paymentId: 'a', nested: { amount: 5 } }];
	const { input, json } = await shop.runCeos(
		ceos({ paymentId: '={{ $json.paymentId }}', customData: '={{ $json.nested }}' }),
		{ items },
	);
	expect(json).toMatchObject([{ success: true }]);
	expect(input).toEqual(items);
});
