import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { ApiFailure } from '../../../../../nodes/shared/http/apiFailure';
import { Doubts } from '../../../../../nodes/shared/write/doubts';
import { PayMemory } from '../../../../../nodes/shared/write/pay/memory';
import type { PayJob, PaymentState } from '../../../../../nodes/shared/write/pay/payJob';
import * as payOnce from '../../../../../nodes/shared/write/pay/payOnce';
import type { WriteResult } from '../../../../../nodes/shared/write/writeJob';
import { restart, waits } from '../../../../support/sleep';
import { UnitTests } from '../../../../support/units/unitTests';

const { promise, promiseEach, mistakes } = new UnitTests('shared/write/pay/payOnce.ts', payOnce, [
	'shared/write/pay/earlier.ts',
	'shared/write/pay/payRecord.ts',
]);

/**
 * What comes of one call:
 * - `good`: paid; `declined`: a failure, on record and told (another try may pass); `blocked`: the same, and none may
 * - `faulted`, `faultedOff`: the server says that it failed, with a record or without
 * - `refused`, `passing`: refused without a record; the second is one that another try may get past
 * - `taken`, `usedUp`: the id is in use, or takes no further try
 * - `notSent`, `lasting`: nothing went out; not even the secret was taken
 * - `lost`, `paidLost`, `failedLost`: the connection broke, with nothing done, paid, or a failure on record
 * - `timeout`, `gateway`: nobody waited for the end, which never comes
 * - `{ lateMs }`: the same, and it ends so much later
 */
type Fate =
	| ('good' | 'declined' | 'blocked' | 'faulted' | 'faultedOff' | 'refused' | 'passing' | 'taken')
	| ('usedUp' | 'notSent' | 'lasting' | 'lost' | 'paidLost' | 'failedLost' | 'timeout' | 'gateway')
	| { lateMs: number; status: 'PAID' | 'FAILED' };
type Sight = 'seen' | 'unread' | 'lasting';

const MINUTE = 60_000;
const NOON = Date.parse('2026-11-29T12:00:00+09:00');

/** A failed call. @param httpCode none where there was no answer */
const failure = (message: string, code: string, isOpen: boolean, httpCode?: string) =>
	new ApiFailure({ message, code, ...(httpCode === undefined ? {} : { httpCode }) }, isOpen, false);

const FAILURES = {
	declined: failure('declined', 'DECLINED', false, '400'),
	blocked: failure('blocked', 'BLOCKED', false, '400'),
	faulted: failure('faulted', 'FAULT', true, '500'),
	faultedOff: failure('faulted', 'FAULT', true, '500'),
	refused: failure('refused', 'REFUSED', false, '400'),
	passing: failure('not now', 'PASSING', false, '400'),
	taken: failure('taken', 'TAKEN', false, '409'),
	usedUp: failure('used up', 'USED_UP', false, '400'),
	notSent: failure('not reached', 'ECONNREFUSED', false),
	lasting: new ApiFailure({ message: 'no such secret', httpCode: '401' }, false, true),
	lost: failure('lost', 'ECONNRESET', true),
	paidLost: failure('lost', 'ECONNRESET', true),
	failedLost: failure('lost', 'ECONNRESET', true),
	timeout: failure('timed out', 'ETIMEDOUT', true),
	gateway: failure('gateway', 'BAD_GATEWAY', true, '502'),
};
/** How the payment stands after a call that leaves a record. */
const RECORDS: Partial<Record<keyof typeof FAILURES, string>> = {
	...{ declined: 'FAILED', blocked: 'FAILED', faulted: 'FAILED' },
	...{ paidLost: 'PAID', failedLost: 'FAILED' },
};

const STATES: Record<string, PaymentState> = {
	...{ PAID: 'paid', FAILED: 'failed', CANCELLED: 'cancelled' },
};

/** What no server counts as a try. */
const UNCOUNTED = new Set<Fate>(['lost', 'notSent', 'lasting', 'taken', 'usedUp']);

let shops = 0;

