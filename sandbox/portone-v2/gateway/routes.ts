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
		};
		return reception.receive(
			request,
			reply,
			arrival,
			(entry) => new PortOneV2Exchange(simulator, request, target, entry),
		);
	};

	serveEndpoints(server, {
		endpoints: ENDPOINTS,
		serve,
		notFound: new Refused('NOT_FOUND', '존재하지 않는 API입니다.', 404),
		failed: (message, status) => new Refused('UNKNOWN', message, status),
	});
}
