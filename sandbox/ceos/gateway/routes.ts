import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { bodyForJournal } from '../../core/http/json-body';
import { Reception } from '../../core/http/reception';
import { serveEndpoints } from '../../core/http/serve';
import type { ServerOptions } from '../../core/server';
import { ENDPOINTS } from '../endpoints';
import type { CeosSimulator } from '../simulator';
import { Refused } from './errors';
import { CeosExchange, type Target } from './exchange';

/** Serves the simulated CEOS. */
export async function ceosRoutes(
	server: FastifyInstance,
	{ name, prefix, simulator, ...parts }: ServerOptions<CeosSimulator>,
): Promise<void> {
	const identity = { name, prefix, clock: simulator.clock };
	const reception = new Reception(identity, parts);

	const serve = (target: Target) => (request: FastifyRequest, reply: FastifyReply) => {
		const [, secret] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? [];
		return reception.receive(
			request,
			reply,
			{
				route: target instanceof Refused ? undefined : target.template,
				secret,
				clientId: simulator.books.secrets.ownerOf(secret ?? ''),
				body: bodyForJournal(request),
			},
			(entry) => new CeosExchange(simulator, request, target, entry),
		);
	};

	serveEndpoints(server, {
		endpoints: ENDPOINTS,
		serve,
		notFound: new Refused(404, 'No message available'),
		failed: (message, status) => new Refused(status, message),
	});
}
