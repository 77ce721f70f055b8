import type { INodeParameters } from 'n8n-workflow';

import { openPortOne, type PortOneShop } from '../../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const DAY = 86_400_000;

const pay = (merchantUid: string, changed: object = {}) =>
	shop.sandbox.portOneV1.createPayment({ merchantUid, ...changed });
const ago = (days: number) => shop.sandbox.clock.now() - days * DAY;
const get = (changed: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'get', findBy: 'merchant_uid' },
	...changed,
});
const many = (changed: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'payment', operation: 'getMany', returnAll: true },
	...changed,
});
const SINCE_2025 = { period: 'custom', from: '2025-01-01' };
const numbersOf = async (parameters: INodeParameters) =>
	(await shop.run(parameters)).json.map(({ merchant_uid }) => merchant_uid);

describe('one payment by the order number', () => {
	beforeEach(() => {
		pay('주문/1 가', { status: 'failed', failReason: '한도초과', startedAt: ago(2) });
		pay('주문/1 가', { startedAt: ago(1) });
	});

	test('is the newest, or the first in the order that is wished for', async () => {
		const merchant_uid = '주문/1 가';
		expect((await shop.run(get({ merchant_uid }))).json).toMatchObject([
			{ merchant_uid, status: 'paid', status_label: '결제완료' },
		]);
		expect((await shop.run(get({ merchant_uid, sorting: 'started' }))).json).toMatchObject([
			{ merchant_uid, status: 'failed', fail_reason: '한도초과' },
		]);
	});

	test('is one of the status that is wished for', async () => {
		const { json } = await shop.run(get({ merchant_uid: '주문/1 가', payment_status: 'failed' }));
		expect(json).toMatchObject([{ status: 'failed' }]);
	});

	test('that is not there is told with what to look at', async () => {
		const unknown = await shop.run(get({ merchant_uid: 'nothing' }));
		expect(unknown.error?.message).toMatch(
			/PortOne has no payment \(결제건\) with this merchant_uid/,
		);
		expect(unknown.error?.description).toMatch(/Check Merchant UID, and/);
		const other = await shop.run(get({ merchant_uid: '주문/1 가', payment_status: 'ready' }), goOn);
		expect(other.json).toMatchObject([
			{
				merchant_uid: '주문/1 가',
				error: expect.stringMatching(/no ready payment/),
				advice: expect.stringMatching(/Check Merchant UID and Status/),
			},
		]);
	});

	test('is found by PortOne’s number where a workflow has no choice saved', async () => {
		const { impUid } = pay('order-2');
		const { json } = await shop.run({ resource: 'payment', operation: 'get', imp_uid: impUid });
		expect(json).toMatchObject([{ imp_uid: impUid, merchant_uid: 'order-2' }]);
	});
});

