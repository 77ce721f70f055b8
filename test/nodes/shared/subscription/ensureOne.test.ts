import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { PortOneClient } from '../../../../nodes/PortOne/api/client';
import { V1Books } from '../../../../nodes/PortOne/resources/schedule/ensure/books';
import type { WantedV1 } from '../../../../nodes/PortOne/resources/schedule/ensure/read';
import { toKst } from '../../../../nodes/shared/data/time';
import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';
import * as ensureOne from '../../../../nodes/shared/subscription/ensureOne';
import { firstDue } from '../../../../nodes/shared/subscription/timing';
import { uidOf } from '../../../../nodes/shared/subscription/uid';
import { restart, waits } from '../../../support/sleep';
import { UnitTests } from '../../../support/units/unitTests';

const { promise, promiseEach, mistakes } = new UnitTests(
	'shared/subscription/ensureOne.ts',
	ensureOne,
	['shared/subscription/writes.ts'],
);

const DAY = 24 * 60 * 60;
const NOW = Math.floor(Date.now() / 1000);
/** When the next payment is due, in unix seconds. */
const DUE = NOW + 10 * DAY;
const CUSTOMER = 'customer-1';

/** The merchant_uid of a period's payment: `202612`, or `202612 1` for its first revision. */
function uid(name: string): string {
	const [period = '', revision = '0'] = name.split(' ');
	return uidOf({ prefix: 'sub-', owner: CUSTOMER, period, revision: Number(revision) });
}
const PERIOD = '202612';

const WANTED: WantedV1 = {
	...{
		owner: CUSTOMER,
		amount: 100,
		currency: 'KRW',
		account: { customer_uid: CUSTOMER },
		prefix: 'sub-',
	},
	...{ purchase: { amount: 100, currency: 'KRW', name: 'Box' }, isCurrencyNamed: true },
	...{ at: DUE * 1000, period: PERIOD, isPeriodNamed: true, ownOnly: false },
	...{ cancelOthers: false, bookRevoked: false, lookAheadMonths: 1 },
};

/** How a scheduled payment stands. */
type Status = 'waiting' | 'revoked' | 'paid' | 'failed' | 'refunded' | 'executing';

const STATUS: Record<Status, IDataObject> = {
	waiting: { schedule_status: 'scheduled' },
	revoked: { schedule_status: 'revoked' },
	paid: { schedule_status: 'executed', payment_status: 'paid' },
	failed: { schedule_status: 'executed', payment_status: 'failed' },
	refunded: { schedule_status: 'executed', payment_status: 'cancelled' },
	executing: { schedule_status: 'executed' },
};

/**
 * What comes of one write: done and answered, refused (for good: `lasting`), or no answer, with nothing done or all.
 * `mute`: booked, and the answer does not mention it. `rival`: somebody else books the very payment first, so it is refused.
 */
type Fate = 'good' | 'refused' | 'lasting' | 'lost' | 'doneLost' | 'mute' | 'rival';

const refusal = (message: string, httpCode: string, isLasting = false) =>
	new ApiFailure({ message, httpCode }, false, isLasting);

/** PortOne with the scheduled payments of one customer. Writes and reads do what their turn says, the last for ever. */
class Server {
	readonly booked = new Map<string, IDataObject>();
	/** What was called: `create 202612`, `move …`, `cancel …`; reads are counted only. */
	readonly writes: string[] = [];
	reads = 0;
	fates: Fate[] = ['good'];
	sights: Array<'seen' | 'unread'> = ['seen'];
	/** What happens before a read, by its number. */
	meanwhile: (read: number) => void = () => {};
	/** How many were booked by somebody else. */
	rivals = 0;
	/** Most payments that waited at the same time. */
	mostWaiting = 0;

	add(name: string, status: Status, more: IDataObject = {}): void {
		const merchant_uid = name.startsWith('2') ? uid(name) : name;
		this.booked.set(merchant_uid, {
			...{ merchant_uid, customer_uid: CUSTOMER, amount: 100, currency: 'KRW', schedule_at: DUE },
			...STATUS[status],
			...more,
		});
		this.mostWaiting = Math.max(this.mostWaiting, this.waiting.length);
	}

