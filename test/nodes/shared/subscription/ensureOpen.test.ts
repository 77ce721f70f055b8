import type { IDataObject } from 'n8n-workflow';

import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';
import type { AfterLoss, Books, EnsureWords } from '../../../../nodes/shared/subscription/books';
import * as ensureOne from '../../../../nodes/shared/subscription/ensureOne';
import { BookingMemory } from '../../../../nodes/shared/subscription/memory';
import { uidOf } from '../../../../nodes/shared/subscription/uid';
import type { Booked, Standing, Wanted } from '../../../../nodes/shared/subscription/wanted';
import type { Doubts } from '../../../../nodes/shared/write/doubts';
import { noDoubts } from '../../../support/shops/doubts';
import { restart, waits } from '../../../support/sleep';
import { UnitTests } from '../../../support/units/unitTests';

const { promise, mistakes } = new UnitTests('shared/subscription/ensureOne.ts', ensureOne);

const DAY = 24 * 60 * 60 * 1000;
const DUE = Date.now() + 10 * DAY;
const WANTED: Wanted = {
	...{ owner: 'key-1', prefix: 'sub-', billingKey: 'key-1', amount: 100, currency: 'KRW' },
	...{ at: DUE, period: '202612', isPeriodNamed: true, isCurrencyNamed: true },
	...{ ownOnly: false, cancelOthers: false, bookRevoked: false },
};
const WORDS: EnsureWords = {
	...{ server: 'PortOne', thing: 'schedule', look: 'Look', read: 'Look' },
	...{ revoke: 'Revoke', revoked: 'Revoked', others: 'Revoke Others' },
	...{ nameCurrency: 'Set Currency', whenPast: 'Give a later time' },
};
const idOf = (revision: number) => uidOf({ ...WANTED, revision });

/** What comes of one write: done and answered, refused, or no answer, with nothing done or all. */
type Fate = 'good' | 'refused' | 'lost' | 'doneLost';

let shops = 0;

/** A server that moves nothing, and takes a number once only while it waits. */
class Server implements Books<Wanted> {
	readonly words = WORDS;
	readonly rows = new Map<string, Booked>();
	readonly writes: string[] = [];
	fates: Fate[] = ['good'];
	after: AfterLoss = 'open';
	isHidden = false;
	/** How many looks fail once something was written. */
	unread = 0;
	mostWaiting = 0;
	private readonly account = `shop-${++shops}`;

	constructor(private readonly doubts: Doubts = noDoubts()) {}

	add(id: string, standing: Standing, more: Partial<Booked> = {}): void {
		this.rows.set(id, {
			...{ id, standing, at: DUE, amount: 100, currency: 'KRW', billingKey: 'key-1' },
			...{ inWords: standing, row: { paymentId: id } },
			...more,
		});
		this.mostWaiting = Math.max(this.mostWaiting, this.waitingNow.length);
	}

	get waitingNow(): Booked[] {
		return [...this.rows.values()].filter(({ standing }) => standing === 'waiting');
	}

	private write(name: string, act: () => void): void {
		this.writes.push(name);
		const fate = this.fates.length > 1 ? this.fates.shift() : this.fates[0];
		if (fate === 'refused') throw new ApiFailure({ message: 'refused' }, false, false);
		if (fate !== 'lost') act();
		if (fate !== 'good') throw new ApiFailure({ message: 'lost' }, true, false);
	}

	look() {
		if (this.writes.length > 0 && this.unread-- > 0) {
			throw new ApiFailure({ message: 'unread' }, false, false);
		}
		const rows = this.isHidden ? [] : [...this.rows.values()].map((one) => ({ ...one }));
		return {
			find: async (id: string) => await Promise.resolve(rows.find((one) => one.id === id)),
			waiting: async () =>
				await Promise.resolve(rows.filter(({ standing }) => standing === 'waiting')),
		};
	}

	async create({ at, amount }: Wanted, id: string): Promise<IDataObject> {
		this.write(`create ${id === idOf(0) ? 0 : 1}`, () => this.add(id, 'waiting', { at, amount }));
		return await Promise.resolve({ paymentId: id });
	}

