/** Something that a server did with money or goods, told by the server's own books. */
export interface Entry {
	at: number;
	/** The call that had it done; `undefined` for what came about without one. */
	call: number | undefined;
	kind: 'charge' | 'refund' | 'booking' | 'revocation' | 'claim';
	/** What it was done to. */
	key: string;
	amount: number;
}

/** One call that changes something, as it went. Times are in virtual ms since the epoch. */
export interface Call {
	number: number;
	run: number;
	/** Which of the run's tries sent it, from 1. */
	attempt: number;
	/** The process that sent it, by its number in the history. */
	process: number;
	at: number;
	/** When its run asked last how things are; when it was sent where it never did. */
	lookedAt: number;
	/** When the server got it. */
	arrivedAt?: number;
	/** When the server's work on it ended. */
	endedAt?: number;
	/** What it is about. */
	key: string;
}

/** All that happened in a history, in the order of virtual time. Nobody but servers writes into `ledger`. */
export class Journal {
	readonly ledger: Entry[] = [];

	readonly calls: Call[] = [];

	readonly lines: Array<{ at: number; text: string }> = [];

	reads = 0;

	/** When each run asked last how things are, by its index. */
	readonly looks = new Map<number, number>();

	constructor(private readonly clock: { now: number }) {}

	get now(): number {
		return this.clock.now;
	}

	tell(text: string): void {
		this.lines.push({ at: this.now, text });
	}

	/** Writes into the books. */
	book(kind: Entry['kind'], key: string, amount: number, call: number | undefined): void {
		this.ledger.push({ at: this.now, call, kind, key, amount });
		const of = call === undefined ? '' : ` (call ${call})`;
		this.tell(`** ${kind} ${amount} of ${key}${of}`);
	}

	/** The history as a list of what happened when. */
	story(): string {
		const start = this.lines[0]?.at ?? 0;
		return this.lines
			.map(({ at, text }) => `${((at - start) / 1000).toFixed(1).padStart(7)} s  ${text}`)
			.join('\n');
	}
}
