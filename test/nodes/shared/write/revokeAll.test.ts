import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';
import { revokeAllJob } from '../../../../nodes/shared/write/revokeAll';
import { Writer } from '../../../../nodes/shared/write/writer';

type Status = 'waiting' | 'revoked' | 'paid';
interface Booked {
	id: string;
	status: Status;
}
interface Owner {
	name: string;
}

const LOST = new ApiFailure({ message: 'The connection broke' }, true, false);
const OWNER = { name: 'customer-1' };

/** A server with the schedules of one owner. Each list and each call does what its turn says, the last one for ever. */
class Server {
	readonly calls: string[] = [];

	constructor(
		private readonly books: Booked[],
		private readonly lists: Array<'whole' | 'empty' | 'lost'>,
		private readonly revocations: Array<'done' | 'doneLost' | 'lost' | 'paysLast'>,
	) {}

	private next<T>(turns: T[]): T {
		return (turns.length > 1 ? turns.shift() : turns[0]) as T;
	}

	readonly job = revokeAllJob<Owner, Booked>({
		words: { server: 'PortOne', thing: 'customer', look: 'Look', read: 'Read' },
		verb: 'revoked',
		names: { count: 'count', ids: 'ids' },
		nameOf: ({ name }) => name,
		idOf: ({ id }) => id,
		isWaiting: ({ status }) => status === 'waiting',
		isRevoked: ({ status }) => status === 'revoked',
		inWords: (one) => one?.status ?? 'not to be read',
		read: async () => {
			const how = this.next(this.lists);
			this.calls.push(`list ${how}`);
			if (how === 'lost') throw LOST;
			return how === 'empty' ? [] : this.books.map((one) => ({ ...one }));
		},
		readSome: async (ids) => {
			this.calls.push(`read ${ids.join()}`);
			const found = this.books.filter(({ id }) => ids.includes(id));
			return new Map(found.map((one) => [one.id, { ...one }]));
		},
		revoke: async () => {
			const how = this.next(this.revocations);
			this.calls.push(`revoke ${how}`);
			const last = this.books.at(-1);
			if (how === 'paysLast' && last !== undefined) last.status = 'paid';
			const waiting = this.books.filter(({ status }) => status === 'waiting');
			if (how !== 'lost') for (const one of waiting) one.status = 'revoked';
			if (how === 'lost' || how === 'doneLost') throw LOST;
			return { ids: waiting.map(({ id }) => id) };
		},
	});

	async run() {
		return (await new Writer(this.job, () => false).run([[OWNER]])).get(OWNER.name);
	}
}

const booked = (...statuses: Status[]): Booked[] =>
	statuses.map((status, index) => ({ id: 'abc'[index] ?? '', status }));

test('those that waited are revoked and counted; what was so before is not', async () => {
	const server = new Server(booked('waiting', 'revoked', 'waiting'), ['whole'], ['done']);
	expect(await server.run()).toEqual({ row: { success: true, count: 2, ids: ['a', 'c'] } });
});

test('a lost answer is verified by reading, and not sent again', async () => {
	const server = new Server(booked('waiting', 'revoked'), ['whole'], ['doneLost']);
	expect(await server.run()).toEqual({
		row: { success: true, verified: true, count: 1, ids: ['a'] },
	});
	expect(server.calls).toEqual(['list whole', 'revoke doneLost', 'list whole', 'read ']);
});

test('a list that leaves out what waited does not count as done: each is read by itself', async () => {
	const server = new Server(booked('waiting', 'waiting'), ['whole', 'empty'], ['lost']);
	expect(await server.run()).toMatchObject({
		failure: { message: expect.stringMatching(/Sent 3 times/) },
	});
	expect(server.calls.filter((call) => call === 'read a,b')).toHaveLength(3);
});

test('what was paid meanwhile is named, and no success is told', async () => {
	const server = new Server(booked('waiting', 'waiting'), ['whole'], ['paysLast']);
	expect(await server.run()).toMatchObject({
		failure: { message: '1 of 2 that waited could not be revoked: b is paid' },
		fields: { count: 1, ids: ['a'], notRevoked: ['b'] },
	});
});

test('nothing is sent where what there is can not be read', async () => {
	const server = new Server(booked('waiting'), ['lost'], ['done']);
	expect(await server.run()).toMatchObject({
		failure: { message: expect.stringMatching(/^Not sent, because the customer's scheduled/) },
	});
	expect(server.calls).not.toContain('revoke done');
});
