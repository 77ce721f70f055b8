/** What came of a call that took longer than it may. */
export const TOO_LATE = Symbol('too late');

/**
 * Waits for something no longer than it may take, whatever it is doing: a limit that n8n's HTTP helper is given
 * counts silence only, so that an answer of which a byte comes now and then would be waited for without end.
 *
 * @param deadline e.g. `AbortSignal.timeout(ms)`, in real time
 * @returns what the call gave, or `TOO_LATE`; what comes after that is dropped, errors too
 */
export async function within<T>(
	deadline: AbortSignal,
	call: Promise<T>,
): Promise<T | typeof TOO_LATE> {
	let tell = () => {};
	const late = new Promise<typeof TOO_LATE>((resolve) => {
		tell = () => resolve(TOO_LATE);
		if (deadline.aborted) tell();
		else deadline.addEventListener('abort', tell);
	});
	try {
		return await Promise.race([call, late]);
	} finally {
		deadline.removeEventListener('abort', tell);
	}
}
