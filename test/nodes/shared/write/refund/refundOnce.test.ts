import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { ApiFailure } from '../../../../../nodes/shared/http/apiFailure';
import { Doubts } from '../../../../../nodes/shared/write/doubts';
import { noteSent, thisMoment } from '../../../../../nodes/shared/write/refund/others';
import type { Refund, RefundJob } from '../../../../../nodes/shared/write/refund/refundJob';
import * as refundOnce from '../../../../../nodes/shared/write/refund/refundOnce';
import type { WriteResult } from '../../../../../nodes/shared/write/writeJob';
import { restart, waits } from '../../../../support/sleep';
import { UnitTests } from '../../../../support/units/unitTests';

const { promise, promiseEach, mistakes } = new UnitTests(
	'shared/write/refund/refundOnce.ts',
	refundOnce,
	['shared/write/refund/sight.ts'],
);

/**
 * What comes of one call: a refund that is answered, one that the answer says has failed, a refusal (for good:
 * `lasting`), or no answer, with nothing made, with a refund made, or with one that is made so much later.
 */
type Fate = 'good' | 'declined' | 'refused' | 'lasting' | 'lost' | 'doneLost' | { lateMs: number };
/** What a read shows. */
type Sight = 'seen' | 'unread' | 'lasting' | 'gone';

const MINUTE = 60_000;
const TOTAL = 10_000;
const LOST = new ApiFailure({ message: 'lost', code: 'ECONNRESET' }, true, false);
let payments = 0;

/** A server with one paid payment of 10000. Calls and reads do what their turn says, the last one for ever. */
class Server {
	readonly subject = `payment-${++payments}`;
	/** What was called: `send` or `read`. */
	readonly calls: string[] = [];
	readonly refunds: Refund[] = [];
	fates: Fate[] = ['good'];
	sights: Sight[] = ['seen'];
	/** How long a refund is not shown yet. */
	showsAfterMs = 0;
	/** What its node remembers. */
	readonly memory: IDataObject = {};
	private late: Array<{ amount: number | undefined; at: number }> = [];
	private now = Date.parse('2026-11-29T12:00:00+09:00');

	readonly pass = (ms: number): void => {
		this.now += ms;
		const due = this.late.filter(({ at }) => at <= this.now);
		this.late = this.late.filter(({ at }) => at > this.now);
		for (const { amount, at } of due) this.make(amount, at);
	};

	get left(): number {
		return this.refunds.reduce((left, { amount }) => left - amount, TOTAL);
	}

	/** Makes a refund, as far as so much is left. */
	make(asked: number | undefined, madeAt = this.now): Refund | undefined {
		const amount = asked ?? this.left;
		if (amount === 0 || amount > this.left) return undefined;
		const [id, at] = [`refund-${this.refunds.length + 1}`, new Date(madeAt).toISOString()];
		const refund = { id, amount, at, isPending: false, fields: { id } };
		this.refunds.push(refund);
		return refund;
	}

	private next<T>(turns: T[]): T {
		return (turns.length > 1 ? turns.shift() : turns[0]) as T;
	}

	private async read() {
		this.calls.push('read');
		const sight = this.next(this.sights);
		if (sight === 'gone') return undefined;
		if (sight !== 'seen') {
			throw new ApiFailure({ message: `${sight} when read` }, false, sight === 'lasting');
		}
		const isShown = ({ at }: Refund) => Date.parse(at ?? '') + this.showsAfterMs <= this.now;
		const refunds = this.refunds.filter(isShown);
		const balance = refunds.reduce((left, { amount }) => left - amount, TOTAL);
		return {
			...{ refunds, balance, total: TOTAL, isGivenBack: balance === 0, refusal: undefined },
			...{ row: { id: this.subject }, words: `${balance} is left` },
		};
	}

	private async send(amount: number | undefined) {
		this.calls.push('send');
		const fate = this.next(this.fates);
		if (fate === 'refused') throw new ApiFailure({ message: 'refused' }, false, false);
		if (fate === 'lasting') throw new ApiFailure({ message: 'no such key' }, false, true);
		if (fate === 'declined') return { failure: { message: 'declined' } };
		if (fate === 'lost') throw LOST;
		if (typeof fate === 'object') {
			this.late.push({ amount, at: this.now + fate.lateMs });
			throw LOST;
		}
		const refund = this.make(amount);
		if (fate === 'doneLost') throw LOST;
		if (refund === undefined) throw new ApiFailure({ message: 'too much' }, false, false);
		return {
			row: { id: this.subject, refund: refund.id },
			refundIds: this.refunds.map(({ id }) => id),
		};
	}

