import fc from 'fast-check';

import { type Lack, ODDITIES, type Oddity, type Outage } from './model';
import type { PollEvents } from './n8n';

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The overlap that users get when they set none. */
const OVERLAP = 10 * MINUTE;

/** What happens next. */
export type Step =
	| {
			kind: 'change';
			order: number;
			delay: number;
			ahead: number;
			elsewhere?: boolean;
			lacks?: Lack | undefined;
	  }
	| { kind: 'burst'; count: number; elsewhere?: boolean }
	| { kind: 'time'; ms: number }
	| PollStep
	| { kind: 'restart' }
	| { kind: 'reactivate' }
	| { kind: 'types'; types: string[] }
	| { kind: 'shop'; shop: string }
	| { kind: 'twin' }
	| { kind: 'pollStale' }
	| { kind: 'damage'; part: string; value: unknown };

export interface PollStep extends PollEvents {
	kind: 'poll';
	outage: Outage | undefined;
	/** An order changes between the pages. */
	moving: boolean;
	/** How far the time that the server tells is off, in ms. */
	skew: number;
	/** Another poll is started while this one runs. */
	twice: boolean;
	/** Answers that are odd. */
	oddity?: Oddity | undefined;
	/** The first answer takes so long, in ms. */
	hang?: number | undefined;
}

/** A shop's life with its trigger, and how both are set. */
export interface History {
	steps: Step[];
	pageSize: number;
	maxEvents: number;
	/** ms. */
	overlap: number;
	/** ms. */
	initialLookback: number;
	isDurable: boolean;
	/** How far this machine's clock is off, in ms. */
	localSkew: number;
}

/** Types of the changes, in turn. */
export const TYPES = ['PAY_WAITING', 'PAYED', 'DISPATCHED', 'CLAIM_REQUESTED', 'CLAIM_COMPLETED'];

const just = <Kind extends string>(kind: Kind) => fc.constant({ kind });

const crash = fc.record({ stateSaved: fc.boolean(), runCreated: fc.boolean() });

const outage = fc.record({
	from: fc.nat(3),
	// One answer that is an error, cut off or never comes; or the server is away for the rest of the poll.
	calls: fc.constantFrom(1, 1, 1000),
});

const oddity = fc.record({
	kind: fc.constantFrom(...ODDITIES),
	from: fc.nat(3),
	calls: fc.constantFrom(1, 1, 1, 1000),
});

const calmPoll = {
	kind: fc.constant('poll' as const),
	outage: fc.constant(undefined),
	moving: fc.constant(false),
	skew: fc.constantFrom(0, 0, 0, 10 * MINUTE),
	twice: fc.constant(false),
};

const poll: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('poll' as const),
	outage: fc.option(outage, { nil: undefined, freq: 4 }),
	moving: fc.boolean(),
	skew: fc.constantFrom(0, 0, 0, -10 * MINUTE, 10 * MINUTE),
	crash: fc.option(crash, { nil: undefined, freq: 4 }),
	twice: fc.constantFrom(false, false, false, true),
	detailsFail: fc.constantFrom(false, false, false, false, true),
	pagesOfTime: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 4 }),
	oddity: fc.option(oddity, { nil: undefined, freq: 2 }),
	hang: fc.constantFrom(...new Array<undefined>(12), 4 * MINUTE, 20 * MINUTE, Infinity),
});

const change: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('change' as const),
	order: fc.nat(7),
	delay: fc.constantFrom(0, 0, 0, 0, 3 * SECOND, 4 * MINUTE, OVERLAP, OVERLAP + 15 * MINUTE),
	ahead: fc.constantFrom(0, 0, 0, 0, 0, 20 * SECOND, 15 * MINUTE),
	// In the shop whose credential is not in use.
	elsewhere: fc.constantFrom(false, false, false, true),
	lacks: fc.constantFrom(
		...new Array<undefined>(9),
		'date' as const,
		'type' as const,
		'id' as const,
	),
});

const burst = (least: number, most: number): fc.Arbitrary<Step> =>
	fc.record({
		kind: fc.constant('burst' as const),
		count: fc.integer({ min: least, max: most }),
		elsewhere: fc.constantFrom(false, false, false, true),
	});

const time = (...choices: number[]): fc.Arbitrary<Step> =>
	fc.record({ kind: fc.constant('time' as const), ms: fc.constantFrom(...choices) });

