import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyForJournal } from '../../core/http/json-body';
import { Reception, type ServerParts } from '../../core/http/reception';
import { serveEndpoints } from '../../core/http/serve';
import { ENDPOINTS } from '../endpoints';
import { Refused } from './errors';
import { CeosExchange, type Target } from './exchange';
import type { CeosSimulator } from '../simulator';

/** Base path of the simulated API; the real one is at the root of its host. */
export const CEOS_PREFIX = '/ceos';

/** Serves the simulated CEOS; to be registered under CEOS_PREFIX. */
export async function ceosRoutes(
	server: FastifyInstance,
	{ simulator, ...parts }: ServerParts & { simulator: CeosSimulator },
): Promise<void> {
	const identity = { name: 'ceos', prefix: CEOS_PREFIX, clock: simulator.clock };
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
