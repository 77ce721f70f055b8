/** Things as they become known, or all of them at once. */
export type Things<Thing> = Iterable<Thing> | AsyncIterable<Thing>;

const iteratorOf = <Thing>(things: Things<Thing>): Iterator<Thing> | AsyncIterator<Thing> =>
	Symbol.asyncIterator in things ? things[Symbol.asyncIterator]() : things[Symbol.iterator]();

/**
 * Runs a task for each thing: for the first one alone, so that one token is got for all of them and what is bound
 * to fail for all is met once; then for some at a time. A thing is asked for when its task can begin, so that things
 * which are still being looked for hold back none that are known.
 *
 * @param atOnce how many tasks are under way at a time
 */
export async function firstAlone<Thing>(
	things: Things<Thing>,
	atOnce: number,
	task: (thing: Thing) => Promise<void>,
): Promise<void> {
	const iterator = iteratorOf(things);
	const takeOne = async (): Promise<boolean> => {
		const { done, value } = await iterator.next();
		if (done === true) return false;
		await task(value as Thing);
		return true;
	};
	if (!(await takeOne())) return;
	const takeAll = async () => {
		let isMore = true;
		while (isMore) isMore = await takeOne();
	};
	await Promise.all(Array.from({ length: atOnce }, takeAll));
}
