interface Timer {
	at: number;
	order: number;
	run: () => void;
}

/** Lets every promise that can go on do so. */
const settled = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/**
 * Virtual time: nothing waits, and what happens at a time happens in one order. Times are in ms since the epoch.
 * Between two timers all promises go on as far as they can.
 */
export class Clock {
	private readonly timers: Timer[] = [];

	private count = 0;

	constructor(public now: number) {}

	/** Has something happen later. @param ms from now, at least 0 @returns takes it back */
	in(ms: number, run: () => void): () => void {
		const timer = { at: this.now + Math.max(0, ms), order: this.count++, run };
		let low = 0;
		let high = this.timers.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			// The last timer is the next one: later ones stand before it.
			if (isLater(this.timers[middle] as Timer, timer)) low = middle + 1;
			else high = middle;
		}
		this.timers.splice(low, 0, timer);
		return () => {
			const index = this.timers.indexOf(timer);
			if (index >= 0) this.timers.splice(index, 1);
		};
	}

	/** @returns when that time has passed */
	async wait(ms: number): Promise<void> {
		await new Promise<void>((resolve) => this.in(ms, resolve));
	}

	/**
	 * Lets time pass until something is done.
	 *
	 * @param until no later than this
	 * @returns whether it got done; `false` where nothing is left to happen, or the time is over
	 */
	async run(isDone: () => boolean, until: number): Promise<boolean> {
		for (;;) {
			await settled();
			if (isDone()) return true;
			const next = this.timers.at(-1);
			if (next === undefined || next.at > until) return false;
			this.timers.pop();
			this.now = next.at;
			next.run();
		}
	}
}

const isLater = (one: Timer, other: Timer): boolean =>
	one.at === other.at ? one.order > other.order : one.at > other.at;
