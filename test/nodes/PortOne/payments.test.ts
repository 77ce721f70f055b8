import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { PortOneClient } from '../../../nodes/PortOne/api/client';
import { fetchByIds } from '../../../nodes/PortOne/api/lists/byIds';
import { listByNumber, listPayments, spansOf } from '../../../nodes/PortOne/api/lists/payments';
import { toPayJob } from '../../../nodes/PortOne/resources/payment/payAgainJob';
import { maskPeople } from '../../../nodes/shared/agent/people';
import { ApiFailure, orFailure } from '../../../nodes/shared/http/apiFailure';

const DAYS_90 = 90 * 86_400;
const never = () => false;

/** A client that answers each request by a function. */
const clientOf = (answer: (name: string, parts: IDataObject) => unknown): PortOneClient =>
	({
		shop: 'shop',
		request: async (name: string, parts: IDataObject) => await Promise.resolve(answer(name, parts)),
	}) as unknown as PortOneClient;
const given = (response: unknown) => ({ status: 200, response });
const refused = (httpCode: string, isLasting = false) =>
	new ApiFailure({ message: `HTTP ${httpCode}`, httpCode }, false, isLasting);

test('a period is cut into spans of at most 90 days, which hold each second once', () => {
	const anyPeriod = fc
		.tuple(fc.integer({ min: 1_600_000_000, max: 1_800_000_000 }), fc.integer({ min: 0, max: 1e8 }))
		.map(([from, length]) => ({ from: from * 1000 + 1, to: (from + length) * 1000 + 999 }));
	fc.assert(
		fc.property(anyPeriod, ({ from, to }) => {
			const spans = spansOf({ from, to });
			expect(spans[0]?.[0]).toBe(Math.floor(from / 1000));
			expect(spans.at(-1)?.[1]).toBe(Math.floor(to / 1000));
			for (const [index, [start, end]] of spans.entries()) {
				expect(end - start).toBeLessThan(DAYS_90);
				if (index > 0) expect(start).toBe((spans[index - 1]?.[1] ?? 0) + 1);
			}
		}),
	);
	expect(spansOf({ from: 5_000, to: 4_000 })).toEqual([]);
});

describe('reading by ids', () => {
	const which = { endpoint: 'getPayments', name: 'merchant_uid' } as const;
	const partsOf = async (ids: string[]) => {
		const asked: string[][] = [];
		const client = clientOf((_, { query }) => {
			const uids = (query as Record<string, string[]>)['merchant_uid[]'] ?? [];
			asked.push(uids);
			return given(uids.map((merchant_uid) => ({ merchant_uid })));
		});
		const found = await fetchByIds(client, which, new Set(ids), never);
		return { asked, found };
	};

	test('asks for 100 at a time, and for fewer where they are long', async () => {
		const short = await partsOf(Array.from({ length: 250 }, (_, index) => `order-${index}`));
		expect(short.asked.map(({ length }) => length).sort()).toEqual([100, 100, 50]);
		const long = await partsOf(
			Array.from({ length: 100 }, (_, index) => `${'가'.repeat(36)}${index}`),
		);
		for (const ids of long.asked) {
			expect(ids.map(encodeURIComponent).join('').length).toBeLessThanOrEqual(4_000);
		}
		expect(long.asked.flat()).toHaveLength(100);
		expect(long.found.size).toBe(100);
	});

	test('gives every row of a number, and none of what nobody asked for', async () => {
		const rows = [
			{ merchant_uid: 'a', imp_uid: '1' },
			{ merchant_uid: 'a', imp_uid: '2' },
			{ merchant_uid: 'x', imp_uid: '3' },
		];
		const found = await fetchByIds(
			clientOf(() => ({ status: 207, response: rows })),
			which,
			new Set(['a', 'b']),
			never,
		);
		expect([...found]).toEqual([
			['a', rows.slice(0, 2)],
			['b', []],
		]);
	});

	test('takes 404 for none of them, and tells any other refusal for each', async () => {
		const read = async (httpCode: string) =>
			await fetchByIds(
				clientOf(() => {
					throw refused(httpCode);
				}),
				which,
				new Set(['a', 'b']),
				never,
			);
		expect([...(await read('404')).values()]).toEqual([[], []]);
		expect([...(await read('403')).values()]).toEqual([refused('403'), refused('403')]);
	});
});

const payment = (changed: IDataObject = {}): IDataObject => ({
	...{ imp_uid: 'imp_1', merchant_uid: 'order-1', customer_uid: 'kim', amount: 9_900 },
	...{ currency: 'KRW', status: 'paid' },
	...changed,
});
const page = (list: IDataObject[], next = 0) => given({ total: 1, previous: 0, next, list });
const job = (list: IDataObject[], order: IDataObject = {}) =>
	toPayJob(
		clientOf(() => page(list)),
		{
			merchant_uid: 'order-1',
			order: { customer_uid: 'kim', amount: 9_900, currency: 'KRW', ...order },
		},
	);

test('payments of another number in an answer make it unreadable', async () => {
	const client = clientOf(() => page([payment({ merchant_uid: 'order-2' })]));
	const read = await orFailure(listByNumber(client, 'order-1'));
	expect(read).toBeInstanceOf(ApiFailure);
});

test('an answer that never ends is read no further than it brings something new', async () => {
	let pages = 0;
	const client = clientOf(() => {
		pages++;
		return page([payment()], pages + 1);
	});
	expect(await listByNumber(client, 'order-1')).toHaveLength(1);
	expect(pages).toBe(2);
});