	/** Gives a part back, or all that is left. @returns the result, and the failure that the next one is bound to have */
	async refund(
		{ RefundOnce }: typeof refundOnce,
		amount?: number,
		job: Partial<RefundJob> = {},
		context: Partial<refundOnce.RunOfRefund> = {},
	): Promise<{ result: WriteResult; lasting: unknown }> {
		restart(this.pass);
		const machine = new RefundOnce(
			{
				...{ server: 'S', account: 'shop', subject: this.subject, amount, onRecord: undefined },
				...{ onRecordLabel: 'Balance', records: 'its console', listed: 'refunds' },
				unknown: { message: 'no such payment' },
				now: () => this.now,
				read: async () => await this.read(),
				send: async () => await this.send(amount),
				...job,
			},
			{
				doubts: Doubts.of({ getWorkflowStaticData: () => this.memory }),
				isCancelled: () => false,
				...{ payment: this.subject, beganAt: thisMoment() },
				...context,
			},
		);
		const result = await machine.run();
		return { result, lasting: machine.lasting };
	}
}

/** A result in a word, or a failure's message. */
function inWords({ result }: { result: WriteResult }): string {
	if ('failure' in result) return result.failure.message;
	const { row } = result;
	return row.verified === true ? 'verified' : row.alreadyDone === true ? 'alreadyDone' : 'success';
}

interface Case {
	/** Refunds that were made before. */
	before?: number[];
	/** The part that is asked for; all that is left by default. */
	amount?: number;
	job?: Partial<RefundJob>;
	fates?: Fate[];
	sights?: Sight[];
	/** The user stops the execution after so many calls, reads among them. */
	stopAfter?: number;
	ends: string;
	calls: string[];
	/** In seconds. */
	waited?: number[];
}

const UNKNOWN = 'It is not known whether S did this';
const STOPPED = 'Not sent: the execution was stopped before its turn';
const mayRepeat = () => true;

