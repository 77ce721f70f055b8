import type { VirtualClock } from './clock';

/** Longest wait of one timer, ms; a later time is waited for in steps. */
const LONGEST_MS = 60_000;

/**
 * Lets things happen when the virtual clock reaches their time: at once when it is turned past it,
 * and by a timer while it runs. `act` does what is due by now; `nextAt` says when more will be
 * (epoch ms of the virtual clock, undefined = nothing to come).
 */
export class Alarm {
	private timer: NodeJS.Timeout | undefined;
	private stopped = false;

	constructor(
		private readonly clock: VirtualClock,
		private readonly act: () => void,
		private readonly nextAt: () => number | undefined,
	) {
		clock.onTurn(() => this.ring());
	}

	/** To be called when something new is to come. */
	rearm(): void {
		clearTimeout(this.timer);
		const next = this.nextAt();
		if (this.stopped || this.clock.frozen || next === undefined) return;
		const wait = Math.min(LONGEST_MS, Math.max(0, next - this.clock.now()));
		this.timer = setTimeout(() => this.ring(), wait);
		this.timer.unref();
	}

	/** Never rings again. */
	stop(): void {
		this.stopped = true;
		clearTimeout(this.timer);
	}

	private ring(): void {
		if (this.stopped) return;
		this.act();
		this.rearm();
	}
}