describe('a list that changes while it is read', () => {
	const PERIOD = { status: 'paid', from: 0, to: DAYS_90 * 1000 - 1 };
	const NO_PAGE = 'no page';
	const payments = (count: number) =>
		Array.from({ length: count }, (_, index) => payment({ imp_uid: `imp_${index}` }));

	/** Pages of a list, of which each call may take rows away first. */
	function shrinking(count: number, rowsGone: Record<number, string[]>, beyond = '') {
		let rows = payments(count);
		let calls = 0;
		const client = clientOf((_, { query }) => {
			const gone = rowsGone[++calls] ?? [];
			rows = rows.filter(({ imp_uid }) => !gone.includes(String(imp_uid)));
			const { page: number, limit } = query as { page: number; limit: number };
			const isLast = number * limit >= rows.length;
			if (beyond === NO_PAGE && (number - 1) * limit >= rows.length) throw refused('400');
			return given({
				...{ total: rows.length, previous: number - 1, next: isLast ? 0 : number + 1 },
				list: rows.slice((number - 1) * limit, number * limit),
			});
		});
		const read = async (limit = Number.POSITIVE_INFINITY) =>
			(await listPayments(client, { ...PERIOD, limit })).rows.map(({ imp_uid }) => imp_uid);
		return { read, calls: () => calls };
	}

	test('is read whole in one pass where nothing goes', async () => {
		const { read, calls } = shrinking(2_500, {});
		expect(await read()).toHaveLength(2_500);
		expect(calls()).toBe(3);
	});

	test('is gone through once more where a row has moved to a page that was read', async () => {
		const { read, calls } = shrinking(1_500, { 2: ['imp_3'] });
		const found = await read();
		expect(found).toContain('imp_1000');
		expect([new Set(found).size, found.length, calls()]).toEqual([1_500, 1_500, 4]);
	});

	test('is gone through once more where its last page has gone', async () => {
		const { read, calls } = shrinking(1_001, { 2: ['imp_3'] }, NO_PAGE);
		expect(await read()).toContain('imp_1000');
		expect(calls()).toBe(3);
	});

	test('is read once where its total counts the rows of the page only', async () => {
		let calls = 0;
		const client = clientOf(() => {
			const list = payments(1_500).slice(calls * 1_000, (calls + 1) * 1_000);
			return given({ total: list.length, previous: calls, next: ++calls === 1 ? 2 : 0, list });
		});
		const limit = Number.POSITIVE_INFINITY;
		expect((await listPayments(client, { ...PERIOD, limit })).rows).toHaveLength(1_500);
		expect(calls).toBe(2);
	});

	test('is gone through twice at most, and not where the limit is reached', async () => {
		const always = shrinking(1_500, { 2: ['imp_3'], 4: ['imp_4'], 6: ['imp_5'] });
		await always.read();
		expect(always.calls()).toBe(4);
		const limited = shrinking(1_500, { 2: ['imp_3'] });
		expect(await limited.read(1_200)).toHaveLength(1_200);
		expect(limited.calls()).toBe(2);
	});
});

test('what was found under a number stays found though a later pass finds none', async () => {
	let calls = 0;
	const client = clientOf(() => {
		if (++calls > 1) throw refused('404');
		return given({ total: 2, previous: 0, next: 0, list: [payment()] });
	});
	expect(await listByNumber(client, 'order-1')).toHaveLength(1);
});

test('of several payments under a number the one that decides is taken, wherever it stands', async () => {
	const statuses = ['failed', 'cancelled', 'ready', 'paid'];
	for (let count = 1; count <= statuses.length; count++) {
		const some = statuses.slice(0, count).map((status, index) => {
			return payment({ status, imp_uid: `imp_${index}` });
		});
		for (const list of [some, [...some].reverse()]) {
			expect((await job(list).read('order-1'))?.status).toBe(statuses[count - 1]);
		}
	}
	expect(await job([]).read('order-1')).toBeUndefined();
});

test.each([
	['the same', {}, {}, undefined],
	['another amount', { amount: 9_000 }, {}, 'it is for 9000, not 9900'],
	['a discount of a promotion', { amount: 9_000, promotion: { discount: 900 } }, {}, /9000/],
	[
		...([
			'a discount that was asked for',
			{ amount: 9_000, promotion: { discount: 900 } },
		] as const),
		...([{ promotion_id: 'promotion-id-1' }, undefined] as const),
	],
	['another currency', { currency: 'USD' }, {}, 'it is in USD, not KRW'],
	['no currency told', { currency: null }, {}, undefined],
	['another customer', { customer_uid: 'lee' }, {}, /another customer_uid/],
	['no billing key', { customer_uid: null }, {}, /not paid with a billing key/],
] as Array<[string, IDataObject, IDataObject, string | RegExp | undefined]>)(
	'a payment that is there with %s',
	(_, changed, order, words) => {
		const difference = job([], order).difference(payment(changed), 1);
		if (words === undefined) expect(difference).toBeUndefined();
		else expect(difference).toMatch(words);
	},
);

test.each([
	['이미 결제된 merchant_uid입니다.', true],
	['중복된 주문번호입니다.', true],
	['이미 해지된 카드입니다.', false],
	['merchant_uid를 입력하세요.', false],
])('"%s" says that the number is in use: %s', (message, isTaken) => {
	expect(job([]).saysTaken({ message })).toBe(isTaken);
});

test('who a customer is is masked for a model', () => {
	const row = {
		customer_uid: 'kim',
		customer_name: '김고객',
		customer_tel: '010-1',
		customer_id: 'k',
	};
	expect(maskPeople(row)).toEqual({
		...row,
		...{ customer_name: '김**', customer_tel: '0**' },
	});
});
