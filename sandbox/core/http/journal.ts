/** One request to a simulated API, as it is remembered. Secrets never get in here. */
export interface JournalEntry {
	/** 1, 2, 3… since the start or the last reset. */
	seq: number;
	/** Virtual time of arrival, KST. */
	at: string;
	/** Real time of arrival, epoch ms, and how long the reply took, ms. */
	realMs: number;
	tookMs: number;
	server: string;
	method: string;
	/** Without the base path. */
	path: string;
	/** The documented path, such as `/v1/…/{productOrderId}/delay`; absent for unknown paths. */
	route?: string;
	query: Record<string, unknown>;
	/** HTTP status sent; 0 when the connection was cut before any reply. */
	status: number;
	/** The API's own code of an error reply. */
	code?: string;
	traceId: string;
	/** Work that went on after its answer: when it was done (virtual, KST), and what it came to. */
	later?: { at: string; status: number; code?: string };
	/** Kinds of the faults that were applied. */
	faults: string[];
	/** Oddities seen in the request that were let pass. */
	notes: string[];
	clientId?: string;
	/** A short hash of the token that was used, and which issued token it is (1, 2, 3…). */
	tokenFingerprint?: string;
	tokenSeq?: number;
	body?: unknown;
}

/** `since`: only entries with a higher seq; `path`: part of the path, or a route; `limit`: the last so many. */
export interface JournalFilter {
	since?: number;
	path?: string;
	limit?: number;
}

const CAPACITY = 20_000;

/** Every request to the simulated APIs, oldest first; the oldest are dropped beyond 20,000. */
export class Journal {
	private list: JournalEntry[] = [];
	private lastSeq = 0;

	/** Next sequence number, handed out on arrival so that order is the order of arrival. */
	nextSeq(): number {
		this.lastSeq += 1;
		return this.lastSeq;
	}

	add(entry: JournalEntry): void {
		this.list.push(entry);
		if (this.list.length > CAPACITY * 1.1) this.list = this.list.slice(-CAPACITY);
	}

	entries({ since = 0, path, limit }: JournalFilter = {}): JournalEntry[] {
		const found = this.list
			.filter((entry) => entry.seq > since)
			.filter((entry) => path === undefined || entry.path.includes(path) || entry.route === path)
			.sort((left, right) => left.seq - right.seq);
		return limit === undefined ? found : found.slice(Math.max(0, found.length - limit));
	}

	/** Forgets the entries; the numbering goes on. */
	clear(): void {
		this.list = [];
	}

	/** Forgets the entries and starts numbering from 1 again. */
	reset(): void {
		this.list = [];
		this.lastSeq = 0;
	}
}
