import type { IDataObject } from 'n8n-workflow';

import { BoundedMap } from '../data/boundedMap';

/** How many events a trigger remembers, of which a notification may take two: more than a flood has. */
export const REMEMBERED = 4_000;

/** What one trigger has seen, as this process has it. */
interface Seen {
	/** The oldest first. */
	readonly events: Set<string>;
	/** What is no longer remembered: in older copies of the static data it still stands. */
	readonly gone: BoundedMap<string, true>;
}

/** What each trigger of this process has seen: n8n hands every call a copy of the static data of its own. */
const seenHere = new Map<string, Seen>();

const nothingSeen = (): Seen => ({ events: new Set(), gone: new BoundedMap(REMEMBERED) });

/**
 * What one trigger has seen, bounded. It is kept in this process, where calls come at the same time, and in n8n's
 * static data, which survives a restart and tells what other processes have seen.
 */
export class Memory {
	private readonly seen: Seen;

	/** @param trigger names the trigger in this process */
	constructor(
		trigger: string,
		private readonly staticData: IDataObject,
	) {
		this.seen = seenHere.get(trigger) ?? nothingSeen();
		seenHere.set(trigger, this.seen);
		const { seen } = staticData;
		for (const event of Array.isArray(seen) ? seen.map(String) : []) {
			// A call that began before others has an older copy: taken as news, it would push out what they have added.
			if (!this.seen.gone.has(event)) this.seen.events.add(event);
		}
	}

	/** Whether an event was seen before. */
	has(event: string): boolean {
		return this.seen.events.has(event);
	}

	/** Remembers an event. @returns false when it was seen before */
	add(event: string): boolean {
		const { events, gone } = this.seen;
		if (events.has(event)) return false;
		gone.delete(event);
		events.add(event);
		for (const oldest of events) {
			if (events.size <= REMEMBERED) break;
			this.drop(oldest);
		}
		this.keep();
		return true;
	}

	/** Forgets an event whose run was not started after all. */
	forget(event: string): void {
		this.drop(event);
		this.keep();
	}

	private drop(event: string): void {
		this.seen.events.delete(event);
		this.seen.gone.set(event, true);
	}

	private keep(): void {
		this.staticData.seen = [...this.seen.events];
	}
}
