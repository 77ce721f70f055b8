import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { NPAY_WRITES } from '../support/contracts/npayWrites';
import { type Answer, type Asked, type Relay, startRelay } from '../support/shops/relay';
import { CONFIRM, DISPATCH, openShop, QUERY, type Shop } from '../support/shops/shop';

let shop: Shop;
let relay: Relay;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	relay = await startRelay(shop.sandbox.url);
});
afterAll(async () => {
	await relay.close();
	await shop.sandbox.close();
});
beforeEach(reset);

function reset(): void {
	shop.reset();
	relay.reset();
	const { pathname } = new URL(shop.sandbox.npayBaseUrl);
	shop.engine.saveCredential('shop', 'npayApi', { baseUrl: `${relay.baseUrl}${pathname}` });
}

const goOn = { onError: 'continueRegularOutput' } as const;
const items = (ids: string[]) => ids.map((productOrderId) => ({ productOrderId }));
const isWrite = ({ method, path }: Asked): boolean =>
	method === 'POST' && path.includes('/product-orders') && !path.includes('/query');

/** Product orders in the state from which a write goes out. */
function ready(name: string, count: number): string[] {
	const ids = shop.paidOrders(count);
	for (const id of ids) shop.sandbox.npay.put(id, NPAY_WRITES[name]?.from ?? 'PAYED_OK');
	shop.sandbox.journal.clear();
	return ids;
}

const run = async (name: string, ids: string[], more: object = goOn) =>
	await shop.engine.run(NPAY_WRITES[name]?.parameters ?? {}, { items: items(ids), ...more });

const refusal = (...infos: unknown[]): Answer => ({
	status: 200,
	body: { data: { successProductOrderIds: [], failProductOrderInfos: infos } },
});

/** Which product orders each write named, and `look` for each reading in between. */
function watch(): string[][] {
	const steps: string[][] = [];
	relay.before = (asked) => {
		if (asked.path.includes('/query')) steps.push(['look']);
		else if (isWrite(asked)) steps.push(namesIn(asked));
		return undefined;
	};
	return steps;
}

function namesIn({ path, body }: Asked): string[] {
	const { productOrderIds, dispatchProductOrders } = (body ?? {}) as {
		productOrderIds?: string[];
		dispatchProductOrders?: Array<{ productOrderId: string }>;
	};
	const named = dispatchProductOrders?.map(({ productOrderId }) => productOrderId);
	return productOrderIds ?? named ?? [/product-orders\/(\d+)/.exec(path)?.[1] ?? ''];
}

describe('a refusal that does not name its product order', () => {
	const INVALID = { code: '104122', message: '송장번호가 유효하지 않습니다.' };

	test.each(Object.keys(NPAY_WRITES))('is that of the only one in the call: %s', async (name) => {
		const ids = ready(name, 1);
		const steps = watch();
		const pass = relay.before;
		relay.before = (asked) => pass(asked) ?? (isWrite(asked) ? refusal(INVALID) : undefined);
		const { json } = await run(name, ids);
		expect(json).toMatchObject([
			{ productOrderId: ids[0], success: false, code: INVALID.code, error: INVALID.message },
		]);
		expect(steps.filter(([step]) => step !== 'look')).toHaveLength(1);
	});

	test.each(['confirm', 'dispatch'])(
		'of several goes to those that are not mentioned, which are read and then sent alone: %s',
		async (name) => {
			const ids = ready(name, 5);
			const bad = ids[3];
			const steps = watch();
			const pass = relay.before;
			relay.before = (asked) => {
				pass(asked);
				if (!isWrite(asked)) return undefined;
				const names = namesIn(asked);
				return names.length === 1 && names[0] === bad ? refusal(INVALID) : undefined;
			};
			relay.after = (asked, answer) => {
				if (!isWrite(asked) || namesIn(asked).length === 1) return answer;
				return refusal(INVALID);
			};
			// Naver does three of five: the fourth is refused, the fifth was left out as well.
			const { npay } = shop.sandbox;
			const productOrder = npay.productOrder.bind(npay);
			const kept = [bad, ids[4]].map((id) => productOrder(id ?? ''));
			const before = kept.map((one) => structuredClone(one));
			const done = relay.after;
			relay.after = (asked, answer) => {
				if (isWrite(asked) && namesIn(asked).length > 1) {
					kept.forEach((one, index) => restore(one, before[index]));
				}
				return done(asked, answer);
			};
			const { json } = await run(name, ids);
			expect(json).toMatchObject([
				...[0, 1, 2].map(() => ({ success: true, verified: true })),
				{ success: false, code: INVALID.code, error: INVALID.message },
				{ success: true },
			]);
			const writes = steps.filter(([step]) => step !== 'look');
			expect(writes).toEqual([ids, [bad], [ids[4]]]);
			const all = steps.map(([step]) => step);
			expect(all.indexOf('look', all.indexOf(ids[0]))).toBeLessThan(all.indexOf(bad));
		},
	);

	/** Takes back what a write did to a product order. */
	function restore(one: object | undefined, before: object | undefined): void {
		if (one === undefined) return;
		for (const key of Object.keys(one)) delete (one as Record<string, unknown>)[key];
		Object.assign(one, structuredClone(before));
	}
});

