import fc from 'fast-check';

import type { Failure } from '../../../../nodes/shared/failure/errors';
import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';
import type { WriteJob, WriteResult } from '../../../../nodes/shared/write/writeJob';
import * as writer from '../../../../nodes/shared/write/writer';
import { restart, waits } from '../../../support/sleep';
import { UnitTests } from '../../../support/units/unitTests';

const { promise, promiseEach, mistakes } = new UnitTests('shared/write/writer.ts', writer, [
	'shared/write/writeRecord.ts',
]);

/** How a thing stands: the write makes `open` into `done`; `shut` doesn't allow it. */
type State = 'open' | 'done' | 'shut';

/**
 * What comes of one call:
 * - `good`: each open thing is done, the others are refused by name
 * - `lost`, `doneLost`, `{ lateMs }`: no answer; not done, done, or done so much later
 * - `refused`, `lasting`: the whole call is refused, for something in it or for good
 * - `silent`: done, and the answer mentions nothing
 * - `unnamed`: all but the last one are done, and the answer says no more than that one was refused
 * - `broken`: done, and the answer makes the node stumble
 */
type Fate =
	| ('good' | 'lost' | 'doneLost' | 'refused' | 'lasting' | 'silent' | 'unnamed' | 'broken')
	| { lateMs: number };
type Sight = 'seen' | 'unread' | 'broken';
type Job = WriteJob<string, State>;

const LOST = new ApiFailure({ message: 'lost' }, true, false);

/** A server with things of one letter. Calls and reads do what their turn says, the last one for ever. */
class Server {
	/** What was called: `send a,b`, `read a`. */
	readonly calls: string[] = [];
	/** Calls in which a thing may have been done, as far as their answers tell, and how often it was. */
	readonly taken = new Map<string, number>();
	readonly made = new Map<string, number>();
	private late: Array<{ key: string; at: number }> = [];
	private now = 0;

	constructor(
		private readonly states: Record<string, State>,
		private readonly fates: Fate[],
		private readonly sights: Sight[] = ['seen'],
		private readonly isRepeatable = true,
	) {}

	/** Lets time pass; what is late comes about. */
	readonly pass = (ms: number): void => {
		this.now += ms;
		const due = this.late.filter(({ at }) => at <= this.now);
		this.late = this.late.filter(({ at }) => at > this.now);
		for (const { key } of due) this.make(key);
	};

	private make(key: string): void {
		if (this.states[key] === 'done' && this.isRepeatable) return;
		this.made.set(key, (this.made.get(key) ?? 0) + 1);
		this.states[key] = 'done';
	}

	private next<T>(turns: T[]): T {
		return (turns.length > 1 ? turns.shift() : turns[0]) as T;
	}

	private async send(batch: string[]) {
		this.calls.push(`send ${batch.join()}`);
		const fate = this.next(this.fates);
		if (fate === 'refused') throw new ApiFailure({ message: 'refused' }, false, false);
		if (fate === 'lasting') throw new ApiFailure({ message: 'no such key' }, false, true);
		const open = batch.filter((key) => this.states[key] === 'open');
		const refusedUnnamed = fate === 'unnamed' ? batch.at(-1) : undefined;
		const isNone = fate === 'unnamed' && batch.length === 1;
		const mayBeDone = fate === 'good' ? open : isNone ? [] : batch;
		for (const key of mayBeDone) this.taken.set(key, (this.taken.get(key) ?? 0) + 1);
		if (typeof fate === 'object') {
			this.late.push(...open.map((key) => ({ key, at: this.now + fate.lateMs })));
			throw LOST;
		}
		if (fate === 'lost') throw LOST;
		for (const key of open) if (key !== refusedUnnamed) this.make(key);
		if (fate === 'doneLost') throw LOST;
		if (fate === 'broken') throw new TypeError('cannot read x of undefined');
		if (fate === 'silent') return { results: new Map(), traceId: 'trace' };
		const unnamed = { message: 'one is refused' };
		if (fate === 'unnamed') return { results: new Map(), unnamed: [unnamed, unnamed] };
		const results = batch.map((key): [string, WriteResult] =>
			open.includes(key)
				? [key, { row: { success: true } }]
				: [key, { failure: { message: `${key} is refused` }, fields: { part: key } }],
		);
		return { results: new Map(results) };
	}

