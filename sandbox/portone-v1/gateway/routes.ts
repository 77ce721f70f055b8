import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Reception } from '../../core/http/reception';
import { serveEndpoints } from '../../core/http/serve';
import type { ServerOptions } from '../../core/server';
import { ENDPOINTS } from '../endpoints';
import { TOKEN_PATH } from '../endpoints/endpoint';
import type { PortOneV1Simulator } from '../simulator';
import { Refused } from './errors';
import { PortOneV1Exchange, type Target } from './exchange';
import { fieldsOf } from './request-body';

/** Serves the simulated PortOne API. */
export async function portOneV1Routes(
	server: FastifyInstance,
	{ name, prefix, simulator, ...parts }: ServerOptions<PortOneV1Simulator>,
): Promise<void> {
	const identity = { name, prefix, clock: simulator.clock };
	const reception = new Reception(identity, parts);

	const serve = (endpoint: Target) => (request: FastifyRequest, reply: FastifyReply) => {
		const secret = tokenOf(request);
		const token = simulator.tokens.find(secret);
		const page = Number((request.query as Record<string, unknown>)['page'] ?? 1);
		const arrival = {
			route: routeOf(endpoint),
			secret,
			clientId: token?.impKey,
			tokenSeq: token?.seq,
			body: bodyForJournal(request),
			page: Number.isInteger(page) ? page : 1,
		};
		return reception.receive(
			request,
			reply,
			arrival,
			(entry, struck) =>
				new PortOneV1Exchange(simulator, { request, endpoint, token, entry, struck }),
		);
	};

	serveEndpoints(server, {
		endpoints: ENDPOINTS,
		serve,
		notFound: new Refused('존재하지 않는 API입니다.', 404),
		failed: (message, status) => new Refused(message, status),
	});
	server.post(TOKEN_PATH, serve('token'));
}

function routeOf(endpoint: Target): string | undefined {
	if (endpoint instanceof Refused) return undefined;
	return endpoint === 'token' ? TOKEN_PATH : endpoint.template;
}

/** The header's token, bare as PortOne documents it or after `Bearer`. */
function tokenOf({ headers }: FastifyRequest): string {
	return (headers.authorization ?? '').replace(/^Bearer /, '');
}

function bodyForJournal(request: FastifyRequest): unknown {
	const { body } = request;
	if (!Buffer.isBuffer(body) || body.length === 0) return undefined;
	try {
		return fieldsOf(request);
	} catch {
		return `[${body.length} bytes that are neither JSON nor a form]`;
	}
}
