/** How a clock begins: epoch ms (absent = this machine's now), and whether time passes by itself. */
export interface ClockStart {
	now?: number;
	running: boolean;
}

/**
 * The one clock of all simulated servers. It can be turned, stopped and let run again. What passes by
 * itself is measured apart from this machine's time of day, which tests replace and which can jump.
 */
export class VirtualClock {
	private virtualBase = 0;
	private realBase = 0;
	private isRunning = true;
	private readonly listeners: Array<() => void> = [];

	constructor(private readonly start: ClockStart) {
		this.reset();
	}

	/** Virtual now, epoch ms. */
	now(): number {
		return this.isRunning
			? this.virtualBase + Math.floor(performance.now() - this.realBase)
			: this.virtualBase;
	}

	get frozen(): boolean {
		return !this.isRunning;
	}

	/** Calls back, at once, whenever the clock was turned, stopped, or let run again. */
	onTurn(listener: () => void): void {
		this.listeners.push(listener);
	}

	/** Turns the clock by so many ms; negative turns it back. */
	advance(ms: number): void {
		this.virtualBase += ms;
		this.tell();
	}

	/** Puts the clock to an instant: epoch ms, or ISO 8601 with an offset. Throws when unreadable. */
	set(instant: string | number): void {
		this.rebase(toEpochMs(instant), this.isRunning);
	}

	freeze(): void {
		this.rebase(this.now(), false);
	}

	resume(): void {
		this.rebase(this.now(), true);
	}

	/** Back to how it began. */
	reset(): void {
		this.rebase(this.start.now ?? Date.now(), this.start.running);
	}

	private rebase(virtual: number, running: boolean): void {
		this.virtualBase = virtual;
		this.realBase = performance.now();
		this.isRunning = running;
		this.tell();
	}

	private tell(): void {
		for (const listener of this.listeners) listener();
	}
}

/** Epoch ms of an instant given as epoch ms or ISO 8601. Throws an Error with a plain sentence. */
export function toEpochMs(instant: string | number): number {
	const epochMs = typeof instant === 'number' ? instant : Date.parse(instant);
	if (!Number.isFinite(epochMs) || Number.isNaN(new Date(epochMs).getTime())) {
		throw new Error(`"${instant}" is not a time: give epoch milliseconds or ISO 8601.`);
	}
	return Math.floor(epochMs);
}
