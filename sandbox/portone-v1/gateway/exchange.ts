import type { FastifyRequest } from 'fastify';

import { withUnknowns } from '../../core/faults/alter';
import type { Refusal, Struck } from '../../core/faults/kinds';
import type { ApiReply, OwnAlteration, Pause, SimulatedApi } from '../../core/http/exchange';
import type { JournalEntry } from '../../core/http/journal';
import type { Answer, Endpoint } from '../endpoints/endpoint';
import { getToken, tokenOnWire } from '../endpoints/get-token';
import type { PortOneV1Simulator } from '../simulator';
import { NEW_VALUES, skewed } from './alter';
import { MESSAGES, Refused, WrongInput } from './errors';
import { Input } from './input';
import { fieldsOf } from './request-body';
import type { Token } from './tokens';
import { refuseUnknown } from './unknown-input';
import { withoutNulls } from './wire';

/** What a request is for: an operation, a token, or nothing that could be served. */
export type Target = Endpoint | 'token' | Refused;

export interface PortOneV1Request {
	request: FastifyRequest;
	endpoint: Target;
	/** The token that the request carries, if it was ever issued. */
	token: Token | undefined;
	entry: JournalEntry;
	struck: Struck;
}

/** One request to the simulated PortOne: who asks, the work, and the look of its replies. */
export class PortOneV1Exchange implements SimulatedApi {
	constructor(
		private readonly simulator: PortOneV1Simulator,
		private readonly incoming: PortOneV1Request,
	) {}

	get checksFirst(): boolean {
		const { endpoint } = this.incoming;
		return typeof endpoint === 'object' && 'checksFirst' in endpoint;
	}

	async handle(pause?: Pause): Promise<ApiReply> {
		const { endpoint } = this.incoming;
		try {
			if (endpoint instanceof Refused) throw endpoint;
			const isToken = endpoint === 'token';
			return this.reply(isToken ? this.token() : await this.operation(endpoint, pause));
		} catch (error) {
			if (error instanceof Refused) return this.refusal(error);
			if (!(error instanceof WrongInput) || endpoint instanceof Refused) throw error;
			const status = endpoint === 'token' ? 401 : endpoint.wrongInput;
			return this.refusal(new Refused(error.message, status));
		}
	}

	refuse(outcome: Refusal): ApiReply {
		switch (outcome.kind) {
			case 'unauthorized':
				return this.refusal(new Refused(MESSAGES.unauthorized, 401));
			case 'ipNotAllowed':
				return this.refusal(new Refused('Forbidden', 403));
			case 'rateLimit':
			case 'quota':
				return this.refusal(new Refused('Too Many Requests', 429));
			case 'status':
				return this.refusal(
					new Refused(outcome.message ?? '일시적인 오류가 발생하였습니다.', outcome.status),
					Number(outcome.code ?? NaN),
				);
		}
	}

	alter(body: unknown, alteration: OwnAlteration): unknown {
		if (typeof body !== 'object' || body === null) return body;
		switch (alteration.kind) {
			case 'dropData':
				return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'response'));
			case 'timestampSkew':
				return skewed(body, alteration.ms);
			case 'unknownFields':
				return withUnknowns(body, NEW_VALUES);
		}
	}

	headers(): Record<string, string> {
		return { Date: new Date(this.simulator.clock.now()).toUTCString() };
	}

	private token(): Answer {
		const { request, entry } = this.incoming;
		const input = new Input(fieldsOf(request));
		refuseUnknown(input, ['imp_key', 'imp_secret'], this.simulator.settings, (text) =>
			entry.notes.push(text),
		);
		const token = getToken(this.simulator, input);
		entry.clientId = token.impKey;
		return { response: tokenOnWire(token, this.simulator.clock.now()) };
	}

	private operation(endpoint: Endpoint, pause?: Pause): Answer | Promise<Answer> {
		const { request, token, entry, struck } = this.incoming;
		const { settings, clock } = this.simulator;
		const known = settings.accounts.some(({ impKey }) => impKey === token?.impKey);
		if (!token || !known || token.expiresAt <= clock.now()) {
			throw new Refused(MESSAGES.unauthorized, 401);
		}
		const note = (text: string) => entry.notes.push(text);
		const input = new Input({ ...(request.query as object), ...fieldsOf(request) });
		refuseUnknown(input, endpoint.parameters, settings, note);
		return endpoint.run({
			shop: this.simulator.shop,
			impKey: token.impKey,
			params: request.params as Record<string, string>,
			input,
			now: clock.now(),
			struck,
			...(pause && { pause }),
			note,
		});
	}

	private reply({ status = 200, code = 0, message, response }: Answer): ApiReply {
		const body = { code, message: message ?? null, response };
		const { emptyMembers } = this.simulator.settings;
		return { status, body: emptyMembers === 'absent' ? withoutNulls(body) : body };
	}

	private refusal({ status, code, message }: Refused, otherCode = NaN): ApiReply {
		return this.reply({
			status,
			code: Number.isInteger(otherCode) ? otherCode : code,
			message,
			response: null,
		});
	}
}
