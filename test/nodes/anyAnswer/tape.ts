import type { RawAnswer, Respond, SentRequest } from '../../support/engine/nodeStandIn';

/** What a request is for, whatever its query and its body. */
const keyOf = ({ method, url }: SentRequest): string => `${method} ${new URL(url).pathname}`;

/** Asks a server on loopback. */
export const ask: Respond = async ({ method, url, headers, body }) => {
	const reply = await fetch(url, {
		method,
		headers,
		...(body === undefined || method === 'GET' ? {} : { body }),
	});
	const names: Record<string, string> = {};
	reply.headers.forEach((value, name) => {
		names[name] = value;
	});
	return { status: reply.status, headers: names, text: await reply.text() };
};

/** A server's answers of one run, in their order for each request, to be played again and again. */
export class Tape {
	private readonly answers = new Map<string, RawAnswer[]>();

	/** Answers as another does, and keeps it. */
	recording =
		(respond: Respond): Respond =>
		async (request) => {
			const answer = await respond(request);
			const key = keyOf(request);
			this.answers.set(key, [...(this.answers.get(key) ?? []), answer]);
			return answer;
		};

	/**
	 * Plays the answers once: the n-th request of a kind gets the n-th answer, and those after the last one the last.
	 * What was never asked for isn't there.
	 */
	player(): (request: SentRequest) => RawAnswer {
		const counts = new Map<string, number>();
		return (request) => {
			const key = keyOf(request);
			const count = counts.get(key) ?? 0;
			counts.set(key, count + 1);
			const answers = this.answers.get(key) ?? [];
			return answers[count] ?? answers[answers.length - 1] ?? NOTHING;
		};
	}
}

const NOTHING: RawAnswer = { status: 404, headers: {}, text: '{"message":"없음"}' };
