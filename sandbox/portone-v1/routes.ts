import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runExchange } from '../core/exchange';
import type { Faults } from '../core/faults';
import type { Journal, JournalEntry } from '../core/journal';
import { readBodyOfGet } from '../core/json-body';
import { toKst } from '../core/kst';
import { fingerprint, withoutSecrets } from '../core/redact';
import { ENDPOINTS } from './endpoints';
import { TOKEN_PATH } from './endpoints/endpoint';
import { Refused } from './errors';
import { PortOneV1Exchange, type Target } from './exchange';
import { fieldsOf } from './request-body';
import type { PortOneV1Simulator } from './simulator';

/** Base path of the simulated API; the real one is at the root of its host. */
export const PORTONE_V1_PREFIX = '/portone/v1';

export interface PortOneV1RoutesOptions {
	simulator: PortOneV1Simulator;
	faults: Faults;
	journal: Journal;
	stop: AbortSignal;
}

/** Serves the simulated PortOne API; to be registered under PORTONE_V1_PREFIX. */
export async function portOneV1Routes(
	server: FastifyInstance,
	options: PortOneV1RoutesOptions,
): Promise<void> {
	const { simulator, faults, journal, stop } = options;

	const serve = (endpoint: Target) => async (request: FastifyRequest, reply: FastifyReply) => {
		await readBodyOfGet(request);
		const value = tokenOf(request);
		const token = simulator.tokens.find(value);
		const route = routeOf(endpoint);
		const query = request.query as Record<string, unknown>;
		const seq = journal.nextSeq();
		const entry: JournalEntry = {
			seq,
			at: toKst(simulator.clock.now()),
			realMs: Date.now(),
			tookMs: 0,
			server: 'portone-v1',
			method: request.method,
			path: (request.url.split('?')[0] ?? '').slice(PORTONE_V1_PREFIX.length),
			...(route && { route }),
			query: withoutSecrets(query) as Record<string, unknown>,
			status: 0,
			traceId: `portone-v1-${seq}`,
			faults: [],
			notes: [],
			...(value && { tokenFingerprint: fingerprint(value) }),
			...(token && { clientId: token.impKey, tokenSeq: token.seq }),
			...bodyForJournal(request),
		};
		const page = Number(query['page'] ?? 1);
		const struck = faults.strike({
			server: entry.server,
			method: request.method,
			path: entry.path,
			...(route && { route }),
			page: Number.isInteger(page) ? page : 1,
		});
		const exchange = new PortOneV1Exchange(simulator, { request, endpoint, token, entry, struck });
		return runExchange(exchange, { entry, struck, journal, reply, stop });
	};

	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	server.post(TOKEN_PATH, serve('token'));
	for (const endpoint of ENDPOINTS) {
		const { method, template } = endpoint;
		const url = template.replace(/\{(\w+)\}/g, ':$1');
		server.route({ method, url, exposeHeadRoute: false, handler: serve(endpoint) });
	}
	server.setNotFoundHandler(serve(new Refused('존재하지 않는 API입니다.', 404)));
	server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
		serve(new Refused(error.message, error.statusCode ?? 500))(request, reply),
	);
}

function routeOf(endpoint: Target): string | undefined {
	if (endpoint instanceof Refused) return undefined;
	return endpoint === 'token' ? TOKEN_PATH : endpoint.template;
}

/** The header's token, bare as PortOne documents it or after `Bearer`. */
function tokenOf({ headers }: FastifyRequest): string {
	return (headers.authorization ?? '').replace(/^Bearer /, '');
}

function bodyForJournal(request: FastifyRequest): { body?: unknown } {
	const { body } = request;
	if (!Buffer.isBuffer(body) || body.length === 0) return {};
	try {
		return { body: withoutSecrets(fieldsOf(request)) };
	} catch {
		return { body: `[${body.length} bytes that are neither JSON nor a form]` };
	}
}