/** Parts of the stored state, the whole of it first. */
const PARTS = [
	'',
	'process',
	'isTransactional',
	'before',
	'before.from',
	'before.walk',
	'before.walk.to',
	'before.walk.more',
	'after',
	'after.from',
	'after.walk',
	'after.walk.to',
	'after.walk.more',
	'after.walk.more.moreFrom',
	'after.walk.more.moreSequence',
	'after.walk.notBefore',
	'anchor',
	'seen',
	'seen.0',
	'last',
	'types',
	'earlier',
	'latest',
];

const damage: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('damage' as const),
	part: fc.constantFrom(...PARTS),
	value: fc.constantFrom<unknown>(
		undefined,
		null,
		'never',
		'',
		-1,
		0.5,
		1e300,
		true,
		[],
		{},
		{ from: null },
		{ from: 0.5, walk: {} },
		// Years ahead, and as good as any other time.
		Date.parse('2031-01-01'),
	),
});

const anotherShop: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('shop' as const),
	shop: fc.constantFrom('first', 'first', 'second'),
});

const lifecycle: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: just('restart') },
	{ weight: 2, arbitrary: just('reactivate') },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('types' as const),
			types: fc.subarray(TYPES, { maxLength: 3 }),
		}),
	},
	{
		weight: 2,
		arbitrary: anotherShop,
	},
	{ weight: 2, arbitrary: just('twin') },
	{ weight: 4, arbitrary: just('pollStale') },
	{ weight: 4, arbitrary: damage },
);

const settings = {
	overlap: fc.constantFrom(OVERLAP, OVERLAP, OVERLAP, MINUTE, 1380 * MINUTE),
	initialLookback: fc.constantFrom(OVERLAP, OVERLAP, 0, 2 * DAY),
	isDurable: fc.constantFrom(false, false, true),
	localSkew: fc.constantFrom(0, -10 * MINUTE, 10 * MINUTE, -HOUR),
};

/** A small shop: everything that can go wrong, with pages of a few rows. */
const smallShop: fc.Arbitrary<History> = fc.record({
	steps: fc.array(
		fc.oneof(
			{ weight: 6, arbitrary: change },
			{ weight: 1, arbitrary: burst(1, 25) },
			{
				weight: 5,
				arbitrary: time(0, 400, SECOND, 7 * SECOND, MINUTE, OVERLAP, HOUR, 50 * HOUR, 120 * HOUR),
			},
			{ weight: 6, arbitrary: poll },
			{ weight: 1, arbitrary: lifecycle },
		),
		{ maxLength: 40 },
	),
	pageSize: fc.integer({ min: 1, max: 4 }),
	maxEvents: fc.constantFrom(1, 6, 6, 1000),
	...settings,
});

const lateChange: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('change' as const),
	order: fc.nat(50),
	delay: fc.constantFrom(0, 4 * MINUTE, OVERLAP),
	ahead: fc.constant(0),
});

/** A calm shop: nothing fails, rows are listed late and wait in the feed for long. */
const calmShop: fc.Arbitrary<History> = fc.record({
	steps: fc.array(
		fc.oneof(
			{ weight: 6, arbitrary: lateChange },
			{ weight: 1, arbitrary: burst(1, 12) },
			{ weight: 5, arbitrary: time(7 * SECOND, MINUTE, 4 * MINUTE, HOUR, DAY - OVERLAP) },
			{
				weight: 6,
				arbitrary: fc.record(calmPoll),
			},
		),
		{ maxLength: 30 },
	),
	pageSize: fc.constantFrom(1, 3, 300),
	maxEvents: fc.constantFrom(1, 500),
	...settings,
});

const oddPoll: fc.Arbitrary<Step> = fc.record({
	...calmPoll,
	oddity: fc.record({
		kind: fc.constantFrom(...ODDITIES),
		from: fc.constantFrom(0, 0, 1),
		calls: fc.constantFrom(1, 1000),
	}),
});

const loseState: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('damage' as const),
	part: fc.constant(''),
	value: fc.constantFrom<unknown>({}, 'x', 5),
});

/** A poll whose state was saved, and whose run was not created. */
const lostRun: fc.Arbitrary<Step> = fc.record({
	...calmPoll,
	crash: fc.constant({ stateSaved: true, runCreated: false }),
});

const loseBefore: fc.Arbitrary<Step> = fc.record({
	kind: fc.constant('damage' as const),
	part: fc.constantFrom('before', 'before.from', 'last'),
	value: fc.constantFrom<unknown>(undefined, 'x', 0.5),
});

