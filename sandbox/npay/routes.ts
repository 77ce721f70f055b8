import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { runExchange } from '../core/exchange';
import type { Faults } from '../core/faults';
import type { Journal, JournalEntry } from '../core/journal';
import { toKst } from '../core/kst';
import { fingerprint, withoutSecrets } from '../core/redact';
import { ENDPOINTS } from './endpoints';
import { TOKEN_PATH } from './endpoints/endpoint';
import { ApiProblem } from './errors';
import { NpayExchange, type Target } from './exchange';
import { gatewayProblem } from './gateway-problems';
import { PageCounter } from './page-counter';
import type { NpaySimulator } from './simulator';

/** Base path of the simulated API, as of the real one. */
export const NPAY_PREFIX = '/npay/partner';

export interface NpayRoutesOptions {
	simulator: NpaySimulator;
	faults: Faults;
	journal: Journal;
	stop: AbortSignal;
}

/** Serves the simulated Npay API; to be registered under NPAY_PREFIX. */
export async function npayRoutes(
	server: FastifyInstance,
	options: NpayRoutesOptions,
): Promise<void> {
	const { simulator, faults, journal, stop } = options;
	const pages = new PageCounter();

	const serve = (endpoint: Target) => (request: FastifyRequest, reply: FastifyReply) => {
		const token = simulator.tokens.find(bearer(request));
		const route = routeOf(endpoint);
		const entry = newEntry(request, { journal, simulator, route });
		if (token) Object.assign(entry, { clientId: token.clientId, tokenSeq: token.seq });
		const struck = faults.strike({
			server: entry.server,
			method: request.method,
			path: entry.path,
			...(route && { route }),
			page: pages.pageOf(token?.clientId ?? '', request.query as Record<string, unknown>),
		});
		const exchange = new NpayExchange(simulator, { request, endpoint, token, entry, struck });
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
	server.setNotFoundHandler(serve(gatewayProblem('notFound')));
	server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
		serve(new ApiProblem('4000', error.message, error.statusCode ?? 500))(request, reply),
	);
}

function routeOf(endpoint: Target): string | undefined {
	if (endpoint instanceof ApiProblem) return undefined;
	return endpoint === 'token' ? TOKEN_PATH : endpoint.template;
}

function newEntry(
	request: FastifyRequest,
	{
		journal,
		simulator,
		route,
	}: { journal: Journal; simulator: NpaySimulator; route: string | undefined },
): JournalEntry {
	const seq = journal.nextSeq();
	const now = simulator.clock.now();
	const token = bearer(request);
	return {
		seq,
		at: toKst(now),
		realMs: Date.now(),
		tookMs: 0,
		server: 'npay',
		method: request.method,
		path: (request.url.split('?')[0] ?? '').slice(NPAY_PREFIX.length),
		...(route && { route }),
		query: withoutSecrets(request.query) as Record<string, unknown>,
		status: 0,
		traceId: `cr3-5a4db0-npay1^${now}^${1_000_000 + seq}`,
		faults: [],
		notes: [],
		...(token && { tokenFingerprint: fingerprint(token) }),
		...bodyForJournal(request),
	};
}

function bearer(request: FastifyRequest): string {
	return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function bodyForJournal({ body, headers }: FastifyRequest): { body?: unknown } {
	if (!Buffer.isBuffer(body) || body.length === 0) return {};
	const text = body.toString('utf8');
	if (headers['content-type']?.includes('form')) {
		return { body: withoutSecrets(Object.fromEntries(new URLSearchParams(text))) };
	}
	try {
		return { body: withoutSecrets(JSON.parse(text)) };
	} catch {
		return { body: `[${body.length} bytes that are not JSON]` };
	}
}
