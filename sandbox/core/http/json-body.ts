import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body that is not what the server takes. */
export class UnreadableBody extends Error {}

/** Lets all bodies come as bytes, whatever their content type, those of GET too. */
export function takeBodiesAsBytes(server: FastifyInstance): void {
	server.removeAllContentTypeParsers();
	server.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
		done(null, body),
	);
	server.addHook('preHandler', readBodyOfGet);
}

/** Whether the request says that its body is JSON. */
export function saysJson({ headers }: FastifyRequest): boolean {
	return /^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '');
}

/** The body read as JSON; undefined when there is none. Throws UnreadableBody. */
export function jsonOf({ body }: FastifyRequest): unknown {
	if (!Buffer.isBuffer(body) || body.length === 0) return undefined;
	try {
		return JSON.parse(body.toString('utf8')) as unknown;
	} catch {
		throw new UnreadableBody('The body is not JSON.');
	}
}

/** The body for the journal: read, or in short what it is. */
export function bodyForJournal(request: FastifyRequest): unknown {
	try {
		return jsonOf(request);
	} catch {
		return `[${(request.body as Buffer).length} bytes that are not JSON]`;
	}
}

/** Reads the body of a GET, which the framework leaves alone. */
export async function readBodyOfGet(request: FastifyRequest): Promise<void> {
	const { headers, raw } = request;
	if (request.method !== 'GET') return;
	if (headers['transfer-encoding'] === undefined && !Number(headers['content-length'])) return;
	const chunks: Buffer[] = [];
	for await (const chunk of raw) chunks.push(chunk as Buffer);
	request.body = Buffer.concat(chunks);
}