	get waiting(): IDataObject[] {
		return [...this.booked.values()].filter((one) => one.schedule_status === 'scheduled');
	}

	private next<T>(turns: T[]): T {
		return (turns.length > 1 ? turns.shift() : turns[0]) as T;
	}

	/** Short names for what is written to. */
	private nameOf(merchant_uid: unknown): string {
		const names = ['', ' 1', ' 2', ' 3'].map((revision) => PERIOD + revision);
		return names.find((name) => uid(name) === merchant_uid) ?? String(merchant_uid);
	}

	private book(schedule: IDataObject): IDataObject {
		if (this.booked.has(String(schedule.merchant_uid)))
			throw refusal('there is one already', '400');
		this.add(String(schedule.merchant_uid), 'waiting', schedule);
		return this.booked.get(String(schedule.merchant_uid)) as IDataObject;
	}

	private revoke(uids: string[]): IDataObject[] {
		const found = uids.map((one) => this.booked.get(one));
		if (found.some((one) => one?.schedule_status !== 'scheduled'))
			throw refusal('not waiting', '400');
		for (const one of found) if (one) one.schedule_status = 'revoked';
		return found as IDataObject[];
	}

	/** Does a write as its turn says. @param merchant_uid what it is about */
	private write(name: string, merchant_uid: unknown, act: () => unknown): { response: unknown } {
		this.writes.push(
			`${name} ${[merchant_uid]
				.flat()
				.map((one) => this.nameOf(one))
				.join()}`,
		);
		const fate = this.next(this.fates);
		if (fate === 'refused') throw refusal('refused', '400');
		if (fate === 'lasting') throw refusal('no such key', '401', true);
		if (fate === 'rival' && !this.booked.has(String(merchant_uid)) && name === 'create') {
			this.rivals++;
			this.add(String(merchant_uid), 'waiting', { name: 'of another run' });
		}
		const response = fate === 'lost' ? undefined : act();
		if (fate === 'lost' || fate === 'doneLost')
			throw new ApiFailure({ message: 'lost' }, true, false);
		return { response: fate === 'mute' && name === 'create' ? [] : response };
	}

	private async request(endpoint: string, parts: IDataObject): Promise<{ response: unknown }> {
		const { path = {}, query = {}, body = {} } = parts as Record<string, IDataObject>;
		const merchant_uid = String(path.merchant_uid);
		switch (endpoint) {
			case 'createSchedules': {
				const [schedule = {}] = body.schedules as IDataObject[];
				return this.write('create', schedule.merchant_uid, () => [
					this.book({ customer_uid: body.customer_uid, ...schedule } as IDataObject),
				]);
			}
			case 'updateSchedule':
				return this.write('move', merchant_uid, () =>
					Object.assign(this.booked.get(merchant_uid) ?? {}, body),
				);
			case 'cancelSchedules':
				return this.write('cancel', body.merchant_uid, () =>
					this.revoke(body.merchant_uid as string[]),
				);
		}
		this.meanwhile(++this.reads);
		if (this.next(this.sights) === 'unread') throw refusal('unread', '500');
		if (endpoint === 'getSchedule') {
			const found = this.booked.get(merchant_uid);
			if (found === undefined) throw refusal('none', '404');
			return { response: { ...found } };
		}
		const isIn = ({ schedule_at: at }: IDataObject) =>
			Number(at) >= Number(query.from) && Number(at) < Number(query.to);
		const rows = query.page === 1 ? this.waiting.filter(isIn) : [];
		return { response: rows.map((row) => ({ ...row })) };
	}

	/** @returns the row, or the failure's message */
	async ensure(
		{ EnsureOne }: typeof ensureOne,
		wanted: Partial<WantedV1> = {},
	): Promise<IDataObject | ApiFailure> {
		const client = {
			request: async (endpoint: string, parts: IDataObject) => await this.request(endpoint, parts),
		};
		const machine = new EnsureOne(new V1Books(client as unknown as PortOneClient), {
			...WANTED,
			...wanted,
		});
		return await machine.run().catch((error: unknown) => {
			if (error instanceof ApiFailure) return error;
			throw error;
		});
	}
}