	private async readStates(keys: string[]) {
		this.calls.push(`read ${keys.join()}`);
		const sight = this.next(this.sights);
		if (sight === 'broken') throw new TypeError('cannot read x of undefined');
		return new Map(sight === 'unread' ? [] : keys.map((key) => [key, this.states[key] as State]));
	}

	/** Writes to all of its things. @returns each one's result */
	async run(
		{ Writer }: typeof writer,
		job: Partial<Job> & { size?: number } = {},
		isCancelled = () => false,
	): Promise<Record<string, WriteResult>> {
		const { size = 10, ...others } = job;
		restart(this.pass);
		const results = await new Writer<string, State>(
			{
				words: { server: 'S', thing: 'thing', look: 'Look', read: 'Read' },
				keyOf: (key) => key,
				batches: (keys) =>
					keys.length > size
						? [keys.slice(0, size), ...keys.slice(size).map((key) => [key])]
						: [[...keys]],
				callsAtOnce: 1,
				send: async (batch) => await this.send(batch),
				readStates: async (keys) => await this.readStates(keys),
				isDone: (state) => state === 'done',
				refusal: (state) => (state === 'shut' ? 'it is shut' : undefined),
				doneFields: () => ({ read: true }),
				isRefusal: ({ isLasting }) => !isLasting,
				refusedAloneLimit: Number.POSITIVE_INFINITY,
				...(this.isRepeatable ? {} : { isRepeatable: () => false }),
				...others,
			},
			isCancelled,
		).run([Object.keys(this.states)]);
		return Object.fromEntries(results);
	}
}

/** A result in a word, or a failure's message. */
const inWords = (result: WriteResult): string => {
	if ('failure' in result) return result.failure.message;
	const { row } = result;
	return row.verified === true ? 'verified' : row.alreadyDone === true ? 'alreadyDone' : 'success';
};
const allInWords = (results: Record<string, WriteResult>): Record<string, string> =>
	Object.fromEntries(Object.entries(results).map(([key, result]) => [key, inWords(result)]));

const UNKNOWN = 'It is not known whether S did this';

interface Case {
	states?: Record<string, State>;
	fates: Fate[];
	sights?: Sight[];
	isRepeatable?: boolean;
	job?: Partial<Job> & { size?: number };
	/** The user stops the execution after so many calls, reads among them. */
	stopAfter?: number;
	results: Record<string, string>;
	calls: string[];
	/** In seconds. */
	waited?: number[];
}

const a: Record<string, State> = { a: 'open' };
const ab: Record<string, State> = { a: 'open', b: 'open' };

