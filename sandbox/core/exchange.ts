import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { Modifier, Outcome, Struck } from './faults';
import type { Journal, JournalEntry } from './journal';
import { cutConnection, sendHtml, sendHuge, sendJson, sendText, sendTruncated } from './send';

/** What a simulated API answers: `body` is sent as JSON, or as it is if `plain` (a text then). */
export interface ApiReply {
	status: number;
	body: unknown;
	plain?: boolean;
}

/** What is each simulated server's own: doing the work, refusing, and the look of its replies. */
export interface SimulatedApi {
	handle(): Promise<ApiReply>;
	/** The reply this server gives for a refusal that a fault asks for. */
	refuse(outcome: Outcome): ApiReply;
	/** The reply's body as changed by a fault. */
	alter(body: unknown, modifier: Modifier): unknown;
	/** Headers that every reply carries; `tookMs` is real time. */
	headers(tookMs: number): Record<string, string>;
}

export interface Surroundings {
	/** What the journal will keep of the request; finished here. */
	entry: JournalEntry;
	/** The faults that strike it. */
	struck: Struck;
	journal: Journal;
	reply: FastifyReply;
	/** Ends waiting when the server closes. */
	stop: AbortSignal;
}

const REFUSALS: ReadonlySet<string> = new Set<Outcome['kind']>([
	'status',
	'html',
	'rateLimit',
	'quota',
	'unauthorized',
	'ipNotAllowed',
]);

/**
 * Takes a request through faults, work and reply, and writes it into the journal. What a fault
 * does to the work is the point: `resetBefore` and most refusals keep it from being done,
 * `resetAfter`, `truncate`, `huge` and everything `afterDone` come when it is already done.
 */
export async function runExchange(api: SimulatedApi, around: Surroundings): Promise<void> {
	const { entry, struck, reply, stop } = around;
	const { outcome, modifiers } = struck;
	entry.faults = [...modifiers, ...(outcome ? [outcome] : [])].map(({ kind }) => kind);
	reply.hijack();
	try {
		await wait(modifiers, false, stop);
		if (outcome?.kind === 'resetBefore') return cut(around);
		const done = preventsWork(outcome) ? undefined : await api.handle();
		await wait(modifiers, true, stop);
		if (outcome?.kind === 'resetAfter') return cut(around);
		if (outcome && REFUSALS.has(outcome.kind)) answerRefusal(api, outcome, around);
		else if (done) answer(api, done, around);
	} catch (error) {
		cut(around);
		if (!stop.aborted)
			console.error(`The simulator failed at ${entry.method} ${entry.path}:`, error);
	}
}

function preventsWork(outcome: Outcome | undefined): boolean {
	if (!outcome || !REFUSALS.has(outcome.kind)) return false;
	return !('afterDone' in outcome && outcome.afterDone);
}

function answerRefusal(api: SimulatedApi, outcome: Outcome, around: Surroundings): void {
	if (outcome.kind !== 'html') return answer(api, api.refuse(outcome), around);
	const status = outcome.status ?? 200;
	finish(around, status);
	sendHtml(around.reply, status, headersOf(api, around));
}

function answer(api: SimulatedApi, { status, body, plain }: ApiReply, around: Surroundings): void {
	const { reply, struck } = around;
	const altered = struck.modifiers.reduce<unknown>((changed, one) => api.alter(changed, one), body);
	finish(around, status, body);
	const headers = headersOf(api, around);
	switch (struck.outcome?.kind) {
		case 'truncate':
			return sendTruncated(reply, status, headers, altered, struck.outcome.mode ?? 'contentLength');
		case 'huge':
			return sendHuge(reply, status, headers, altered, struck.outcome.bytes);
		default:
			if (plain && typeof altered === 'string') return sendText(reply, status, headers, altered);
			return sendJson(reply, status, headers, altered);
	}
}

function cut(around: Surroundings): void {
	finish(around, 0);
	cutConnection(around.reply);
}

function headersOf(api: SimulatedApi, { entry }: Surroundings): Record<string, string> {
	return api.headers(Date.now() - entry.realMs);
}

function finish({ entry, journal }: Surroundings, status: number, body?: unknown): void {
	entry.status = status;
	entry.tookMs = Date.now() - entry.realMs;
	const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
	if (typeof code === 'string' || (typeof code === 'number' && code !== 0)) {
		entry.code = String(code);
	}
	journal.add(entry);
}

async function wait(modifiers: Modifier[], afterDone: boolean, stop: AbortSignal): Promise<void> {
	for (const one of modifiers) {
		if (one.kind === 'latency' && (one.afterDone ?? false) === afterDone) {
			await sleep(one.ms, undefined, { signal: stop });
		}
	}
}