/** What was done in a word, or a failure's message. */
const inWords = (end: IDataObject | ApiFailure): string =>
	end instanceof ApiFailure ? end.message : String(end.action);

interface Case {
	/** Payments of before. */
	before?: Record<string, Status | [Status, IDataObject]>;
	wanted?: Partial<WantedV1>;
	fates?: Fate[];
	sights?: Array<'seen' | 'unread'>;
	ends: string | RegExp;
	writes: string[];
	/** In seconds. */
	waited?: number[];
}

const REVISED = { amount: 90 };
const EARLIER = { schedule_at: DUE - DAY };
const UNKNOWN = 'It is not known whether PortOne did this';
const CREATE = 'create 202612';
const unread = 'Not sent, because the scheduled payments could not be read first: unread';

promiseEach<readonly [string, Case]>(
	'%s',
	[
		['nothing is scheduled: created', { ends: 'created', writes: [CREATE] }],
		[
			'exactly the wanted payment waits: unchanged',
			{ before: { 202612: 'waiting' }, ends: 'unchanged', writes: [] },
		],
		[
			"somebody else's payment of that time and amount counts: unchanged",
			{ before: { own: 'waiting' }, ends: 'unchanged', writes: [] },
		],
		[
			'only payments of the prefix count: another one is let alone',
			{ before: { own: 'waiting' }, wanted: { ownOnly: true }, ends: 'created', writes: [CREATE] },
		],
		[
			'at another time: moved',
			{ before: { 202612: ['waiting', EARLIER] }, ends: 'moved', writes: ['move 202612'] },
		],
		[
			'of another period: replaced, its number would tell the wrong one',
			{
				before: { 202611: ['waiting', EARLIER] },
				...{ ends: 'replaced', writes: [`cancel ${uid('202611')}`, CREATE] },
			},
		],
		[
			'of another amount: revoked first, then made anew under the next number',
			{
				before: { 202612: ['waiting', REVISED] },
				...{ ends: 'replaced', writes: ['cancel 202612', 'create 202612 1'] },
			},
		],
		[
			"of another amount, and not Ensure's: refused",
			{ before: { own: ['waiting', REVISED] }, ends: /that Ensure did not make/, writes: [] },
		],
		[
			'several wait: refused',
			{
				before: { 202612: 'waiting', own: 'waiting' },
				ends: /has 2 scheduled payments/,
				writes: [],
			},
		],
		[
			'several wait, and others may be cancelled: the best is kept',
			{
				before: { 202612: 'waiting', own: 'waiting' },
				...{ wanted: { cancelOthers: true }, ends: 'unchanged', writes: ['cancel own'] },
			},
		],
		[
			'the period is paid: nothing is done',
			{ before: { 202612: 'paid' }, ends: 'alreadyPaid', writes: [] },
		],
		[
			'the period was paid and refunded: nothing is done',
			{ before: { 202612: 'refunded' }, ends: 'alreadyRefunded', writes: [] },
		],
		[
			'a revision of the period is paid: nothing is done',
			{ before: { 202612: 'failed', '202612 1': 'paid' }, ends: 'alreadyPaid', writes: [] },
		],
		[
			'the month may be another one than is meant: refused where it is paid',
			{
				...{ before: { 202612: 'paid' }, wanted: { isPeriodNamed: false } },
				...{ ends: /^The payment of period 202612 .* is already paid$/, writes: [] },
			},
		],
		[
			'the payment of the period is being made: refused',
			{ before: { 202612: 'executing' }, ends: /is being made right now/, writes: [] },
		],
		[
			'the payment of the period failed: the next number is made',
			{ before: { 202612: 'failed' }, ends: 'created', writes: ['create 202612 1'] },
		],
		[
			'the time has passed: refused',
			{
				wanted: { at: (NOW - DAY) * 1000 },
				ends: /^The time of the next payment has passed/,
				writes: [],
			},
		],
		[
			'revoked for the very amount that is wanted: refused',
			{ before: { 202612: 'revoked' }, ends: /was revoked \(예약철회\)$/, writes: [] },
		],
		[
			'revoked, and the user wants it all the same: made anew',
			{
				...{ before: { 202612: 'revoked' }, wanted: { bookRevoked: true } },
				...{ ends: 'created', writes: ['create 202612 1'] },
			},
		],
		[
			'revoked for another amount: a run ended between two steps, the next one goes on',
			{ before: { 202612: ['revoked', REVISED] }, ends: 'created', writes: ['create 202612 1'] },
		],
		['what can not be read is not touched', { sights: ['unread'], ends: unread, writes: [] }],
		[
			'the list can not be read: nothing is sent',
			{ sights: ['seen', 'unread'], ends: unread, writes: [] },
		],
		[
			'booked, answer lost: found after a moment, and told as made',
			{ fates: ['doneLost'], ends: 'created', writes: [CREATE], waited: [2] },
		],
		[
			'booked, and the answer does not mention it: found',
			{ fates: ['mute'], ends: 'created', writes: [CREATE], waited: [] },
		],
		[
			'not booked, answer lost: looked at anew, and booked under the same number',
			{ fates: ['lost', 'good'], ends: 'created', writes: [CREATE, CREATE] },
		],
		[
			'lost each time: sent three times, and told as unknown',
			{
				...{ fates: ['lost'], writes: [CREATE, CREATE, CREATE], waited: [2, 2, 2] },
				ends: `Sent 3 times and not seen done: lost. ${UNKNOWN}`,
			},
		],
		[
			'lost, and then not to be read: unknown',
			{
				...{ fates: ['lost'], sights: ['seen', 'seen', 'seen', 'unread'] },
				...{ ends: `${UNKNOWN}: lost; after that: unread`, writes: [CREATE] },
			},
		],
		[
			'lost, then refused twice: the first one may still be under way',
			{
				fates: ['lost', 'refused'],
				...{ ends: `${UNKNOWN}: lost; after that: refused`, writes: [CREATE, CREATE, CREATE] },
			},
		],
		[
			'refused: looked at anew once, as somebody may have been quicker',
			{ fates: ['refused'], ends: 'refused', writes: [CREATE, CREATE] },
		],
		[
			'somebody was quicker with the same payment: it is left as it is',
			{ fates: ['rival'], ends: 'unchanged', writes: [CREATE] },
		],
		[
			'refused for good: told at once',
			{ fates: ['lasting'], ends: 'no such key', writes: [CREATE] },
		],
		[
			'moved, answer lost: told as moved',
			{
				before: { 202612: ['waiting', EARLIER] },
				...{ fates: ['doneLost'], ends: 'moved', writes: ['move 202612'] },
			},
		],
		[
			'not moved, answer lost: moved again',
			{
				before: { 202612: ['waiting', EARLIER] },
				...{ fates: ['lost', 'good'], ends: 'moved', writes: ['move 202612', 'move 202612'] },
			},
		],
		[
			'revoked, answer lost: goes on to make the other one',
			{
				before: { 202612: ['waiting', REVISED] },
				...{ fates: ['doneLost', 'good'], ends: 'replaced' },
				writes: ['cancel 202612', 'create 202612 1'],
			},
		],
		[
			'not revoked, answer lost: nothing is made beside it',
			{
				before: { 202612: ['waiting', REVISED] },
				...{ fates: ['lost', 'good'], ends: 'replaced' },
				writes: ['cancel 202612', 'cancel 202612', 'create 202612 1'],
			},
		],
		[
			'revoking is refused: nothing is made',
			{
				before: { 202612: ['waiting', REVISED] },
				...{ fates: ['refused'], ends: 'refused', writes: ['cancel 202612', 'cancel 202612'] },
			},
		],
		[
			'revoked, and the other one is refused: the failure tells what was revoked',
			{
				before: { 202612: ['waiting', REVISED] },
				fates: ['good', 'refused'],
				ends: `refused. Cancelled before that: ${uid('202612')}`,
				writes: ['cancel 202612', 'create 202612 1', 'create 202612 1'],
			},
		],
	],
	async (unit, _, { before = {}, wanted, fates, sights, ...expected }) => {
		const server = new Server();
		for (const [name, how] of Object.entries(before))
			server.add(name, ...([how].flat() as [Status]));
		if (fates) server.fates = [...fates];
		if (sights) server.sights = [...sights];
		const ends = inWords(await server.ensure(unit, wanted));
		if (typeof expected.ends === 'string') expect(ends).toBe(expected.ends);
		else expect(ends).toMatch(expected.ends);
		expect(server.writes).toEqual(expected.writes);
		if (expected.waited) expect(waits).toEqual(expected.waited.map((seconds) => seconds * 1000));
	},
);

