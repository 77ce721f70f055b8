import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { FastifyInstance } from 'fastify';

/** A simulated server at the root of an address of its own. */
export interface Root {
	url: string;
	close(): void;
}

/** Where to listen; port 0 = any free one. */
export interface Listening {
	host: string;
	port: number;
}

/**
 * Serves what the sandbox has under a path at the root of an address of its own, as the real servers
 * are: some official clients drop the path of their base URL. Rejects when the port cannot be had.
 */
export async function openRoot(
	sandbox: FastifyInstance,
	prefix: string,
	{ host, port }: Listening,
): Promise<Root> {
	const server = createServer((request, response) => {
		request.url = prefix + (request.url ?? '/');
		sandbox.routing(request, response);
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen({ host, port }, () => resolve());
	});
	return {
		url: urlOf(server, host),
		close() {
			server.close();
			server.closeAllConnections();
		},
	};
}

/** The address at which a server listens, as a URL without a path. */
export function urlOf(server: Server, host: string): string {
	const { port } = server.address() as AddressInfo;
	return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
