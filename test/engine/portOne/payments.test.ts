import type { IDataObject } from 'n8n-workflow';

import {
	openPortOne,
	portOneCredential,
	type PortOneShop,
	TOKEN,
} from '../../support/shops/portOneShop';
import { restart, waits } from '../../support/sleep';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const CANCEL = '/payments/cancel';
const goOn = { onError: 'continueRegularOutput' } as const;

const pay = (amount = 10_000, changed: object = {}) =>
	shop.sandbox.portOneV1.createPayment({ amount, ...changed });
const refund = (imp_uid: string, changed: IDataObject = {}) =>
	({
		...{ resource: 'payment', operation: 'cancel', imp_uid, extent: 'full', reason: '고객 변심' },
		...changed,
	}) as never;
const part = (imp_uid: string, amount: number | string, changed: IDataObject = {}) =>
	refund(imp_uid, { extent: 'partial', amount, ...changed });
const totals = () => shop.sandbox.portOneV1.ledger().totals;

describe('get', () => {
	test('reads a payment, with times in Korea', async () => {
		const { impUid } = pay();
		const { json } = await shop.run({ resource: 'payment', operation: 'get', imp_uid: impUid });
		expect(json).toMatchObject([
			{
				imp_uid: impUid,
				status: 'paid',
				amount: 10_000,
				paid_at: expect.stringMatching(/\+09:00$/),
			},
		]);
		expect(json[0]).toHaveProperty('failed_at', null);
	});

	test('finds payments of test channels only when asked', async () => {
		const { impUid } = pay(1, { sandbox: true });
		const get = { resource: 'payment', operation: 'get', imp_uid: impUid };
		const hidden = await shop.run(get);
		expect(hidden.error?.message).toMatch(/PortOne has no payment .* with this imp_uid/);
		expect(hidden.error?.description).toMatch(/Include Test Payments/);
		const { json } = await shop.run({ ...get, options: { include_sandbox: true } });
		expect(json).toMatchObject([{ imp_uid: impUid, sandbox: true }]);
	});
});