promise('a row tells the payment, the period, and what was done', async (unit) => {
	const row = {
		...{ merchant_uid: uid('202612'), amount: 100, currency: 'KRW', success: true, period: PERIOD },
		schedule_at: toKst(DUE * 1000),
	};
	const [created, moved, replaced, lost] = [new Server(), new Server(), new Server(), new Server()];
	expect(await created.ensure(unit)).toMatchObject({ ...row, action: 'created', name: 'Box' });
	moved.add('202612', 'waiting', EARLIER);
	expect(await moved.ensure(unit)).toMatchObject({
		...{ ...row, action: 'moved', movedFrom: toKst((DUE - DAY) * 1000) },
	});
	replaced.add('202612', 'waiting', REVISED);
	expect(await replaced.ensure(unit)).toMatchObject({
		...{ ...row, action: 'replaced', merchant_uid: uid('202612 1'), cancelled: [uid('202612')] },
	});
	lost.fates = ['doneLost'];
	expect(await lost.ensure(unit)).toMatchObject({ ...row, action: 'created', verified: true });
});

promise(
	'the month that it would be paid in is paid: the next one that is not is taken',
	async (unit) => {
		const anchor = { day: 15, minutes: 600, months: 1 };
		const due = firstDue(Date.now(), anchor);
		const server = new Server();
		server.add(due.period, 'paid');
		const row = await server.ensure(unit, { ...due, anchor, isPeriodNamed: true });
		expect(row).toMatchObject({ action: 'created' });
		expect((row as IDataObject).period).not.toBe(due.period);
		expect(server.waiting).toMatchObject([
			{ merchant_uid: uid(String((row as IDataObject).period)) },
		]);
	},
);