promiseEach<readonly [string, Case]>(
	'%s',
	[
		['nothing to write calls nothing', { states: {}, fates: ['good'], results: {}, calls: [] }],
		[
			'what is answered is done, and not read',
			{ states: ab, fates: ['good'], results: { a: 'success', b: 'success' }, calls: ['send a,b'] },
		],
		[
			'done, answer lost: found by reading, after a moment, and not sent again',
			{
				...{ fates: ['doneLost'], results: { a: 'verified' } },
				...{ calls: ['send a', 'read a'], waited: [2] },
			},
		],
		[
			'not done, answer lost: sent again',
			{
				...{ fates: ['lost', 'good'], results: { a: 'success' } },
				...{ calls: ['send a', 'read a', 'send a'], waited: [2] },
			},
		],
		[
			'lost each time: sent three times, and told as unknown',
			{
				fates: ['lost'],
				results: { a: `Sent 3 times and not seen done: lost. ${UNKNOWN}` },
				calls: ['send a', 'read a', 'send a', 'read a', 'send a', 'read a'],
			},
		],
		[
			'the last of the three is looked for, too',
			{
				...{ fates: ['lost', 'lost', 'doneLost'], results: { a: 'verified' } },
				calls: ['send a', 'read a', 'send a', 'read a', 'send a', 'read a'],
			},
		],
		[
			'only what is not done is sent again',
			{
				states: { a: 'open', b: 'shut', c: 'open' },
				fates: [{ lateMs: 2_000 }, 'good'],
				job: { refusal: () => undefined },
				results: { a: 'verified', b: `${UNKNOWN}: lost; after that: b is refused`, c: 'verified' },
				calls: ['send a,b,c', 'read a,b,c', 'send b', 'read b'],
			},
		],
		[
			'lost, and not to be read: unknown, and not sent again',
			{
				...{ fates: ['lost'], sights: ['unread'], results: { a: `${UNKNOWN}: lost` } },
				calls: ['send a', 'read a'],
			},
		],
		[
			'lost, and reading stumbles: the same',
			{
				...{ fates: ['lost'], sights: ['broken'], results: { a: `${UNKNOWN}: lost` } },
				calls: ['send a', 'read a'],
			},
		],
		[
			'lost, and its state no longer allows it: not sent again',
			{
				states: { a: 'shut' },
				fates: ['lost'],
				results: {
					a: `Not sent again after a lost answer (lost), and it is not known whether S did this: it is shut`,
				},
				calls: ['send a', 'read a'],
			},
		],
		[
			'lost, then refused, and not seen done: the first one may still be under way',
			{
				fates: ['lost', 'refused'],
				results: { a: `${UNKNOWN}: lost; after that: refused` },
				calls: ['send a', 'read a', 'send a', 'read a'],
			},
		],
		[
			'lost, then refused, and seen done: it was the first one',
			{
				fates: [{ lateMs: 3_000 }, 'refused'],
				results: { a: 'verified' },
				calls: ['send a', 'read a', 'send a', 'read a'],
			},
		],
		[
			'an answer that makes the node stumble is a lost one',
			{ fates: ['broken'], results: { a: 'verified' }, calls: ['send a', 'read a'] },
		],
		[
			'an answer that stumbles and is not seen done tells what happened',
			{
				states: { a: 'shut' },
				...{ fates: ['broken'], sights: ['unread'] },
				results: { a: `${UNKNOWN}: S's answer could not be read (TypeError)` },
				calls: ['send a', 'read a'],
			},
		],
		[
			'what the answer does not mention is read',
			{
				states: ab,
				...{ fates: ['silent'], results: { a: 'verified', b: 'verified' } },
				calls: ['send a,b', 'read a,b'],
			},
		],
		[
			'what the answer does not mention, and can not be read, is unknown',
			{
				...{ fates: ['silent'], sights: ['unread'] },
				results: { a: `${UNKNOWN}: S's answer does not mention this thing` },
				calls: ['send a', 'read a'],
			},
		],
		[
			'refused because it was so already: alreadyDone',
			{
				states: { a: 'done', b: 'open' },
				...{ fates: ['good'], results: { a: 'alreadyDone', b: 'success' } },
				...{ calls: ['send a,b', 'read a'], waited: [] },
			},
		],
		[
			'refused by name: read, and the refusal stays; it is not sent again',
			{
				states: { a: 'shut' },
				...{ fates: ['good'], results: { a: 'a is refused' } },
				calls: ['send a', 'read a'],
			},
		],
		[
			'refused, and not to be read: the refusal stays',
			{
				states: { a: 'done' },
				...{ fates: ['good'], sights: ['unread'], results: { a: 'a is refused' } },
				calls: ['send a', 'read a'],
			},
		],
		[
			'a refusal is explained from how the thing is now',
			{
				states: { a: 'shut', b: 'open' },
				fates: ['good'],
				job: { explain: ({ message }, state, key) => ({ message: `${message}: ${key} ${state}` }) },
				results: { a: 'a is refused: a shut', b: 'success' },
				calls: ['send a,b', 'read a'],
			},
		],
		[
			'a refusal is not explained from what could not be read',
			{
				states: { a: 'shut' },
				...{ fates: ['good'], sights: ['unread'] },
				job: { explain: () => ({ message: 'explained' }) },
				results: { a: 'a is refused' },
				calls: ['send a', 'read a'],
			},
		],
		[
			'a call that one bad thing makes refused: halves find it, the others get done',
			{
				states: { ...ab, c: 'open', d: 'open' },
				fates: ['refused', 'good', 'refused', 'refused', 'good'],
				results: { a: 'success', b: 'success', c: 'refused', d: 'success' },
				calls: ['send a,b,c,d', 'send a,b', 'send c,d', 'send c', 'send d', 'read c'],
			},
		],
		[
			'a call that is refused as a whole, and not for one of its things, is not halved',
			{
				...{ states: ab, fates: ['refused'], job: { isRefusal: () => false } },
				results: { a: 'refused', b: 'refused' },
				calls: ['send a,b', 'read a,b'],
			},
		],
		[
			'what is bound to fail for all is met once, and nothing is read for it',
			{
				...{ states: ab, fates: ['lasting', 'good'], job: { size: 1 } },
				results: { a: 'no such key', b: 'Not sent: no such key' },
				calls: ['send a'],
			},
		],
		[
			'what is bound to fail after a lost answer: the lost one is still looked for',
			{
				...{ states: ab, fates: ['doneLost', 'lasting'], job: { size: 1 } },
				results: { a: 'verified', b: 'no such key' },
				calls: ['send a', 'send b', 'read a,b'],
			},
		],
		[
			'stopped by the user: what had no turn yet is not sent',
			{
				...{ states: ab, fates: ['good'], job: { size: 1 }, stopAfter: 1 },
				results: { a: 'success', b: 'Not sent: the execution was stopped before its turn' },
				calls: ['send a', 'read b'],
			},
		],
		[
			'stopped after a lost answer: not sent again, and still unknown',
			{
				...{ fates: ['lost'], stopAfter: 2 },
				results: {
					a: `${UNKNOWN}: lost; after that: Not sent: the execution was stopped before its turn`,
				},
				calls: ['send a', 'read a', 'read a'],
			},
		],
		[
			'refused without a name, of several: those that are done are verified, the others go out alone',
			{
				states: { ...ab, c: 'open' },
				fates: ['unnamed', 'refused'],
				results: { a: 'verified', b: 'verified', c: 'refused' },
				...{ calls: ['send a,b,c', 'read a,b,c', 'send c', 'read c'], waited: [] },
			},
		],
		[
			'refused without a name, and the state tells why: that refusal is its own, and it is not sent',
			{
				states: { a: 'open', b: 'shut' },
				fates: ['unnamed'],
				results: { a: 'verified', b: 'one is refused' },
				calls: ['send a,b', 'read a,b'],
			},
		],
		[
			'refused without a name, and only one can be meant: the refusal is its own',
			{ fates: ['unnamed'], results: { a: 'one is refused' }, calls: ['send a', 'read a'] },
		],
		[
			'refused without a name, and not to be read: unknown',
			{
				...{ states: ab, fates: ['unnamed'], sights: ['unread'] },
				results: { a: `${UNKNOWN}: one is refused`, b: `${UNKNOWN}: one is refused` },
				calls: ['send a,b', 'read a,b'],
			},
		],
		[
			'those that go out alone do so beside others that go out together',
			{
				states: { a: 'open', b: 'shut', c: 'open', d: 'open' },
				fates: ['unnamed', 'lost', 'lost', 'good'],
				job: { size: 2, refusal: () => undefined },
				results: { a: 'verified', b: 'b is refused', c: 'success', d: 'success' },
				calls: [
					...['send a,b', 'send c', 'send d', 'read a,b,c,d'],
					...['send c,d', 'send b', 'read b'],
				],
			},
		],
		[
			'what must not be done twice is looked for longer, until it is seen',
			{
				...{ fates: [{ lateMs: 10_000 }], isRepeatable: false },
				...{ results: { a: 'verified' }, waited: [2, 4, 8] },
				calls: ['send a', 'read a', 'read a', 'read a'],
			},
		],
		[
			'what must not be done twice, and is not seen, is unknown and not sent again',
			{
				...{ fates: [{ lateMs: 31_000 }, 'good'], isRepeatable: false },
				...{ results: { a: `${UNKNOWN}: lost` }, waited: [2, 4, 8, 16] },
				calls: ['send a', 'read a', 'read a', 'read a', 'read a'],
			},
		],
		[
			'what must not be done twice, and can not be read, is looked for as long',
			{
				...{ fates: ['doneLost'], isRepeatable: false },
				sights: ['unread', 'unread', 'broken', 'seen'],
				results: { a: 'verified' },
				calls: ['send a', 'read a', 'read a', 'read a', 'read a'],
			},
		],
		[
			'the long look ends when the user stops the execution',
			{
				...{ fates: ['lost'], isRepeatable: false, stopAfter: 3 },
				...{ results: { a: `${UNKNOWN}: lost` }, waited: [2, 4] },
				calls: ['send a', 'read a', 'read a'],
			},
		],
		[
			'what must not be done twice may be sent again once its state says that it may',
			{
				...{ fates: ['lost', 'good'], job: { isRepeatable: (_, state) => state === 'open' } },
				results: { a: 'success' },
				...{ calls: ['send a', 'read a', 'send a'], waited: [2] },
			},
		],
		[
			"many refusals before any success are nobody's own: no more is sent, all is read",
			{
				states: { ...ab, c: 'open' },
				...{ fates: ['refused'], job: { size: 1, refusedAloneLimit: 2 } },
				results: { a: 'refused', b: 'refused', c: 'Not sent: refused' },
				calls: ['send a', 'send b', 'read a,b', 'read a,b,c'],
			},
		],
		[
			"many refusals after a success are each one's own",
			{
				states: { ...ab, c: 'open' },
				fates: ['good', 'refused'],
				job: { size: 1, refusedAloneLimit: 1 },
				results: { a: 'success', b: 'refused', c: 'refused' },
				calls: ['send a', 'send b', 'send c', 'read b,c'],
			},
		],
		[
			'many refusals, because those were done before: the others have a right to be sent',
			{
				states: { a: 'done', b: 'done', c: 'open' },
				fates: ['refused', 'refused', 'good'],
				job: { size: 1, refusedAloneLimit: 2 },
				results: { a: 'alreadyDone', b: 'alreadyDone', c: 'success' },
				calls: ['send a', 'send b', 'read a,b', 'send c'],
			},
		],
		[
			'refusals that are about their own thing are not counted',
			{
				states: { ...ab, c: 'open' },
				fates: ['refused', 'refused', 'good'],
				job: { size: 1, refusedAloneLimit: 2, isAboutOne: () => true },
				results: { a: 'refused', b: 'refused', c: 'success' },
				calls: ['send a', 'send b', 'send c', 'read a,b'],
			},
		],
	],
	async (unit, _, { states = a, fates, sights, isRepeatable, job, stopAfter, ...expected }) => {
		const server = new Server({ ...states }, [...fates], sights && [...sights], isRepeatable);
		const isCancelled = () => server.calls.length >= (stopAfter ?? Number.POSITIVE_INFINITY);
		expect(allInWords(await server.run(unit, job, isCancelled))).toEqual(expected.results);
		expect(server.calls).toEqual(expected.calls);
		if (expected.waited) expect(waits).toEqual(expected.waited.map((seconds) => seconds * 1000));
	},
);

