import type { FastifyRequest } from 'fastify';

import { withUnknowns } from '../../core/faults/alter';
import type { Refusal, Struck } from '../../core/faults/kinds';
import type { ApiReply, OwnAlteration, SimulatedApi } from '../../core/http/exchange';
import type { JournalEntry } from '../../core/http/journal';
import { toKst } from '../../core/time/kst';
import { type Endpoint, TOKEN_PATH } from '../endpoints/endpoint';
import type { Application } from '../settings';
import type { NpaySimulator } from '../simulator';
import type { Allowance } from './admission';
import { NEW_VALUES } from './alter';
import { ApiProblem, invalid, InvalidInput, problem } from './errors';
import { Input } from './input';
import { gatewayProblem, refusalOfStatus } from './problems';
import { issueToken } from './token-endpoint';
import type { Token } from './tokens';

/** What a request is for: an API, the token endpoint, or nothing that could be served. */
export type Target = Endpoint | 'token' | ApiProblem;

export interface NpayRequest {
	request: FastifyRequest;
	endpoint: Target;
	/** The token that the request carries, if it was ever issued. */
	token: Token | undefined;
	entry: JournalEntry;
	struck: Struck;
}

/** One request to the simulated Npay: gateway, work, and the look of its replies. */
export class NpayExchange implements SimulatedApi {
	private readonly allowance: Allowance = {};

	constructor(
		private readonly simulator: NpaySimulator,
		private readonly incoming: NpayRequest,
	) {}

	async handle(): Promise<ApiReply> {
		try {
			const { endpoint } = this.incoming;
			if (endpoint instanceof ApiProblem) throw endpoint;
			return endpoint === 'token' ? await this.token() : this.orderApi(endpoint);
		} catch (error) {
			if (error instanceof ApiProblem) return this.problemReply(error);
			if (error instanceof InvalidInput) return this.invalidInputReply(error);
			throw error;
		}
	}

	refuse(outcome: Refusal): ApiReply {
		switch (outcome.kind) {
			case 'rateLimit':
				this.allowance.remaining = 0;
				return this.problemReply(gatewayProblem('rateLimit'));
			case 'quota':
				this.allowance.quota = { period: 'HOURS', limit: 1, remaining: 0 };
				return this.problemReply(gatewayProblem('quota'));
			case 'unauthorized':
			case 'ipNotAllowed':
				return this.problemReply(gatewayProblem(outcome.kind));
			case 'status': {
				const { code, message } = gatewayProblem(refusalOfStatus(outcome.status));
				return this.problemReply(
					new ApiProblem(outcome.code ?? code, outcome.message ?? message, outcome.status),
				);
			}
		}
	}

	alter(body: unknown, alteration: OwnAlteration): unknown {
		if (typeof body !== 'object' || body === null) return body;
		switch (alteration.kind) {
			case 'dropData': {
				const entries = Object.entries(body).filter(
					([name]) => name !== 'data' && name !== 'elements',
				);
				return Object.fromEntries(entries);
			}
			case 'timestampSkew': {
				const timestamp = toKst(this.simulator.clock.now() + alteration.ms);
				return 'timestamp' in body ? { ...body, timestamp } : body;
			}
			case 'unknownFields':
				return withUnknowns(body, NEW_VALUES);
		}
	}

	headers(tookMs: number): Record<string, string> {
		const { rateLimit } = this.simulator.settings;
		const { remaining, quota } = this.allowance;
		const { entry } = this.incoming;
		const left =
			remaining ?? this.simulator.admission.remaining(entry.clientId ?? '', entry.route ?? '');
		return {
			'GNCP-GW-Trace-ID': entry.traceId,
			'GNCP-GW-HttpClient-ResponseTime': String(tookMs),
			'GNCP-GW-RateLimit-Replenish-Rate': String(rateLimit.replenishRate),
			'GNCP-GW-RateLimit-Burst-Capacity': String(rateLimit.burstCapacity),
			'GNCP-GW-RateLimit-Remaining': String(left),
			...(quota && {
				'GNCP-GW-Quota-Period': quota.period,
				'GNCP-GW-Quota-Limit': String(quota.limit),
				'GNCP-GW-Quota-Remaining': String(quota.remaining),
			}),
			Date: new Date(this.simulator.clock.now()).toUTCString(),
		};
	}

	private async token(): Promise<ApiReply> {
		const { request, entry } = this.incoming;
		const isForm = contentType(request) === 'application/x-www-form-urlencoded';
		const form = isForm ? new URLSearchParams(bodyText(request)) : undefined;
		const query = request.query as Record<string, unknown>;
		const clientId = form?.get('client_id') ?? query['client_id'];
		if (typeof clientId === 'string' && this.simulator.application(clientId))
			entry.clientId = clientId;
		this.simulator.admission.count(entry.clientId ?? '', TOKEN_PATH, this.allowance);
		const reply = await issueToken(this.simulator, {
			query,
			...(form && { form }),
			address: request.ip,
			allowance: this.allowance,
			note: (text) => entry.notes.push(text),
		});
		return { status: 200, body: reply };
	}

	private orderApi(endpoint: Endpoint): ApiReply {
		const { request, entry, struck } = this.incoming;
		const application = this.authenticate();
		this.simulator.admission.checkAddress(application, request.ip);
		if (application.orderApi === false) throw gatewayProblem('noRight');
		this.simulator.admission.count(application.clientId, endpoint.template, this.allowance);
		const data = endpoint.run({
			simulator: this.simulator,
			merchantId: application.merchantId,
			params: request.params as Record<string, string>,
			query: new Input(request.query as Record<string, unknown>, 'query'),
			body: () => Input.fromBody(jsonBody(request)),
			optionalBody: () => Input.fromBody(bodyText(request) === '' ? {} : jsonBody(request)),
			struck,
			note: (text) => entry.notes.push(text),
		});
		if (endpoint.bare) return { status: 200, body: data };
		return {
			status: 200,
			body: { ...this.stamp(), ...(data !== undefined && { data }) },
		};
	}

	private authenticate(): Application {
		const { token } = this.incoming;
		const application = token && this.simulator.application(token.clientId);
		if (!application || token.expiresAt <= this.simulator.clock.now()) {
			throw gatewayProblem('unauthorized');
		}
		return application;
	}

	private problemReply({ status, code, message, invalidInputs }: ApiProblem): ApiReply {
		const wrong = invalidInputs.length > 0 && { invalidInputs };
		return { status, body: { code, message, ...this.stamp(), ...wrong } };
	}

	/** The token's replies are known to repeat the reason as message; others have a general one. */
	private invalidInputReply({ parameter, type, message: reason }: InvalidInput): ApiReply {
		const message = this.incoming.endpoint === 'token' ? reason : '잘못된 요청';
		const invalidInputs = [{ name: parameter, type, message: reason }];
		return { status: 400, body: { code: 'BAD_REQUEST', message, ...this.stamp(), invalidInputs } };
	}

	private stamp(): { timestamp: string; traceId: string } {
		return { timestamp: toKst(this.simulator.clock.now()), traceId: this.incoming.entry.traceId };
	}
}

function contentType(request: FastifyRequest): string {
	return (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function bodyText(request: FastifyRequest): string {
	return Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
}

function jsonBody(request: FastifyRequest): unknown {
	const text = bodyText(request);
	if (text !== '' && contentType(request) !== 'application/json')
		throw invalid('TypeMismatch', 'Content-Type');
	try {
		return JSON.parse(text);
	} catch {
		throw problem('000400');
	}
}
