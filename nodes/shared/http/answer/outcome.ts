/**
 * Statuses below 500 that are no server's word on what was asked for: a time-out (408), and a connection that
 * somebody gave up on while the server was at work (nginx 499, AWS 460).
 */
const GIVEN_UP = new Set([408, 460, 499]);

/**
 * Whether an answer's status leaves open if the server did what it was asked to. Closed is only what says that
 * nothing was done: 4xx other than those above. A redirect may follow upon something done (303), and what has no
 * meaning (above 599) tells nothing.
 *
 * @param status other than 2xx
 */
export const leavesOpen = (status: number): boolean =>
	!(status >= 400 && status <= 499) || GIVEN_UP.has(status);