describe('numbers in an answer', () => {
	test.each([
		['as numbers', (id: string) => Number(id)],
		['as text', (id: string) => id],
	])('our own IDs stay in the rows where it has them %s', async (_, spell) => {
		const ids = ready('confirm', 3);
		relay.after = (asked, answer) =>
			asked.path.includes('/confirm')
				? {
						status: 200,
						body: {
							data: {
								successProductOrderInfos: ids.map((id) => ({
									productOrderId: spell(id),
									isReceiverAddressChanged: false,
									verified: 'no',
								})),
								failProductOrderInfos: [],
							},
						},
					}
				: answer;
		const { json } = await run('confirm', ids);
		expect(json).toEqual(
			ids.map((productOrderId) => ({
				productOrderId,
				success: true,
				isReceiverAddressChanged: false,
				...(json[0]?.traceId === undefined ? {} : { traceId: expect.any(String) }),
			})),
		);
	});

	test('one that has lost digits names nothing: its order is read', async () => {
		const ids = ['20261122123456710', '20261122123456713'];
		// As JavaScript reads them both are the first one.
		expect(ids.map((id) => String(Number(id)))).toEqual([ids[0], ids[0]]);
		relay.before = (asked) => {
			if (asked.path.includes('/query')) return { status: 200, body: { data: [] } };
			return asked.path.includes('/confirm')
				? {
						status: 200,
						body: `{"data":{"successProductOrderInfos":[{"productOrderId":20261122123456713}]}}`,
					}
				: undefined;
		};
		const { json } = await run('confirm', ids);
		expect(json.map(({ success, error }) => [success, error])).toEqual(
			ids.map(() => [false, expect.stringMatching(/not known whether Naver did this/)]),
		);
	});

	test('an order that is told to be both done and refused is read', async () => {
		const ids = ready('dispatch', 2);
		relay.after = (asked, answer) =>
			asked.path.includes('/dispatch')
				? {
						status: 200,
						body: {
							data: {
								successProductOrderIds: ids,
								failProductOrderInfos: [{ productOrderId: ids[1], code: '9999', message: 'x' }],
							},
						},
					}
				: answer;
		const { json } = await run('dispatch', ids);
		expect(json).toMatchObject([{ success: true }, { success: true, verified: true }]);
		expect(shop.calls(DISPATCH)).toBe(1);
	});
});

