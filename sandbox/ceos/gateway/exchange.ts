import type { FastifyRequest } from 'fastify';

import { withUnknowns } from '../../core/faults/alter';
import type { Refusal } from '../../core/faults/kinds';
import type { ApiReply, OwnAlteration, Pause, SimulatedApi } from '../../core/http/exchange';
import type { JournalEntry } from '../../core/http/journal';
import { jsonOf, saysJson, UnreadableBody } from '../../core/http/json-body';
import type { Answer, Endpoint } from '../endpoints/endpoint';
import type { CeosSimulator } from '../simulator';
import { enveloped, refusalInEnvelope } from './envelope';
import { errorBody, Refused } from './errors';

/** What a request is for: a call, or nothing that could be served. */
export type Target = Endpoint | Refused;

/** Status that each refusal by a fault has. */
const FAULTS: Record<Exclude<Refusal['kind'], 'status'>, number> = {
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

	get checksFirst(): boolean {
		return !(this.target instanceof Refused) && (this.target.checksFirst ?? false);
	}

	async handle(pause?: Pause): Promise<ApiReply> {
		try {
			if (this.target instanceof Refused) throw this.target;
			const { body, plain } = await this.run(this.target, pause);
			if (plain) return { status: 200, body, plain };
			return { status: 200, body: enveloped(this.simulator.settings.envelope, body) };
		} catch (error) {
			if (error instanceof Refused) return this.refusal(error);
			throw error;
		}
	}

	refuse(outcome: Refusal): ApiReply {
		const status = outcome.kind === 'status' ? outcome.status : FAULTS[outcome.kind];
		const message = outcome.kind === 'status' ? outcome.message : undefined;
		return this.refusal(new Refused(status, message ?? '일시적인 오류입니다.'));
	}

	alter(body: unknown, alteration: OwnAlteration): unknown {
		switch (alteration.kind) {
			case 'dropData':
				return {};
			case 'unknownFields':
				return withUnknowns(body, { pgProvider: 'SANDBOX_NEW_PAY' });
			case 'timestampSkew':
				throw new Error('Replies have no time of the server in their body.');
		}
	}

	headers(): Record<string, string> {
		return { Date: new Date(this.simulator.clock.now()).toUTCString() };
	}

	private run(endpoint: Endpoint, pause?: Pause): Answer | Promise<Answer> {
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
			now: () => clock.now(),
			...(pause && { pause }),
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
		const { clock, settings } = this.simulator;
		const { status, message } = refused;
		const body =
			refusalInEnvelope(settings.envelope, status, message) ??
			errorBody(refused, this.entry.path, clock.now());
		return { status, body };
	}
}
