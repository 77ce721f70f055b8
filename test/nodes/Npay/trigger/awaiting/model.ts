import type { NpayClient } from '../../../../../nodes/Npay/api/client';
import { readEmitted, type Times } from '../../../../../nodes/Npay/trigger/awaiting/memory';
import {
	goRound,
	type Round,
	type RoundResult,
} from '../../../../../nodes/Npay/trigger/awaiting/round';
import { Watch } from '../../../../../nodes/Npay/trigger/awaiting/watch';
import { ApiFailure } from '../../../../../nodes/shared/http/apiFailure';
import { DAY, type History, HOUR, MINUTE, type Step } from './history';

/** The core of *Awaiting Action*, or a mutation of it. */
export interface Core {
	goRound(round: Round): Promise<RoundResult>;
	readEmitted(stored: unknown, shop: string): Times;
	Watch: new () => Watch;
}

export const realCore: Core = { goRound, readEmitted, Watch };

const START = Date.parse('2026-11-22T23:20:00+09:00');

interface Order {
	id: string;
	/** By which a list finds it. */
	listedAt: number;
	isClaim: boolean;
	from: number;
	until: number;
}

/** Naver's order API in memory: orders that begin and stop to wait. */
class Server {
	readonly orders: Order[] = [];

	now = START;

	/** Calls of the running poll. */
	lists = 0;

	queries = 0;

	/** Days before the last 24 hours can't be read. */
	daysFail = false;

	queryFails = false;

	waits = ({ from, until }: Order): boolean => this.now >= from && this.now < until;

	private detailOf(order: Order) {
		const { id: productOrderId, isClaim } = order;
		if (!isClaim) {
			const placeOrderStatus = this.waits(order) ? 'NOT_YET' : 'OK';
			return { productOrder: { productOrderId, productOrderStatus: 'PAYED', placeOrderStatus } };
		}
		const claimStatus = this.waits(order) ? 'RETURN_REQUEST' : 'RETURN_REJECT';
		return {
			productOrder: {
				productOrderId,
				productOrderStatus: 'DELIVERED',
				placeOrderStatus: 'OK',
				claimType: 'RETURN',
				claimStatus,
			},
		};
	}

	request = async (name: string, parts: { query?: object; body?: object }): Promise<object> => {
		await Promise.resolve();
		if (name === 'query') {
			this.queries++;
			if (this.queryFails) throw new ApiFailure({ message: 'no', httpCode: '503' }, true, false);
			const { productOrderIds } = parts.body as { productOrderIds: string[] };
			const found = this.orders.filter(({ id }) => productOrderIds.includes(id));
			return { data: found.map((order) => this.detailOf(order)) };
		}
		this.lists++;
		const query = parts.query as { from: string; to: string; rangeType: string };
		const [from, to] = [Date.parse(query.from), Date.parse(query.to)];
		if (to - from > DAY) throw new Error('104139: longer than 24 hours');
		if (this.daysFail && to < this.now - MINUTE) {
			throw new ApiFailure({ message: 'no', httpCode: '503' }, true, false);
		}
		const isClaim = query.rangeType === 'CLAIM_REQUESTED_DATETIME';
		const contents = this.orders
			.filter((order) => order.isClaim === isClaim)
			.filter(({ listedAt }) => listedAt >= from && listedAt <= to)
			// A list of what is open doesn't show what is done.
			.filter((order) => !isClaim || this.waits(order))
			.map((order) => ({ productOrderId: order.id, content: this.detailOf(order) }));
		return { data: { contents, pagination: { hasNext: false } } };
	};
}

/** How a history ended: what broke the promise, by name. All must be empty. */
export interface Verdict {
	/** Waited for longer than the bound, and was not told. */
	late: string[];
	/** Told, and did not wait. */
	wrong: string[];
	/** Told again before the interval was over, though nothing was lost. */
	soon: string[];
	/** Polls that asked for more than they may. */
	greedy: string[];
	polls: number;
	emitted: number;
	requests: number;
}

/** Nothing may be told later than this after it began to wait, by where its order is. */
const RECENT_BOUND = HOUR;
/** A new process goes through the look-back days in half an hour. */
const BEGINNING = 30 * MINUTE;
const RETRY = 5 * MINUTE;

/** n8n around the trigger. */
class Life {
	readonly server = new Server();

	readonly verdict: Verdict = {
		late: [],
		wrong: [],
		soon: [],
		greedy: [],
		polls: 0,
		emitted: 0,
		requests: 0,
	};

	private watch: Watch;

	private stored: unknown;

	/** When each order was told last, as far as the stored state can know it. */
	private readonly told = new Map<string, number>();

	/** Orders that the running process has told of: it has them in mind. */
	private inMind = new Set<string>();

	/** When product orders were asked for by their ids, and could not be read. */
	private askedInVainAt = 0;

	private begunAt = START;

	private lastPollAt: number | undefined;

	/** When something failed last. */
	private failedAt = 0;

	/** Gaps between polls since the process began, the longest. */
	private longestGap = 0;

	private count = 0;

	constructor(
		private readonly history: History,
		private readonly core: Core,
	) {
		this.watch = new core.Watch();
	}

	private get isOften(): boolean {
		return this.history.every <= 10 * MINUTE;
	}