promiseEach<readonly [string, Case]>(
	'%s',
	[
		['all that is left is given back', { ends: 'success', calls: ['read', 'send'] }],
		['a part is given back', { amount: 3_000, ends: 'success', calls: ['read', 'send'] }],
		[
			'what was given back whole is not sent',
			{ before: [TOTAL], ends: 'alreadyDone', calls: ['read'] },
		],
		[
			'more than is left is not sent',
			{
				...{ before: [8_000], amount: 3_000, calls: ['read'] },
				ends: 'Only 2000 of 10000 is left to cancel (취소 가능 잔액)',
			},
		],
		[
			'exactly what is left is sent',
			{ before: [7_000], amount: 3_000, ends: 'success', calls: ['read', 'send'] },
		],
		[
			'a part by the balance before it, when it is on record as made, was made',
			{
				...{ before: [3_000], amount: 3_000, job: { onRecord: TOTAL } },
				...{ ends: 'alreadyDone', calls: ['read'] },
			},
		],
		[
			'a part by the present balance is a further one',
			{
				...{ before: [3_000], amount: 3_000, job: { onRecord: 7_000 } },
				...{ ends: 'success', calls: ['read', 'send'] },
			},
		],
		[
			'a balance that something else has lowered is no sign that it was made',
			{
				...{ before: [1_000, 2_000], amount: 3_000, job: { onRecord: TOTAL } },
				...{ ends: 'success', calls: ['read', 'send'] },
			},
		],
		[
			'there is no payment: nothing is sent',
			{ sights: ['gone'], ends: 'no such payment', calls: ['read'] },
		],
		[
			'what can not be read first is not sent',
			{ sights: ['unread'], ends: 'Not sent: unread when read', calls: ['read'] },
		],
		['a stop before its turn: not sent', { stopAfter: 1, ends: STOPPED, calls: ['read'] }],
		[
			'an answer that says that it failed is a failure',
			{ fates: ['declined'], ends: 'declined', calls: ['read', 'send', 'read'] },
		],
		[
			'a refusal is a failure, and how the payment stands is read',
			{ amount: 1, fates: ['refused'], ends: 'refused', calls: ['read', 'send', 'read'] },
		],
		[
			'a refusal stays one where the payment can not be read',
			{
				fates: ['refused'],
				sights: ['seen', 'unread'],
				ends: 'refused',
				calls: ['read', 'send', 'read'],
			},
		],
		[
			'a refusal stays one where the payment is gone',
			{
				fates: ['refused'],
				sights: ['seen', 'gone'],
				ends: 'refused',
				calls: ['read', 'send', 'read'],
			},
		],
		[
			'what is bound to fail for all is told at once',
			{ fates: ['lasting'], ends: 'no such key', calls: ['read', 'send'] },
		],
		[
			'made, answer lost: found by reading',
			{ amount: 3_000, fates: ['doneLost'], ends: 'verified', calls: ['read', 'send', 'read'] },
		],
		[
			'made late, answer lost: looked for for ten seconds',
			{
				...{ amount: 3_000, fates: [{ lateMs: 9_000 }], ends: 'verified', waited: [2, 3, 5] },
				calls: ['read', 'send', 'read', 'read', 'read', 'read'],
			},
		],
		[
			'a look that fails is not the last one',
			{
				...{ fates: ['doneLost'], sights: ['seen', 'unread', 'gone', 'seen'], ends: 'verified' },
				calls: ['read', 'send', 'read', 'read', 'read'],
			},
		],
		[
			'a look that fails for good is the last one',
			{
				...{ fates: ['doneLost'], sights: ['seen', 'lasting'], ends: `${UNKNOWN}: lost` },
				calls: ['read', 'send', 'read'],
			},
		],
		[
			'a part that is not seen is unknown, and not sent again',
			{
				...{ amount: 3_000, fates: ['lost', 'good'], ends: `${UNKNOWN}: lost` },
				calls: ['read', 'send', 'read', 'read', 'read', 'read'],
			},
		],
		[
			'what does nothing a second time is sent three times',
			{
				...{
					fates: ['lost'],
					job: { mayRepeat },
					ends: `${UNKNOWN}: lost`,
					waited: [2, 3, 5, 2, 3, 5, 2, 3, 5],
				},
				calls: [
					'read',
					...Array.from({ length: 3 }, () => ['send', 'read', 'read', 'read', 'read']).flat(),
				],
			},
		],
		[
			'what does nothing a second time, and gets an answer then, is done',
			{
				...{ fates: ['lost', 'good'], job: { mayRepeat }, ends: 'success' },
				calls: ['read', 'send', 'read', 'read', 'read', 'read', 'send'],
			},
		],
		[
			'lost, then refused, and seen: the first one was made',
			{
				...{ fates: [{ lateMs: 11_000 }, 'refused'], job: { mayRepeat }, ends: 'verified' },
				calls: ['read', 'send', ...Array(4).fill('read'), 'send', 'read', 'read'],
			},
		],
		[
			'lost, then refused, and not seen: unknown',
			{
				...{ fates: ['lost', 'refused'], job: { mayRepeat } },
				ends: `${UNKNOWN}: lost; after that: refused`,
				calls: ['read', 'send', ...Array(4).fill('read'), 'send', ...Array(4).fill('read')],
			},
		],
		[
			'lost, then refused for good: unknown, and not looked for again',
			{
				...{ fates: ['lost', 'lasting'], job: { mayRepeat } },
				ends: `${UNKNOWN}: lost; after that: no such key`,
				calls: ['read', 'send', ...Array(4).fill('read'), 'send'],
			},
		],
		[
			'lost, then stopped: unknown',
			{
				...{
					fates: ['lost'],
					job: { mayRepeat },
					stopAfter: 6,
					ends: `${UNKNOWN}: lost; after that: ${STOPPED}`,
				},
				calls: ['read', 'send', ...Array(4).fill('read')],
			},
		],
	],
	async (unit, _, { before = [], amount, job, fates, sights, stopAfter, ...expected }) => {
		const server = new Server();
		before.forEach((made) => server.make(made));
		if (fates) server.fates = [...fates];
		if (sights) server.sights = [...sights];
		const isCancelled = () => server.calls.length >= (stopAfter ?? Number.POSITIVE_INFINITY);
		expect(inWords(await server.refund(unit, amount, job, { isCancelled }))).toBe(expected.ends);
		expect(server.calls).toEqual(expected.calls);
		if (expected.waited) expect(waits).toEqual(expected.waited.map((seconds) => seconds * 1000));
	},
);

