/** How many tries of nodes with Retry On Fail are remembered: the oldest go first. */
const REMEMBERED = 2_000;

/** The claims that a node's first try has found, for its further tries. */
const firstFound = new Map<string, string>();

/** The number of the claim that the first try has found. @param key names the node's run and what it is about */
export const firstFoundBy = (key: string): string | undefined => firstFound.get(key);

/** Notes which claim a first try has found. */
export function keepFirst(key: string, id: string): void {
	firstFound.set(key, id);
	for (const oldest of firstFound.keys()) {
		if (firstFound.size <= REMEMBERED) return;
		firstFound.delete(oldest);
	}
}