describe('payments of a status and a period', () => {
	test('come newest first over more than 90 days, each once, in spans of 90 days', async () => {
		for (const days of [1, 89, 90, 91, 180, 400]) pay(`order-${days}`, { startedAt: ago(days) });
		expect(await numbersOf(many(SINCE_2025))).toEqual(
			[1, 89, 90, 91, 180, 400].map((days) => `order-${days}`),
		);
		const asked = shop.sandbox.journal
			.entries()
			.filter(({ path }) => path === '/payments/status/all')
			.map(({ query }) => [Number(query.from), Number(query.to)] as const);
		expect(asked.length).toBe(8);
		for (const [from, to] of asked) expect(to - from).toBeLessThan((90 * DAY) / 1000);
		// No second is in two of them, and none in none.
		const spans = [...asked].sort(([one], [other]) => one - other);
		for (const [index, [from]] of spans.entries()) {
			if (index > 0) expect(from).toBe(Number(spans[index - 1]?.[1]) + 1);
		}
	});

	test('come oldest first where that is wished for', async () => {
		for (const days of [1, 100, 200]) pay(`order-${days}`, { startedAt: ago(days) });
		expect(await numbersOf(many({ ...SINCE_2025, sorting: 'started' }))).toEqual([
			'order-200',
			'order-100',
			'order-1',
		]);
	});

	test('are those of the status only', async () => {
		pay('order-paid');
		pay('order-failed', { status: 'failed' });
		expect(await numbersOf(many({ payment_status: 'failed' }))).toEqual(['order-failed']);
		expect(await numbersOf(many())).toEqual(['order-failed', 'order-paid']);
	});

	test('come page by page, and once though one is paid between two pages', async () => {
		shop.sandbox.portOneV1.patchSettings({ search: { mostRows: 20 } });
		for (let index = 0; index < 45; index++) pay(`order-${index}`);
		shop.sandbox.faults.add({ kind: 'changeWhilePaging', count: 3 } as never);
		const found = await numbersOf(many());
		expect(new Set(found).size).toBe(found.length);
		for (let index = 0; index < 45; index++) expect(found).toContain(`order-${index}`);
		expect(shop.calls('/payments/status')).toBe(3);
	});

	test('stop at Limit, which is told', async () => {
		for (let index = 0; index < 5; index++) pay(`order-${index}`);
		const { json, hints } = await shop.run(many({ returnAll: false, limit: 2 }));
		expect(json.map(({ merchant_uid }) => merchant_uid)).toEqual(['order-4', 'order-3']);
		expect(hints.join()).toMatch(/Limit was reached/);
		expect(shop.calls('/payments/status')).toBe(1);
	});

	test('of a period without any are none', async () => {
		expect((await shop.run(many({ period: 'yesterday' }))).json).toEqual([]);
	});

	test('of a list whose next page was gone are read once more', async () => {
		shop.sandbox.portOneV1.patchSettings({ search: { mostRows: 20 } });
		for (let index = 0; index < 21; index++) pay(`order-${index}`);
		shop.sandbox.faults.add({
			...{ kind: 'status', status: 400, code: '-1', message: '데이터 범위를 넘어선 page입니다.' },
			match: { path: '/payments/status/{payment_status}', page: 2 },
		} as never);
		expect((await shop.run(many())).json).toHaveLength(21);
	});
});

describe('payments by many numbers', () => {
	test('are read 100 at once, for all items together, and each number comes out in its place', async () => {
		const payments = Array.from({ length: 150 }, (_, index) => pay(`order-${index}`));
		const items = payments.map(({ impUid }) => ({ imp_uid: impUid }));
		const { items: rows } = await shop.run(
			many({ findBy: 'imp_uid', imp_uid: '={{ $json.imp_uid }}' }),
			{ items },
		);
		expect(rows.map(({ json }) => json.merchant_uid)).toEqual(
			payments.map(({ merchantUid }) => merchantUid),
		);
		expect(rows.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(shop.calls('/payments')).toBe(2);
	});

	test('that are not there fail by themselves, and the others come out', async () => {
		pay('order-1');
		const findBy = { findBy: 'merchant_uid', merchant_uid: 'order-1, nothing' };
		const { json } = await shop.run(many(findBy), goOn);
		expect(json).toMatchObject([
			{ merchant_uid: 'order-1', status: 'paid' },
			{ merchant_uid: 'nothing', error: expect.stringMatching(/no payment/) },
		]);
		const none = await shop.run(many({ findBy: 'merchant_uid', merchant_uid: 'x, y' }), goOn);
		expect(none.json).toMatchObject([{ merchant_uid: 'x' }, { merchant_uid: 'y' }]);
		expect(none.json.every(({ success }) => success === false)).toBe(true);
	});

	test('in Korean are not asked for in an address that is too long', async () => {
		const numbers = Array.from({ length: 100 }, (_, index) => `가${'나'.repeat(30)}${index}`);
		for (const number of numbers) pay(number);
		expect(await numbersOf(many({ findBy: 'merchant_uid', merchant_uid: numbers }))).toEqual(
			numbers,
		);
		for (const { path, query } of shop.sandbox.journal.entries()) {
			expect(path.length + encodeURIComponent(JSON.stringify(query)).length).toBeLessThan(8_000);
		}
	});

	test('all of a number are every try under it', async () => {
		pay('order-1', { status: 'failed', startedAt: ago(1) });
		pay('order-1');
		const all = await shop.run(
			many({ findBy: 'merchant_uid', merchant_uid: 'order-1, nothing', allOfEach: true }),
			goOn,
		);
		expect(all.json).toMatchObject([
			{ merchant_uid: 'order-1', status: 'paid' },
			{ merchant_uid: 'order-1', status: 'failed' },
			{ merchant_uid: 'nothing', success: false },
		]);
	});

	test('can not be empty', async () => {
		const { error } = await shop.run(many({ findBy: 'imp_uid', imp_uid: '={{ $json.nothing }}' }));
		expect(error?.message).toMatch(/Imp UID is empty/);
	});
});
