import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyReply } from 'fastify';

import { isPlain, type PlainAlteration, plainlyAltered } from '../faults/alter';
import type { Alteration, Modifier, Outcome, Refusal, SlowCommit, Struck } from '../faults/kinds';
import type { Agenda } from '../time/agenda';
import type { VirtualClock } from '../time/clock';
import { toKst } from '../time/kst';
import type { Journal, JournalEntry } from './journal';
import {
	cutConnection,
	sendDripping,
	sendHtml,
	sendHuge,
	sendJson,
	sendText,
	sendTruncated,
} from './send';

/** What a simulated API answers: `body` is sent as JSON, or as it is if `plain` (a text then). */
export interface ApiReply {
	status: number;
	body: unknown;
	plain?: boolean;
}

/** Waits until the work may be done whose checks were passed. */
export type Pause = () => Promise<void>;

/** Alterations that each server makes in its own way. */
export type OwnAlteration = Exclude<Alteration, PlainAlteration>;

/** What is each simulated server's own: doing the work, refusing, and the look of its replies. */
export interface SimulatedApi {
	/**
	 * Does the work. `pause`, where given, is waited for between the checks of a payment or refund and
	 * the work itself; other work does not know it (see `checksFirst`).
	 */
	handle(pause?: Pause): Promise<ApiReply>;
	/** Whether this request's work waits for `pause`. */
	readonly checksFirst?: boolean;
	/** The reply this server gives for a refusal that a fault asks for. */
	refuse(outcome: Refusal): ApiReply;
	/** The reply's body as changed by a fault. */
	alter(body: unknown, alteration: OwnAlteration): unknown;
	/** Headers that every reply carries; `tookMs` is real time. */
	headers(tookMs: number): Record<string, string>;
}

export interface Surroundings {
	/** What the journal will keep of the request; finished here. */
	entry: JournalEntry;
	/** The faults that strike it. */
	struck: Struck;
	/** What of the request its sender would not like to see again: its token, or else its body. */
	secret: string;
	journal: Journal;
	reply: FastifyReply;
	clock: VirtualClock;
	/** Work that goes on after its answer. */
	agenda: Agenda;
	/** Ends waiting when the server closes. */
	stop: AbortSignal;
}

/** Whether the work is not done; where it can be `afterDone`, unless that is said. */
const PREVENTS_WORK: Readonly<Record<Outcome['kind'], boolean>> = {
	status: true,
	echo: true,
	html: true,
	json: true,
	rateLimit: true,
	quota: true,
	unauthorized: true,
	ipNotAllowed: true,
	resetBefore: true,
	resetAfter: false,
	slowCommit: false,
	truncate: false,
	drip: false,
	huge: false,
};

/**
 * Takes a request through faults, work and reply, and writes it into the journal. What a fault
 * does to the work is the point: `resetBefore` and most refusals keep it from being done,
 * `resetAfter`, `truncate`, `drip`, `huge` and everything `afterDone` come when it is already done,
 * and with `slowCommit` it is done later.
 */
export async function runExchange(api: SimulatedApi, around: Surroundings): Promise<void> {
	const { entry, struck, reply, stop } = around;
	const { outcome, modifiers } = struck;
	entry.faults = [...modifiers, ...(outcome ? [outcome] : [])].map(({ kind }) => kind);
	reply.hijack();
	try {
		await wait(modifiers, false, stop);
		if (outcome?.kind === 'resetBefore') return cut(around);
		if (outcome?.kind === 'slowCommit') {
			putOff(api, outcome, around);
			await wait(modifiers, true, stop);
			return answerTooEarly(api, outcome, around);
		}
		const done = preventsWork(outcome) ? undefined : await api.handle();
		await wait(modifiers, true, stop);
		if (outcome?.kind === 'resetAfter') return cut(around);
		const asked = outcome && replyAskedFor(api, outcome, around);
		if (outcome?.kind === 'html') return answerPage(api, outcome.status ?? 200, around);
		const answered = asked ?? done;
		if (answered) await answer(api, answered, around);
	} catch (error) {
		cut(around);
		if (!stop.aborted)
			console.error(`The simulator failed at ${entry.method} ${entry.path}:`, error);
	}
}

function preventsWork(outcome: Outcome | undefined): boolean {
	if (!outcome || !PREVENTS_WORK[outcome.kind]) return false;
	return !('afterDone' in outcome && outcome.afterDone);
}

/** The reply that a fault has instead of the work's own; null for faults that have none. */
function replyAskedFor(
	api: SimulatedApi,
	outcome: Outcome,
	{ secret }: Surroundings,
): ApiReply | null {
	switch (outcome.kind) {
		case 'rateLimit':
		case 'quota':
		case 'unauthorized':
		case 'ipNotAllowed':
			return api.refuse(outcome);
		case 'status':
			return api.refuse({ ...outcome, ...padded(outcome) });
		case 'echo': {
			const { message = '요청을 처리하지 못했습니다', status = 400, code } = outcome;
			const said = padded({ ...outcome, message: `${message}: ${secret}` });
			return api.refuse({ kind: 'status', status, ...(code !== undefined && { code }), ...said });
		}
		case 'json':
			return { status: outcome.status ?? 200, body: outcome.body };
		case 'resetBefore':
		case 'resetAfter':
		case 'slowCommit':
		case 'html':
		case 'truncate':
		case 'drip':
		case 'huge':
			return null;
	}
}