/** A poll that takes longer than others wait for it. */
const slowPoll: fc.Arbitrary<Step> = fc.record({ ...calmPoll, hang: fc.constant(20 * MINUTE) });

/** A window that takes several polls, begun by a clock that is ahead; a row of its beginning is listed late. */
const longWindow: fc.Arbitrary<Step[]> = fc.tuple(
	burst(8, 9),
	fc.constant({ kind: 'change' as const, order: 0, delay: 4 * MINUTE, ahead: 0 }),
	time(7 * SECOND),
	fc.record({ ...calmPoll, skew: fc.constant(10 * MINUTE) }),
	time(11 * MINUTE),
	fc.constant({ kind: 'change' as const, order: 20, delay: 0, ahead: 0 }),
	time(7 * SECOND),
	fc.record({ ...calmPoll, skew: fc.constant(0) }),
	fc.record({ ...calmPoll, skew: fc.constant(0) }),
);

const toSecondShop: fc.Arbitrary<Step> = fc.constant({ kind: 'shop' as const, shop: 'second' });

/** What an unlucky shop meets, one or two things at once. */
const mishap: fc.Arbitrary<Step[]> = fc.oneof(
	{ weight: 6, arbitrary: fc.tuple(oddPoll) },
	{ weight: 2, arbitrary: fc.tuple(oddPoll, oddPoll) },
	{ weight: 2, arbitrary: fc.tuple(fc.record(calmPoll)) },
	{ weight: 2, arbitrary: fc.tuple(damage, fc.record(calmPoll)) },
	{ weight: 1, arbitrary: fc.tuple(loseState, fc.record(calmPoll)) },
	{ weight: 2, arbitrary: fc.tuple(anotherShop, fc.record(calmPoll)) },
	{ weight: 1, arbitrary: fc.tuple(poll, damage, just('restart')) },
	{ weight: 2, arbitrary: fc.tuple(lostRun, loseBefore, fc.record(calmPoll)) },
	{
		weight: 2,
		arbitrary: fc.tuple(
			just('twin'),
			burst(1, 3),
			time(MINUTE),
			just('pollStale'),
			fc.record(calmPoll),
		),
	},
	{ weight: 2, arbitrary: longWindow },
	{ weight: 2, arbitrary: fc.tuple(slowPoll, time(16 * MINUTE), fc.record(calmPoll), time(HOUR)) },
	{
		weight: 2,
		arbitrary: fc.tuple(
			burst(1, 3),
			time(MINUTE, HOUR),
			fc.record(calmPoll),
			toSecondShop,
			fc.record(calmPoll),
		),
	},
);

/** A shop to which the worst happens: answers that are odd, state that is damaged, with changes waiting. */
const unluckyShop: fc.Arbitrary<History> = fc.record({
	steps: fc
		.array(
			fc.tuple(
				fc.oneof(burst(2, 8), change),
				time(7 * SECOND, MINUTE, HOUR, 50 * HOUR),
				mishap,
				fc.option(fc.record(calmPoll), { nil: undefined }),
			),
			{ minLength: 1, maxLength: 8 },
		)
		.map((rounds) =>
			rounds.flatMap(([first, second, mishaps, last]) => [
				first,
				second,
				...mishaps,
				...(last === undefined ? [] : [last]),
			]),
		),
	pageSize: fc.constantFrom(1, 3),
	maxEvents: fc.constantFrom(6, 500),
	...settings,
});

/** A big sale: many hundreds of orders in a second, again and again, with Naver's own page size. */
const bigSale: fc.Arbitrary<History> = fc.record({
	steps: fc
		.array(
			fc.tuple(
				fc.oneof(
					{ weight: 5, arbitrary: burst(500, 1500) },
					{ weight: 1, arbitrary: burst(3_000, 6_000) },
				),
				time(10 * SECOND, MINUTE),
				fc.record(calmPoll),
				fc.oneof({ weight: 3, arbitrary: poll }, { weight: 1, arbitrary: lifecycle }),
			),
			{ minLength: 2, maxLength: 8 },
		)
		.map((rounds) => rounds.flat()),
	pageSize: fc.constant(300),
	maxEvents: fc.constantFrom(500, 1000, 2500),
	...settings,
});

/** Everything that a shop can go through. */
export const anyHistory: fc.Arbitrary<History> = fc.oneof(
	{ weight: 24, arbitrary: smallShop },
	{ weight: 14, arbitrary: calmShop },
	{ weight: 14, arbitrary: unluckyShop },
	{ weight: 1, arbitrary: bigSale },
);
