import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';

import { takeBodiesAsBytes } from './json-body';

/** Where an endpoint is served: method and documented path, `{name}` for what varies. */
export interface Served {
	method: HTTPMethods;
	template: string;
	/** Further paths, for what may be left out of the documented one. */
	alsoAt?: readonly string[];
}

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** What a simulated server serves. `Target` is what a request is for: an endpoint, or a refusal. */
export interface Serving<Endpoint extends Served, Target> {
	endpoints: readonly Endpoint[];
	/** Makes the handler for what a request is for. */
	serve: (target: Target | Endpoint) => Handler;
	/** What a request to no endpoint is for. */
	notFound: Target;
	/** What a request is for that the framework gave up. */
	failed: (message: string, status: number) => Target;
}

/** Registers a simulated server's endpoints; bodies come as bytes, whatever their content type. */
export function serveEndpoints<Endpoint extends Served, Target>(
	server: FastifyInstance,
	{ endpoints, serve, notFound, failed }: Serving<Endpoint, Target>,
): void {
	takeBodiesAsBytes(server);
	for (const endpoint of endpoints) {
		const { method, template, alsoAt = [] } = endpoint;
		for (const path of [template, ...alsoAt]) {
			const url = path.replace(/\{(\w+)\}/g, ':$1');
			server.route({ method, url, exposeHeadRoute: false, handler: serve(endpoint) });
		}
	}
	server.setNotFoundHandler(serve(notFound));
	server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
		serve(failed(error.message, error.statusCode ?? 500))(request, reply),
	);
}