promise('what is found done has the fields that were read', async (unit) => {
	expect(await new Server({ a: 'open' }, ['doneLost']).run(unit)).toEqual({
		a: { row: { success: true, verified: true, read: true } },
	});
});

promise('a refusal keeps the fields of what was done all the same', async (unit) => {
	expect(await new Server({ a: 'shut' }, ['good']).run(unit)).toEqual({
		a: { failure: { message: 'a is refused' }, fields: { part: 'a' } },
	});
});

promise(
	'an unknown outcome says where to look, and that it may still take effect',
	async (unit) => {
		const unread = (fate: Fate) => new Server({ a: 'open' }, [fate], ['unread']);
		const lost = await unread('lost').run(unit);
		const silent = await unread('silent').run(unit);
		const traceless = await unread('silent').run(unit, {
			send: async () => ({ results: new Map() }),
		});
		expect(lost.a).toMatchObject({
			failure: { isOpen: true, advice: 'Look, before you run this again' },
		});
		expect(silent.a).toMatchObject({ failure: { isOpen: true, traceId: 'trace' } });
		expect(traceless.a).not.toHaveProperty('failure.traceId');
	},
);

const LETTERS = ['a', 'b', 'c', 'd', 'e'];
const anyFate = fc.oneof(
	{ weight: 3, arbitrary: fc.constant<Fate>('good') },
	{
		weight: 6,
		arbitrary: fc.constantFrom<Fate>(
			...(['lost', 'doneLost', 'refused', 'silent', 'unnamed', 'broken'] as const),
			...[{ lateMs: 3_000 }, { lateMs: 100_000 }],
		),
	},
	{ weight: 1, arbitrary: fc.constant<Fate>('lasting') },
);
const anyWorld = fc.record({
	states: fc.array(fc.constantFrom<State>('open', 'open', 'open', 'done', 'shut'), {
		...{ minLength: 1, maxLength: 5 },
	}),
	fates: fc.array(anyFate, { minLength: 1, maxLength: 8 }),
	sights: fc.array(fc.constantFrom<Sight>('seen', 'seen', 'seen', 'unread', 'broken'), {
		...{ minLength: 1, maxLength: 6 },
	}),
	isRepeatable: fc.boolean(),
	size: fc.integer({ min: 1, max: 5 }),
	refusedAloneLimit: fc.constantFrom(2, Number.POSITIVE_INFINITY),
	stopAfter: fc.constantFrom(1, 3, 6, 1000, 1000, 1000),
});

