/** The last task of each name that is running or waits. */
const last = new Map<string, Promise<unknown>>();

/**
 * Runs tasks of one name one after another, in this process: two runs of a workflow that overlap would else both
 * find that a payment isn't there, and both take it.
 */
export async function inTurn<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
	const before = last.get(name) ?? Promise.resolve();
	const turn = before.then(task, task);
	last.set(name, turn);
	try {
		return await turn;
	} finally {
		if (last.get(name) === turn) last.delete(name);
	}
}
