import fc from 'fast-check';

import { type FeedState, parseState } from '../../../../nodes/Npay/feed/state';

const NOON = Date.parse('2026-11-22T12:00:00+09:00');
const HOUR = 3_600_000;

const WALK = {
	to: NOON + HOUR,
	more: { moreFrom: '2026-11-22T12:30:00.000+09:00', moreSequence: '2026112200000001' },
	resumeFrom: NOON,
	notBefore: NOON - HOUR,
	latest: NOON + 1_000,
};
const STATE: FeedState = {
	version: 2,
	shop: 'shop',
	process: 'process',
	isTransactional: false,
	before: { from: NOON - HOUR },
	after: { from: NOON, walk: WALK },
	anchor: NOON - 2 * HOUR,
	seen: ['t4l0o0abcdefgh', 't4l0o1ijklmnop'],
	last: 1,
	types: ['PAYED'],
	earlier: [{ types: [], until: NOON }],
	latest: NOON,
};
const WHOLE: Omit<FeedState, 'version'> = (({ version, ...parts }) => {
	expect(version).toBe(2);
	return parts;
})(STATE);

test('a whole state is read as it was saved', () => {
	expect(parseState(STATE)).toEqual({ ...WHOLE, damaged: [] });
});

test('nothing stored is nothing; anything else is damage', () => {
	expect(parseState(undefined)).toBeUndefined();
	for (const stored of ['x', 7, [], {}, { version: 1 }]) {
		expect(parseState(stored)).toMatchObject({ seen: [], last: 0, earlier: [] });
		expect(parseState(stored)?.after).toBeUndefined();
		expect(parseState(stored)?.damaged).toContain('after');
	}
});

test('what an older version left is read, part by part', () => {
	const { anchor, ...older } = STATE;
	expect(anchor).toBe(STATE.anchor);
	const { after, before, damaged } = parseState({ ...older, version: 1 }) ?? {};
	expect({ after, before, damaged }).toEqual({ ...pick('after', 'before'), damaged: ['anchor'] });
});

const pick = (...names: Array<keyof typeof WHOLE>) =>
	Object.fromEntries(names.map((name) => [name, WHOLE[name]]));

test.each([
	['an end that is too far', { to: NOON + 25 * HOUR }],
	['an end before its start', { to: NOON - 1 }],
	['no page', { more: undefined }],
	['a page without a place', { more: { moreFrom: null, moreSequence: null } }],
	['a place that is no time', { more: { moreFrom: 'Invalid DateTime', moreSequence: '1' } }],
	['a place before the window', { more: { moreFrom: '2026-11-22T11:00:00.000+09:00' } }],
	['a sequence that is none', { more: { ...WALK.more, moreSequence: 5 } }],
	['a bound that is no time', { resumeFrom: 1e300 }],
	['rows read behind its end', { latest: NOON + 2 * HOUR }],
])('a window with %s is dropped, and its start kept', (_, change) => {
	const state = { ...STATE, after: { from: NOON, walk: { ...WALK, ...change } } };
	expect(parseState(state)).toMatchObject({ after: { from: NOON }, damaged: ['after.walk'] });
	expect(parseState(state)?.after?.walk).toBeUndefined();
});

test.each([1e300, -1, 0, null, '1795305000000', Number.NaN, {}])(
	'a place at %p is none, and the others are kept',
	(from) => {
		const read = parseState({ ...STATE, after: { from } });
		expect(read).toEqual({ ...WHOLE, after: undefined, damaged: ['after'] });
	},
);

test('of what was emitted, damaged entries are left out, and a list that is too long altogether', () => {
	const seen = [...STATE.seen, 5, 'x'];
	expect(parseState({ ...STATE, seen })).toMatchObject({ seen: STATE.seen, damaged: ['seen'] });
	const many = new Array<string>(200_000).fill('t4l0o0abcdefgh');
	expect(parseState({ ...STATE, seen: many })).toMatchObject({ seen: [], last: 0 });
	// Not knowing which were last, all may have to come again.
	expect(parseState({ ...STATE, last: 9 })).toMatchObject({ last: 2, damaged: ['last'] });
});

test('whatever is stored, reading it gives what can be gone on from, and reading that again changes nothing', () => {
	const part = fc.oneof(fc.anything(), fc.constantFrom<unknown>(NOON, 1e300, 'x', null, [], {}));
	const names = Object.keys(STATE) as Array<keyof FeedState>;
	fc.assert(
		fc.property(fc.constantFrom(...names), part, (name, value) => {
			const { damaged, ...read } = parseState({ ...STATE, [name]: value }) ?? { damaged: ['all'] };
			expect(Object.keys(WHOLE)).toEqual(expect.arrayContaining(Object.keys(read)));
			const again = parseState(read);
			expect({ ...again, damaged: [] }).toEqual({ ...read, damaged: [] });
			for (const other of ['shop', 'process', 'before', 'after', 'anchor', 'types'] as const) {
				if (other !== name) expect(read[other]).toEqual(WHOLE[other]);
			}
			expect(damaged.every((one) => one.startsWith(name) || one === 'last')).toBe(true);
		}),
	);
});
