import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Names by which this machine calls itself. */
const LOOPBACK = /^(localhost|(.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Refuses requests that a foreign web page can have made in the browser of whoever runs the sandbox:
 * those to a host name that is not this machine's (DNS rebinding: the page's own name, pointed at
 * 127.0.0.1), and those whose Origin is not the address that they are sent to.
 *
 * To be called before any route is registered. `hostNames` are allowed beside the loopback's.
 */
export function refuseForeign(server: FastifyInstance, hostNames: readonly string[]): void {
	const allowed = new Set(hostNames.map((name) => name.toLowerCase()));
	server.addHook('onRequest', async (request, reply) => {
		const problem = problemOf(request, allowed);
		if (problem !== undefined) await reply.code(403).send({ error: problem });
	});
}

function problemOf({ headers }: FastifyRequest, allowed: ReadonlySet<string>): string | undefined {
	const { host = '', origin } = headers;
	const name = hostNameOf(host);
	if (!LOOPBACK.test(name) && !allowed.has(name)) {
		return `The host "${host}" is not this sandbox's. To allow it: --allow-host ${name || 'NAME'}.`;
	}
	if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
		return `Pages of ${origin} may not use this sandbox.`;
	}
	return undefined;
}

/** The name in a Host header, without its port and in lower case; empty when it is none. */
function hostNameOf(host: string): string {
	try {
		return new URL(`http://${host}`).hostname;
	} catch {
		return '';
	}
}
