import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { Reception } from '../../core/http/reception';
import { serveEndpoints } from '../../core/http/serve';
import type { ServerOptions } from '../../core/server';
import { ENDPOINTS } from '../endpoints';
import { TOKEN_PATH } from '../endpoints/endpoint';
import type { NpaySimulator } from '../simulator';
import { ApiProblem } from './errors';
import { NpayExchange, type Target } from './exchange';
import { PageCounter } from './page-counter';
import { gatewayProblem } from './problems';

/** Serves the simulated Npay API. */
export async function npayRoutes(
	server: FastifyInstance,
	{ name, prefix, simulator, ...parts }: ServerOptions<NpaySimulator>,
): Promise<void> {
	const reception = new Reception(
		{
			name,
			prefix,
			clock: simulator.clock,
			traceIdOf: (seq, now) => `cr3-5a4db0-npay1^${now}^${1_000_000 + seq}`,
		},
		parts,
	);
	const pages = new PageCounter();

	const serve = (endpoint: Target) => (request: FastifyRequest, reply: FastifyReply) => {
		const secret = bearer(request);
		const token = simulator.tokens.find(secret);
		const arrival = {
			route: routeOf(endpoint),
			secret,
			clientId: token?.clientId,
			tokenSeq: token?.seq,
			body: bodyForJournal(request),
			page: pages.pageOf(token?.clientId ?? '', request.query as Record<string, unknown>),
		};
		return reception.receive(
			request,
			reply,
			arrival,
			(entry, struck) => new NpayExchange(simulator, { request, endpoint, token, entry, struck }),
		);
	};

	serveEndpoints(server, {
		endpoints: ENDPOINTS,
		serve,
		notFound: gatewayProblem('notFound'),
		failed: (message, status) => new ApiProblem('4000', message, status),
	});
	server.post(TOKEN_PATH, serve('token'));
}

function routeOf(endpoint: Target): string | undefined {
	if (endpoint instanceof ApiProblem) return undefined;
	return endpoint === 'token' ? TOKEN_PATH : endpoint.template;
}

function bearer(request: FastifyRequest): string {
	return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function bodyForJournal({ body, headers }: FastifyRequest): unknown {
	if (!Buffer.isBuffer(body) || body.length === 0) return undefined;
	const text = body.toString('utf8');
	if (headers['content-type']?.includes('form')) {
		return Object.fromEntries(new URLSearchParams(text));
	}
	try {
		return JSON.parse(text);
	} catch {
		return `[${body.length} bytes that are not JSON]`;
	}
}