	async revoke(_: Wanted, booked: Booked[]): Promise<void> {
		this.write('revoke', () => {
			for (const { id } of booked)
				this.add(id, 'revoked', this.rows.get(id) && { ...booked[0], standing: 'revoked' });
		});
		await Promise.resolve();
	}

	isAsWanted = ({ standing, amount, at }: Booked, wanted: Wanted) =>
		standing === 'waiting' && amount === wanted.amount && at === wanted.at;

	present = (row: IDataObject) => row;

	afterLoss = () => this.after;

	/** What was done, or the failure's message. */
	async ensure({ EnsureOne }: typeof ensureOne, changed: Partial<Wanted> = {}): Promise<string> {
		const memory = new BookingMemory(
			this.doubts,
			{ account: this.account, now: () => Date.now() },
			'key-1',
		);
		const machine = new EnsureOne<Wanted>(this, { ...WANTED, ...changed }, memory);
		try {
			return String((await machine.run()).action);
		} catch (error) {
			if (error instanceof ApiFailure) return error.message;
			throw error;
		}
	}
}

promise('a move is revoking and booking: never do two wait', async (unit) => {
	const server = new Server();
	server.add(idOf(0), 'waiting', { at: DUE - DAY });
	expect(await server.ensure(unit)).toBe('moved');
	expect(server.writes).toEqual(['revoke', 'create 1']);
	expect([server.mostWaiting, server.waitingNow.length]).toEqual([1, 1]);
});

promise('a booking that may still be done is waited for, never sent again', async (unit) => {
	const server = new Server();
	server.fates = ['lost', 'good'];
	expect(await server.ensure(unit)).toMatch(/^It is not known whether PortOne booked payment/);
	expect(waits).toEqual([2_000, 4_000, 8_000, 16_000]);
	restart();
	expect(await server.ensure(unit, { amount: 90 })).toMatch(/^It is not known/);
	expect(waits).toEqual([1_000, 2_000, 3_000]);
	expect(server.writes).toEqual(['create 0']);
	// It turns up after all.
	server.add(idOf(0), 'waiting');
	expect(await server.ensure(unit)).toBe('unchanged');
	expect(server.writes).toEqual(['create 0']);
});

promise('booked, answer lost: found', async (unit) => {
	const server = new Server();
	server.fates = ['doneLost'];
	expect(await server.ensure(unit)).toBe('created');
	expect(server.writes).toEqual(['create 0']);
});

promise('one that has ended is sent again, once it was looked for', async (unit) => {
	const server = new Server();
	server.after = 'ended';
	server.fates = ['lost', 'good'];
	expect(await server.ensure(unit)).toBe('created');
	expect(waits).toEqual([2_000, 3_000, 5_000]);
	expect(server.writes).toEqual(['create 0', 'create 0']);
});

promise('one that has ended, and could not be looked for, stays in doubt', async (unit) => {
	const server = new Server();
	server.after = 'ended';
	server.fates = ['doneLost', 'good'];
	server.unread = 1;
	expect(await server.ensure(unit)).toMatch(/^It is not known whether/);
	server.isHidden = true;
	expect(await server.ensure(unit)).toMatch(/^It is not known whether/);
	server.isHidden = false;
	expect(await server.ensure(unit)).toBe('unchanged');
	expect(server.writes).toEqual(['create 0']);
});

promise('what was booked and is shown late is not booked again', async (unit) => {
	const server = new Server();
	expect(await server.ensure(unit)).toBe('created');
	server.isHidden = true;
	expect(await server.ensure(unit)).toMatch(/^Nothing was sent: PortOne said at .* that it booked/);
	server.isHidden = false;
	expect(await server.ensure(unit)).toBe('unchanged');
	expect(server.writes).toEqual(['create 0']);
});