describe('rows that cannot be read', () => {
	test('one of three answers with a null row: all 90 are reported, and done once', async () => {
		const ids = ready('confirm', 90);
		let count = 0;
		relay.after = (asked, answer) => {
			if (!asked.path.includes('/confirm') || ++count !== 2) return answer;
			const { data } = answer.body as { data: { successProductOrderInfos: unknown[] } };
			return {
				...answer,
				body: {
					data: {
						...data,
						successProductOrderInfos: [null, ...data.successProductOrderInfos.slice(1)],
					},
				},
			};
		};
		const { json, error } = await run('confirm', ids, {});
		expect(error).toBeUndefined();
		expect(json.map(({ success }) => success)).toEqual(ids.map(() => true));
		expect(json.filter(({ verified }) => verified === true)).toHaveLength(1);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 90, confirmedAgain: 0 });
	});

	/** JSON as a server could send it, of the words that these answers have and of others. */
	const anyAnswer = (ids: string[]): fc.Arbitrary<unknown> => {
		const id = fc.oneof(
			fc.constantFrom<unknown>(...ids, ...ids.map(Number), null, '', 1e300),
			fc.jsonValue({ maxDepth: 1 }),
		);
		const info = fc.oneof(
			fc.record(
				{ productOrderId: id, code: fc.jsonValue({ maxDepth: 1 }), message: fc.jsonValue() },
				{ requiredKeys: [] },
			),
			fc.constantFrom<unknown>(null, 5, 'text', [], [[null]], { toString: 5, valueOf: 5 }),
			fc.jsonValue({ maxDepth: 2 }),
		);
		const list = fc.oneof(fc.array(info, { maxLength: 4 }), fc.jsonValue({ maxDepth: 1 }));
		const data = fc.record(
			{
				successProductOrderIds: fc.oneof(fc.array(id, { maxLength: 4 }), fc.jsonValue()),
				successProductOrderInfos: list,
				failProductOrderInfos: list,
			},
			{ requiredKeys: [] },
		);
		return fc.oneof(
			fc.record(
				{
					data,
					timestamp: fc.oneof(fc.constant('+275760-09-13T00:00:00.000Z'), fc.jsonValue()),
					traceId: fc.jsonValue({ maxDepth: 1 }),
				},
				{ requiredKeys: ['data'] },
			),
			fc.jsonValue(),
		);
	};

	const CLAIMED = /already(Done)?|verified/;

	test.each(Object.keys(NPAY_WRITES))(
		'nothing that an answer holds gets past the report: %s',
		async (name) => {
			await fc.assert(
				fc.asyncProperty(
					fc.infiniteStream(fc.nat(1_000_000)),
					fc.boolean(),
					fc.boolean(),
					async (seeds, isDone, readsToo) => {
						reset();
						const ids = ready(name, 2);
						const answers = fc.sample(anyAnswer(ids), { numRuns: 12, seed: seeds.next().value });
						let told: unknown[] = [];
						let index = 0;
						const next = (): Answer => {
							const body = answers[index++ % answers.length];
							told = [...told, body];
							return { status: 200, body: JSON.stringify(body) ?? 'null' };
						};
						const isBroken = (asked: Asked) =>
							isWrite(asked) || (readsToo && asked.path.includes('/query'));
						relay.before = (asked) => (isBroken(asked) && !isDone ? next() : undefined);
						relay.after = (asked, answer) => (isBroken(asked) ? next() : answer);
						const { json, error } = await run(name, ids);
						expect(error).toBeUndefined();
						expect(json.map(({ productOrderId }) => productOrderId)).toEqual(ids);
						for (const row of json) expectHonest(row, told, isDone, readsToo);
					},
				),
				{ numRuns: 6, endOnFailure: true },
			);
		},
	);

	/** A row is done only where an answer says so, or where reading shows it. */
	function expectHonest(
		row: IDataObject,
		told: unknown[],
		isDone: boolean,
		readsToo: boolean,
	): void {
		expect(typeof row.success).toBe('boolean');
		if (row.success !== true) {
			expect(row.error).toEqual(expect.any(String));
			return;
		}
		const id = String(row.productOrderId);
		const isTold = JSON.stringify(told).includes(id);
		const isSeen = Object.keys(row).some((key) => CLAIMED.test(key));
		expect(isTold || (isSeen && (isDone || readsToo))).toBe(true);
	}
});

