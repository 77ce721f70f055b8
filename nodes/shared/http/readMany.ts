import { ApiFailure, orFailure } from './apiFailure';
import { firstAlone } from './firstAlone';

/** How many calls are under way at a time. */
export const CALLS_AT_ONCE = 3;

/** Why nothing more is read once the user has stopped the execution. */
export const STOPPED = new ApiFailure({ message: 'The execution was stopped' }, false, true);

/**
 * Reads things by their keys, each key once. What is bound to fail for all of them (a refused credential, too
 * many calls) is met once, not once a key; and nothing more is read once the user has stopped the execution.
 *
 * @returns what was read, or why it wasn't, by key
 */
export async function readMany<T>(
	keys: Iterable<string>,
	read: (key: string) => Promise<T>,
	isCancelled: () => boolean = () => false,
): Promise<Map<string, T | ApiFailure>> {
	const found = new Map<string, T | ApiFailure>();
	let lasting: ApiFailure | undefined;
	await firstAlone(new Set(keys), CALLS_AT_ONCE, async (key) => {
		if (isCancelled()) lasting = STOPPED;
		const result = lasting ?? (await orFailure(read(key)));
		if (result instanceof ApiFailure && result.isLasting) lasting = result;
		found.set(key, result);
	});
	return found;
}

/** Reads things by their keys, as `readMany`. Those that can't be read are missing, and so are those that there are not. */
export async function readKnown<T>(
	keys: Iterable<string>,
	read: (key: string) => Promise<T | undefined>,
): Promise<Map<string, T>> {
	const known = new Map<string, T>();
	for (const [key, one] of await readMany(keys, read)) {
		if (one !== undefined && !(one instanceof ApiFailure)) known.set(key, one);
	}
	return known;
}
