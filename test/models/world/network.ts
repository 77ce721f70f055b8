import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Clock } from './clock';
import { type Fate, PLAIN, tell } from './fate';
import type { Call, Journal } from './journal';
import type { Sender } from './n8n';

/** A request as a server gets it. */
export interface Request {
	method: string;
	/** The path's parts, decoded. */
	path: string[];
	query: Record<string, unknown>;
	body: Record<string, unknown>;
	/** Number of the call, where it changes something. */
	call: Call | undefined;
}

export interface Reply {
	status: number;
	body: unknown;
}

/** How a server does what a request asks for. */
export interface Work {
	/** Why it is refused, if it is: looked at when it arrives, and when it takes effect. */
	check?: () => Reply | undefined;
	/** Whether that is when it arrives, whatever the server does otherwise. */
	checksOnArrival?: boolean;
	/** What is done as soon as the request arrives. */
	arrive?: () => void;
	/** Does it. */
	commit: () => Reply;
	/** Fails to do it: a declined card. */
	decline?: () => Reply;
}

/** A server of a history. */
export interface Server {
	/** When a write is checked: when it arrives, or when it takes effect. */
	readonly checks: 'arrival' | 'commit';
	isWrite(request: Request): boolean;
	/** What a write is about. */
	keyOf(request: Request): string;
	work(request: Request): Work;
	/** Its own words for a fault and the like. */
	problem(status: 401 | 429 | 500): unknown;
}

/** On the way to the server, in ms. */
const WAY_MS = 50;

const networkError = (code: string, message: string) => Object.assign(new Error(message), { code });

function statusError(status: number, body: unknown): Error {
	return Object.assign(new Error(`Request failed with status code ${status}`), {
		response: { status, headers: { date: '' }, data: body },
	});
}

/** A client that writes has looked no longer ago, in ms. */
const LONGEST_LOOK_MS = 5_000;

