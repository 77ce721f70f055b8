/** Repeatable randomness: the same seed gives the same sequence on every machine. */
export class Random {
	private state: number;

	constructor(seed: string | number) {
		this.state = hash(String(seed));
	}

	/** A number in [0, 1). The generator is mulberry32. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	}

	/** A whole number from `low` to `high`, both included. */
	int(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** True with the given probability (0 to 1). */
	chance(probability: number): boolean {
		return this.next() < probability;
	}

	/** One member of a list that is not empty. */
	pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
		const chosen = list[this.int(0, list.length - 1)];
		if (chosen === undefined) throw new Error('Nothing to pick from.');
		return chosen;
	}

	/** So many decimal digits, leading zeros kept. */
	digits(count: number): string {
		return Array.from({ length: count }, () => this.int(0, 9)).join('');
	}
}

function hash(text: string): number {
	let value = 2166136261;
	for (const character of text)
		value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619);
	return value;
}
