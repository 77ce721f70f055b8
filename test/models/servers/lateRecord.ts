/** A record that readers may see late: what it says now, and what it said before. */
export class LateRecord<T> {
	private readonly states: Array<{ at: number; value: T }> = [];

	private readonly beginning: number;

	constructor(
		private readonly clock: { now: number },
		private readonly lateMs: number,
		isOld = false,
	) {
		this.beginning = isOld ? clock.now : Number.NaN;
	}

	/** As it truly stands; `undefined` before it was set. */
	get value(): T | undefined {
		return this.states.at(-1)?.value;
	}

	set(value: T): void {
		this.states.push({ at: this.clock.now, value });
	}

	/** As a reader sees it. What was there before the history began is seen at once. */
	get seen(): T | undefined {
		const since = this.clock.now - this.lateMs;
		return this.states.findLast(({ at }) => at <= since || at === this.beginning)?.value;
	}
}
