import fc from 'fast-check';

import { eventIdOf } from '../../../../nodes/Npay/feed/event';
import { FeedModel } from './model';
import { type Crash, N8nModel } from './n8n';

const MINUTE = 60_000;
const START = Date.parse('2026-11-22T09:00:00+09:00');
const OPTIONS = {
	overlap: 10 * MINUTE,
	settle: 5_000,
	initialLookback: 10 * MINUTE,
	maxEvents: 6,
	maxPages: 50,
};

type Step =
	| { kind: 'change'; order: number; delay: number; ahead: number }
	| { kind: 'burst'; count: number }
	| { kind: 'time'; ms: number }
	| {
			kind: 'poll';
			failing: number | undefined;
			moving: boolean;
			skew: number;
			crash: Crash | undefined;
	  }
	| { kind: 'restart' };

const crash = fc.record({ stateSaved: fc.boolean(), runCreated: fc.boolean() });
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('change' as const),
			order: fc.nat(7),
			delay: fc.constantFrom(0, 0, 0, 3_000, 4 * MINUTE),
			ahead: fc.constantFrom(0, 0, 0, 0, 20_000, 15 * MINUTE),
		}),
	},
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('burst' as const),
			count: fc.integer({ min: 1, max: 25 }),
		}),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			kind: fc.constant('time' as const),
			ms: fc.constantFrom(0, 400, 1_000, 7_000, MINUTE, 3 * MINUTE, 60 * MINUTE, 50 * 60 * MINUTE),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('poll' as const),
			failing: fc.option(fc.nat(3), { nil: undefined, freq: 4 }),
			moving: fc.boolean(),
			skew: fc.constantFrom(0, 0, 0, -10 * MINUTE, 10 * MINUTE),
			crash: fc.option(crash, { nil: undefined, freq: 4 }),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
);

const name = (order: number) => `20261122${String(order).padStart(8, '0')}`;

async function play(steps: Step[], pageSize: number) {
	const feed = new FeedModel(START, pageSize);
	const n8n = new N8nModel(feed, OPTIONS);
	let changes = 0;
	const change = (order: number, delay = 0, ahead = 0) =>
		feed.change(name(order), `TYPE_${changes++ % 5}`, delay, ahead);
	await n8n.poll();
	for (const current of steps) {
		if (current.kind === 'change') change(current.order, current.delay, current.ahead);
		else if (current.kind === 'burst')
			for (let order = 0; order < current.count; order++) change(order);
		else if (current.kind === 'time') feed.now += current.ms;
		else if (current.kind === 'restart') n8n.restart();
		else {
			feed.startPoll(current.failing, current.skew);
			feed.onNextPage = current.moving ? () => change(1) : () => {};
			await n8n.poll(current.crash);
		}
	}
	feed.onNextPage = () => {};
	feed.startPoll(undefined);
	feed.now += 20 * MINUTE;
	for (let quiet = 0, polls = 0; quiet < 2; polls++) {
		if (polls > 500) throw new Error('It never catches up');
		feed.now += MINUTE;
		quiet = (await n8n.poll()) === 0 ? quiet + 1 : 0;
	}
	return { feed, n8n };
}

function judge({ feed, n8n }: Awaited<ReturnType<typeof play>>): void {
	const delivered = n8n.runs.flat();
	const lost = feed
		.visible()
		.map(eventIdOf)
		.filter((id) => !delivered.includes(id));
	const doubled = delivered.filter(
		(id, index) => delivered.indexOf(id) !== index && !n8n.excused.has(id),
	);
	expect({ lost, doubled, early: n8n.early }).toEqual({ lost: [], doubled: [], early: [] });
	expect(n8n.stateSize).toBeLessThan(64 * 1024);
}

test('whatever happens, no latest state is lost, and nothing comes twice but the last batch before a stop', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { maxLength: 40 }),
			fc.integer({ min: 1, max: 4 }),
			async (steps, pageSize) => {
				judge(await play(steps, pageSize));
			},
		),
		{ numRuns: Number(process.env.HISTORIES ?? 2000) },
	);
}, 3_600_000);
