import { Random } from '../random';
import { type Abilities, isAble } from './abilities';
import {
	type Fault,
	type FaultMatch,
	type FaultSpec,
	type FaultTarget,
	isModifier,
	type Outcome,
	type Struck,
} from './kinds';

/** A server that faults can strike: what it serves, and which faults mean something there. */
export interface FaultyServer {
	readonly name: string;
	/** Its documented paths; a match path equal to one of them means that one only. */
	readonly routes: readonly string[];
	readonly faults: Abilities;
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
		if (meant.some(({ faults }) => isAble(faults, spec, exact ? path : undefined))) return;
		const where = meant.map(({ name }) => name).join(', ') + (exact ? ` at ${path}` : '');
		throw new Error(`A fault "${spec.kind}" like this means nothing to ${where}.`);
	}

	private isKnownTo(server: string, fault: FaultSpec): boolean {
		return this.servers.some((one) => one.name === server && isAble(one.faults, fault));
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