	async take(step: Step): Promise<void> {
		const { server } = this;
		if (step.kind === 'order') {
			const listedAt = server.now - step.paidDaysAgo * DAY;
			const from = server.now + step.waitsIn;
			const id = `2026${String(this.count++).padStart(12, '0')}`;
			server.orders.push({
				id,
				listedAt,
				isClaim: step.isClaim,
				from,
				until: from + step.waitsFor,
			});
		} else if (step.kind === 'pause') server.now += step.ms;
		else if (step.kind === 'restart') {
			this.watch = new this.core.Watch();
			this.begunAt = server.now;
			this.inMind = new Set();
			this.askedInVainAt = 0;
			this.lastPollAt = undefined;
			this.longestGap = 0;
		} else if (step.kind === 'damage') this.damage(step.state);
		else for (let poll = 0; poll < step.count; poll++) await this.poll(step);
	}

	private damage(state: 'deleted' | 'junk' | 'ahead'): void {
		const ahead = Math.floor((this.server.now + 3 * DAY) / 1000).toString(36);
		const hashes = Object.values((this.stored as { emitted?: object })?.emitted ?? {}).join('');
		if (state === 'deleted') this.stored = undefined;
		else this.stored = state === 'junk' ? 'x' : { version: 2, emitted: { [ahead]: hashes } };
		this.told.clear();
	}

	private async poll({ failing, queryFails }: { failing: boolean; queryFails: boolean }) {
		const { server, history, core, verdict } = this;
		server.now += history.every;
		const { now } = server;
		if (this.lastPollAt !== undefined)
			this.longestGap = Math.max(this.longestGap, now - this.lastPollAt);
		else this.begunAt = now;
		this.lastPollAt = now;
		Object.assign(server, { daysFail: failing, queryFails, lists: 0, queries: 0 });
		if (failing || queryFails) this.failedAt = now;
		const times = { earlier: now, later: now + history.apart };
		const { due, state } = await core.goRound({
			client: { request: server.request } as unknown as NpayClient,
			wanted: ['confirm', 'returnDecision'],
			watch: this.watch,
			times,
			changed: [],
			before: core.readEmitted(this.stored, 'shop'),
			shop: 'shop',
			lookback: history.lookback,
			isOften: this.isOften,
			interval: history.interval,
			most: 2500,
			hasTime: () => true,
		});
		verdict.polls++;
		verdict.emitted += due.length;
		verdict.requests += server.lists + server.queries;
		this.checkRequests(failing || queryFails);
		this.checkTold(due.map(({ productOrderId }) => productOrderId));
		this.stored = JSON.parse(JSON.stringify(state)) as unknown;
	}

	private checkRequests(isFailing: boolean): void {
		const { server, history, verdict } = this;
		const { lists, queries } = server;
		const { every, lookback, apart } = history;
		// A call for the changes comes on top. Two times that don't agree take two windows.
		const extra = apart > MINUTE ? 2 : 0;
		const most = 2 + extra + 2 * (lookback + 7);
		const isUsual = every === MINUTE && this.longestGap <= MINUTE && !isFailing;
		const isCalm = isUsual && server.now - this.failedAt > HOUR;
		if (lists > (isCalm ? 4 + extra : most)) verdict.greedy.push(`${lists} lists`);
		if (queries > (isFailing ? 10 : 1)) verdict.greedy.push(`${queries} queries`);
		const isResting = server.now < this.askedInVainAt + RETRY;
		if (queries > 0 && isResting) verdict.greedy.push('asked again right after it failed');
		const isNoneDue = server.orders.every(({ id }) => this.isRecent(id));
		if (queries > 0 && isNoneDue) verdict.greedy.push('asked too soon');
		if (queries > 0 && server.queryFails) this.askedInVainAt = server.now;
	}

	/** Whether the stored state knows that an order was told of within the interval. */
	private isRecent(id: string): boolean {
		const last = this.told.get(id);
		return last !== undefined && this.server.now - last < this.history.interval;
	}

	private checkTold(ids: readonly string[]): void {
		const { server, verdict, told } = this;
		const { now } = server;
		const known = new Set(ids);
		for (const order of server.orders) {
			const isRecent = this.isRecent(order.id);
			if (known.has(order.id)) {
				if (!server.waits(order)) verdict.wrong.push(order.id);
				if (isRecent) verdict.soon.push(order.id);
				told.set(order.id, now);
				this.inMind.add(order.id);
			} else if (server.waits(order) && !isRecent && this.isOverdue(order)) {
				verdict.late.push(`${order.id} at ${(now - order.from) / MINUTE} min`);
			}
		}
	}

	/** Whether a poll now has to tell of an order that waits: the promise. */
	private isOverdue({ id, listedAt, from }: Order): boolean {
		const { server, history, begunAt, failedAt, longestGap } = this;
		const { now } = server;
		if (listedAt > now - DAY) return true;
		// What could not be read is tried again a little later.
		if (now < failedAt + RETRY) return false;
		if (this.inMind.has(id)) return true;
		const life = now - begunAt;
		const waited = now - from;
		if (listedAt >= now - history.lookback * DAY) {
			return waited >= RECENT_BOUND && life >= (this.isOften ? BEGINNING : 0);
		}
		const isOutOfSight = listedAt < now - 119 * DAY || longestGap > HOUR;
		return !isOutOfSight && Math.min(waited, life, now - failedAt) >= DAY;
	}
}

/** Lives through a history. */
export async function play(history: History, core: Core = realCore): Promise<Verdict> {
	const life = new Life(history, core);
	for (const step of history.steps) await life.take(step);
	// In peace, all that waits is told of.
	await life.take({ kind: 'polls', count: 130, failing: false, queryFails: false });
	return life.verdict;
}

/** What is wrong with how a history ended, by name. */
export function flawsOf({ late, wrong, soon, greedy }: Verdict): Record<string, string[]> {
	const lists = Object.entries({ late, wrong, soon, greedy });
	return Object.fromEntries(lists.filter(([, list]) => list.length > 0));
}
