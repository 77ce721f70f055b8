import { memoryOf } from '../../../../nodes/Npay/feed/event';
import * as memory from '../../../../nodes/Npay/feed/memory';
import { Memory, MEMORY_CAP, type Places } from '../../../../nodes/Npay/feed/memory';
import type { Walk } from '../../../../nodes/Npay/feed/state';
import { UnitTests } from '../../../support/units/unitTests';

const { promise, mistakes } = new UnitTests('Npay/feed/memory.ts', memory);

const START = Date.parse('2026-11-22T09:00:00+09:00');
const EARLIER = START - 600_000;

/** Memories of so many events of one second. */
const events = (count: number, name: string, time = START): string[] =>
	Array.from({ length: count }, (_, index) => memoryOf(`${name}-${index}`, time));

/** A window that goes on in the middle of a second. */
const walkIn = (time: number): Walk => ({
	to: time + 86_400_000,
	more: { moreFrom: new Date(time).toISOString(), moreSequence: '1' },
	resumeFrom: EARLIER,
	notBefore: EARLIER,
	latest: time,
});

const remember = (
	known: string[],
	emitted: string[],
	places: Omit<Places, 'anchor'>,
	readTo = START + 60_000,
) => {
	const seen = new Memory(known);
	for (const one of emitted) seen.add(one);
	return seen.keep({ ...places, anchor: EARLIER }, emitted.length, readTo);
};

test('what is over the cap is forgotten, the oldest first, and places move up behind it', () => {
	const known = [...events(1, 'oldest', START - 60_000), ...events(MEMORY_CAP - 1, 'known')];
	const place = { from: EARLIER };
	const { seen, after } = remember(known, events(1, 'new'), { before: place, after: place });
	expect(seen).toHaveLength(MEMORY_CAP);
	expect(seen).not.toContain(known[0]);
	expect(after.from).toBe(START - 59_000);
});

test.each([
	['was begun before', { from: EARLIER, walk: walkIn(START) }],
	['was begun just now', { from: EARLIER }],
])('what a window that %s is going to meet again is not forgotten', (_, before) => {
	const known = events(MEMORY_CAP, 'known');
	const after = { from: EARLIER, walk: walkIn(START) };
	const { seen } = remember(known, events(600, 'new'), { before, after });
	expect(new Set(seen)).toEqual(new Set([...known, ...events(600, 'new')]));
});

test('places never move up behind what was not read, whatever is over the cap', () => {
	const known = events(MEMORY_CAP + 1_000, 'known');
	const place = { from: EARLIER };
	const kept = remember(known, [], { before: place, after: place }, START - 60_000);
	expect(kept).toMatchObject({ before: place, after: place, anchor: EARLIER });
	expect(kept.seen).toHaveLength(MEMORY_CAP + 1_000);
});

promise('a window that was begun goes on, however much of it is forgotten', async (unit) => {
	const place = { from: EARLIER, walk: walkIn(START) };
	const places = { before: place, after: place, anchor: EARLIER };
	const kept = new unit.Memory(events(9_000, 'known')).keep(places, 0, START + 60_000);
	expect(kept.seen.length).toBeLessThan(9_000);
	expect(kept.after.walk?.more).toEqual(place.walk.more);
	await Promise.resolve();
});

promise('as long as there is room, nothing is forgotten', async (unit) => {
	const place = { from: EARLIER, walk: walkIn(START) };
	const places = { before: place, after: place, anchor: EARLIER };
	const kept = new unit.Memory(events(100, 'known')).keep(places, 0, START + 60_000);
	expect(kept).toMatchObject({ ...places, seen: events(100, 'known') });
	await Promise.resolve();
});

// So much is forgotten by none of the random histories.
mistakes([
	{
		name: 'the cap ends a window that was begun',
		replace: 'if (walk === undefined) return { from: Math.max(from, to) };',
		by: 'if (walk === undefined || restOf({ from, walk }) < to) return { from: Math.max(from, to) };',
	},
]);
