import { type Turn, Turns } from '../../../../nodes/Npay/trigger/turns';

const MINUTE = 60_000;
let now = 0;
beforeEach(() => {
	now = Date.parse('2026-11-22T00:00:00Z');
});

/** A poll that ends when it is told to. */
function begin(turns: Turns, poller: object | undefined, budget?: number) {
	let turn: Turn | undefined;
	let end = () => {};
	const ended = new Promise<void>((resolve) => (end = resolve));
	const poll = turns.run(
		{ trigger: 'workflow:node', poller, budget, now: () => now },
		async (given) => {
			turn = given;
			await ended;
		},
	);
	return {
		isLetIn: turn !== undefined,
		take: () => turn?.take(),
		end: async () => {
			end();
			await poll;
		},
	};
}

test('one poll at a time', async () => {
	const turns = new Turns();
	const poller = {};
	const first = begin(turns, poller);
	expect(begin(turns, poller).isLetIn).toBe(false);
	expect(first.take()).toBe(true);
	await first.end();
	expect(begin(turns, poller).isLetIn).toBe(true);
});

test('a poll that never ends keeps others out for a quarter of an hour, then the first to end tells', async () => {
	const turns = new Turns();
	const poller = {};
	const hanging = begin(turns, poller);
	now += 14 * MINUTE;
	expect(begin(turns, poller).isLetIn).toBe(false);
	now += MINUTE;
	const next = begin(turns, poller);
	expect([next.isLetIn, next.take(), hanging.take()]).toEqual([true, true, false]);
});

test('polls that are all slow tell all the same', () => {
	const turns = new Turns();
	const poller = {};
	const slow = begin(turns, poller);
	now += 16 * MINUTE;
	const next = begin(turns, poller);
	expect([slow.take(), next.take()]).toEqual([true, false]);
});

test('a clock that is put back locks nobody out', () => {
	const turns = new Turns();
	const poller = {};
	begin(turns, poller);
	now -= 1_440 * MINUTE;
	expect(begin(turns, poller).isLetIn).toBe(true);
});

test('of two pollers of one trigger the one registered last polls; the other one falls silent, in the middle too', async () => {
	const turns = new Turns();
	const [stale, live] = [{}, {}];
	const underWay = begin(turns, stale);
	const first = begin(turns, live);
	expect([first.isLetIn, underWay.take(), first.take()]).toEqual([true, false, true]);
	await first.end();
	await underWay.end();
	expect(begin(turns, stale).isLetIn).toBe(false);
	expect(begin(turns, live).isLetIn).toBe(true);
});

test('where n8n gives up a poll after its budget, it no longer tells, and the next one is let in', () => {
	const turns = new Turns();
	const hanging = begin(turns, undefined, 5 * MINUTE);
	now += 5 * MINUTE;
	const next = begin(turns, undefined, 5 * MINUTE);
	expect([hanging.take(), next.take()]).toEqual([false, true]);
});
