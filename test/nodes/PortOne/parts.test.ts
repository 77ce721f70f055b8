import type { PortOneClient } from '../../../nodes/PortOne/api/client';
import {
	deliveryCompanies as companies,
	returnMethods,
	shippingMethods,
} from '../../../nodes/PortOne/api/codes';
import { present } from '../../../nodes/PortOne/api/present';
import { fetchSchedule } from '../../../nodes/PortOne/api/schedules';
import { naverOrder } from '../../../nodes/PortOne/resources/naverOrder';
import { ENSURE_WORDS } from '../../../nodes/PortOne/resources/schedule/ensure/books';
import { eventOf } from '../../../nodes/PortOne/trigger/events';
import { readNotification } from '../../../nodes/PortOne/trigger/notification';
import { ApiFailure } from '../../../nodes/shared/http/apiFailure';
import { readMany } from '../../../nodes/shared/http/readMany';
import { decide } from '../../../nodes/shared/subscription/decide';
import { uidOf } from '../../../nodes/shared/subscription/uid';
import type { Booked, Wanted } from '../../../nodes/shared/subscription/wanted';
import { Memory, REMEMBERED } from '../../../nodes/shared/webhook/memory';
import { isResultName } from '../../../nodes/shared/write/resultNames';
import { noDoubts } from '../../support/shops/doubts';

test('every code of PortOne has its labels', () => {
	expect([companies.length, shippingMethods.length, returnMethods.length]).toEqual([40, 6, 3]);
	for (const { ko } of [...shippingMethods, ...returnMethods])
		expect(ko).toMatch(/\p{Script=Hangul}/u);
	expect(companies.find(({ code }) => code === 'KDEXP')?.ko).toBe('경동택배');
	expect(companies.filter(({ ko }) => /\p{Script=Hangul}/u.test(ko)).length).toBeGreaterThan(25);
});

test('times become KST or null, at every depth; everything else stays as it is', () => {
	expect(
		present({
			paid_at: 1_795_312_800,
			failed_at: 0,
			executed_at: null,
			amount: 0,
			vbank_date: '1795312800',
			cancel_history: [{ cancelled_at: 1_795_312_800, amount: 1 }, 'x'],
			custom_data: null,
		}),
	).toEqual({
		paid_at: '2026-11-22T11:00:00.000+09:00',
		failed_at: null,
		executed_at: null,
		amount: 0,
		vbank_date: '1795312800',
		cancel_history: [{ cancelled_at: '2026-11-22T11:00:00.000+09:00', amount: 1 }, 'x'],
		custom_data: null,
	});
});

test('the Korean term of each code stands right after it, null where nobody knows the code', () => {
	const codes = {
		status: ['paid', '결제완료'],
		payment_status: ['failed', '결제실패'],
		schedule_status: ['revoked', '예약철회'],
		product_order_status: ['DELIVERING', '배송 중'],
		claim_type: ['RETURN', '반품'],
		claim_status: ['COLLECT_DONE', '수거 완료'],
	};
	for (const [field, [code, term]] of Object.entries(codes)) {
		const label = `${field}_label`;
		expect(Object.entries(present({ [field]: code, amount: 1 }))).toEqual([
			[field, code],
			[label, term],
			['amount', 1],
		]);
		expect(present({ [field]: 'NEW_ONE' })).toEqual({ [field]: 'NEW_ONE', [label]: null });
		expect(present({ [field]: null })).toEqual({ [field]: null, [label]: null });
		expect(isResultName(label)).toBe(true);
	}
});

describe('what Ensure decides', () => {
	const wanted = {
		owner: 'kim',
		prefix: 'sub-',
		period: '202612',
		at: 2_000,
		amount: 9_900,
		currency: 'KRW',
		cancelOthers: false,
	} as Partial<Wanted> as Wanted;
	const booked = (changed: object): Booked => ({
		...{ id: 'a', at: 2_000, amount: 9_900, currency: 'KRW', standing: 'waiting' },
		...{ inWords: 'scheduled', row: {} },
		...changed,
	});
	const ofPeriod = (period: string) => uidOf({ prefix: 'sub-', owner: 'kim', period, revision: 0 });

	test.each([
		['create', []],
		['leave', [{}]],
		['leave', [{ currency: undefined }]],
		['leave', [{ id: ofPeriod('202701') }]],
		['move', [{ at: 1_000 }]],
		['move', [{ at: 1_000, id: ofPeriod('202612') }]],
		['replace', [{ at: 1_000, id: ofPeriod('202701') }]],
		['replace', [{ amount: 9_901, id: ofPeriod('202612') }]],
		['refuse', [{ amount: 9_901 }]],
		['refuse', [{ currency: 'USD', id: ofPeriod('202612') }]],
		['refuse', [{}, { id: 'b' }]],
	])('%s', (kind, waiting) => {
		expect(decide(wanted, waiting.map(booked), ENSURE_WORDS).kind).toBe(kind);
	});

	test.each([
		['replace', { isCurrencyNamed: true }, { currency: 'USD', id: ofPeriod('202612') }],
		['refuse', { isCurrencyNamed: true }, { currency: 'USD' }],
		['replace', { cancelOthers: true }, { amount: 9_901 }],
		['refuse', { cancelOthers: true }, { currency: 'USD' }],
	])('%s where %j, of %j', (kind, changed, found) => {
		expect(decide({ ...wanted, ...changed }, [booked(found)], ENSURE_WORDS).kind).toBe(kind);
	});

	test('of several, the one that fits best is left', () => {
		const waiting = [{ id: 'early', at: 1 }, { id: 'fits' }, { amount: 1 }];
		const decision = decide({ ...wanted, cancelOthers: true }, waiting.map(booked), ENSURE_WORDS);
		expect(decision).toMatchObject({
			kind: 'cancel',
			booked: [{ id: 'early' }, { amount: 1 }],
		});
	});
});

