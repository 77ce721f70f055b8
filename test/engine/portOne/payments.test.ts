import type { IDataObject } from 'n8n-workflow';

import { openPortOne, portOneCredential, type PortOneShop, TOKEN } from '../../support/portOneShop';
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
	({ resource: 'payment', operation: 'cancel', imp_uid, reason: '고객 변심', ...changed }) as never;
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

	test.each(['resetAfter', 'truncate', 'resetBefore'] as const)(
		'after a %s a part is given back once',
		async (kind) => {
			const { impUid } = pay();
			shop.sandbox.faults.add({ kind, match: { path: CANCEL } });
			const { json, error } = await shop.run(part(impUid, 4_000));
			expect(error).toBeUndefined();
			expect(json[0]?.verified).toBe(kind === 'resetBefore' ? undefined : true);
			expect(totals()).toMatchObject({ cancels: 1, refunded: 4_000 });
			expect(shop.calls(CANCEL)).toBe(kind === 'resetBefore' ? 2 : 1);
		},
	);

	describe('a lost answer to a part, which PortOne sees to only after it was looked for', () => {
		/** Loses the first answer; the second request is held up, and what PortOne does meanwhile is said. */
		const lose = (meanwhile: () => void) => {
			shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: CANCEL } });
			shop.sandbox.faults.add({ kind: 'rateLimit', match: { path: CANCEL }, after: 1 });
			restart((ms) => {
				shop.sandbox.clock.advance(ms);
				if (waits.length === 2) meanwhile();
			});
		};

		test('is found done, though the second request was refused', async () => {
			const { impUid } = pay();
			lose(() => shop.sandbox.portOneV1.refund(impUid, { amount: 4_000 }));
			const { json, error } = await shop.run(part(impUid, 4_000));
			expect(error).toBeUndefined();
			expect(json).toMatchObject([{ success: true, verified: true, cancel_amount: 4_000 }]);
			expect(totals()).toMatchObject({ cancels: 1, refunded: 4_000 });
		});

		test.each([
			['another amount', () => 'refund'],
			['nothing that can be seen', () => 'fault'],
		])('with %s: the outcome is unknown, not refused', async (_, how) => {
			const { impUid } = pay();
			lose(() => {
				if (how() === 'refund') shop.sandbox.portOneV1.refund(impUid, { amount: 1_000 });
				else {
					const refusal = { kind: 'status', status: 400, message: '처리 중' } as const;
					shop.sandbox.faults.add({ ...refusal, match: { path: CANCEL }, times: 0 });
				}
			});
			const { json } = await shop.run(part(impUid, 4_000), goOn);
			expect(json).toMatchObject([{ success: false }]);
			expect(json[0]?.error).toMatch(/It is not known whether PortOne did this: .*; after that: /);
			expect(json[0]?.advice).toMatch(/before you run this again/);
		});

		test('of one that could not be sent again: the outcome is unknown', async () => {
			const { impUid } = pay();
			shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: CANCEL } });
			const forbidden = { kind: 'status', status: 403 } as const;
			shop.sandbox.faults.add({ ...forbidden, match: { path: CANCEL }, after: 1, times: 0 });
			const { error } = await shop.run(part(impUid, 4_000));
			expect(error?.message).toMatch(/It is not known whether PortOne did this/);
		});
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