/** The message, as long as it is to be. */
function padded({ message, messageLength }: { message?: string; messageLength?: number }) {
	if (messageLength === undefined) return message === undefined ? {} : { message };
	return { message: (message ?? '').padEnd(messageLength, '오류 ') };
}

/** Lets the work be done when its time comes, and writes into the journal how it ended. */
function putOff(
	api: SimulatedApi,
	{ ms, check }: SlowCommit,
	{ agenda, clock, entry }: Surroundings,
): void {
	const written = (work: Promise<ApiReply>) =>
		work.then(
			({ status, body }) => {
				entry.later = { at: toKst(clock.now()), status, ...codeOf(body) };
			},
			(error: unknown) => console.error('The simulator failed at work put off:', error),
		);
	const due = clock.now() + ms;
	if (check !== 'arrival' || !api.checksFirst) {
		agenda.at(due, () => void written(api.handle()));
		return;
	}
	let goOn = () => {};
	const paused = new Promise<void>((resolve) => (goOn = resolve));
	agenda.at(due, () => goOn());
	void written(api.handle(() => paused));
}

/** What the client sees of a server that goes on working. */
function answerTooEarly(
	api: SimulatedApi,
	{ status, html, hang, code, message, messageLength }: SlowCommit,
	around: Surroundings,
): void | Promise<void> {
	if (hang) return finish(around, 0);
	if (status === undefined) return cut(around);
	if (html) return answerPage(api, status, around);
	const said = padded({
		...(message !== undefined && { message }),
		...(messageLength && { messageLength }),
	});
	const refusal = api.refuse({
		kind: 'status',
		status,
		...(code !== undefined && { code }),
		...said,
	});
	return answer(api, refusal, around);
}

function answerPage(api: SimulatedApi, status: number, around: Surroundings): void {
	finish(around, status);
	sendHtml(around.reply, status, headersOf(api, around));
}

async function answer(
	api: SimulatedApi,
	{ status, body, plain }: ApiReply,
	around: Surroundings,
): Promise<void> {
	const { reply, struck, stop } = around;
	const { outcome } = struck;
	const altered = struck.modifiers.reduce<unknown>(
		(changed, one) => alteredBy(api, changed, one),
		body,
	);
	finish(around, status, body);
	const headers = headersOf(api, around);
	switch (outcome?.kind) {
		case 'truncate':
			return sendTruncated(reply, status, headers, altered, outcome.mode ?? 'contentLength');
		case 'huge':
			return sendHuge(reply, status, headers, altered, outcome.bytes);
		case 'drip':
			return await sendDripping(reply, status, headers, altered, outcome, stop);
		case undefined:
		case 'resetBefore':
		case 'resetAfter':
		case 'slowCommit':
		case 'rateLimit':
		case 'quota':
		case 'unauthorized':
		case 'ipNotAllowed':
		case 'status':
		case 'echo':
		case 'html':
		case 'json':
			if (plain && typeof altered === 'string') return sendText(reply, status, headers, altered);
			return sendJson(reply, status, headers, altered);
		default:
			return outcome satisfies never;
	}
}

function alteredBy(api: SimulatedApi, body: unknown, modifier: Modifier): unknown {
	if (modifier.kind === 'latency' || modifier.kind === 'changeWhilePaging') return body;
	if (modifier.kind === 'headers') return body;
	if (modifier.kind === 'timestampSkew' && modifier.of === 'header') return body;
	return isPlain(modifier) ? plainlyAltered(body, modifier) : api.alter(body, modifier);
}

function cut(around: Surroundings): void {
	finish(around, 0);
	cutConnection(around.reply);
}

function headersOf(api: SimulatedApi, { entry, struck }: Surroundings): Record<string, string> {
	const headers = api.headers(Date.now() - entry.realMs);
	const { outcome, modifiers } = struck;
	if (outcome && 'retryAfter' in outcome && outcome.retryAfter !== undefined) {
		headers['Retry-After'] = String(outcome.retryAfter);
	}
	for (const one of modifiers) {
		if (one.kind === 'headers') set(headers, one.headers);
		if (one.kind === 'timestampSkew' && (one.of === 'header' || one.of === 'both')) {
			const date = Date.parse(headers['Date'] ?? '');
			headers['Date'] = new Date(date + one.ms).toUTCString();
		}
	}
	return headers;
}

/** Sets headers whatever the case of their names. */
function set(headers: Record<string, string>, changes: Record<string, string>): void {
	for (const [name, value] of Object.entries(changes)) {
		const known = Object.keys(headers).find((one) => one.toLowerCase() === name.toLowerCase());
		headers[known ?? name] = value;
	}
}

function finish({ entry, journal }: Surroundings, status: number, body?: unknown): void {
	entry.status = status;
	entry.tookMs = Date.now() - entry.realMs;
	Object.assign(entry, codeOf(body));
	journal.add(entry);
}

/** The API's own code in a body that has one. */
function codeOf(body: unknown): { code?: string } {
	const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
	const is = typeof code === 'string' || (typeof code === 'number' && code !== 0);
	return is ? { code: String(code) } : {};
}

async function wait(modifiers: Modifier[], afterDone: boolean, stop: AbortSignal): Promise<void> {
	for (const one of modifiers) {
		if (one.kind === 'latency' && (one.afterDone ?? false) === afterDone) {
			await sleep(one.ms, undefined, { signal: stop });
		}
	}
}
