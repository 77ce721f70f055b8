import type { FastifyInstance } from 'fastify';

import type { Faults } from '../faults/faults';
import type { FaultSpec } from '../faults/kinds';
import { FAULT_SCHEMA } from '../faults/schema';
import type { Journal } from '../http/journal';
import type { VirtualClock } from '../time/clock';
import { toKst } from '../time/kst';
import { answerProblemsPlainly, ControlProblem, orProblem, text, wholeNumber } from './plumbing';

export interface ControlOptions {
	clock: VirtualClock;
	faults: Faults;
	journal: Journal;
	/** What `GET /state` says beside the clock. */
	state(): object;
	/** Everything back to the start; `settings` is the request's body. */
	reset(settings: object): void;
	/** JSON schema of those settings. */
	resetSchema: object;
}

interface ClockChange {
	advanceMs?: number;
	set?: string | number;
	frozen?: boolean;
}

const CLOCK_SCHEMA = {
	type: 'object',
	properties: {
		advanceMs: { type: 'number' },
		set: { type: ['string', 'number'] },
		frozen: { type: 'boolean' },
	},
	additionalProperties: false,
};

/** The control API of what all simulated servers share: state, clock, faults, journal. */
export async function controlRoutes(
	server: FastifyInstance,
	options: ControlOptions,
): Promise<void> {
	const { clock, faults, journal } = options;
	answerProblemsPlainly(server);
	server.setNotFoundHandler((request, reply) => {
		void reply.code(404).send({ error: `There is no ${request.method} ${request.url}.` });
	});
	const clockState = () => ({
		now: toKst(clock.now()),
		epochMs: clock.now(),
		frozen: clock.frozen,
	});

	server.get('/state', () => ({ clock: clockState(), ...options.state() }));
	const resetSchema = { ...options.resetSchema, type: ['object', 'null'] };
	server.post<{ Body: object | null }>('/reset', { schema: { body: resetSchema } }, ({ body }) => {
		options.reset(body ?? {});
		return { clock: clockState(), ...options.state() };
	});

	server.get('/clock', clockState);
	server.post<{ Body: ClockChange }>('/clock', { schema: { body: CLOCK_SCHEMA } }, ({ body }) => {
		const { set, advanceMs, frozen } = body;
		if (set !== undefined) orProblem(() => clock.set(set));
		if (advanceMs !== undefined) clock.advance(advanceMs);
		if (frozen === true) clock.freeze();
		if (frozen === false) clock.resume();
		return clockState();
	});

	server.get('/faults', () => ({ faults: faults.list() }));
	server.post<{ Body: FaultSpec }>('/faults', { schema: { body: FAULT_SCHEMA } }, ({ body }) =>
		orProblem(() => faults.add(body)),
	);
	server.delete('/faults', () => {
		faults.clear();
		return { faults: [] };
	});
	server.delete<{ Params: { id: string } }>('/faults/:id', ({ params }) => {
		if (!faults.clear(Number(params.id)))
			throw new ControlProblem(`There is no fault ${params.id}.`, 404);
		return { faults: faults.list() };
	});

	server.get<{ Querystring: Record<string, unknown> }>('/journal', ({ query }) => ({
		entries: journal.entries({
			since: wholeNumber(query, 'since'),
			path: text(query, 'path'),
			limit: wholeNumber(query, 'limit'),
		}),
	}));
	server.delete('/journal', () => {
		journal.clear();
		return { entries: [] };
	});
}