promise('an answer gives the row, what is found gives that of the record', async (unit) => {
	const server = new Server();
	const answered = await server.refund(unit, 3_000);
	expect(answered.result).toEqual({
		row: { id: server.subject, refund: 'refund-1', success: true },
	});
	server.fates = ['doneLost'];
	expect((await server.refund(unit, 1_000)).result).toEqual({
		row: {
			...{ id: 'refund-2', success: true, verified: true },
			refundedAt: '2026-11-29T03:00:00.000Z',
		},
	});
});

promise('a payment whose state allows no refund is not sent', async (unit) => {
	const server = new Server();
	const standing = {
		...{ row: {}, refunds: [], total: undefined, balance: undefined, isGivenBack: false },
		...{ refusal: { message: 'it is not paid' }, words: '' },
	};
	const refund = async (job: Partial<RefundJob>) => inWords(await server.refund(unit, 3_000, job));
	expect(await refund({ read: async () => standing })).toBe('it is not paid');
	// Where no balance is told, none is compared: neither with the part nor with what is on record.
	const unbalanced = { ...standing, refusal: undefined };
	expect(await refund({ read: async () => unbalanced, onRecord: 3_000 })).toBe('success');
});

promise(
	'a refusal says how the payment stands, and what the API has to say to it',
	async (unit) => {
		const server = new Server();
		server.fates = ['refused'];
		const adviceOf = async (job: Partial<RefundJob>) =>
			(await server.refund(unit, 1_000, job)).result;
		expect(await adviceOf({})).toMatchObject({ failure: { advice: '10000 is left' } });
		expect(await adviceOf({ explain: ({ message }) => `: ${message}` })).toMatchObject({
			failure: { advice: '10000 is left: refused' },
		});
	},
);

promise(
	'a refusal of all that is left, which somebody else has given back, is alreadyDone',
	async (unit) => {
		const server = new Server();
		const send = async () => {
			server.make(undefined);
			throw new ApiFailure({ message: 'refused' }, false, false);
		};
		expect(inWords(await server.refund(unit, undefined, { send }))).toBe('alreadyDone');
	},
);

promiseEach<readonly [string, number[]]>(
	'a part is not taken for made by %s',
	[
		['a new refund of another amount', [2_000]],
		["two new refunds, one of which is somebody else's", [3_000, 3_000]],
	],
	async (unit, _, others) => {
		const server = new Server();
		const send = async () => {
			others.forEach((amount) => server.make(amount));
			throw LOST;
		};
		expect(inWords(await server.refund(unit, 3_000, { send }))).toBe(`${UNKNOWN}: lost`);
	},
);

promise(
	'an equal refund of before is not taken for the one whose answer was lost',
	async (unit) => {
		const server = new Server();
		server.make(3_000);
		server.fates = ['lost'];
		expect(inWords(await server.refund(unit, 3_000))).toBe(`${UNKNOWN}: lost`);
	},
);

promise('what is bound to fail for the next payment, too, is told', async (unit) => {
	const lasting = async (fate: Fate, sight: Sight) => {
		const server = new Server();
		[server.fates, server.sights] = [[fate], [sight]];
		return (await server.refund(unit)).lasting;
	};
	expect(await lasting('good', 'lasting')).toEqual({ message: 'lasting when read' });
	expect(await lasting('lasting', 'seen')).toEqual({ message: 'no such key' });
	expect(await lasting('refused', 'seen')).toBeUndefined();
	expect(await lasting('good', 'unread')).toBeUndefined();
});

