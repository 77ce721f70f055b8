/** Waits that the nodes asked for, in ms, since `restart`. */
export const waits: number[] = [];

let turnClock: (ms: number) => void = () => {};
let slept = 0;

const realNow = Date.now.bind(Date);
/** The machine's clock with the time that was slept: to whoever asks, the waits have passed. */
Date.now = () => realNow() + slept;

/** Forgets earlier waits. @param turn called for each wait from now on, e.g. to turn a virtual clock */
export function restart(turn: (ms: number) => void = () => {}): void {
	waits.length = 0;
	slept = 0;
	turnClock = turn;
}

/** Stands in for n8n's `sleep`: no time passes but that which it pretends. */
export async function sleep(ms: number): Promise<void> {
	waits.push(ms);
	slept += ms;
	turnClock(ms);
	await Promise.resolve();
}