describe('an answer that leaves open whether it was done', () => {
	const OPEN: Array<[string, Answer]> = [
		['408', { status: 408, body: '<html>Request Timeout</html>' }],
		['502', { status: 502, body: '<html>Bad Gateway</html>' }],
		['503', { status: 503, body: '' }],
		['504', { status: 504, body: '<html>Gateway Timeout</html>' }],
		['GW.TIMEOUT.01 with 200', { status: 200, body: { code: 'GW.TIMEOUT.01', message: 'x' } }],
		['GW.TIMEOUT.02 with 400', { status: 400, body: { code: 'GW.TIMEOUT.02', message: 'x' } }],
		['GW.PROXY.01 with 400', { status: 400, body: { code: 'GW.PROXY.01', message: 'x' } }],
	];
	const [, , , , , , HARDEST] = OPEN;
	/** Decisions after which the buyer may ask again: a late call would decide that claim. */
	const MAY_HIT_ANOTHER = new Set([
		'return reject',
		'return holdback',
		'return release',
		...Object.keys(NPAY_WRITES).filter((name) => name.startsWith('exchange')),
	]);
	/** Every write with the answer that looks most like a refusal, and every answer with two of the writes. */
	const CASES = [
		...Object.keys(NPAY_WRITES).map((name) => [name, ...(HARDEST ?? [])] as const),
		...['dispatch', 'cancel approve'].flatMap((name) =>
			OPEN.filter((one) => one !== HARDEST).map((one) => [name, ...one] as const),
		),
	] as Array<[string, string, Answer]>;

	test.each(CASES)('is read, not sent again, where it was done: %s, %s', async (name, _, open) => {
		const ids = ready(name, 2);
		const steps = watch();
		relay.after = (asked, answer) => (isWrite(asked) ? open : answer);
		const { json } = await run(name, ids);
		expect(json).toMatchObject(ids.map(() => ({ success: true, verified: true })));
		const writes = steps.filter(([step]) => step !== 'look');
		const isBatched = name === 'confirm' || name === 'dispatch';
		expect(writes).toEqual(isBatched ? [ids] : ids.map((id) => [id]));
		expect(steps.at(-1)).toEqual(['look']);
	});

	test.each(CASES)(
		'is read, and sent again at most where that can hit nothing else, where it was not done: %s, %s',
		async (name, _, open) => {
			const ids = ready(name, 1);
			const steps = watch();
			const pass = relay.before;
			let isFirst = true;
			relay.before = (asked) => {
				pass(asked);
				if (!isWrite(asked) || !isFirst) return undefined;
				isFirst = false;
				return open;
			};
			const { json } = await run(name, ids);
			const from = steps.findIndex(([step]) => step !== 'look');
			if (MAY_HIT_ANOTHER.has(name)) {
				expect(json).toMatchObject([
					{ success: false, error: expect.stringMatching(/not known whether Naver did this/) },
				]);
				expect(steps.slice(from).filter(([step]) => step !== 'look')).toEqual([ids]);
				return;
			}
			expect(json).toMatchObject([{ success: true }]);
			expect(steps.slice(from)).toEqual([ids, ['look'], ids]);
		},
	);
});

describe('refusals of one product order', () => {
	test('five confirmed before keep the other two from nothing, though Naver refuses whole calls', async () => {
		const ids = ready('confirm', 7);
		await run('confirm', ids.slice(0, 5));
		shop.sandbox.npay.patchSettings({ stateErrorStyle: 'http400', confirmAlreadyDone: '105306' });
		const { json, error } = await run('confirm', ids, {});
		expect(error).toBeUndefined();
		expect(json.map(({ success, alreadyDone }) => [success, alreadyDone])).toEqual([
			...ids.slice(0, 5).map(() => [true, true]),
			[true, undefined],
			[true, undefined],
		]);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 7, confirmedTwice: 0 });
	});

	test('of six delays five are as wanted: they are done already, and the sixth is sent', async () => {
		const ids = ready('delay', 6);
		await run('delay', ids.slice(0, 5));
		shop.sandbox.npay.patchSettings({ stateErrorStyle: 'http400' });
		const { json } = await run('delay', ids);
		expect(json).toMatchObject([
			...ids.slice(0, 5).map(() => ({ success: true, alreadyDone: true })),
			{ success: true },
		]);
	});

	test('with a code that nobody knows the orders are read before anything is given up', async () => {
		const ids = ready('delay', 9);
		await run('delay', ids.slice(0, 5));
		relay.after = (asked, answer) => {
			const isRefused = JSON.stringify(answer.body).includes('"9999"');
			return isWrite(asked) && isRefused
				? { status: 400, body: { code: '4711', message: '알 수 없는 오류' } }
				: answer;
		};
		const { json } = await run('delay', ids);
		expect(json).toMatchObject([
			...ids.slice(0, 5).map(() => ({ success: true, alreadyDone: true })),
			...ids.slice(5).map(() => ({ success: true })),
		]);
	});

	test('nothing but refusals that are about no one order end the run, after all were read', async () => {
		const ids = ready('delay', 40);
		await run('delay', ids.slice(30));
		let count = 0;
		relay.before = (asked) => {
			if (!isWrite(asked)) return undefined;
			count++;
			return { status: 400, body: { code: '4711', message: '알 수 없는 오류' } };
		};
		const { json } = await run('delay', ids);
		expect(count).toBeLessThan(10);
		expect(json.slice(0, 30).every(({ success }) => success === false)).toBe(true);
		expect(json[29]).toMatchObject({ error: 'Not sent: 알 수 없는 오류', code: '4711' });
		expect(json.slice(30)).toMatchObject(
			ids.slice(30).map(() => ({ success: true, alreadyDone: true })),
		);
	});
});

test('the paths that are watched here are those of the API', () => {
	expect([CONFIRM, DISPATCH, QUERY].every((path) => path.includes('/product-orders/'))).toBe(true);
});