promise(
	'a doubt holds for ten minutes: the next run sends nothing, and finds it when it is made',
	async (unit) => {
		const server = new Server();
		server.fates = [{ lateMs: 5 * MINUTE }];
		await server.refund(unit, 3_000);
		expect(server.memory.doubts).toMatchObject([
			{ kind: 'refund', account: 'shop', subject: server.subject, amount: 3_000, seen: [] },
		]);
		expect(inWords(await server.refund(unit, 3_000))).toMatch(/^Not sent, because it is not known/);
		server.sights = ['unread', 'seen'];
		expect(inWords(await server.refund(unit, 3_000))).toBe(
			'Not sent: unread when read; it is not known whether S made a refund of 3000 that was asked for at 2026-11-29 12:00 (KST) (ECONNRESET)',
		);
		server.pass(5 * MINUTE);
		expect(inWords(await server.refund(unit, 3_000))).toBe('verified');
		expect(server.memory.doubts).toEqual([]);
		expect(server.calls.filter((call) => call === 'send')).toHaveLength(1);
	},
);

promise(
	'a doubt about a part that has lapsed ends with the refund that the balance on record asks for',
	async (unit) => {
		const server = new Server();
		server.fates = ['lost', 'good'];
		await server.refund(unit, 3_000);
		server.pass(10 * MINUTE);
		expect(inWords(await server.refund(unit, 3_000))).toMatch(/^Not sent, because it is not known/);
		expect(inWords(await server.refund(unit, 3_000, { onRecord: TOTAL }))).toBe('success');
		expect(server.memory.doubts).toEqual([]);
	},
);

promiseEach<readonly [string, Fate, number]>(
	'a doubt that has lapsed is over once the next refund %s',
	[
		['is found', 'doneLost', 0],
		['is in doubt itself', 'lost', 1],
	],
	async (unit, _, fate, doubts) => {
		const server = new Server();
		server.fates = ['lost', fate];
		await server.refund(unit);
		server.pass(10 * MINUTE);
		await server.refund(unit);
		expect(server.memory.doubts).toHaveLength(doubts);
	},
);

promise(
	'a part is not sent where another run has refunded the payment since this one began',
	async (unit) => {
		const server = new Server();
		const beganAt = thisMoment();
		noteSent(server.subject);
		const refund = async (amount?: number) =>
			inWords(await server.refund(unit, amount, {}, { beganAt }));
		expect(await refund(3_000)).toBe(
			'Not sent: another run has refunded this payment since this one began',
		);
		// All that is left is all that is left.
		expect(await refund()).toBe('success');
	},
);

promise(
	'each run notes what it has sent, so that others of the same time hold back',
	async (unit) => {
		const server = new Server();
		const beganAt = thisMoment();
		server.fates = ['refused', 'good'];
		await server.refund(unit, 3_000);
		expect(inWords(await server.refund(unit, 2_000, {}, { beganAt }))).toMatch(
			/^Not sent: another run/,
		);
		expect(inWords(await server.refund(unit, 2_000))).toBe('success');
	},
);

promise('a payment that does not show the last refund yet is read until it does', async (unit) => {
	const server = new Server();
	server.showsAfterMs = 4_000;
	await server.refund(unit, 3_000);
	server.calls.length = 0;
	await server.refund(unit, 3_000);
	expect(server.calls).toEqual(['read', 'read', 'read', 'send']);
	expect(waits).toEqual([2_000, 3_000]);
});

promise('one that never shows it is taken as it is, and not waited for again', async (unit) => {
	const server = new Server();
	server.showsAfterMs = MINUTE;
	await server.refund(unit, 3_000);
	server.calls.length = 0;
	server.fates = ['refused'];
	await server.refund(unit, 3_000);
	await server.refund(unit, 3_000);
	expect(server.calls).toEqual([
		'read',
		'read',
		'read',
		'read',
		'send',
		'read',
		'read',
		'send',
		'read',
	]);
});

const anyWorld = fc.record({
	amount: fc.constantFrom(undefined, 3_000),
	onRecord: fc.constantFrom(undefined, TOTAL),
	mayRepeat: fc.boolean(),
	showsAfterMs: fc.constantFrom(0, 0, 4_000),
	fates: fc.array(
		fc.constantFrom<Fate>(
			...([
				'good',
				'declined',
				'refused',
				'lost',
				'lost',
				'doneLost',
				'doneLost',
				'lasting',
			] as const),
			...[{ lateMs: 3_000 }, { lateMs: 30_000 }, { lateMs: 9 * MINUTE }],
		),
		{ minLength: 1, maxLength: 6 },
	),
	sights: fc.array(fc.constantFrom<Sight>('seen', 'seen', 'seen', 'seen', 'unread', 'lasting'), {
		...{ minLength: 1, maxLength: 12 },
	}),
	/** How long it is until the next run, for each. */
	pauses: fc.array(fc.constantFrom(0, 5_000, 4 * MINUTE, 11 * MINUTE), {
		minLength: 1,
		maxLength: 5,
	}),
});

