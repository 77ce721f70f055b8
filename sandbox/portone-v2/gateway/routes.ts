import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { bodyForJournal } from '../../core/http/json-body';
import { Reception } from '../../core/http/reception';
import { serveEndpoints } from '../../core/http/serve';
import type { ServerOptions } from '../../core/server';
import { ENDPOINTS } from '../endpoints';
import type { PortOneV2Simulator } from '../simulator';
import { Refused } from './errors';
import { PortOneV2Exchange, type Target } from './exchange';

/** Serves the simulated PortOne V2. */
export async function portOneV2Routes(
	server: FastifyInstance,
	{ name, prefix, simulator, ...parts }: ServerOptions<PortOneV2Simulator>,
): Promise<void> {
	const identity = { name, prefix, clock: simulator.clock };
	const reception = new Reception(identity, parts);

	const serve = (target: Target) => (request: FastifyRequest, reply: FastifyReply) => {
		const [, secret] = /^PortOne (.+)$/.exec(request.headers.authorization ?? '') ?? [];
		const store = simulator.settings.stores.find(({ apiSecret }) => apiSecret === secret);
		const arrival = {
			route: target instanceof Refused ? undefined : target.template,
			secret,
			clientId: store?.storeId,
			body: bodyForJournal(request),
			page: pageOf(request),
		};
		return reception.receive(
			request,
			reply,
			arrival,
			(entry, struck) => new PortOneV2Exchange(simulator, request, target, entry, struck),
		);
	};

	serveEndpoints(server, {
		endpoints: ENDPOINTS,
		serve,
		notFound: new Refused('NOT_FOUND', '존재하지 않는 API입니다.', 404),
		failed: (message, status) => new Refused('UNKNOWN', message, status),
	});
}

/** The page that a list's input asks for, in the query or the body; counted from 1, as faults do. */
function pageOf(request: FastifyRequest): number {
	const { requestBody } = request.query as Record<string, unknown>;
	const text = Buffer.isBuffer(request.body) ? request.body.toString('utf8') : requestBody;
	try {
		const input = JSON.parse(String(text)) as { page?: { number?: unknown } } | null;
		const number = input?.page?.number;
		return Number.isInteger(number) ? Number(number) + 1 : 1;
	} catch {
		return 1;
	}
}
