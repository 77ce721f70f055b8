/** Things that fall due at some time; times are epoch ms of whichever clock the caller uses. */
export class DueList<Thing> {
	private list: Array<{ at: number; thing: Thing }> = [];

	/** When the first thing falls due; undefined when there is none. */
	get firstAt(): number | undefined {
		return this.list[0]?.at;
	}

	add(at: number, thing: Thing): void {
		let index = this.list.length;
		while (index > 0 && (this.list[index - 1]?.at ?? at) > at) index -= 1;
		this.list.splice(index, 0, { at, thing });
	}

	/** Takes out the one that is due the longest, if any is due by now. */
	takeFirst(now: number): { at: number; thing: Thing } | undefined {
		return (this.list[0]?.at ?? Infinity) <= now ? this.list.shift() : undefined;
	}

	/** Takes out what is due by now, the longest due first. */
	takeDue(now: number): Array<{ at: number; thing: Thing }> {
		const later = this.list.findIndex(({ at }) => at > now);
		return this.list.splice(0, later === -1 ? this.list.length : later);
	}
}
