import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { type Doubt, DOUBT_MS, type Doubts, isOpen } from '../../../../nodes/shared/write/doubts';
import { doubtsOf } from '../../../support/shops/doubts';

const AT = Date.parse('2026-11-29T12:00:00+09:00');
let count = 0;

/** A doubt about a payment of its own, so that no test meets another one's. */
const doubtOf = (fields: Partial<Doubt> = {}): Doubt => ({
	kind: 'refund',
	account: 'a1',
	subject: `p${++count}`,
	amount: 3_000,
	seen: ['c1'],
	at: AT,
	how: 'HTTP 504',
	...fields,
});

const about = (doubts: Doubts, { kind, account, subject }: Doubt) =>
	doubts.find(kind, account, subject);

/** What n8n's database gives back. */
const saved = (staticData: IDataObject) => JSON.parse(JSON.stringify(staticData)) as IDataObject;

/** The module as another process has it. */
function elsewhere(staticData: IDataObject): Doubts {
	let doubts: Doubts | undefined;
	jest.isolateModules(() => {
		doubts = (
			jest.requireActual('../../../support/shops/doubts') as { doubtsOf: typeof doubtsOf }
		).doubtsOf(staticData);
	});
	return doubts as Doubts;
}

test('a doubt is found by another node of the process, and only where it belongs', () => {
	const doubt = doubtOf();
	doubtsOf({}).remember(doubt);
	const other = doubtsOf({});
	expect(about(other, doubt)).toEqual([doubt]);
	expect(about(other, { ...doubt, kind: 'payment' })).toEqual([]);
	expect(about(other, { ...doubt, account: 'a2' })).toEqual([]);
	expect(about(other, { ...doubt, subject: 'another' })).toEqual([]);
});

test('a doubt survives a restart in static data, as JSON', () => {
	const staticData: IDataObject = {};
	const whole = doubtOf({ amount: undefined });
	const part = doubtOf();
	doubtsOf(staticData).remember(whole);
	doubtsOf(staticData).remember(part);
	const next = elsewhere(saved(staticData));
	expect(about(next, whole)).toEqual([whole]);
	expect(about(next, part)).toEqual([part]);
});

test('another process without that static data knows of no doubt', () => {
	const doubt = doubtOf();
	doubtsOf({}).remember(doubt);
	expect(about(elsewhere({}), doubt)).toEqual([]);
});

test('a doubt that is resolved is gone from process and static data', () => {
	const staticData: IDataObject = {};
	const doubt = doubtOf();
	const other = doubtOf({ subject: doubt.subject, at: AT + 1 });
	doubtsOf(staticData).remember(doubt);
	doubtsOf(staticData).remember(other);
	doubtsOf(staticData).resolve(doubt);
	expect(about(doubtsOf(staticData), doubt)).toEqual([other]);
	expect(about(elsewhere(saved(staticData)), doubt)).toEqual([other]);
});

test('an older copy of static data does not bring a resolved doubt back', () => {
	const staticData: IDataObject = {};
	const doubt = doubtOf();
	doubtsOf(staticData).remember(doubt);
	const copy = saved(staticData);
	doubtsOf({}).resolve(doubt);
	expect(about(doubtsOf(copy), doubt)).toEqual([]);
});

test('the same doubt remembered twice is one', () => {
	const staticData: IDataObject = {};
	const doubt = doubtOf();
	doubtsOf(staticData).remember(doubt);
	doubtsOf(staticData).remember({ ...doubt, how: 'told otherwise' });
	expect(staticData.doubts).toHaveLength(1);
	expect(about(doubtsOf(staticData), doubt)).toHaveLength(1);
});

test('however many doubts there are, a bounded number is kept, the newest', () => {
	const staticData: IDataObject = {};
	const doubts = doubtsOf(staticData);
	const subjects = Array.from({ length: 600 }, (_, index) => `many-${index}`);
	for (const subject of subjects) doubts.remember(doubtOf({ subject }));
	expect(staticData.doubts).toHaveLength(500);
	expect(doubts.find('refund', 'a1', 'many-0')).toEqual([]);
	expect(doubts.find('refund', 'a1', 'many-599')).toHaveLength(1);
});

test('static data that is damaged loses the damaged parts and keeps the others', () => {
	fc.assert(
		fc.property(fc.array(fc.jsonValue()), fc.nat(20), (rubbish, place) => {
			const doubt = doubtOf();
			const doubts = [...rubbish.slice(0, place), doubt, ...rubbish.slice(place)];
			const staticData = { doubts } as unknown as IDataObject;
			expect(about(elsewhere(staticData), doubt)).toEqual([doubt]);
		}),
		{ numRuns: 50 },
	);
	for (const doubts of [null, 'x', 5, { 0: doubtOf() }]) {
		const doubt = doubtOf();
		const staticData = { doubts } as unknown as IDataObject;
		expect(about(doubtsOf(staticData), doubt)).toEqual([]);
		doubtsOf(staticData).remember(doubt);
		expect(about(elsewhere(saved(staticData)), doubt)).toEqual([doubt]);
	}
});

test.each([
	{ at: 1e300 },
	{ at: '2026' },
	{ seen: 'c1' },
	{ seen: [1] },
	{ amount: '3000' },
	{ subject: 5 },
	{ how: null },
])('a kept doubt with %j is none', (damage) => {
	const doubt = doubtOf();
	const staticData = { doubts: [{ ...doubt, ...damage }] } as unknown as IDataObject;
	expect(about(elsewhere(staticData), doubt)).toEqual([]);
});

test('a write may take effect for ten minutes from its call, by whichever clock', () => {
	const doubt = doubtOf();
	expect(isOpen(doubt, AT)).toBe(true);
	expect(isOpen(doubt, AT + DOUBT_MS - 1)).toBe(true);
	expect(isOpen(doubt, AT + DOUBT_MS)).toBe(false);
	expect(isOpen(doubt, AT - 60_000)).toBe(true);
	expect(isOpen(doubt, AT - 86_400_000)).toBe(false);
});

test('a run that asks for each of its items reads what is kept once', () => {
	const staticData: IDataObject = {};
	const kept = Array.from({ length: 500 }, () => doubtOf());
	let reads = 0;
	staticData.doubts = kept.map((doubt) =>
		Object.defineProperty({ ...doubt }, 'subject', {
			enumerable: true,
			get() {
				reads++;
				return doubt.subject;
			},
		}),
	) as unknown as IDataObject[];
	const doubts = doubtsOf(staticData);
	for (let item = 0; item < 1_000; item++) {
		expect(about(doubts, doubtOf())).toEqual([]);
	}
	expect(about(doubts, kept[0] as Doubt)).toEqual([kept[0]]);
	expect(reads).toBeLessThanOrEqual(kept.length);
});

test('what another node learns meanwhile is found, and what it resolves is gone', () => {
	const [own, others] = [doubtOf(), doubtOf()];
	const staticData: IDataObject = {};
	doubtsOf(staticData).remember(own);
	const doubts = doubtsOf(staticData);
	expect(about(doubts, own)).toEqual([own]);
	const other = doubtsOf({});
	other.remember(others);
	other.resolve(own);
	expect(about(doubts, others)).toEqual([others]);
	expect(about(doubts, own)).toEqual([]);
});
