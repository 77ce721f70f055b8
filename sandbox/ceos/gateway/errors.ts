/** Reason phrases, as the frame of the error body has them. */
const REASONS: Readonly<Record<number, string>> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	409: 'Conflict',
	415: 'Unsupported Media Type',
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
};

/** A call that is refused. */
export class Refused extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/**
 * The body of a refusal. CEOS's page has none; the local date-times of its answers are those of a
 * Spring server, and so is this body. `at` is epoch ms.
 */
export function errorBody({ status, message }: Refused, path: string, at: number): object {
	const timestamp = new Date(at).toISOString().replace('Z', '+00:00');
	return { timestamp, status, error: REASONS[status] ?? 'Error', message, path };
}
