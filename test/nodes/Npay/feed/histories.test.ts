import fc from 'fast-check';

import { someOrAll } from '../../../support/shops/sandboxOptions';
import { anyHistory, type History, type Step } from './history';
import { flawsOf, play } from './play';

/** Half a minute's work: a machine that is many times as slow has to have the time, too. */
jest.setTimeout(600_000);

test('whatever happens, no latest state is lost, and nothing comes twice but the last batches before a stop', async () => {
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			expect(flawsOf(await play(history))).toEqual({});
		}),
		{ numRuns: someOrAll(200, 500) },
	);
});

const POLL = {
	kind: 'poll',
	outage: undefined,
	moving: false,
	skew: 0,
	twice: false,
} as const;

test.each([
	['the same process goes on', []],
	['another process goes on', [{ kind: 'restart' }, POLL]],
	[
		'another process goes on while more comes',
		[{ kind: 'restart' }, { kind: 'burst', count: 500 }, { kind: 'time', ms: 10_000 }, POLL],
	],
] as Array<[string, Step[]]>)(
	'a clock that falls behind in the middle of thousands of rows of one second ends nothing: %s',
	async (_, between) => {
		const burst = (count: number): Step[] => [
			{ kind: 'burst', count },
			{ kind: 'time', ms: 10_000 },
		];
		const history: History = {
			steps: [
				...burst(3000),
				POLL,
				{ ...POLL, pagesOfTime: 2 },
				...burst(500),
				POLL,
				...between,
				{ ...POLL, skew: -600_000 },
				...burst(500),
				POLL,
				POLL,
				...burst(3000),
				POLL,
				POLL,
			],
			pageSize: 300,
			maxEvents: 1000,
			overlap: 600_000,
			initialLookback: 600_000,
			isDurable: false,
			localSkew: 0,
		};
		expect(flawsOf(await play(history))).toEqual({});
	},
);

test('a large batch leaves room for what is met again: thousands of rows of one second, and places that are refused', async () => {
	const burst = (count: number): Step[] => [
		{ kind: 'burst', count },
		{ kind: 'time', ms: 10_000 },
	];
	const history: History = {
		steps: [
			...burst(3001),
			POLL,
			{ ...POLL, oddity: { kind: 'refused', from: 0, calls: 1000 } },
			...burst(700),
			POLL,
			POLL,
			...burst(500),
			POLL,
			{ kind: 'twin' },
		],
		pageSize: 300,
		maxEvents: 2500,
		overlap: 600_000,
		initialLookback: 600_000,
		isDurable: false,
		localSkew: 0,
	};
	expect(flawsOf(await play(history))).toEqual({});
});
