import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bodyForJournal } from '../../core/http/json-body';
import { Reception, type ServerParts } from '../../core/http/reception';
import { serveEndpoints } from '../../core/http/serve';
import { ENDPOINTS } from '../endpoints';
import { Refused } from './errors';
import { PortOneV2Exchange, type Target } from './exchange';
import type { PortOneV2Simulator } from '../simulator';

/** Base path of the simulated API; the real one is at the root of its host. */
export const PORTONE_V2_PREFIX = '/portone/v2';

/** Serves the simulated PortOne V2; to be registered under PORTONE_V2_PREFIX. */
export async function portOneV2Routes(
	server: FastifyInstance,
	{ simulator, ...parts }: ServerParts & { simulator: PortOneV2Simulator },
): Promise<void> {
	const identity = { name: 'portone-v2', prefix: PORTONE_V2_PREFIX, clock: simulator.clock };
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
