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

/** Which kinds go together with others. */
const IS_MODIFIER: { readonly [Kind in FaultKind]: Kind extends Modifier['kind'] ? true : false } =
	{
		resetBefore: false,
		resetAfter: false,
		slowCommit: false,
		rateLimit: false,
		quota: false,
		unauthorized: false,
		ipNotAllowed: false,
		status: false,
		echo: false,
		html: false,
		json: false,
		truncate: false,
		drip: false,
		huge: false,
		latency: true,
		changeWhilePaging: true,
		headers: true,
		dropData: true,
		unknownFields: true,
		timestampSkew: true,
		nullRows: true,
		numericIds: true,
		dropMembers: true,
		setMembers: true,
	};

/** Whether a fault goes together with others. */
export function isModifier(fault: Outcome | Modifier): fault is Modifier {
	return IS_MODIFIER[fault.kind];
}
