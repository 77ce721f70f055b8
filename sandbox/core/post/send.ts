import type { Attempt, Written } from './letter';

const LONGEST_ANSWER = 500;

/** Sends a letter once and waits for the answer. Never throws. Redirects are not followed. */
export async function send(
	url: string,
	{ headers, body }: Written,
	{ at, timeoutMs, stop }: { at: number; timeoutMs: number; stop: AbortSignal },
): Promise<Attempt> {
	const started = Date.now();
	const late = AbortSignal.timeout(timeoutMs);
	const took = () => Date.now() - started;
	try {
		const response = await fetch(url, {
			method: 'POST',
			headers: { ...headers, connection: 'close' },
			body,
			redirect: 'manual',
			signal: AbortSignal.any([late, stop]),
		});
		const answer = (await response.text()).slice(0, LONGEST_ANSWER);
		return { at, tookMs: took(), status: response.status, answer };
	} catch {
		const error = stop.aborted ? 'stopped' : late.aborted ? 'timeout' : 'network';
		return { at, tookMs: took(), error };
	}
}