const isOpen = ({ isOpen }: Failure) => isOpen === true;

promise(
	'whatever gets lost, nobody is told what is not so, and nothing is done twice',
	async (unit) => {
		await fc.assert(
			fc.asyncProperty(
				anyWorld,
				async ({ states, fates, sights, isRepeatable, stopAfter, ...job }) => {
					const things = Object.fromEntries(states.map((state, i) => [LETTERS[i] ?? '', state]));
					const server = new Server(things, [...fates], [...sights], isRepeatable);
					const results = await server.run(unit, job, () => server.calls.length >= stopAfter);
					server.pass(1_000_000);
					const flaws = Object.entries(things).filter(([key, state]) => {
						const result = results[key];
						const made = server.made.get(key) ?? 0;
						const sent = server.calls.filter(
							(call) => call.startsWith('send ') && call.slice(5).split(',').includes(key),
						);
						if (result === undefined || sent.length > 12) return true;
						if (!isRepeatable && (made > 1 || (server.taken.get(key) ?? 0) > 1)) return true;
						if ('failure' in result) return made > 0 && !isOpen(result.failure);
						return state !== 'done' || (result.row.alreadyDone === true && made > 0);
					});
					expect(flaws).toEqual([]);
				},
			),
			{ numRuns: 100 },
		);
	},
);

