import http from 'node:http';

/** One request as it came. */
export interface Asked {
	method: string;
	/** With its query. */
	path: string;
	/** Parsed JSON; `undefined` where there is none. */
	body: unknown;
}

/** An answer: JSON, or `cut` where the connection breaks instead. */
export type Answer = { status: number; body: unknown } | 'cut';

/** A server between the nodes and a sandbox. */
export interface Relay {
	/** Its own address, to be used in place of the sandbox's. */
	baseUrl: string;
	/** Answers in place of the sandbox, which then never sees the request; `undefined` passes it on. */
	before: (asked: Asked) => Answer | undefined;
	/** Changes the sandbox's answer, after it has done what it was asked for. */
	after: (asked: Asked, answer: { status: number; body: unknown }) => Answer | Promise<Answer>;
	reset(): void;
	close(): Promise<void>;
}

const parse = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
};

const read = async (stream: AsyncIterable<Buffer>): Promise<string> => {
	const parts: Buffer[] = [];
	for await (const part of stream) parts.push(part);
	return Buffer.concat(parts).toString('utf8');
};

/** Hop-by-hop fields, and those that a changed body makes wrong. */
const OWN = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']);

/**
 * Starts a server on loopback that passes everything on to a sandbox, unless a test says otherwise.
 *
 * @param target base URL of the sandbox's API, without a slash at its end
 */
export async function startRelay(target: string): Promise<Relay> {
	/** What a test's own `before` or `after` has thrown: its call is cut, and the test after it fails. */
	const thrown: unknown[] = [];
	const rethrow = () => {
		for (const error of thrown.splice(0)) throw error;
	};
	const relay: Relay = {
		baseUrl: '',
		before: () => undefined,
		after: (_, answer) => answer,
		reset() {
			relay.before = () => undefined;
			relay.after = (_, answer) => answer;
			rethrow();
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
			rethrow();
		},
	};
	const server = http.createServer((request, response) => {
		(async () => {
			const text = await read(request);
			const asked = { method: request.method ?? '', path: request.url ?? '', body: parse(text) };
			const passOn = async () => {
				const headers = Object.entries(request.headers).filter(([name]) => !OWN.has(name));
				const reply = await fetch(`${target}${asked.path}`, {
					method: asked.method,
					headers: Object.fromEntries(headers) as Record<string, string>,
					...(text === '' ? {} : { body: text }),
				});
				reply.headers.forEach((value, name) => {
					if (!OWN.has(name) && name !== 'content-encoding') response.setHeader(name, value);
				});
				const body = parse(await reply.text());
				return await relay.after(asked, { status: reply.status, body });
			};
			const answer = relay.before(asked) ?? (await passOn());
			if (answer === 'cut') {
				request.socket.destroy();
				return;
			}
			response.statusCode = answer.status;
			response.setHeader('content-type', 'application/json');
			response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
		})().catch((error: unknown) => {
			thrown.push(error);
			request.socket.destroy();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	relay.baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
	return relay;
}
