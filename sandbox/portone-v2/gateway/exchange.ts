import type { FastifyRequest } from 'fastify';

import { withUnknowns } from '../../core/faults/alter';
import type { Refusal, Struck } from '../../core/faults/kinds';
import type { ApiReply, OwnAlteration, Pause, SimulatedApi } from '../../core/http/exchange';
import type { JournalEntry } from '../../core/http/journal';
import { jsonOf, UnreadableBody } from '../../core/http/json-body';
import type { Endpoint } from '../endpoints/endpoint';
import type { PortOneV2Simulator } from '../simulator';
import { Refused, refused } from './errors';

/** What a request is for: an operation, or nothing that could be served. */
export type Target = Endpoint | Refused;

/** Values that the document does not have, for members whose lists PortOne may extend. */
const NEW_VALUES = { pgProvider: 'SANDBOX_NEW_PG', brand: 'SANDBOX_NEW_BRAND' };

/** What has to be there for a client to make sense of a reply. */
const ESSENTIAL: ReadonlySet<string> = new Set([
	...['payment', 'status', 'cancellation', 'items', 'webhook', 'deletedAt', 'closedAt'],
]);

/** One request to the simulated PortOne V2: who asks, the work, and the look of its replies. */
export class PortOneV2Exchange implements SimulatedApi {
	constructor(
		private readonly simulator: PortOneV2Simulator,
		private readonly request: FastifyRequest,
		private readonly target: Target,
		private readonly entry: JournalEntry,
		private readonly struck: Struck,
	) {}

	get checksFirst(): boolean {
		return !(this.target instanceof Refused) && (this.target.checksFirst ?? false);
	}

	async handle(pause?: Pause): Promise<ApiReply> {
		try {
			if (this.target instanceof Refused) throw this.target;
			return { status: 200, body: await this.run(this.target, pause) };
		} catch (error) {
			if (error instanceof Refused) return this.refusal(error);
			throw error;
		}
	}

	refuse(outcome: Refusal): ApiReply {
		switch (outcome.kind) {
			case 'unauthorized':
				return this.refusal(refused('UNAUTHORIZED', '인증 정보가 올바르지 않습니다.'));
			case 'ipNotAllowed':
				return this.refusal(refused('FORBIDDEN', '요청이 거절되었습니다.'));
			case 'status':
				return this.refusal(
					new Refused(outcome.code ?? 'UNKNOWN', outcome.message ?? '오류입니다.', outcome.status),
				);
			case 'rateLimit':
			case 'quota':
				return this.refusal(new Refused('TOO_MANY_REQUESTS', '요청이 너무 많습니다.', 429));
		}
	}

	alter(body: unknown, alteration: OwnAlteration): unknown {
		if (typeof body !== 'object' || body === null) return body;
		switch (alteration.kind) {
			case 'unknownFields':
				return withUnknowns(body, NEW_VALUES);
			case 'dropData':
				return Object.fromEntries(Object.entries(body).filter(([name]) => !ESSENTIAL.has(name)));
			case 'timestampSkew':
				throw new Error('Replies have no time of the server in their body.');
		}
	}

	headers(): Record<string, string> {
		return { Date: new Date(this.simulator.clock.now()).toUTCString() };
	}

	private run(endpoint: Endpoint, pause?: Pause): object | Promise<object> {
		const { books, execution, clock, settings } = this.simulator;
		const { clientId: storeId } = this.entry;
		if (storeId === undefined) throw refused('UNAUTHORIZED', '인증 정보가 올바르지 않습니다.');
		const note = (text: string) => this.entry.notes.push(text);
		const input = endpoint.read(this.input(endpoint), settings.unknownInput, note);
		const named = endpoint.storeOf(input);
		if (named !== undefined && named !== storeId) {
			throw refused('FORBIDDEN', '접근 권한이 없는 상점 아이디입니다.');
		}
		return endpoint.run({
			books,
			execution,
			storeId,
			params: this.request.params as Record<string, string>,
			input,
			now: clock.now(),
			struck: this.struck,
			...(pause && { pause }),
		});
	}

	/** The operation's input, wherever it is. Throws Refused when it cannot be read. */
	private input({ from }: Endpoint): unknown {
		if (from === 'query') return this.request.query;
		try {
			const body = jsonOf(this.request);
			if (from === 'body') return body;
			const { requestBody, ...others } = this.request.query as Record<string, unknown>;
			if (Object.keys(others).length > 0) this.entry.notes.push('query beside requestBody');
			if (body !== undefined) return body;
			return typeof requestBody === 'string' ? (JSON.parse(requestBody) as unknown) : {};
		} catch (error) {
			if (!(error instanceof UnreadableBody) && !(error instanceof SyntaxError)) throw error;
			throw refused('INVALID_REQUEST', '요청 본문을 읽을 수 없습니다.');
		}
	}

	private refusal(problem: Refused): ApiReply {
		this.entry.code = problem.type;
		return { status: problem.status, body: problem.onWire() };
	}
}
