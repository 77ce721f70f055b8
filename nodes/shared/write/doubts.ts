import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { BoundedMap } from '../data/boundedMap';
import { asObject } from '../data/objects';
import { MINUTE } from '../data/time';

/** How long a write whose answer was lost may still take effect, in ms from its call. */
export const DOUBT_MS = 10 * 60_000;

/** How many doubts are remembered, in the process and in each node's static data: the oldest go first. */
const REMEMBERED = 500;

/** What was asked for. */
export type DoubtKind = 'payment' | 'refund' | 'schedule' | 'claim';

/** A write whose answer was lost, and which was not seen done. */
export interface Doubt {
	kind: DoubtKind;
	/** A fingerprint: it tells nothing of the credential. */
	account: string;
	/** The id of what was written to: a payment, an order. */
	subject: string;
	/** How much was asked for, where that isn't all of it. */
	amount?: number;
	/** Ids of the records (refunds, tries) that were there before the call. */
	seen: string[];
	/** When it was called, in ms since the epoch: by the server's clock where it tells, else by this machine's. */
	at: number;
	/** How its answer was lost, in short words without secrets. */
	how: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Reads a doubt that was kept as JSON. @returns `undefined` where it isn't whole */
function readDoubt(stored: unknown): Doubt | undefined {
	const { kind, account, subject, amount, seen, at, how } = asObject(stored);
	if (![kind, account, subject, how].every(isText)) return undefined;
	if (!Array.isArray(seen) || !seen.every(isText)) return undefined;
	if (!Number.isSafeInteger(at)) return undefined;
	if (amount !== undefined && !Number.isFinite(amount)) return undefined;
	// Copied: n8n hands out its static data as proxies.
	const doubt = { kind, account, subject, seen: [...seen], at, how } as unknown as Doubt;
	return amount === undefined ? doubt : { ...doubt, amount: amount as number };
}

/** Two doubts with the same name are the same one, of whatever copy. */
const nameOf = ({ kind, account, subject, amount, seen, at }: Doubt): string =>
	JSON.stringify([kind, account, subject, amount ?? null, seen, at]);

/** All doubts of this process, of every node and run. */
const here = new BoundedMap<string, Doubt>(REMEMBERED);
/** Those that were resolved in this process: a copy in some node's static data is none any more. */
const resolvedHere = new BoundedMap<string, true>(REMEMBERED);
/** How often what this process remembers has changed: until then nothing that was looked through need be again. */
let changes = 0;

/**
 * The memory of doubts: of a write whose answer was lost, and which was not seen done, nobody knows whether it
 * will still take effect. A doubt outlives its run: n8n's own *Retry execution*, a retried sub-workflow, and a
 * schedule that comes again would else write a second time.
 *
 * It is kept in this process for every mode (all nodes share it), and in the node's static data, which
 * n8n saves only at the end of production runs. A crash before that, or another process, does not know of it.
 */
export class Doubts {
	/** What the node's static data holds, by name, and what it was read from: a run asks for each of its items. */
	private kept: { from: unknown; byName: ReadonlyMap<string, Doubt> } = {
		from: undefined,
		byName: new Map(),
	};

	/** What this process was told of last, and how it stood then. */
	private shared: { byName?: ReadonlyMap<string, Doubt>; changes?: number } = {};

	private constructor(private readonly staticData: () => IDataObject) {}

	static of(functions: Pick<IExecuteFunctions, 'getWorkflowStaticData'>): Doubts {
		return new Doubts(() => functions.getWorkflowStaticData('node'));
	}

	/** The doubts about one thing, the oldest first. */
	find(kind: DoubtKind, account: string, subject: string): Doubt[] {
		this.share();
		return [...here.values()]
			.filter((one) => one.kind === kind && one.account === account && one.subject === subject)
			.sort((a, b) => a.at - b.at);
	}

	remember(doubt: Doubt): void {
		const name = nameOf(doubt);
		resolvedHere.delete(name);
		here.set(name, doubt);
		changes++;
		const kept = new Map(this.readKept());
		kept.delete(name);
		this.keep([...kept.set(name, doubt).values()]);
	}

	/** Forgets a doubt once it is known what came of it. */
	resolve(doubt: Doubt): void {
		const name = nameOf(doubt);
		here.delete(name);
		resolvedHere.set(name, true);
		changes++;
		const kept = new Map(this.readKept());
		if (kept.delete(name)) this.keep([...kept.values()]);
	}

	/** Tells this process of what the node's static data holds. */
	private share(): void {
		const byName = this.readKept();
		if (this.shared.byName === byName && this.shared.changes === changes) return;
		const open = [...byName].filter(([name]) => !resolvedHere.has(name));
		if (open.some(([name]) => !here.has(name))) {
			// All of them: what is told anew must not push out another one of the node's own.
			for (const [name, doubt] of open) here.set(name, doubt);
			changes++;
		}
		this.shared = { byName, changes };
	}

	/** What this node's static data holds; parts of it that are damaged are left out. */
	private readKept(): ReadonlyMap<string, Doubt> {
		// Nobody changes the list itself: another one is put in its place.
		const { doubts: from } = this.staticData();
		if (from !== this.kept.from) {
			const doubts = (Array.isArray(from) ? from : []).map(readDoubt);
			const whole = doubts.filter((one) => one !== undefined);
			this.kept = { from, byName: new Map(whole.map((doubt) => [nameOf(doubt), doubt])) };
		}
		return this.kept.byName;
	}

	private keep(doubts: Doubt[]): void {
		this.staticData().doubts = doubts.slice(-REMEMBERED) as unknown as IDataObject[];
	}
}

/**
 * Whether the write that a doubt is about may still take effect. A doubt from what would be the future comes from
 * another clock, and is taken by its distance.
 *
 * @param now in ms, by the server's clock where it tells
 */
export const isOpen = ({ at }: Pick<Doubt, 'at'>, now: number): boolean =>
	Math.abs(now - at) < DOUBT_MS;

/** The first whole minute after which a doubt has lapsed, in ms. */
export const untilOf = ({ at }: Pick<Doubt, 'at'>): number =>
	Math.ceil((at + DOUBT_MS) / MINUTE) * MINUTE;