/** A server that takes the payment of an order under the IDs 1, 2, 3 … Each list does what its turn says. */
class Server {
	/** What was called: `r1` reads ID 1, `s1` sends it, `t1` reads all tries under it. */
	readonly calls: string[] = [];
	readonly payments = new Map<string, IDataObject>();
	/** Tries that have ended, by ID. */
	readonly tries = new Map<string, IDataObject[]>();
	late: Array<{ id: string; at: number; status: string }> = [];
	fates: Fate[] = ['good'];
	sights: Sight[] = ['seen'];
	/** How long a payment is not shown yet. */
	showsAfterMs = 0;
	/** Whether it refuses a second payment under an ID, and one beside another that is under way. */
	isGuarding = false;
	/** How many tries an ID takes. */
	mostTries = Number.POSITIVE_INFINITY;
	readonly memory: IDataObject = {};
	private readonly counted = new Map<string, number>();
	private readonly shop = `shop-${++shops}`;
	now = NOON;

	readonly pass = (ms: number): void => {
		this.now += ms;
		const due = this.late.filter(({ at }) => at <= this.now);
		this.late = this.late.filter(({ at }) => at > this.now);
		for (const { id, status, at } of due) this.record(id, status, at);
	};

	record(id: string, status: string, at = this.now, amount = 100): void {
		const tries = this.tries.get(id) ?? [];
		this.tries.set(id, [...tries, { id, status, amount, at, number: tries.length + 1 }]);
		if (this.payments.get(id)?.status !== 'PAID') {
			this.payments.set(id, { id, status, amount, at, number: tries.length + 1 });
		}
	}

	get paid(): number {
		return [...this.tries.values()].flat().filter(({ status }) => status === 'PAID').length;
	}

	private next<T>(turns: T[]): T {
		return (turns.length > 1 ? turns.shift() : turns[0]) as T;
	}

	private async read<T>(call: string, value: T): Promise<T> {
		this.calls.push(call);
		const sight = this.next(this.sights);
		if (sight === 'seen') return value;
		throw new ApiFailure({ message: `${sight} when read` }, false, sight === 'lasting');
	}

	private async readPayment(id: string): Promise<IDataObject | undefined> {
		const payment = this.payments.get(id);
		const isShown = Number(payment?.at) + this.showsAfterMs <= this.now;
		return await this.read(`r${id}`, isShown ? payment : undefined);
	}

	private async send(id: string): Promise<IDataObject> {
		this.calls.push(`s${id}`);
		const isTaken =
			this.payments.get(id)?.status === 'PAID' || this.late.some((one) => one.id === id);
		if (this.isGuarding && isTaken) throw FAILURES.taken;
		const counted = this.counted.get(id) ?? 0;
		if (counted >= this.mostTries) throw FAILURES.usedUp;
		const fate = this.next(this.fates);
		const isCounted = typeof fate === 'object' || !UNCOUNTED.has(fate);
		this.counted.set(id, counted + Number(isCounted));
		if (typeof fate === 'object') {
			this.late.push({ id, status: fate.status, at: this.now + fate.lateMs });
			throw FAILURES.timeout;
		}
		const status = fate === 'good' ? 'PAID' : RECORDS[fate];
		if (status !== undefined) this.record(id, status);
		if (fate === 'good') return { amount: 100 };
		throw FAILURES[fate];
	}

