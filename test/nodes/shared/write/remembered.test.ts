import type { IDataObject } from 'n8n-workflow';

import { Doubts } from '../../../../nodes/shared/write/doubts';
import { DoubtfulWrites, type Verdict } from '../../../../nodes/shared/write/remembered';
import { JOB_DEFAULTS, type WriteJob } from '../../../../nodes/shared/write/writeJob';

interface Unit {
	id: string;
}

const UNIT = { id: 'order-1' };
const LOST = { failure: { message: 'The connection broke', isOpen: true } };
const DONE = { row: { success: true } };

/** A job whose things are done or not; nothing is sent here. */
const job = (isDone: boolean): WriteJob<Unit, boolean> => ({
	...JOB_DEFAULTS,
	words: { server: 'PortOne', thing: 'schedule', look: 'Look', read: 'Read' },
	keyOf: ({ id }) => id,
	batches: (units) => units.map((unit) => [unit]),
	send: async () => await Promise.resolve({ results: new Map() }),
	readStates: async (units) =>
		await Promise.resolve(new Map(units.map(({ id }) => [id, isDone] as const))),
	isDone: (state) => state,
	refusal: () => undefined,
	doneFields: () => ({ scheduleId: 'schedule-1' }),
});

let shops = 0;
/** Runs of one process, which share what is remembered. @param verdict on what is in doubt and isn't seen done */
function shop(verdict: Verdict = { wait: 'it is not seen' }) {
	const account = `account-${++shops}`;
	const staticData: IDataObject = {};
	const doubts = Doubts.of({ getWorkflowStaticData: () => staticData });
	let now = Date.parse('2026-11-22T09:00:00+09:00');
	const memory = { kind: 'schedule' as const, account, now: () => now, judge: () => verdict };
	return {
		pass: (ms: number) => (now += ms),
		run: (isDone = false) => new DoubtfulWrites(doubts, job(isDone), memory),
		open: () => doubts.find('schedule', account, UNIT.id).length,
	};
}

test('a lost answer holds the next run back, until it is seen done', async () => {
	const { run, pass, open } = shop();
	run().settle(UNIT, LOST);
	pass(1_000);
	expect([...(await run().hold([UNIT])).values()]).toMatchObject([
		{ failure: { message: expect.stringMatching(/^Not sent: it is not known whether PortOne/) } },
	]);
	expect([...(await run(true).hold([UNIT])).values()]).toEqual([
		{ row: { success: true, verified: true, scheduleId: 'schedule-1' } },
	]);
	expect(open()).toBe(0);
});

test("a success says nothing of a doubt that came after its run's look", async () => {
	const { run, pass, open } = shop();
	const early = run();
	await early.hold([UNIT]);
	pass(1_000);
	run().settle(UNIT, LOST);
	pass(1_000);
	expect(early.settle(UNIT, DONE)).toEqual(DONE);
	expect(open()).toBe(1);
});

test('a success resolves the doubts that its run has met', async () => {
	const { run, pass, open } = shop('carry');
	run().settle(UNIT, LOST);
	pass(1_000);
	const next = run();
	expect((await next.hold([UNIT])).size).toBe(0);
	expect(next.settle(UNIT, DONE)).toEqual(DONE);
	expect(open()).toBe(0);
});

test('a refusal of what was sent although a doubt stays is no plain refusal', async () => {
	const { run, pass, open } = shop('carry');
	run().settle(UNIT, LOST);
	pass(1_000);
	const next = run();
	await next.hold([UNIT]);
	expect(next.settle(UNIT, { failure: { message: 'Refused' } })).toMatchObject({
		failure: {
			message:
				'It is not known whether PortOne did this: The connection broke; after that: Refused',
		},
	});
	expect(open()).toBe(1);
});
