import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Faults } from '../faults/faults';
import type { Struck } from '../faults/kinds';
import type { Agenda } from '../time/agenda';
import type { VirtualClock } from '../time/clock';
import { toKst } from '../time/kst';
import { runExchange, type SimulatedApi } from './exchange';
import type { Journal, JournalEntry } from './journal';
import { fingerprint, withoutSecrets } from './redact';

/** What a simulated server needs of its surroundings. */
export interface ServerParts {
	faults: Faults;
	journal: Journal;
	/** Work that goes on after its answer. */
	agenda: Agenda;
	/** Ends waiting when the server closes. */
	stop: AbortSignal;
}

/** Which server it is, at which base path, and by which clock. */
export interface ServerIdentity {
	name: string;
	prefix: string;
	clock: VirtualClock;
	/** Names the request with that number, at that time (epoch ms), in the server's own way. */
	traceIdOf?: (seq: number, now: number) => string;
}

/** What a server's routes know of a request. */
export interface Arrival {
	/** The documented path; absent for unknown ones. */
	route?: string | undefined;
	/** The secret that came with it, and whose it is. */
	secret?: string | undefined;
	clientId?: string | undefined;
	/** Which of the tokens issued it is, from 1. */
	tokenSeq?: number | undefined;
	/** The body, read; secrets are taken out here. */
	body?: unknown;
	/** Page of a paged reading: 1 is the first. */
	page?: number;
}

/** What a server answers with, once the journal's entry and the faults are known. */
export type ApiOf = (entry: JournalEntry, struck: Struck) => SimulatedApi;

/** Takes requests in: writes them into the journal, asks for faults, and lets them be answered. */
export class Reception {
	constructor(
		private readonly identity: ServerIdentity,
		private readonly parts: ServerParts,
	) {}

	/** Serves one request. The reply must not have been sent. */
	async receive(
		request: FastifyRequest,
		reply: FastifyReply,
		arrival: Arrival,
		apiOf: ApiOf,
	): Promise<void> {
		const { faults, ...parts } = this.parts;
		const { clock } = this.identity;
		parts.agenda.catchUp();
		const entry = this.entryOf(request, arrival);
		const { server, method, path } = entry;
		const { route, page = 1 } = arrival;
		const struck = faults.strike({ server, method, path, ...(route && { route }), page });
		const secret = secretOf(request);
		await runExchange(apiOf(entry, struck), { entry, struck, secret, clock, reply, ...parts });
	}

	private entryOf(request: FastifyRequest, arrival: Arrival): JournalEntry {
		const { name, prefix, clock, traceIdOf } = this.identity;
		const { route, secret, clientId, tokenSeq, body } = arrival;
		const seq = this.parts.journal.nextSeq();
		const now = clock.now();
		return {
			seq,
			at: toKst(now),
			realMs: Date.now(),
			tookMs: 0,
			server: name,
			method: request.method,
			path: (request.url.split('?')[0] ?? '').slice(prefix.length),
			...(route && { route }),
			query: withoutSecrets(request.query) as Record<string, unknown>,
			status: 0,
			traceId: traceIdOf?.(seq, now) ?? `${name}-${seq}`,
			faults: [],
			notes: [],
			...(secret && { tokenFingerprint: fingerprint(secret) }),
			...(clientId && { clientId }),
			...(tokenSeq !== undefined && { tokenSeq }),
			...(body !== undefined && { body: withoutSecrets(body) }),
		};
	}
}

/** The token or secret that a request carries, or else its body, which has the one for a token. */
function secretOf({ headers, body }: FastifyRequest): string {
	return headers.authorization ?? (Buffer.isBuffer(body) ? body.toString('utf8') : '');
}
