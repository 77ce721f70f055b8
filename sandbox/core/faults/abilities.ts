import type { FaultKind, FaultSpec } from './kinds';

/** Whether a server can do a fault: always, never, or for some; `route` is the documented path meant. */
type Ability = boolean | ((fault: FaultSpec, route?: string) => boolean);

/** What a server can do of every kind of fault: a new kind has to be answered for by each server. */
export type Abilities = Readonly<Record<FaultKind, Ability>>;

/** The kinds that every server can do. */
export const EVERYWHERE = {
	resetBefore: true,
	resetAfter: true,
	slowCommit: true,
	rateLimit: true,
	quota: true,
	unauthorized: true,
	ipNotAllowed: true,
	status: true,
	echo: true,
	html: true,
	json: true,
	truncate: true,
	drip: true,
	huge: true,
	latency: true,
	headers: true,
	dropData: true,
	unknownFields: true,
	numericIds: true,
	dropMembers: true,
	setMembers: true,
} as const satisfies Partial<Abilities>;

/** For kinds that mean something on these documented paths only. */
export function onlyAt(...routes: string[]): Ability {
	return (_fault, route) => route === undefined || routes.includes(route);
}

/** For `timestampSkew` where replies have no time of the server in their body. */
export function inHeader(fault: FaultSpec): boolean {
	return fault.kind === 'timestampSkew' && fault.of === 'header';
}

/** Whether a server with these abilities can do a fault, on this path if one is meant. */
export function isAble(abilities: Abilities, fault: FaultSpec, route?: string): boolean {
	const ability = abilities[fault.kind];
	return typeof ability === 'function' ? ability(fault, route) : ability;
}
