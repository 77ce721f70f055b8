import { Random } from '../random';

/** Which requests a fault is for; absent members match everything. */
export interface FaultMatch {
	/** Name of a simulated server, such as `npay`. */
	server?: string;
	method?: string;
	/** A documented path exactly, or else any part of the path. */
	path?: string;
	/** Page of a paged reading: 1 is the first. */
	page?: number;
}

interface Timing {
	match?: FaultMatch;
	/** Lets the first N matching requests pass. Default 0. */
	after?: number;
	/** How many requests it strikes; 0 = for ever. Default 1. */
	times?: number;
	/** Chance (0 to 1) of striking a request that is due; default 1. `seed` makes it repeatable. */
	probability?: number;
	seed?: string | number;
}

/** What a reply that a fault asks for says; `messageLength` pads the message to so many characters. */
interface Said {
	code?: string;
	message?: string;
	messageLength?: number;
}

/** A refusal for too many requests; `retryAfter` (seconds, or a date) becomes the header. */
interface TooMany {
	kind: 'rateLimit' | 'quota';
	retryAfter?: number | string;
}

/**
 * A server that goes on working when its answer is lost: the work is done when the clock has moved on
 * by `ms`. The client meanwhile sees the connection cut, or a gateway's answer with `status` (as a page
 * if `html`), or nothing at all (`hang`). `check` says when amounts and ids of payments and refunds
 * are checked: on arrival, so that two of them can both pass, or when the work is done (default).
 * Everything else is always checked when it is done.
 */
export interface SlowCommit extends Said {
	kind: 'slowCommit';
	/** Of the virtual clock. */
	ms: number;
	check?: 'arrival' | 'commit';
	status?: number;
	html?: boolean;
	hang?: boolean;
}

/** Faults that decide what the client gets: at most one of them strikes a request. */
export type Outcome =
	| { kind: 'resetBefore' | 'resetAfter' }
	| SlowCommit
	| TooMany
	| { kind: 'unauthorized' | 'ipNotAllowed' }
	| ({ kind: 'status'; status: number; afterDone?: boolean } & Said)
	| ({ kind: 'echo'; status?: number } & Said)
	| { kind: 'html'; status?: number; afterDone?: boolean }
	| { kind: 'json'; status?: number; body: unknown; afterDone?: boolean }
	| { kind: 'truncate'; mode?: 'contentLength' | 'chunked' }
	| { kind: 'drip'; bytes?: number; everyMs?: number }
	| { kind: 'huge'; bytes: number };

/** Refusals that each server words in its own way. */
export type Refusal = Extract<
	Outcome,
	{ kind: 'rateLimit' | 'quota' | 'unauthorized' | 'ipNotAllowed' | 'status' }
>;

/** Faults that change what stands in a reply. */
export type Alteration =
	| { kind: 'dropData' }
	| { kind: 'unknownFields' }
	| { kind: 'timestampSkew'; ms: number; of?: 'body' | 'header' | 'both' }
	| { kind: 'nullRows'; replace?: boolean }
	| { kind: 'numericIds' }
	| { kind: 'dropMembers'; names: string[]; within?: string }
	| { kind: 'setMembers'; members: Record<string, unknown>; within?: string };

/** Faults that go together with others and with each other. `latency` is in real ms. */
export type Modifier =
	| { kind: 'latency'; ms: number; afterDone?: boolean }
	| { kind: 'changeWhilePaging'; count?: number; position?: 'first' | 'random' }
	| { kind: 'headers'; headers: Record<string, string> }
	| Alteration;

export type FaultSpec = Timing & (Outcome | Modifier);
export type FaultKind = FaultSpec['kind'];

/** A fault in force, with how many requests it matched and how many it struck. */
export type Fault = FaultSpec & { id: number; matched: number; applied: number };

/** The faults that strike one request. */
export interface Struck {
	outcome?: Outcome;
	modifiers: Modifier[];
}

/** What of a request decides about faults. */
export interface FaultTarget {
	server: string;
	method: string;
	path: string;
	route?: string;
	page?: number;
}

