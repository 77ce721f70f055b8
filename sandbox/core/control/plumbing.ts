import type { FastifyInstance } from 'fastify';

/** A control request that cannot be done; the message is a plain sentence. */
export class ControlProblem extends Error {
	constructor(
		message: string,
		readonly statusCode = 400,
	) {
		super(message);
	}
}

interface Violation {
	instancePath: string;
	message?: string;
	params: Record<string, unknown>;
}

/** Answers every error of the control API as `{error: sentence}`; wrong input is 400. */
export function answerProblemsPlainly(server: FastifyInstance): void {
	server.setErrorHandler(
		(error: Error & { statusCode?: number; validation?: Violation[] }, _request, reply) => {
			const violation = error.validation?.find(({ message }) => message !== undefined);
			const status = error.statusCode ?? 500;
			void reply.code(status).send({ error: violation ? sentenceOf(violation) : error.message });
		},
	);
}

function sentenceOf({ instancePath, message, params }: Violation): string {
	const where =
		instancePath === '' ? 'The body' : `"${instancePath.slice(1).replaceAll('/', '.')}"`;
	const { additionalProperty, allowedValues } = params;
	if (typeof additionalProperty === 'string')
		return `${where} may not have "${additionalProperty}".`;
	if (Array.isArray(allowedValues)) return `${where} must be one of: ${allowedValues.join(', ')}.`;
	return `${where} ${message ?? 'is wrong'}.`;
}

/** A whole number of a query string, or undefined when absent. Throws ControlProblem otherwise. */
export function wholeNumber(query: Record<string, unknown>, name: string): number | undefined {
	const value = query[name];
	if (value === undefined) return undefined;
	if (typeof value !== 'string' || !/^\d{1,15}$/.test(value)) {
		throw new ControlProblem(`"${name}" must be a whole number.`);
	}
	return Number(value);
}

/** One text of a query string, or undefined when absent or empty. */
export function text(query: Record<string, unknown>, name: string): string | undefined {
	const value = query[name];
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Runs it and turns any Error into a ControlProblem with the same sentence. */
export function orProblem<Result>(run: () => Result): Result {
	try {
		return run();
	} catch (error) {
		throw new ControlProblem(error instanceof Error ? error.message : String(error));
	}
}