/** The way between nodes and a server, with what may happen on it. */
export class Network {
	private writes = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		readonly server: Server,
		private readonly fates: { writes: readonly Fate[]; reads: readonly Fate[] },
	) {}

	/** When a run looked last before a call that it sends now: what is older than some seconds doesn't count. */
	private lookBefore(run: number): number {
		const { now } = this.clock;
		return Math.max(this.journal.looks.get(run) ?? now, now - LONGEST_LOOK_MS);
	}

	/**
	 * Sends one request.
	 *
	 * @param options as n8n's helper takes them
	 * @returns the whole answer; rejects as n8n's helper does
	 */
	async send(
		options: IHttpRequestOptions,
		run: Sender,
	): Promise<{ statusCode: number; headers: object; body: unknown }> {
		const url = new URL(options.url);
		const request: Request = {
			method: options.method ?? 'GET',
			path: url.pathname.split('/').slice(1).map(decodeURIComponent),
			query: { ...Object.fromEntries(url.searchParams), ...options.qs },
			body: (typeof options.body === 'object' ? options.body : {}) as Record<string, unknown>,
			call: undefined,
		};
		const isWrite = this.server.isWrite(request);
		const fate = isWrite
			? (this.fates.writes[this.writes++] ?? PLAIN)
			: (this.fates.reads[this.journal.reads++] ?? PLAIN);
		const name = `${request.method} /${request.path.join('/')}`;
		if (isWrite) {
			const number = this.journal.calls.length + 1;
			request.call = {
				...{ number, run: run.index, attempt: run.attempt, process: run.process },
				at: this.clock.now,
				lookedAt: this.lookBefore(run.index),
				key: this.server.keyOf(request),
			};
			this.journal.calls.push(request.call);
			const body = JSON.stringify(request.body);
			this.journal.tell(`run ${run.index}: call ${number} ${name} ${body}: ${tell(fate)}`);
		} else this.journal.looks.set(run.index, this.clock.now);
		const told = isWrite
			? `run ${run.index}: call ${this.journal.calls.length}`
			: `run ${run.index}: ${name}`;
		const reply = await this.answerTo(request, fate, told, options);
		if (reply.status >= 200 && reply.status < 300) {
			return { statusCode: reply.status, headers: {}, body: reply.body };
		}
		if (options.ignoreHttpStatusErrors === true) {
			return { statusCode: reply.status, headers: {}, body: reply.body };
		}
		throw statusError(reply.status, reply.body);
	}

	/** Waits for an answer, as long as the client does. */
	private async answerTo(
		request: Request,
		fate: Fate,
		name: string,
		{ timeout = 0, abortSignal }: IHttpRequestOptions,
	): Promise<Reply> {
		return await new Promise<Reply>((resolve, reject) => {
			let isOpen = true;
			const end = (words: string, settle: () => void) => {
				if (!isOpen) return;
				isOpen = false;
				takeBack();
				this.journal.tell(`${name}: ${words}`);
				settle();
			};
			const fail = (code: string, message: string) =>
				end(code, () => reject(networkError(code, message)));
			const takeBack =
				timeout > 0
					? this.clock.in(timeout, () => fail('ECONNABORTED', `timeout of ${timeout}ms exceeded`))
					: () => {};
			const signal = abortSignal as AbortSignal | undefined;
			signal?.addEventListener('abort', () => fail('ERR_CANCELED', 'canceled'));
			const answer = (reply: Reply) =>
				end(`HTTP ${reply.status} ${short(reply.body)}`, () => resolve(reply));
			this.carry(request, fate, answer, fail);
		});
	}

	private carry(
		request: Request,
		fate: Fate,
		answer: (reply: Reply) => void,
		fail: (code: string, message: string) => void,
	): void {
		const back = (reply: Reply) => this.clock.in(WAY_MS, () => answer(reply));
		const { kind, afterMs } = fate;
		if (kind === 'unreachable') {
			this.clock.in(WAY_MS, () => fail('ECONNREFUSED', 'connect ECONNREFUSED'));
			return;
		}
		if (kind === 'limited' || kind === 'refused') {
			const status = kind === 'limited' ? 429 : 401;
			this.clock.in(WAY_MS, () => back({ status, body: this.server.problem(status) }));
			return;
		}
		const isBroken = kind === 'cut' || kind === 'gateway';
		if (kind === 'cut') this.clock.in(afterMs, () => fail('ECONNRESET', 'socket hang up'));
		if (kind === 'gateway') {
			const body = `<html><body>${fate.status}</body></html>`;
			this.clock.in(afterMs, () => answer({ status: fate.status, body }));
		}
		if (isBroken && !fate.isReached) return;
		const isLost = isBroken || kind === 'hang';
		this.clock.in(WAY_MS, () =>
			this.serve(request, fate, (reply) => {
				if (isLost) return;
				const isDone = reply.status < 300;
				if (kind === 'garbled' && isDone) back({ status: 200, body: '{"paym' });
				else back(reply);
			}),
		);
	}

	/** The server's part: it goes on whatever became of the connection. */
	private serve(request: Request, fate: Fate, answer: (reply: Reply) => void): void {
		const { server } = this;
		const { call } = request;
		const fault = () => answer({ status: 500, body: server.problem(500) });
		const work = server.work(request);
		if (call !== undefined) call.arrivedAt = this.clock.now;
		const end = () => {
			if (call !== undefined) call.endedAt = this.clock.now;
		};
		const checksOnArrival = work.checksOnArrival ?? server.checks === 'arrival';
		const refusal = checksOnArrival ? work.check?.() : undefined;
		if (refusal !== undefined || (fate.kind === 'fault' && !fate.isAfterWork)) {
			end();
			if (refusal === undefined) fault();
			else answer(refusal);
			return;
		}
		work.arrive?.();
		this.clock.in(fate.workMs, () => {
			end();
			const late = checksOnArrival ? undefined : work.check?.();
			const isDeclined = fate.isDeclined && work.decline !== undefined;
			const reply = late ?? (isDeclined ? work.decline?.() : undefined) ?? work.commit();
			if (call !== undefined && late !== undefined)
				this.journal.tell(`call ${call.number} is refused`);
			if (call !== undefined && isDeclined && late === undefined) {
				this.journal.tell(`call ${call.number} is declined`);
			}
			if (fate.kind === 'fault') fault();
			else answer(reply);
		});
	}
}

const short = (body: unknown): string => {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	return text.length > 140 ? `${text.slice(0, 140)}…` : text;
};
