/** A map that holds a bounded number of entries: those that were set longest ago go first. */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
	constructor(private readonly most: number) {
		super();
	}

	override set(key: Key, value: Value): this {
		this.delete(key);
		super.set(key, value);
		for (const oldest of this.keys()) {
			if (this.size <= this.most) break;
			this.delete(oldest);
		}
		return this;
	}
}

/** How many texts a judgement remembers: more columns than any sheet has. */
const REMEMBERED = 1000;

/** A judgement of a text that is made once for each: lists have few columns, and many rows. */
export function judgedOnce(judge: (text: string) => boolean): (text: string) => boolean {
	const judged = new BoundedMap<string, boolean>(REMEMBERED);
	return (text) => {
		const known = judged.get(text);
		if (known !== undefined) return known;
		const judgement = judge(text);
		judged.set(text, judgement);
		return judgement;
	};
}