promise(
	'what a run revoked to move it is booked by the next one; what others revoked is not',
	async (unit) => {
		const server = new Server();
		server.add(idOf(0), 'waiting', { at: DUE - DAY });
		server.fates = ['good', 'refused', 'refused', 'good'];
		expect(await server.ensure(unit)).toBe(`refused. Revoked before that: ${idOf(0)}`);
		expect(await server.ensure(unit)).toBe('created');
		server.add(idOf(1), 'revoked');
		expect(await server.ensure(unit)).toMatch(/was revoked \(예약철회\)$/);
	},
);

promise('what somebody else revokes while this run tries to may be booked by him', async (unit) => {
	const server = new Server();
	server.add(idOf(0), 'waiting', { at: DUE - DAY });
	server.fates = ['refused', 'good'];
	const write = server.revoke.bind(server);
	server.revoke = async (wanted, booked) => {
		server.add(idOf(0), 'revoked');
		await write(wanted, booked);
	};
	restart(() => {
		if (server.waitingNow.length === 0) server.add(idOf(1), 'waiting');
	});
	expect(await server.ensure(unit)).toBe('unchanged');
	expect(server.writes).toEqual(['revoke']);
});

promise(
	'what another run has booked in its place, and somebody revoked since, is not booked again',
	async (unit) => {
		const server = new Server();
		server.add(idOf(0), 'waiting', { at: DUE - DAY });
		server.fates = ['lost', 'good'];
		const write = server.revoke.bind(server);
		server.revoke = async (wanted, booked) => {
			server.add(idOf(0), 'revoked', { at: DUE - DAY });
			server.add(idOf(1), 'revoked');
			await write(wanted, booked);
		};
		expect(await server.ensure(unit)).toMatch(/was revoked \(예약철회\)/);
		expect(server.writes).toEqual(['revoke']);
	},
);

promise('another billing key: replaced', async (unit) => {
	const server = new Server();
	server.add(idOf(0), 'waiting', { billingKey: 'old' });
	expect(await server.ensure(unit)).toBe('replaced');
});

mistakes([
	{
		name: 'a booking in doubt is forgotten',
		replace: "if (after !== 'guarded') this.memory?.remember(id, call);",
		by: '',
	},
	{
		name: 'what has ended is in no doubt',
		replace: "if (after !== 'guarded') this.memory?.remember(id, call);",
		by: "if (after === 'open') this.memory?.remember(id, call);",
	},
	{
		name: 'a booking that may be under way is sent again',
		replace:
			"if (booked === undefined && after === 'open') throw stillOpen(this.books.words, id, call);",
		by: '',
	},
	{
		name: 'a booking in doubt is not looked for',
		replace: 'if (await this.waitForEarlier(look)) return undefined;',
		by: '',
	},
	{
		name: 'a booking that turned up stays in doubt',
		replace: 'memory?.noteSeen(id);\n\t\t}',
		by: '}\n\t\tif (memory?.open().length) throw refused("", "");',
	},
	{
		name: 'what was booked is forgotten',
		replace: 'this.memory?.noteBooked(id);',
		by: '',
	},
	{
		name: 'what was revoked to be booked anew is forgotten',
		replace: 'for (const id of ids) this.memory?.noteRevoking(id);',
		by: '',
	},
	{
		name: 'what others revoked counts as revoked by a run',
		replace: 'if (isOwn) return false;',
		by: 'if (isOwn || this.memory !== undefined) return false;',
	},
	{
		name: 'once a run has revoked one, what others revoked counts as revoked by it',
		replace: 'const isOwn = this.cancelled.has(id) ||',
		by: 'const isOwn = this.cancelled.size > 0 ||',
	},
	{
		name: 'what others revoke is theirs at once',
		replace: 'if (isRival && !this.hasWaitedForRival && isLeft(last, this.wanted)) {',
		by: 'if (isRival && this.hasWaitedForRival && isLeft(last, this.wanted)) {',
	},
	{
		name: 'a move books before it revokes',
		replace: 'await this.cancel([booked]);\n\t\t\treturn undefined;',
		by: 'return await this.create(1);',
	},
	{
		name: 'a move is told as another payment',
		replace: "return isMove ? 'moved' : 'replaced';",
		by: "return 'replaced';",
	},
]);
