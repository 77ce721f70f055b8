import type { FastifyInstance } from 'fastify';

import type { FaultyServer } from './faults/faults';
import type { ServerParts } from './http/reception';

/** What the sandbox can do with everything that it simulates. */
export interface Simulator<Patch> {
	/** Everything back to the start, with these settings changed on top. */
	reset(patch?: Patch): void;
	/** Stops what happens by itself. */
	close?(): void;
}

/** Something simulated: its settings, its part of the control API, and what it is made of (`Needs`). */
export interface SimulatedPart<Made extends Simulator<Patch>, Patch, Needs = never> {
	/** JSON schema of a change of its settings. */
	readonly settings: object;
	/** Serves its part of the control API; to be registered under `/control`. */
	control(server: FastifyInstance, options: { simulator: Made }): Promise<void>;
	/** Makes it; `start` is what differs from the default settings. */
	create(needs: Needs, start?: Patch): Made;
}

/** What a simulated server's routes are given. */
export interface ServerOptions<Made> extends ServerParts {
	name: string;
	prefix: string;
	simulator: Made;
}

/** A simulated server, in full: a further one is one more of these. */
export interface SimulatedServer<Made extends Simulator<Patch>, Patch, Needs = never>
	extends SimulatedPart<Made, Patch, Needs>,
		FaultyServer {
	/** Base path of its API. */
	readonly prefix: string;
	/** Serves its API; to be registered under `prefix`. */
	serve(server: FastifyInstance, options: ServerOptions<Made>): Promise<void>;
	/** What `GET /control/state` says of it, beside its base path. */
	state(simulator: Made): object;
}