describe('cancel', () => {
	test('gives back all that is left, with the balance for PortOne to check', async () => {
		const { impUid } = pay();
		const { json, error } = await shop.run(refund(impUid));
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true, status: 'cancelled', cancel_amount: 10_000 }]);
		const [call] = shop.sandbox.journal.entries({ path: CANCEL });
		expect(call?.body).toMatchObject({ imp_uid: impUid, checksum: 10_000, reason: '고객 변심' });
	});

	test.each(['part', '={{ undefined }}', '={{ "" }}'])(
		'gives back nothing where it is not clear how much: %j',
		async (extent) => {
			const { impUid } = pay();
			const { error } = await shop.run(refund(impUid, { extent, amount: 1_000 }));
			expect(error?.message).toMatch(/^Refund /);
			expect(shop.calls(CANCEL)).toBe(0);
		},
	);

	test.each(['부분', 'A Part', 'PARTIAL'])('%s is a part too', async (words) => {
		const { impUid } = pay();
		const extent = `={{ "${words}" }}`;
		const { json } = await shop.run(refund(impUid, { extent, amount: 1_000 }));
		expect(json).toMatchObject([{ success: true, cancel_amount: 1_000 }]);
	});

	test('a second time it is done already, and nothing is sent', async () => {
		const { impUid } = pay();
		await shop.run(refund(impUid));
		const { json } = await shop.run(refund(impUid));
		expect(json).toMatchObject([{ success: true, alreadyDone: true }]);
		expect(shop.calls(CANCEL)).toBe(1);
	});

	test('gives back parts, never more than is left', async () => {
		const { impUid } = pay();
		await shop.run(part(impUid, 3_000));
		const { json } = await shop.run(part(impUid, 5_000));
		expect(json).toMatchObject([{ cancel_amount: 8_000 }]);
		const { error } = await shop.run(part(impUid, 5_000));
		expect(error?.message).toMatch(/Only 2000 of 10000 is left/);
		expect(totals()).toMatchObject({ cancels: 2, refunded: 8_000 });
	});

	test.each(['={{ $json.missing }}', 0, -1])(
		'an amount that is %s is refused, not all of it',
		async (amount) => {
			const { impUid } = pay();
			const { error } = await shop.run(part(impUid, amount));
			expect(error?.message).toMatch(/Amount/);
			expect(totals()).toMatchObject({ cancels: 0 });
		},
	);

	test('two parts of one payment in one run are refused', async () => {
		const { impUid } = pay();
		const { error } = await shop.run(part(impUid, 1_000), { items: [{}, {}] });
		expect(error?.message).toMatch(/is in items 0 and 1, each for a part of it/);
		expect(totals()).toMatchObject({ cancels: 0 });
	});

	test('two runs of one partial refund at once make one', async () => {
		const { impUid } = pay();
		const runs = await Promise.all([
			shop.run(part(impUid, 4_000), goOn),
			shop.run(part(impUid, 4_000), goOn),
		]);
		expect(totals()).toMatchObject({ cancels: 1, refunded: 4_000 });
		const failed = runs.flatMap(({ json }) => json).filter(({ success }) => success === false);
		expect(failed).toHaveLength(1);
		expect(failed[0]?.advice).toMatch(/6000 of 10000 is left/);
	});

	test('a part does not go together with Retry On Fail, unless the balance is on record', async () => {
		const { impUid } = pay();
		const refused = await shop.run(part(impUid, 4_000), { retryOnFail: true });
		expect(refused.error?.message).toMatch(/Retry On Fail/);
		const onRecord = part(impUid, 4_000, { options: { checksum: 10_000 } });
		for (const alreadyDone of [undefined, true]) {
			const { json, error } = await shop.run(onRecord, { retryOnFail: true });
			expect(error).toBeUndefined();
			expect(json[0]?.alreadyDone).toBe(alreadyDone);
		}
		expect(totals()).toMatchObject({ cancels: 1, refunded: 4_000 });
	});

	test.each(['resetAfter', 'truncate'] as const)(
		'after a %s a part that was given back is found',
		async (kind) => {
			const { impUid } = pay();
			shop.sandbox.faults.add({ kind, match: { path: CANCEL } });
			const { json, error } = await shop.run(part(impUid, 4_000));
			expect(error).toBeUndefined();
			expect(json).toMatchObject([
				{ success: true, verified: true, refundedAt: '2026-11-22T09:00:00.000+09:00' },
			]);
			expect(totals()).toMatchObject({ cancels: 1, refunded: 4_000 });
			expect(shop.calls(CANCEL)).toBe(1);
		},
	);

	const gateway = (status: number) => ({ kind: 'html', status, match: { path: CANCEL } }) as const;

	describe.each([
		['a connection that broke', { kind: 'resetBefore', match: { path: CANCEL } } as const],
		['HTTP 504 of a gateway', gateway(504)],
	])('%s, and PortOne that works on', (_, fault) => {
		/** Loses the next answer; PortOne gives back a part so many seconds later. */
		const lose = (impUid: string, seconds: number, amount = 4_000) => {
			shop.sandbox.faults.add(fault);
			let left = seconds * 1_000;
			restart((ms) => {
				shop.sandbox.clock.advance(ms);
				const isDue = left > 0 && (left -= ms) <= 0;
				if (isDue) shop.sandbox.portOneV1.refund(impUid, { amount });
			});
		};

		test('a part that is given back four seconds later is waited for, not sent again', async () => {
			const { impUid } = pay();
			lose(impUid, 4);
			const { json, error } = await shop.run(part(impUid, 4_000));
			expect(error).toBeUndefined();
			expect(json).toMatchObject([{ success: true, verified: true, cancel_amount: 4_000 }]);
			expect(shop.calls(CANCEL)).toBe(1);
		});

		test('a part that is not seen is unknown, and says until when and where to look', async () => {
			const { impUid } = pay();
			lose(impUid, 60);
			const { json } = await shop.run(part(impUid, 4_000), goOn);
			expect(json).toMatchObject([{ success: false, imp_uid: impUid }]);
			expect(json[0]?.error).toMatch(/^It is not known whether PortOne did this: /);
			expect(json[0]?.advice).toMatch(
				/a refund of 4000 in cancel_history .* console .* before you run this again\. Until 2026-11-22 09:10 \(KST\) .*Balance on Record/,
			);
			expect(shop.calls(CANCEL)).toBe(1);
		});

		test('the next run finds what was given back meanwhile, and sends nothing', async () => {
			const { impUid } = pay();
			lose(impUid, 14);
			await shop.run(part(impUid, 4_000), goOn);
			shop.sandbox.clock.advance(4_000);
			shop.sandbox.portOneV1.refund(impUid, { amount: 4_000 });
			shop.sandbox.clock.advance(60_000);
			const { json } = await shop.run(part(impUid, 4_000));
			expect(json).toMatchObject([
				{ success: true, verified: true, refundedAt: '2026-11-22T09:00:14.000+09:00' },
			]);
			expect(shop.calls(CANCEL)).toBe(1);
			// What was resolved is over: a further part is a further part.
			const { json: further } = await shop.run(part(impUid, 4_000));
			expect(further).toMatchObject([{ success: true, cancel_amount: 8_000 }]);
			expect(further[0]).not.toHaveProperty('verified');
		});

		test('no run sends the same within ten minutes, however often it is tried', async () => {
			const { impUid } = pay();
			lose(impUid, 3_600);
			await shop.run(part(impUid, 4_000), goOn);
			for (const options of [{}, { checksum: 10_000 }]) {
				shop.sandbox.clock.advance(4 * 60_000);
				const { json } = await shop.run(part(impUid, 4_000, { options }), goOn);
				expect(json[0]?.error).toMatch(/^Not sent, because it is not known whether PortOne made/);
				expect(json[0]?.advice).toMatch(/Until 2026-11-22 09:10 \(KST\)/);
			}
			expect(shop.calls(CANCEL)).toBe(1);
		});

		test('after ten minutes a part goes out with the balance on record only', async () => {
			const { impUid } = pay();
			lose(impUid, 3_600);
			await shop.run(part(impUid, 4_000), goOn);
			shop.sandbox.clock.advance(10 * 60_000);
			const refused = await shop.run(part(impUid, 4_000), goOn);
			expect(refused.json[0]?.error).toMatch(/^Not sent, because it is not known/);
			expect(refused.json[0]?.advice).toMatch(/give the option Balance on Record/);
			const onRecord = part(impUid, 4_000, { options: { checksum: 10_000 } });
			const { json } = await shop.run(onRecord);
			expect(json).toMatchObject([{ success: true, cancel_amount: 4_000 }]);
			expect(totals()).toMatchObject({ cancels: 1, refunded: 4_000 });
			expect((await shop.run(part(impUid, 1_000))).json).toMatchObject([{ success: true }]);
		});

		test('all that is left, not seen given back, goes out again after ten minutes', async () => {
			const { impUid } = pay();
			lose(impUid, 3_600);
			const { error } = await shop.run(refund(impUid));
			expect(error?.message).toMatch(/It is not known whether PortOne did this/);
			expect((await shop.run(refund(impUid))).error?.message).toMatch(/Not sent, because/);
			shop.sandbox.clock.advance(10 * 60_000);
			expect((await shop.run(refund(impUid))).json).toMatchObject([
				{ success: true, status: 'cancelled' },
			]);
			expect(shop.calls(CANCEL)).toBe(2);
		});

		test('another refund of the payment waits for the doubt too', async () => {
			const { impUid } = pay();
			lose(impUid, 3_600);
			await shop.run(part(impUid, 4_000), goOn);
			for (const other of [part(impUid, 1_000), refund(impUid)]) {
				const { error } = await shop.run(other);
				expect(error?.message).toMatch(/Not sent, because it is not known .* a refund of 4000 /);
			}
			expect(shop.calls(CANCEL)).toBe(1);
		});

		test('a further refund beside it may be the one: unknown', async () => {
			const { impUid } = pay();
			shop.sandbox.faults.add(fault);
			restart((ms) => {
				shop.sandbox.clock.advance(ms);
				if (waits.length !== 1) return;
				for (const amount of [4_000, 1_000]) shop.sandbox.portOneV1.refund(impUid, { amount });
			});
			const { error } = await shop.run(part(impUid, 4_000));
			expect(error?.message).toMatch(/It is not known whether PortOne did this/);
			expect(shop.calls(CANCEL)).toBe(1);
		});
	});

	test.each([408, 502, 503])(
		'HTTP %i of a gateway leaves it open, and nothing is sent again',
		async (status) => {
			const { impUid } = pay();
			shop.sandbox.faults.add(gateway(status));
			const { error } = await shop.run(part(impUid, 4_000));
			expect(error?.message).toMatch(/It is not known whether PortOne did this/);
			expect(shop.calls(CANCEL)).toBe(1);
		},
	);

	test('a doubt survives a restart of n8n in what it keeps of the workflow', async () => {
		const { impUid } = pay();
		const staticData: IDataObject = {};
		const run = async () =>
			await shop.engine.runFrom(
				{
					nodes: [
						{
							...{ id: 'id-1', name: 'Refund', type: 'n8n-nodes-npay.portOne', typeVersion: 1 },
							...{ position: [0, 0], parameters: part(impUid, 4_000), retryOnFail: false },
							credentials: { portOneApi: { id: 'portOne', name: 'portOne' } },
						},
					],
					connections: {},
				},
				'Refund',
				[{}],
				staticData,
			);
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: CANCEL } });
		expect((await run()).data.resultData.error?.message).toMatch(/It is not known/);
		expect(JSON.stringify(staticData)).not.toContain(portOneCredential(shop.sandbox).impKey);
		shop.engine.restart();
		expect((await run()).data.resultData.error?.message).toMatch(/Not sent, because/);
		expect(shop.calls(CANCEL)).toBe(1);
	});

	test.each([
		['an amount', { amount: 1_000 }],
		['nothing else', {}],
		['an amount as text', { amount: '1000', reason: '고객 변심' }],
	])('parameters with %s and no choice of how much give back nothing', async (_, given) => {
		const { impUid } = pay(9_900);
		const parameters = { resource: 'payment', operation: 'cancel', imp_uid: impUid, ...given };
		await expect(shop.run(parameters)).rejects.toThrow('Parameter "Refund" is required');
		const chosen = { ...parameters, extent: '={{ $json.extent }}' };
		const { error } = await shop.run(chosen as never);
		expect(error?.message).toMatch(/^Refund is empty/);
		expect(error?.description).toMatch(/All That Is Left or A Part/);
		expect(totals()).toMatchObject({ cancels: 0, refunded: 0 });
		expect(shop.calls(CANCEL)).toBe(0);
	});

	test('cents add up: what is left after parts in another currency can be given back', async () => {
		const { impUid } = pay(10.1, { currency: 'USD' });
		for (const amount of [7.7, 1.1]) await shop.run(part(impUid, amount));
		const { json, error } = await shop.run(refund(impUid));
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true, status: 'cancelled' }]);
		expect(shop.sandbox.journal.entries({ path: CANCEL }).at(-1)?.body).toMatchObject({
			checksum: 1.3,
		});
	});

	test('without a balance to check, a part whose answer was lost is not sent again', async () => {
		const { impUid } = pay();
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: CANCEL } });
		const { error } = await shop.run(part(impUid, 4_000, { checkBalance: false }));
		expect(error?.message).toMatch(/It is not known whether PortOne did this/);
		expect(shop.calls(CANCEL)).toBe(1);
	});

	test('HTTP 200 with a code is a failure with its message', async () => {
		const { impUid } = pay(10_000, { status: 'failed' });
		const { json } = await shop.run(refund(impUid), goOn);
		expect(json).toMatchObject([{ success: false, imp_uid: impUid }]);
		expect(json[0]?.code).toBeDefined();
		expect(json[0]?.advice).toMatch(/The payment is failed/);
	});

	test('sends every field of the API under its own name', async () => {
		const { impUid, merchantUid } = pay();
		const options = {
			tax_free: 1_000,
			vat_amount: 90,
			retain_promotion: true,
			enable_webhook: true,
			refund_account: '110-123',
			refund_bank: '88',
			refund_holder: '김',
			refund_tel: '01012345678',
			requester: 'customer',
		};
		await shop.run(part(impUid, 2_000, { merchant_uid: merchantUid, options }), goOn);
		const [call] = shop.sandbox.journal.entries({ path: CANCEL });
		const { requester, ...fields } = options;
		expect(call?.body).toMatchObject({
			merchant_uid: merchantUid,
			amount: 2_000,
			extra: { requester },
		});
		expect(Object.keys(call?.body as object)).toEqual(expect.arrayContaining(Object.keys(fields)));
	});

	test('an unknown payment is told in plain words', async () => {
		const { error } = await shop.run(refund('imp_000000000000'));
		expect(error?.message).toMatch(/imp_000000000000: PortOne has no payment/);
	});
});

describe('what is bound to fail for all', () => {
	const items = Array.from({ length: 40 }, (_, index) => ({ uid: `imp_${index}` }));
	const many = refund('={{ $json.uid }}');

	test('a wrong secret is not tried once an item', async () => {
		const wrong = { ...portOneCredential(shop.sandbox), impSecret: 'wrong' };
		shop.engine.saveCredential('portOne', 'portOneApi', wrong);
		const { json } = await shop.run(many, { items, ...goOn });
		expect(json.map(({ success }) => success)).toEqual(items.map(() => false));
		expect(json.at(-1)?.error).toMatch(/do not belong together/);
		expect(shop.calls(TOKEN)).toBeLessThanOrEqual(6);
	});

	test('too many calls (429) are waited out once, not once an item', async () => {
		shop.sandbox.faults.add({ kind: 'rateLimit', match: { path: '/payments/' }, times: 0 });
		const { json } = await shop.run(many, { items, ...goOn });
		expect(json.every(({ success }) => success === false)).toBe(true);
		expect(shop.calls('/payments/')).toBeLessThanOrEqual(18);
	});
});