	async pay(
		{ PayOnce }: typeof payOnce,
		job: Partial<PayJob> & { hasTries?: boolean } = {},
		isCancelled = () => false,
	): Promise<{ result: WriteResult; lasting: unknown }> {
		restart(this.pass);
		const { hasTries = false, ...others } = job;
		const { shop } = this;
		const now = () => this.now;
		const client = {
			shop,
			get serverTime() {
				return now();
			},
		};
		const doubts = Doubts.of({ getWorkflowStaticData: () => this.memory });
		const machine = new PayOnce(
			{
				...{
					server: 'S',
					amount: 100,
					maxAttempts: 3,
					guardsIds: this.isGuarding,
					failuresAreOwn: true,
				},
				...{ idName: 'paymentId', idLabel: 'payment ID', hasFurtherIds: true },
				statusOf: ({ status }) => String(status),
				stateOf: ({ status }) => STATES[String(status)] ?? 'pending',
				idOf: String,
				read: async (id) => await this.readPayment(id),
				send: async (id) => await this.send(id),
				...(hasTries
					? { readTries: async (id) => await this.read(`t${id}`, this.tries.get(id) ?? []) }
					: {}),
				isOwnFault: ({ code }) => code === 'FAULT',
				recordOf: ({ number }) => `try ${String(number)}`,
				isDone: ({ status }) => status === 'PAID',
				difference: ({ amount }) => (amount === 100 ? undefined : `it is for ${String(amount)}`),
				rowOf: ({ amount }) => ({ amount, read: true }),
				failureOf: ({ number }) => `failed as try ${String(number)}`,
				saysTaken: ({ code }) => code === 'TAKEN',
				isUsedUp: ({ code }) => code === 'USED_UP',
				mayPass: ({ code }) => code === 'DECLINED' || code === 'PASSING',
				...others,
			},
			new PayMemory(doubts, client, 100),
			isCancelled,
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
	/** How the payment stands under an ID before. */
	before?: Record<string, string>;
	fates?: Fate[];
	sights?: Sight[];
	isGuarding?: boolean;
	job?: Partial<PayJob> & { hasTries?: boolean };
	/** The user stops the execution after so many calls, reads among them. */
	stopAfter?: number;
	ends: string;
	calls: string;
	/** In seconds. */
	waited?: number[];
}

const UNKNOWN = 'It is not known whether S took payment 1';
const STOPPED = 'the execution was stopped before its turn';

promiseEach<readonly [string, Case]>(
	'%s',
	[
		['what is not there is paid', { ends: 'success', calls: 'r1 s1' }],
		['what is paid is not paid again', { before: { 1: 'PAID' }, ends: 'alreadyDone', calls: 'r1' }],
		[
			'what was paid and given back is not paid again',
			{
				before: { 1: 'CANCELLED' },
				...{ ends: 'Nothing was sent: payment 1 was paid and cancelled (결제취소)', calls: 'r1' },
			},
		],
		[
			'what is under way is looked at for ten seconds, and not paid',
			{
				...{ before: { 1: 'PENDING' }, waited: [2, 3, 5] },
				...{ ends: 'Nothing was sent: payment 1 is under way (PENDING)', calls: 'r1 r1 r1 r1' },
			},
		],
		[
			'what failed before is paid under the same ID, once the next one was looked at',
			{ before: { 1: 'FAILED' }, ends: 'success', calls: 'r1 r2 s1' },
		],
		[
			'what failed under two IDs is paid under the second',
			{ before: { 1: 'FAILED', 2: 'FAILED' }, ends: 'success', calls: 'r1 r2 r3 s2' },
		],
		[
			'where there are no further IDs, none is looked at',
			{
				...{ before: { 1: 'FAILED' }, job: { hasFurtherIds: false } },
				...{ ends: 'success', calls: 'r1 s1' },
			},
		],
		[
			'what was paid under a further ID is not paid again',
			{ before: { 1: 'FAILED', 2: 'PAID' }, ends: 'alreadyDone', calls: 'r1 r2' },
		],
		[
			'what has failed under every ID is not sent',
			{
				before: Object.fromEntries(Array.from({ length: 99 }, (_, i) => [i + 1, 'FAILED'])),
				ends: 'Nothing was sent: payment 1 has failed under 99 IDs already',
				calls: Array.from({ length: 99 }, (_, i) => `r${i + 1}`).join(' '),
			},
		],
		[
			'what can not be read first is not paid',
			{
				sights: ['unread'],
				ends: 'Nothing was sent, because it could not be read whether this is paid already: unread when read',
				calls: 'r1',
			},
		],
		['a stop before its turn: not paid', { stopAfter: 1, ends: STOPPED, calls: 'r1' }],
		[
			'a call that never left is a failure, and there is nothing to look for',
			{ fates: ['notSent'], ends: 'not reached', calls: 'r1 s1' },
		],
		[
			'a secret that is refused is a failure, and there is nothing to look for',
			{ fates: ['lasting'], ends: 'no such secret', calls: 'r1 s1' },
		],
		[
			'a plain refusal is looked for once, and not tried again',
			{ fates: ['refused'], ends: 'refused', calls: 'r1 s1 r1', waited: [] },
		],
		[
			'a refusal that may pass is tried again after a look and a second',
			{
				fates: ['passing', 'good'],
				ends: 'success',
				calls: 'r1 s1 r1 r1 r1 r1 s1',
				waited: [2, 3, 5, 1],
			},
		],
		[
			'a card that is declined is tried again under the same ID, as often as the user wants',
			{
				fates: ['declined'],
				ends: 'Failed 3 times, and nothing was taken: declined',
				...{ calls: 'r1 s1 r1 s1 r1 s1 r1', waited: [1, 1] },
			},
		],
		[
			'a payment that is tried once tells its failure as it is',
			{ fates: ['declined'], job: { maxAttempts: 1 }, ends: 'declined', calls: 'r1 s1 r1' },
		],
		[
			'a failure on record that no try gets past is not tried again',
			{ fates: ['blocked'], ends: 'blocked', calls: 'r1 s1 r1' },
		],
		[
			'a fault that the server tells is certain, and told in the words of the record',
			{
				fates: ['faulted'],
				ends: 'Failed 3 times, and nothing was taken: failed as try 3',
				calls: 'r1 s1 r1 s1 r1 s1 r1',
			},
		],
		[
			'a fault whose record has no words is told in its own',
			{
				...{ fates: ['faulted'], job: { maxAttempts: 1, failureOf: () => undefined } },
				...{ ends: 'faulted', calls: 'r1 s1 r1' },
			},
		],
		[
			'a fault without a record is certain once it was looked for',
			{
				...{ fates: ['faultedOff', 'good'], ends: 'success', calls: 'r1 s1 r1 r1 r1 r1 s1' },
				waited: [2, 3, 5, 1],
			},
		],
		[
			'an older failure on record is no record of this fault',
			{
				...{ before: { 1: 'FAILED' }, fates: ['faultedOff', 'good'], ends: 'success' },
				calls: 'r1 r2 s1 r1 r1 r1 r1 s1',
			},
		],
		[
			'paid, and told otherwise: found by reading',
			{ fates: ['paidLost'], ends: 'verified', calls: 'r1 s1 r1' },
		],
		[
			'lost, and nothing on record: unknown where the server does not guard its IDs',
			{ fates: ['lost'], ends: `${UNKNOWN}: lost`, calls: 'r1 s1 r1 r1 r1 r1', waited: [2, 3, 5] },
		],
		[
			'lost, and nothing on record: sent again where the server guards its IDs',
			{ isGuarding: true, fates: ['lost', 'good'], ends: 'success', calls: 'r1 s1 r1 r1 r1 r1 s1' },
		],
		[
			'lost each time: sent three times',
			{
				...{ isGuarding: true, fates: ['lost'], ends: `${UNKNOWN}: lost` },
				calls: 'r1 s1 r1 r1 r1 r1 s1 r1 r1 r1 r1 s1 r1 r1 r1 r1',
			},
		],
		[
			'after a time-out it is never sent again',
			{
				...{ isGuarding: true, fates: ['timeout', 'good'], ends: `${UNKNOWN}: timed out` },
				calls: 'r1 s1 r1 r1 r1 r1',
			},
		],
		[
			'after a fault that some gateway tells it is never sent again',
			{
				...{ isGuarding: true, fates: ['gateway', 'good'], ends: `${UNKNOWN}: gateway` },
				calls: 'r1 s1 r1 r1 r1 r1',
			},
		],
		[
			'paid after a time-out, within the look: found',
			{ fates: [{ lateMs: 9_000, status: 'PAID' }], ends: 'verified', calls: 'r1 s1 r1 r1 r1 r1' },
		],
		[
			'lost, and a failure on record that can only be its own: certain, so it is tried again',
			{ fates: ['failedLost', 'good'], ends: 'success', calls: 'r1 s1 r1 s1' },
		],
		[
			"lost, and a failure on record that may be another process's: unknown, though IDs are guarded",
			{
				...{ isGuarding: true, fates: ['failedLost', 'good'], job: { failuresAreOwn: false } },
				...{ ends: `${UNKNOWN}: lost`, calls: 'r1 s1 r1 r1 r1 r1' },
			},
		],
		[
			'lost, and on record is the failure of before: sent again where IDs are guarded',
			{
				...{ before: { 1: 'FAILED' }, isGuarding: true, fates: ['lost', 'good'] },
				...{ ends: 'success', calls: 'r1 r2 s1 r1 r1 r1 r1 s1' },
			},
		],
		[
			'lost twice, and one failure on record: whose it is nobody knows',
			{
				...{ isGuarding: true, fates: ['lost', 'failedLost'], ends: `${UNKNOWN}: lost` },
				calls: 'r1 s1 r1 r1 r1 r1 s1 r1 r1 r1 r1',
			},
		],
		[
			'lost, then declined: the first one may still be under way',
			{
				...{ isGuarding: true, fates: ['lost', 'declined'] },
				...{
					ends: `${UNKNOWN}: lost; after that: declined`,
					calls: 'r1 s1 r1 r1 r1 r1 s1 r1',
				},
			},
		],
		[
			'lost, then a call that never left: the first one may still be under way',
			{
				...{ isGuarding: true, fates: ['lost', 'notSent'] },
				...{ ends: `${UNKNOWN}: lost; after that: not reached`, calls: 'r1 s1 r1 r1 r1 r1 s1' },
			},
		],
		[
			'lost, then stopped: unknown',
			{
				...{ isGuarding: true, fates: ['lost'], stopAfter: 6 },
				...{ ends: `${UNKNOWN}: lost; after that: ${STOPPED}`, calls: 'r1 s1 r1 r1 r1 r1' },
			},
		],
		[
			'whatever the answer, what can not be read is unknown',
			{
				...{ fates: ['declined'], sights: ['seen', 'unread'] },
				...{ ends: `${UNKNOWN}: declined; after that: unread when read`, calls: 'r1 s1 r1' },
			},
		],
		[
			'the ID is taken, and the payment is not seen: it may be under way',
			{ fates: ['taken'], ends: `${UNKNOWN}: taken`, calls: 'r1 s1 r1 r1 r1 r1' },
		],
		[
			'the ID is taken, and an old failure is on record: the payment may be under way',
			{
				before: { 1: 'FAILED' },
				fates: ['taken'],
				ends: `${UNKNOWN}: taken`,
				calls: 'r1 r2 s1 r1 r1 r1 r1',
			},
		],
		[
			'an ID that takes no further try, with its failure on record: the next one is paid',
			{
				before: { 1: 'FAILED' },
				fates: ['usedUp', 'good'],
				ends: 'success',
				calls: 'r1 r2 s1 r1 r2 s2',
			},
		],
		[
			'an ID that takes no further try, and nothing on record: a failure',
			{ fates: ['usedUp'], ends: 'used up', calls: 'r1 s1 r1' },
		],
		[
			'an ID that takes no further try, where tries may not be on record yet: unknown',
			{
				...{ before: { 1: 'FAILED' }, fates: ['usedUp', 'good'], job: { hasTries: true } },
				ends: `${UNKNOWN}: used up; after that: it is not certain that every try that was counted under this ID is on record as failed`,
				calls: 'r1 r2 s1 r1 t1',
			},
		],
		[
			'an ID that takes no further try, where tries can not be read: unknown',
			{
				...{ before: { 1: 'FAILED' }, fates: ['usedUp'], job: { hasTries: true } },
				sights: ['seen', 'seen', 'seen', 'unread'],
				...{ ends: `${UNKNOWN}: used up; after that: unread when read`, calls: 'r1 r2 s1 r1 t1' },
			},
		],
	],
	async (unit, _, { before = {}, fates, sights, isGuarding, job, stopAfter, ...expected }) => {
		const server = new Server();
		for (const [id, status] of Object.entries(before)) server.record(id, status);
		if (fates) server.fates = [...fates];
		if (sights) server.sights = [...sights];
		server.isGuarding = isGuarding === true;
		const isCancelled = () => server.calls.length >= (stopAfter ?? Number.POSITIVE_INFINITY);
		expect(inWords(await server.pay(unit, job, isCancelled))).toBe(expected.ends);
		expect(server.calls.join(' ')).toBe(expected.calls);
		if (expected.waited) expect(waits).toEqual(expected.waited.map((seconds) => seconds * 1000));
	},
);

promise('another amount under the ID: nothing is sent', async (unit) => {
	const server = new Server();
	server.record('1', 'PAID', NOON, 99);
	expect(inWords(await server.pay(unit))).toBe(
		'There is another payment with the ID 1: it is for 99',
	);
	expect(server.calls).toEqual(['r1']);
});

promiseEach<readonly [string, string, number, string]>(
	'lost, and on record is then %s',
	[
		[
			'a payment of another amount: it is not this one',
			...(['PAID', 99, 'There is another payment with the ID 1: it is for 99'] as const),
		],
		[
			'a payment under way: unknown',
			...(['PENDING', 100, `${UNKNOWN}: lost; after that: the payment is PENDING`] as const),
		],
		[
			'a payment that was cancelled: unknown',
			...(['CANCELLED', 100, `${UNKNOWN}: lost; after that: the payment is CANCELLED`] as const),
		],
	],
	async (unit, _, status, amount, ends) => {
		const server = new Server();
		const send = async () => {
			server.record('1', status, NOON, amount);
			throw FAILURES.lost;
		};
		expect(inWords(await server.pay(unit, { send }))).toBe(ends);
	},
);

promise(
	'a row names the ID that was paid, and the order where that is another one',
	async (unit) => {
		expect((await new Server().pay(unit)).result).toEqual({
			row: { amount: 100, paymentId: '1', success: true },
		});
		const server = new Server();
		server.record('1', 'FAILED');
		server.fates = ['usedUp', 'paidLost'];
		expect((await server.pay(unit)).result).toEqual({
			row: {
				...{ amount: 100, read: true, paymentId: '2', originalPaymentId: '1' },
				success: true,
				verified: true,
			},
		});
		expect((await server.pay(unit)).result).toEqual({
			row: {
				...{ amount: 100, read: true, paymentId: '2', originalPaymentId: '1' },
				success: true,
				alreadyDone: true,
			},
		});
	},
);

promise('what is bound to fail for the next payment, too, is told', async (unit) => {
	const lasting = async (fate: Fate, sight: Sight) => {
		const server = new Server();
		[server.fates, server.sights] = [[fate], [sight]];
		return (await server.pay(unit)).lasting;
	};
	expect(await lasting('good', 'lasting')).toEqual({ message: 'lasting when read' });
	expect(await lasting('lasting', 'seen')).toMatchObject({ message: 'no such secret' });
	expect(await lasting('refused', 'seen')).toBeUndefined();
	expect(await lasting('good', 'unread')).toBeUndefined();
});

promise(
	'a doubt holds for ten minutes: nothing is sent, and a later run finds it paid',
	async (unit) => {
		const server = new Server();
		server.record('1', 'FAILED');
		server.fates = [{ lateMs: 5 * MINUTE, status: 'PAID' }];
		await server.pay(unit);
		expect(server.memory.doubts).toMatchObject([
			{ kind: 'payment', subject: '1', amount: 100, seen: ['try 1'], at: NOON, how: 'timed out' },
		]);
		expect(inWords(await server.pay(unit))).toBe(
			'It is not known whether S took payment 1, which was asked for at 2026-11-29 12:00 (KST) (timed out). It is not there yet, and was not sent again',
		);
		server.sights = ['unread', 'seen'];
		expect(inWords(await server.pay(unit))).toMatch(/\(timed out\)\. unread when read$/);
		server.pass(5 * MINUTE);
		expect((await server.pay(unit)).result).toMatchObject({
			row: { alreadyDone: true, verified: true },
		});
		expect(server.memory.doubts).toEqual([]);
		expect((await server.pay(unit)).result).not.toHaveProperty('row.verified');
		expect(server.calls.filter((call) => call === 's1')).toHaveLength(1);
	},
);

promise('what was answered is waited for, and not paid again', async (unit) => {
	const server = new Server();
	server.showsAfterMs = 8_000;
	expect(inWords(await server.pay(unit))).toBe('success');
	expect(inWords(await server.pay(unit))).toBe('alreadyDone');
	expect(server.calls.join(' ')).toBe('r1 s1 r1 r1 r1 r1');
	expect(waits).toEqual([2_000, 3_000, 5_000]);
});

promiseEach<readonly [string, string[]]>(
	'what was answered and is not shown is not paid again for ten minutes, %s',
	[
		['where there is no record', []],
		['where the failure of before is still shown', ['FAILED']],
	],
	async (unit, _, before) => {
		const server = new Server();
		for (const status of before) server.record('1', status, NOON - MINUTE);
		server.showsAfterMs = 30 * MINUTE;
		expect(inWords(await server.pay(unit))).toBe('success');
		if (before.length > 0) server.payments.set('1', { id: '1', status: 'FAILED', at: 0 });
		expect(inWords(await server.pay(unit))).toBe(
			'Nothing was sent: S said at 2026-11-29 12:00 (KST) that it took payment 1, and its record does not show it yet',
		);
		expect(server.paid).toBe(1);
	},
);

promise(
	'the time of the last call that is open counts, not that of a refusal after it',
	async (unit) => {
		const server = new Server();
		server.isGuarding = true;
		server.fates = ['lost', 'refused'];
		await server.pay(unit);
		expect(server.memory.doubts).toMatchObject([{ at: NOON, seen: [], how: 'refused' }]);
	},
);

promise('a doubt that has lapsed lets the payment go out, and ends with it', async (unit) => {
	const server = new Server();
	server.fates = ['timeout', 'good'];
	await server.pay(unit);
	server.pass(10 * MINUTE);
	expect(inWords(await server.pay(unit))).toBe('success');
	expect(server.memory.doubts).toEqual([]);
});

promise(
	'a failure of a lost call is certain: what is declined after it is tried again',
	async (unit) => {
		const server = new Server();
		server.fates = ['failedLost', 'declined', 'good'];
		expect(inWords(await server.pay(unit))).toBe('success');
	},
);

promiseEach<readonly [string, string[], string, string]>(
	'ten minutes after an ID took no further try %s',
	[
		[
			'the next ID is paid: every try is on record as failed',
			['FAILED'],
			'success',
			'r1 r2 s1 r1 t1 r2 s2',
		],
		['it waits for a try that may still be paid', ['FAILED', 'PENDING'], UNKNOWN, 'r1 r2 s1 r1 t1'],
		['it waits where no try is on record', [], UNKNOWN, 'r1 r2 s1 r1 t1'],
	],
	async (unit, _, tries, ends, calls) => {
		const server = new Server();
		server.record('1', 'FAILED');
		server.fates = ['usedUp'];
		await server.pay(unit, { hasTries: true });
		server.tries.set(
			'1',
			tries.map((status) => ({ status })),
		);
		server.pass(10 * MINUTE);
		server.calls.length = 0;
		server.fates = ['usedUp', 'good'];
		expect(inWords(await server.pay(unit, { hasTries: true }))).toMatch(new RegExp(`^${ends}`));
		expect(server.calls.join(' ')).toBe(calls);
	},
);

const anyFate = fc.oneof(
	fc.constantFrom<Fate>(
		...(['good', 'declined', 'blocked', 'faulted', 'faultedOff', 'refused', 'passing'] as const),
		...(['notSent', 'lasting', 'lost', 'paidLost', 'failedLost', 'timeout', 'gateway'] as const),
	),
	fc.record({
		lateMs: fc.constantFrom(1_000, 8_000, 30_000, 9 * MINUTE),
		status: fc.constantFrom('PAID' as const, 'FAILED' as const),
	}),
);
const anyWorld = fc.record({
	isGuarding: fc.boolean(),
	mostTries: fc.constantFrom(1, 2, Number.POSITIVE_INFINITY),
	showsAfterMs: fc.constantFrom(0, 0, 4_000),
	fates: fc.array(anyFate, { minLength: 1, maxLength: 8 }),
	sights: fc.array(
		fc.constantFrom<Sight>('seen', 'seen', 'seen', 'seen', 'seen', 'unread', 'lasting'),
		{
			...{ minLength: 1, maxLength: 12 },
		},
	),
	job: fc.record({ hasTries: fc.boolean(), failuresAreOwn: fc.boolean() }),
	stopAfter: fc.constantFrom(4, 9, 1000, 1000),
	/** How long it is until the next run, for each. */
	pauses: fc.array(fc.constantFrom(0, 5_000, 4 * MINUTE, 11 * MINUTE), {
		minLength: 1,
		maxLength: 5,
	}),
});

promise(
	'however often it is run, it is paid once, and nobody is told what is not so',
	async (unit) => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async ({ job, stopAfter, pauses, ...world }) => {
				const server = new Server();
				Object.assign(server, { ...world, fates: [...world.fates], sights: [...world.sights] });
				let wasUnclear = false;
				for (const pause of pauses) {
					const ends = inWords(await server.pay(unit, job, () => server.calls.length >= stopAfter));
					if (/^(success|verified|alreadyDone)$/.test(ends)) expect(server.paid).toBe(1);
					else if (/not known|^Nothing was sent/.test(ends)) wasUnclear = true;
					else if (!wasUnclear) {
						expect(server.paid).toBe(0);
						expect(server.late).toEqual([]);
					}
					server.pass(pause);
				}
				server.pass(20 * MINUTE);
				expect(server.paid).toBeLessThanOrEqual(1);
			}),
			{ numRuns: 100 },
		);
	},
);

