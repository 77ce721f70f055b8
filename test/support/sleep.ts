/** Waits that the nodes asked for, in ms, since `restart`. */
export const waits: number[] = [];

let turnClock: (ms: number) => void = () => {};

/** Forgets earlier waits. @param turn called for each wait from now on, e.g. to turn a virtual clock */
export function restart(turn: (ms: number) => void = () => {}): void {
	waits.length = 0;
	turnClock = turn;
}

/** Stands in for n8n's `sleep`: no time passes but that which `turn` lets pass. */
export async function sleep(ms: number): Promise<void> {
	waits.push(ms);
	turnClock(ms);
	await Promise.resolve();
}