const MODIFIERS: ReadonlySet<string> = new Set<Modifier['kind']>([
	'latency',
	'changeWhilePaging',
	'dropData',
	'unknownFields',
	'timestampSkew',
	'nullRows',
	'numericIds',
	'dropMembers',
	'setMembers',
	'headers',
]);

/** A server that faults can strike: what it serves, and which faults mean something there. */
export interface FaultyServer {
	name: string;
	/** Its documented paths; a match path equal to one of them means that one only. */
	routes: readonly string[];
	knows(fault: FaultSpec): boolean;
}

/** The faults in force, asked once per request. Earlier added ones come first. */
export class Faults {
	private active: Array<{ fault: Fault; random: Random }> = [];
	private lastId = 0;

	constructor(private readonly servers: readonly FaultyServer[]) {}

	/**
	 * Puts a fault in force. Throws a plain sentence for one that could never strike: a server or a path
	 * that there is not, or a kind that means nothing where it is to strike.
	 */
	add(spec: FaultSpec): Fault {
		this.refuseHollow(spec);
		this.lastId += 1;
		const fault: Fault = { ...spec, id: this.lastId, matched: 0, applied: 0 };
		this.active.push({ fault, random: new Random(spec.seed ?? this.lastId) });
		return fault;
	}

	/** Removes all, or the one with this id; true if any was there. */
	clear(id?: number): boolean {
		const before = this.active.length;
		this.active = id === undefined ? [] : this.active.filter(({ fault }) => fault.id !== id);
		return this.active.length < before;
	}

	/** Removes all and numbers from 1 again. */
	reset(): void {
		this.active = [];
		this.lastId = 0;
	}

	list(): Fault[] {
		return this.active.map(({ fault }) => ({ ...fault }));
	}

	/** The faults that strike this request; counts them as applied. */
	strike(target: FaultTarget): Struck {
		const struck: Struck = { modifiers: [] };
		for (const { fault, random } of this.active) {
			if (!this.matches(fault.match ?? {}, target) || !this.isKnownTo(target.server, fault))
				continue;
			fault.matched += 1;
			const times = fault.times ?? 1;
			if (fault.matched <= (fault.after ?? 0) || (times > 0 && fault.applied >= times)) continue;
			if (!isModifier(fault) && struck.outcome) continue;
			if (fault.probability !== undefined && !random.chance(fault.probability)) continue;
			fault.applied += 1;
			if (isModifier(fault)) struck.modifiers.push(fault);
			else struck.outcome = fault as Outcome;
		}
		return struck;
	}

	private refuseHollow(spec: FaultSpec): void {
		const { server, path } = spec.match ?? {};
		const named = this.servers.filter(({ name }) => server === undefined || name === server);
		if (named.length === 0) {
			const names = this.servers.map(({ name }) => name).join(', ');
			throw new Error(`There is no server ${server}; there are ${names}.`);
		}
		const exact = path !== undefined && this.isRoute(path);
		const meant = exact ? named.filter(({ routes }) => routes.includes(path)) : named;
		if (meant.length === 0) throw new Error(`${server} does not serve ${path}.`);
		if (meant.some((one) => one.knows(spec))) return;
		const where = meant.map(({ name }) => name).join(', ');
		throw new Error(`A fault "${spec.kind}" like this means nothing to ${where}.`);
	}

	private isKnownTo(server: string, fault: FaultSpec): boolean {
		return this.servers.some((one) => one.name === server && one.knows(fault));
	}

	private isRoute(path: string): boolean {
		return this.servers.some(({ routes }) => routes.includes(path));
	}

	private matches({ server, method, path, page }: FaultMatch, target: FaultTarget): boolean {
		if (server !== undefined && server !== target.server) return false;
		if (method !== undefined && method.toUpperCase() !== target.method) return false;
		if (page !== undefined && page !== target.page) return false;
		if (path === undefined) return true;
		return this.isRoute(path)
			? target.route === path
			: target.path.includes(path) || (target.route?.includes(path) ?? false);
	}
}

function isModifier(fault: Outcome | Modifier): fault is Modifier {
	return MODIFIERS.has(fault.kind);
}