promise('a payment that waits beyond what is listed is found by its number', async (unit) => {
	const server = new Server();
	server.add('202612', 'waiting', { schedule_at: DUE + 100 * DAY });
	expect(inWords(await server.ensure(unit))).toBe('moved');
});

promise('booked, answer lost, and revoked by somebody since: not booked again', async (unit) => {
	const server = new Server();
	server.fates = ['doneLost', 'good'];
	// Before it is looked for.
	server.meanwhile = (read) => {
		if (read === 3) server.add('202612', 'revoked');
	};
	expect(inWords(await server.ensure(unit, { bookRevoked: true }))).toMatch(
		/^The payment was booked .* and somebody has revoked it/,
	);
	expect(server.writes).toEqual([CREATE]);
});

promise('what this run has revoked itself does not keep it from booking', async (unit) => {
	const server = new Server();
	server.add('202612', 'waiting', EARLIER);
	server.add('own', 'waiting');
	server.meanwhile = () => {
		if (server.writes.length === 1) server.add('own', 'revoked');
	};
	expect(inWords(await server.ensure(unit, { cancelOthers: true }))).toBe('replaced');
	expect(server.writes).toEqual(['cancel 202612', 'create 202612 1']);
});

promise('payments that keep changing end the run', async (unit) => {
	const server = new Server();
	server.add('202612', 'waiting');
	server.meanwhile = (read) => server.add(`other-${read}`, 'waiting', { schedule_at: DUE + 1 });
	expect(inWords(await server.ensure(unit, { cancelOthers: true }))).toMatch(
		/^The customer's payments keep changing\. Cancelled before that: /,
	);
});