/** Runs that a user would repeat. */
const isUnclear = (ends: string) => /not known|^Not sent/.test(ends);

promise(
	'however often it is run, one refund is made, and nobody is told what is not so',
	async (unit) => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async ({ amount, onRecord, mayRepeat, pauses, ...turns }) => {
				const server = new Server();
				Object.assign(server, { ...turns, fates: [...turns.fates], sights: [...turns.sights] });
				// Only what gives back all does nothing a second time.
				const job = { onRecord, mayRepeat: () => mayRepeat && amount === undefined };
				let wasUnclear = false;
				let ends = '';
				for (const pause of pauses) {
					ends = inWords(await server.refund(unit, amount, job));
					if (!isUnclear(ends)) break;
					wasUnclear ||= ends.includes('not known');
					server.pass(pause);
				}
				server.pass(20 * MINUTE);
				const made = server.refunds.length;
				expect(made).toBeLessThanOrEqual(1);
				if (/^(success|verified|alreadyDone)$/.test(ends)) expect(made).toBe(1);
				else if (!wasUnclear) expect(made).toBe(0);
			}),
			{ numRuns: 100 },
		);
	},
);

mistakes([
	{
		name: 'a part is sent again after a lost answer',
		replace: 'const isLast = count === MOST_SENT || job.mayRepeat?.(sent) !== true;',
		by: 'const isLast = count === MOST_SENT;',
	},
	{ name: 'a lost answer leaves no doubt', replace: 'context.doubts.remember(doubt);', by: '' },
	{
		name: 'any new refund is taken for the own one',
		replace: 'return added.length === 1 && refund?.amount === amount ? { refund } : undefined;',
		by: 'return added.length > 0 ? { refund } : undefined;',
	},
	{
		name: 'an older refund is taken for the own one',
		replace: 'const added = now.refunds.filter(({ id }) => !known.has(id));',
		by: 'const added = now.refunds.filter(({ id }) => !known.has(id) || id !== "");',
	},
	{
		name: 'a refusal after a lost answer is told as a failure',
		replace: 'if (this.lost.length > 0) {',
		by: 'if (this.lost.length > 9) {',
	},
	{
		name: 'nobody looks after a lost answer',
		replace: 'const result = await this.look(before);',
		by: 'const result = undefined;',
	},
	{
		name: 'a failed look is the last',
		replace: '&& now.isLasting) return undefined;',
		by: ') return undefined;',
	},
	{
		name: 'more than is left is sent',
		replace: 'amount > balance',
		by: 'amount > (before.total ?? 0)',
	},
	{
		name: 'a run that is repeated refunds again',
		replace: 'if (repeated !== undefined)',
		by: 'if (repeated === null)',
	},
	{
		name: 'an equal refund is one of before, whatever the balance',
		replace: 'return isLess ?',
		by: 'return true ?',
	},
	{
		name: 'all that was given back is sent again',
		replace: 'if (job.amount === undefined && before.isGivenBack) {',
		by: 'if (before === undefined) {',
	},
	{
		name: 'runs of the same time refund both',
		replace: 'return isOverlapped &&',
		by: 'return false &&',
	},
	{ name: 'what was sent is not noted', replace: 'noteSent(context.payment);', by: '' },
	{
		name: 'what was answered is not noted',
		replace: 'noteAnswered(this.context.payment, added);',
		by: '',
	},
	{
		name: 'a doubt that is found is kept',
		replace: 'context.doubts.resolve(earlier.doubt);',
		by: '',
	},
	{
		name: 'doubts that have lapsed are kept',
		replace: 'for (const doubt of this.lapsed) this.context.doubts.resolve(doubt);',
		by: '',
	},
	{
		name: 'a stop is not heard',
		replace: 'if (context.isCancelled())',
		by: 'if (context === undefined)',
	},
	{
		name: 'what lasts is not told',
		replace: 'if (sent.isLasting) this.lasting = sent.failure;',
		by: '',
	},
]);
