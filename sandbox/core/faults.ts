import { Random } from './random';

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

/** Faults that decide what the client gets: at most one of them strikes a request. */
export type Outcome =
	| { kind: 'resetBefore' | 'resetAfter' }
	| { kind: 'rateLimit' | 'quota' | 'unauthorized' | 'ipNotAllowed' }
	| { kind: 'status'; status: number; code?: string; message?: string; afterDone?: boolean }
	| { kind: 'html'; status?: number; afterDone?: boolean }
	| { kind: 'truncate'; mode?: 'contentLength' | 'chunked' }
	| { kind: 'huge'; bytes: number };

/** Faults that go together with others and with each other. `latency` is in real ms. */
export type Modifier =
	| { kind: 'latency'; ms: number; afterDone?: boolean }
	| { kind: 'changeWhilePaging'; count?: number; position?: 'first' | 'random' }
	| { kind: 'dropData' }
	| { kind: 'unknownFields' }
	| { kind: 'timestampSkew'; ms: number };

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
]);

/** The faults in force, asked once per request. Earlier added ones come first. */
export class Faults {
	private active: Array<{ fault: Fault; random: Random }> = [];
	private lastId = 0;

	/** `routes`: the documented paths; a match path equal to one of them means that one only. */
	constructor(private readonly routes: () => readonly string[]) {}

	add(spec: FaultSpec): Fault {
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
			if (!this.matches(fault.match ?? {}, target)) continue;
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

	private matches({ server, method, path, page }: FaultMatch, target: FaultTarget): boolean {
		if (server !== undefined && server !== target.server) return false;
		if (method !== undefined && method.toUpperCase() !== target.method) return false;
		if (page !== undefined && page !== target.page) return false;
		if (path === undefined) return true;
		return this.routes().includes(path)
			? target.route === path
			: target.path.includes(path) || (target.route?.includes(path) ?? false);
	}
}

function isModifier(fault: Outcome | Modifier): fault is Modifier {
	return MODIFIERS.has(fault.kind);
}