promise(
	'what was asked to be revoked, answer lost, is told only once it is seen revoked',
	async (unit) => {
		const seen = new Server();
		seen.add('202612', 'waiting', REVISED);
		seen.fates = ['doneLost', 'lasting'];
		expect(inWords(await seen.ensure(unit))).toBe(
			`${UNKNOWN}: lost; after that: no such key. Cancelled before that: ${uid('202612')}`,
		);
		const unseen = new Server();
		unseen.add('202612', 'waiting', REVISED);
		unseen.fates = ['doneLost'];
		unseen.meanwhile = (read) => {
			if (read > 4) unseen.sights = ['unread'];
		};
		expect(inWords(await unseen.ensure(unit))).toBe(`${UNKNOWN}: lost; after that: unread`);
	},
);

promise(
	'a failure that only the user can settle is told as it is, even after a lost answer',
	async (unit) => {
		const server = new Server();
		server.fates = ['lost'];
		server.meanwhile = (read) => {
			if (read === 5) server.add('202612', 'executing');
		};
		expect(inWords(await server.ensure(unit))).toMatch(/^The period's payment is being made/);
	},
);

test('booked, not mentioned by the answer, and then not to be read: unknown', async () => {
	const server = new Server();
	server.fates = ['mute'];
	server.sights = ['seen', 'seen', 'unread'];
	const end = await server.ensure(ensureOne);
	expect(server.waiting).toHaveLength(1);
	expect(inWords(end)).toContain(UNKNOWN);
});

/** Names a payment that waits, with what of it can be changed. */
const nameOf = (one?: IDataObject) => JSON.stringify([one?.merchant_uid, one?.schedule_at]);

const statuses = fc.constantFrom<Status>(
	'waiting',
	'waiting',
	'revoked',
	'paid',
	'failed',
	'refunded',
);
const anyWorld = fc.record({
	/** Payments of the period by their numbers, then some others. */
	revisions: fc.array(
		fc.tuple(statuses, fc.constantFrom(100, 90), fc.constantFrom(DUE, DUE - DAY)),
		{
			...{ maxLength: 2 },
		},
	),
	others: fc.array(fc.tuple(fc.constantFrom(100, 90), fc.constantFrom(DUE, DUE - DAY)), {
		...{ maxLength: 2 },
	}),
	fates: fc.array(
		fc.constantFrom<Fate>(
			...([
				'good',
				'good',
				'refused',
				'lasting',
				'lost',
				'lost',
				'doneLost',
				'doneLost',
				'mute',
				'rival',
			] as const),
		),
		{ minLength: 1, maxLength: 6 },
	),
	sights: fc.array(
		fc.constantFrom('seen' as const, ...Array<'seen'>(9).fill('seen'), 'unread' as const),
		{
			...{ minLength: 1, maxLength: 20 },
		},
	),
	options: fc.record({ cancelOthers: fc.boolean(), bookRevoked: fc.boolean() }),
	runs: fc.integer({ min: 1, max: 3 }),
});

promise(
	'whatever gets lost, a customer never has two payments of ours, and the row is what there is',
	async (unit) => {
		await fc.assert(
			fc.asyncProperty(anyWorld, async ({ revisions, others, options, runs, ...turns }) => {
				const server = new Server();
				revisions.forEach(([status, amount, schedule_at], revision) =>
					server.add(`${PERIOD} ${revision}`, status, { amount, schedule_at }),
				);
				others.forEach(([amount, schedule_at], i) =>
					server.add(`own-${i}`, 'waiting', { amount, schedule_at }),
				);
				Object.assign(server, { fates: [...turns.fates], sights: [...turns.sights] });
				const most = Math.max(1, server.mostWaiting);
				for (let run = 0; run < runs; run++) {
					restart();
					const before = server.waiting.length - server.rivals;
					const settled = [...server.booked.values()].map((one) => one.payment_status);
					const writes = server.writes.length;
					const known = new Set(server.waiting.map(nameOf));
					const end = await server.ensure(unit, options);
					expect(server.mostWaiting).toBeLessThanOrEqual(most);
					expect(server.writes.length - writes).toBeLessThanOrEqual(6);
					if (end instanceof ApiFailure) {
						const isUnknown = end.outcomeUnknown || end.message.includes('Cancelled before that');
						// Nothing more waits, and what is gone or may be is told.
						if (!isUnknown) expect(server.waiting.length - server.rivals).toBe(before);
						continue;
					}
					if (end.action === 'alreadyPaid' || end.action === 'alreadyRefunded') {
						expect(settled).toContain(end.action === 'alreadyPaid' ? 'paid' : 'cancelled');
						continue;
					}
					expect(server.waiting).toMatchObject([
						{ merchant_uid: end.merchant_uid, amount: 100, schedule_at: DUE },
					]);
					const isOurs = !known.has(nameOf(server.waiting[0])) && end.name !== 'of another run';
					expect(end.action === 'unchanged').toBe(!isOurs);
				}
			}),
			{ numRuns: 80 },
		);
	},
);

mistakes([
	{
		name: 'a lost answer is a refusal',
		replace: 'if (reply.outcomeUnknown) {',
		by: 'if (reply === undefined) {',
	},
	{
		name: 'a lost answer is told as a failure',
		replace:
			'if (this.lastLost !== undefined) return afterLosing(this.words, this.lastLost, error);',
		by: '',
	},
	{ name: 'sent once too often', replace: 'const MAX_LOST = 3;', by: 'const MAX_LOST = 4;' },
	{ name: 'the server gets no moment to finish', replace: 'await sleep(SETTLE_MS);', by: '' },
	{
		name: 'a refusal is the end',
		replace: 'if (isSame || reply.isLasting) throw reply;',
		by: 'throw reply;',
	},
	{
		name: 'a refusal is never the end',
		replace: 'if (isSame || reply.isLasting) throw reply;',
		by: 'if (reply.isLasting) throw reply;',
	},
	{
		name: 'what lasts is met twice',
		replace: 'if (isSame || reply.isLasting) throw reply;',
		by: 'if (isSame) throw reply;',
	},
	{
		name: "another run's payment is told as made by this one",
		replace: 'if (lost === undefined) return undefined;',
		by: 'if (lost === undefined) return await this.findLost(id, new ApiFailure({ message: "" }, true, false), at);',
	},
	{
		name: 'whatever stands under the number was made by this run',
		replace: 'if (!this.books.isAsWanted(booked, this.wanted)) return undefined;',
		by: '',
	},
	{
		name: 'what was booked and revoked since is booked again',
		replace: 'refuseRevokedNow(last, this.lostIds);',
		by: '',
	},
	{
		name: 'what was revoked is booked again',
		replace: '\t\trefuseRevoked(last, this.wanted);',
		by: '',
	},
	{
		name: 'what this run has revoked is refused',
		replace: 'if (isOwn) return false;',
		by: '',
	},
	{
		name: 'a payment beyond the list is not there',
		replace: 'current === undefined || isListed ? waiting : [...waiting, current]',
		by: 'waiting',
	},
	{ name: 'a paid month ends the run', replace: 'if (this.moveOn()) return undefined;', by: '' },
	{
		name: 'a passed time is booked',
		replace: 'refusePast(period.last, this.wanted, words);',
		by: '',
	},
	{
		name: "a paid month is anyone's",
		replace: "if (settled === 'alreadyPaid') refuseUnnamed(booked, this.wanted);",
		by: '',
	},
	{
		name: 'a move whose answer was lost is told as nothing',
		replace: "this.writes.lost > 0 && action === 'unchanged'",
		by: "this.writes.lost < 0 && action === 'unchanged'",
	},
	{
		name: 'what was asked to be revoked counts as revoked',
		replace: 'if (isDone) for (const id of ids)',
		by: 'for (const id of ids)',
	},
	{
		name: 'what was revoked is not told',
		replace: 'for (const id of ids) this.cancelled.add(id);',
		by: '',
	},
	{ name: 'payments of other prefixes count', replace: 'return ownOnly', by: 'return !ownOnly' },
]);
