import pLimit from 'p-limit';

/**
 * Runs a task for each thing: for the first one alone, so that one token is got for all of them and what is bound
 * to fail for all is met once; then for some at a time.
 *
 * @param atOnce how many tasks are under way at a time
 */
export async function firstAlone<Thing>(
	things: Iterable<Thing>,
	atOnce: number,
	task: (thing: Thing) => Promise<void>,
): Promise<void> {
	const [first, ...others] = [...things];
	if (first === undefined) return;
	await task(first);
	const limit = pLimit(atOnce);
	await Promise.all(others.map(async (thing) => await limit(async () => await task(thing))));
}
