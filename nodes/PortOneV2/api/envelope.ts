import { asObject } from '../../shared/data/objects';
import { nameOf } from '../../shared/http/answer/told';

/** What of an answer is looked at, whoever sent it. */
interface Answer {
	status: number;
	body: unknown;
}

/** The HTTP status that a value tells: `404`, `"404"` or `"404 NOT_FOUND"`. */
function statusIn(value: unknown): number | undefined {
	const told = /^([1-5]\d\d)\b/.exec(nameOf(value) ?? '')?.[1];
	return told === undefined ? undefined : Number(told);
}

/** A code that is more than an HTTP status: `STORE_NOT_FOUND`. */
const codeIn = (value: unknown): string | undefined =>
	statusIn(value) === undefined && typeof value === 'string' ? nameOf(value) : undefined;

/**
 * Takes an answer of CEOS out of its envelope. Its page shows bare objects; the server of the 2026 course puts them
 * into `{status, message, payload}`, and its clients know `{code, message, data}` too.
 *
 * @returns the answer that was inside; an empty object where the envelope says that all went well, and holds nothing.
 * A refusal is left its other fields, `message` among them; its status is the envelope's own where HTTP says 2xx,
 * and stays 2xx where the envelope names none.
 */
export function openEnvelope<Reply extends Answer>(reply: Reply): Reply {
	const body = asObject(reply.body);
	const isBare = 'paymentId' in body || 'paymentStatus' in body;
	const hasWords = 'message' in body && ('status' in body || 'code' in body);
	if (isBare || !('payload' in body || 'data' in body || hasWords)) return reply;
	const { status, code, payload, data, ...others } = body;
	const inner = payload ?? data;
	const told = statusIn(status) ?? statusIn(code);
	const isGood = reply.status >= 200 && reply.status <= 299;
	if (isGood && (told === undefined || told <= 299)) {
		if (inner !== undefined && inner !== null) return { ...reply, body: inner };
		if (told !== undefined) return { ...reply, body: {} };
	}
	const name = codeIn(code) ?? codeIn(status);
	return {
		...reply,
		status: isGood && told !== undefined ? told : reply.status,
		body: { ...others, ...(name === undefined ? {} : { code: name }) },
	};
}