test('all product orders of a payment that has none is a failure, not an item that gets lost', async () => {
	const api = { request: async () => await Promise.resolve({ status: 200, response: [] }) };
	const place = naverOrder.operations.find(({ value }) => value === 'place');
	const outcomes = await place?.run(
		[{ itemIndex: 0, input: { imp_uid: 'imp_1', ids: undefined, fields: {}, force: false } }],
		{ api: api as unknown as PortOneClient, isCancelled: () => false, doubts: noDoubts() },
	);
	expect(outcomes).toMatchObject([{ itemIndex: 0, failure: { code: 'NOT_FOUND' } }]);
});

test.each([null, {}, [], { merchant_uid: 'another' }])(
	'%j is no answer about a scheduled payment',
	async (response) => {
		const client = { request: async () => await Promise.resolve({ status: 200, response }) };
		const read = fetchSchedule(client as unknown as PortOneClient, 'order-1');
		await expect(read).rejects.toThrow(/answer was cut off, or is not what its API sends/);
	},
);

describe('reading many', () => {
	const keys = ['a', 'b', 'a', 'c', 'd', 'e'];

	test('reads each once, and goes on after one that fails', async () => {
		const failure = new ApiFailure({ message: 'b is gone' }, false, false);
		const read = jest.fn(async (key: string) => {
			if (key === 'b') throw failure;
			return await Promise.resolve(key.toUpperCase());
		});
		const found = await readMany(keys, read);
		expect([...found]).toEqual(
			expect.arrayContaining([
				['a', 'A'],
				['b', failure],
				['e', 'E'],
			]),
		);
		expect(read).toHaveBeenCalledTimes(5);
	});

	test('stops at what is bound to fail for all, and when the user stops', async () => {
		const lasting = new ApiFailure({ message: 'wrong secret' }, false, true);
		const read = jest.fn(async () => await Promise.reject(lasting));
		expect([...(await readMany(keys, read)).values()]).toEqual(Array(5).fill(lasting));
		expect(read).toHaveBeenCalledTimes(1);
		const unread = jest.fn(async () => await Promise.resolve('x'));
		const found = await readMany(keys, unread, () => true);
		expect([...found.values()].every((one) => one instanceof ApiFailure)).toBe(true);
		expect(unread).not.toHaveBeenCalled();
	});
});

describe('what a trigger remembers', () => {
	test('the same state of a payment is one event, another state another', () => {
		const paid = { imp_uid: 'imp_1', status: 'paid', cancel_amount: 0, paid_at: 1, name: 'x' };
		expect(eventOf({ ...paid, name: 'y' })).toBe(eventOf(paid));
		for (const changed of [{ cancel_amount: 1 }, { status: 'failed' }, { imp_uid: 'imp_2' }]) {
			expect(eventOf({ ...paid, ...changed })).not.toBe(eventOf(paid));
		}
	});

	test('calls at the same time share it, though n8n gives each its own copy', () => {
		expect(new Memory('shared', {}).add('one')).toBe(true);
		expect(new Memory('shared', {}).add('one')).toBe(false);
		expect(new Memory('other', {}).add('one')).toBe(true);
	});

	test('static data brings it back after a restart', () => {
		const staticData = {};
		new Memory('before', staticData).add('one');
		expect(new Memory('after', structuredClone(staticData)).add('one')).toBe(false);
	});

	test('is bounded: the oldest are forgotten', () => {
		const staticData: { seen?: string[] } = {};
		for (let index = 0; index < REMEMBERED + 10; index++) {
			new Memory('bounded', staticData).add(String(index));
		}
		expect(staticData.seen).toHaveLength(REMEMBERED);
		expect(staticData.seen?.[0]).toBe('10');
	});
});

test.each([
	[
		{ imp_uid: 'imp_1', merchant_uid: 'a/b', status: 'paid' },
		{ imp_uid: 'imp_1', merchant_uid: 'a/b' },
	],
	[{ imp_uid: 'imp_1' }, { imp_uid: 'imp_1', merchant_uid: undefined }],
	[{ imp_uid: 'imp 1' }, undefined],
	[{ imp_uid: 1 }, undefined],
	['imp_1', undefined],
	[null, undefined],
])('a notification is read from %j', (body, notification) => {
	expect(readNotification(body)).toEqual(notification);
});
