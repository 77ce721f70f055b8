import type { FastifyRequest } from 'fastify';
import { withUnknowns } from '../core/alter';
import type { ApiReply, SimulatedApi } from '../core/exchange';
import type { Modifier, Outcome } from '../core/faults';
import type { JournalEntry } from '../core/journal';
import { jsonOf, saysJson, UnreadableBody } from '../core/json-body';
import type { Endpoint } from './endpoints/endpoint';
import { errorBody, Refused } from './errors';
import type { CeosSimulator } from './simulator';

/** What a request is for: a call, or nothing that could be served. */
export type Target = Endpoint | Refused;

/** Status that each refusal by a fault has. */
const FAULTS: Partial<Record<Outcome['kind'], number>> = {
	unauthorized: 401,
	ipNotAllowed: 403,
	rateLimit: 429,
	quota: 429,
};

/** One request to the simulated CEOS: who asks, the work, and the look of its replies. */
export class CeosExchange implements SimulatedApi {
	constructor(
		private readonly simulator: CeosSimulator,
		private readonly request: FastifyRequest,
		private readonly target: Target,
		private readonly entry: JournalEntry,
	) {}

	async handle(): Promise<ApiReply> {
		try {
			if (this.target instanceof Refused) throw this.target;
			return { status: 200, ...this.run(this.target) };
		} catch (error) {
			if (error instanceof Refused) return this.refusal(error);
			throw error;
		}
	}

	refuse(outcome: Outcome): ApiReply {
		const status = outcome.kind === 'status' ? outcome.status : FAULTS[outcome.kind];
		const message = outcome.kind === 'status' ? outcome.message : undefined;
		return this.refusal(new Refused(status ?? 500, message ?? '일시적인 오류입니다.'));
	}

	alter(body: unknown, modifier: Modifier): unknown {
		if (modifier.kind === 'dropData') return {};
		return modifier.kind === 'unknownFields'
			? withUnknowns(body, { pgProvider: 'SANDBOX_NEW_PAY' })
			: body;
	}

	headers(): Record<string, string> {
		return { Date: new Date(this.simulator.clock.now()).toUTCString() };
	}

	private run(endpoint: Endpoint) {
		const { books, settings, clock } = this.simulator;
		const { clientId: githubId } = this.entry;
		if (!endpoint.open && githubId === undefined) {
			throw new Refused(401, 'API Secret이 올바르지 않습니다.');
		}
		return endpoint.run({
			books,
			settings,
			githubId: githubId ?? '',
			params: this.request.params as Record<string, string>,
			body: () => this.body(),
			now: clock.now(),
			note: (text) => this.entry.notes.push(text),
		});
	}

	private body(): unknown {
		try {
			const body = jsonOf(this.request);
			if (body !== undefined && !saysJson(this.request)) {
				throw new Refused(415, 'Content-Type must be application/json');
			}
			return body;
		} catch (error) {
			throw error instanceof UnreadableBody ? new Refused(400, error.message) : error;
		}
	}

	private refusal(refused: Refused): ApiReply {
		const body = errorBody(refused, this.entry.path, this.simulator.clock.now());
		return { status: refused.status, body };
	}
}