mistakes([
	{
		name: 'nothing is read before it is paid',
		replace: 'if (earlier !== undefined) return earlier;',
		by: '',
	},
	{
		name: 'what can not be read is not there',
		replace: 'if (found instanceof ApiFailure) {',
		by: 'if (found instanceof ApiFailure) return used;\n\t\tif (found instanceof ApiFailure) {',
	},
	{
		name: 'what was answered is paid again where it is shown late',
		replace: 'this.memory.noteTaken(this.id);',
		by: '',
	},
	{
		name: 'further IDs are looked at where there are none',
		replace: 'if (!job.hasFurtherIds) return used;',
		by: '',
	},
	{ name: 'further IDs are not looked at', replace: 'attempt < MOST_IDS', by: 'attempt < 2' },
	{
		name: 'a payment in doubt is paid',
		replace: 'if (doubt !== undefined) {',
		by: 'if (doubt === null) {',
	},
	{
		name: 'a lost answer leaves no doubt',
		replace: 'this.memory.remember(this.id, { at, seen, how });',
		by: '',
	},
	{
		name: 'a time-out is sent again',
		replace: "const isLostAgain = how === 'lost' && mayRepeat",
		by: 'const isLostAgain = mayRepeat',
	},
	{ name: 'it is sent again where IDs are not guarded', replace: 'this.job.guardsIds &&', by: '' },
	{
		name: 'a card that was declined is charged once more',
		replace: ' && !this.record.isNews(found);',
		by: ';',
	},
	{ name: 'sent once too often', replace: 'const MOST_LOSSES = 3;', by: 'const MOST_LOSSES = 4;' },
	{
		name: 'a record of a failure is taken for the call that was lost',
		replace: 'return this.job.failuresAreOwn && this.open.length === 1 && this.isNews(found);',
		by: 'return true;',
	},
	{
		name: 'of two lost calls one failure tells of both',
		replace: 'this.open.length === 1 &&',
		by: '',
	},
	{
		name: 'a refusal tells of the lost call before it',
		replace: 'if (this.open.length > 0) return false;',
		by: '',
	},
	{
		name: 'an ID that is taken is a plain refusal',
		replace: '&& !this.job.saysTaken(failure)) {',
		by: ') {',
	},
	{
		name: 'the next ID is taken while a try may be under way',
		replace: "if (this.job.readTries === undefined) return 'nextId';",
		by: "return 'nextId';",
	},
	{
		name: 'tries on record are all that were counted',
		replace: 'const isComplete = this.memory.wasUsedUp(this.id);',
		by: 'const isComplete = true;',
	},
	{
		name: 'no tries on record have all failed',
		replace: 'isComplete && tries.length > 0 &&',
		by: 'isComplete &&',
	},
	{
		name: 'what is under way is looked at once',
		replace: "const isLast = patience === 'short' ||",
		by: "const isLast = patience !== 'long' ||",
	},
	{
		name: 'every refusal is looked for once',
		replace: 'this.open.length === 0 && !this.job.mayPass(failure);',
		by: 'true;',
	},
	{
		name: 'a failure is tried again for ever',
		replace: 'this.failures < this.job.maxAttempts',
		by: 'this.failures < 9',
	},
	{
		name: 'another amount is this payment',
		replace: 'if (difference !== undefined)',
		by: 'if (difference === "")',
	},
	{
		name: 'a pending payment is paid',
		replace: 'if (!this.job.isDone(found)) return this.unknown',
		by: 'if (this.job === undefined) return this.unknown',
	},
	{
		name: 'after a stop what is open is forgotten',
		replace: 'return last === undefined ? { failure } :',
		by: 'return last !== null ? { failure } :',
	},
	{ name: 'a doubt that is settled is kept', replace: 'memory.resolve(paymentId);', by: '' },
	{
		name: 'what lasts is not told',
		replace: 'if (error.isLasting) this.lasting = error.failure;',
		by: '',
	},
]);
