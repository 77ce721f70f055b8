import { TOO_LATE, within } from './deadline';

/** The calls of one name: how many are under way, and what begins those that wait, in the order they came. */
interface Line {
	underWay: number;
	readonly waiting: Set<() => void>;
}

/**
 * Lets some calls of one name be under way at a time, in this process; further ones wait for their turn, no longer
 * than they may.
 */
export class Turns {
	private readonly lines = new Map<string, Line>();

	/** @param waitMs how long a call may wait until it begins, in ms */
	constructor(
		private readonly atOnce: number,
		private readonly waitMs: number,
	) {}

	/** @returns what the call gave; `TOO_LATE` where its turn did not come in time: then it was not made */
	async take<T>(name: string, call: () => Promise<T>): Promise<T | typeof TOO_LATE> {
		const line = this.lines.get(name) ?? { underWay: 0, waiting: new Set() };
		this.lines.set(name, line);
		if (line.underWay < this.atOnce) line.underWay++;
		else if (!(await this.wait(line))) return TOO_LATE;
		try {
			return await call();
		} finally {
			this.pass(name, line);
		}
	}

	/** @returns whether the turn came */
	private async wait({ waiting }: Line): Promise<boolean> {
		let begin = () => {};
		const turn = new Promise<void>((resolve) => {
			begin = resolve;
		});
		waiting.add(begin);
		if ((await within(AbortSignal.timeout(this.waitMs), turn)) !== TOO_LATE) return true;
		// A turn that came in the same moment was taken out already, and counts.
		return !waiting.delete(begin);
	}

	/** Hands the turn on. */
	private pass(name: string, line: Line): void {
		const [next] = line.waiting;
		if (next !== undefined) {
			line.waiting.delete(next);
			next();
			return;
		}
		line.underWay--;
		if (line.underWay === 0) this.lines.delete(name);
	}
}