test('lost, then refused without a name: the first one may still be under way', async () => {
	const server = new Server({ a: 'open', b: 'open' }, [{ lateMs: 100_000 }, 'lost', 'unnamed']);
	const { b } = await server.run(writer);
	server.pass(100_000);
	expect(server.made.get('b')).toBe(1);
	expect(b).toMatchObject({ failure: { isOpen: true } });
});

mistakes([
	{
		name: 'a lost answer is told as a failure',
		replace: 'if (error.outcomeUnknown) {',
		by: 'if (error.outcomeUnknown && this.job === undefined) {',
	},
	{
		name: 'what is refused after a lost answer is told as refused',
		replace: 'if (this.everLost.has(key)) this.notAgain.set(key, failure);\n\t\t\telse this',
		by: 'this',
	},
	{
		name: 'what must not be done twice is sent again',
		replace: 'const isRepeatable = job.isRepeatable?.(unit, state) !== false;',
		by: 'const isRepeatable = true;',
	},
	{
		name: 'what can not be read is sent again',
		replace: 'if (state === undefined || !isRepeatable)',
		by: 'if (!isRepeatable)',
	},
	{
		name: 'the server gets no moment to finish',
		replace: 'if (record.hasLost) await sleep(SETTLE_MS);',
		by: '',
	},
	{
		name: 'nobody looks for long',
		replace: 'if (open.length === 0 || this.isCancelled()) return;',
		by: 'return;',
	},
	{
		name: 'the long look goes on after a stop',
		replace: 'if (open.length === 0 || this.isCancelled()) return;',
		by: 'if (open.length === 0) return;',
	},
	{ name: 'sent once too often', replace: 'const ATTEMPTS = 3;', by: 'const ATTEMPTS = 4;' },
	{
		name: 'what was lost and is done counts as done before',
		replace: 'const isOurs = this.everLost.has(key) || unnamed !== undefined;',
		by: 'const isOurs = lost !== undefined && !this.notAgain.has(key) && unnamed === undefined;',
	},
	{
		name: 'a changed thing is sent again',
		replace: 'if (refusal !== undefined) {',
		by: 'if (refusal === "") {',
	},
	{
		name: 'what the answer leaves out is done',
		replace: 'if (result === undefined) missing.push(unit);',
		by: 'if (result === undefined) this.record.settle([unit], { row: { success: true } });',
	},
	{
		name: 'an unnamed refusal is that of the first that is missing',
		replace: 'if (missing.length === 1) {',
		by: 'if (missing.length > 0) {',
	},
	{
		name: 'those that may be meant go out together again',
		replace: 'this.alone.add(this.job.keyOf(unit));',
		by: '',
	},
	{
		name: 'a bad thing spoils its call',
		replace: 'if (isRefusal && batch.length > 1) {',
		by: 'if (!isRefusal && batch.length > 1) {',
	},
	{
		name: 'what lasts is met again',
		replace: 'if (error.isLasting) this.lasting = error.failure;\n\t\telse if',
		by: 'if',
	},
	{
		name: 'a stop is not heard',
		replace: '(this.isCancelled() ? STOPPED : undefined)',
		by: 'undefined',
	},
	{
		name: 'refusals are counted after a success',
		replace: 'if (this.record.hasSucceeded) return;\n\t\tthis.refusedAlone',
		by: 'this.refusedAlone',
	},
	{
		name: "refusals are nobody's own before those are read",
		replace: 'const states = await this.readStates(this.refusedAlone);',
		by: 'const states = new Map<string, State>();',
	},
	{
		name: 'a stumble ends the run',
		replace: 'await this.orAnyFailure(this.job.send(batch))',
		by: 'await orFailure(this.job.send(batch))',
	},
	{
		name: 'what was done before is told as refused',
		replace: " ||\n\t\t\t(result !== undefined && 'failure' in result)",
		by: '',
	},
]);
