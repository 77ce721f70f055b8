import type { Ledger } from '../../sandbox/npay/control/ledger';
import type { Execution } from '../../scripts/lib/n8n/client';
import { type Emission, emissionOf, judge } from './judge';
import { TRIGGER } from './workflows';

const A = '2026112210000001_20261122T090000_PAYED';
const B = '2026112210000002_20261122T090100_PAYED';
const C = '2026112210000003_20261122T090200_PAYED';

/** What happened: one change of each product order. */
const ledger = (...ids: string[]) =>
	({
		entries: ids.map((id) => {
			const [productOrderId, time = '', type] = id.split('_');
			const [, y, mo, d, h, mi, s] = /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)/.exec(time) ?? [];
			const lastChangedDate = `${y}-${mo}-${d}T${h}:${mi}:${s}.000+09:00`;
			return { productOrderId, changes: [{ type, lastChangedDate }] };
		}),
	}) as unknown as Ledger;

let lastId = 0;
const run = (startedAt: number, eventIds: string[], status = 'success'): Emission => ({
	executionId: ++lastId,
	startedAt,
	status,
	eventIds,
});

const NOTHING = {
	lost: [],
	cutOff: [],
	unwritten: [],
	explained: [],
	unexplained: [],
	invented: [],
	batchesRepeated: 0,
};

test('all is well', () => {
	expect(judge(ledger(A, B), [run(1, [A]), run(2, [B])], [A, B], [])).toEqual(NOTHING);
});

test('a latest state without a run is lost, an event that never happened is invented', () => {
	const judgement = judge(ledger(A, B), [run(1, [A, C])], [A, C], []);
	expect(judgement).toEqual({ ...NOTHING, lost: [B], invented: [C] });
});

test('doubled after a kill is explained, failed polls in between or not', () => {
	const runs = [run(1, [A]), run(2, [], 'error'), run(3, [], 'error'), run(5, [A])];
	expect(judge(ledger(A), runs, [A], [4])).toEqual({
		...NOTHING,
		explained: [A],
		batchesRepeated: 1,
	});
});

test.each([
	['without a kill', [run(1, [A]), run(3, [A])], []],
	['with the kill before both', [run(1, [A]), run(3, [A])], [0]],
	['of the third batch before the kill', [run(1, [A]), run(2, [B]), run(3, [C]), run(5, [A])], [4]],
])('doubled %s is not explained', (_, runs, kills) => {
	expect(judge(ledger(A, B, C), runs, [A, B, C], kills).unexplained).toEqual([A]);
});

test('a run that was cut off leaves nothing in the file, one that ended has to', () => {
	const runs = [run(1, [A], 'crashed'), run(2, [B])];
	expect(judge(ledger(A, B), runs, [], [3])).toEqual({ ...NOTHING, cutOff: [A], unwritten: [B] });
});

test.each([
	['n8n has nothing else', {}],
	[
		'n8n has made an item up',
		{ Trigger: [{ data: { main: [[{ json: { isArtificialRecoveredEventItem: true } }]] } }] },
	],
])(
	'what a cut off run had is read from what was to be run, where %s',
	(_, runData: { Trigger?: unknown }) => {
		const base = { id: '7', status: 'crashed', startedAt: '2026-11-22T00:00:00.000Z' };
		const main = [[{ json: { eventId: A } }]];
		const data = {
			resultData: { runData: { [TRIGGER]: runData.Trigger } },
			executionData: { nodeExecutionStack: [{ data: { main } }] },
		};
		const execution = { ...base, mode: 'trigger', workflowId: 'w', data } as unknown as Execution;
		expect(emissionOf(execution)).toMatchObject({ executionId: 7, eventIds: [A] });
	},
);
