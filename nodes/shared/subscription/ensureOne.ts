import { type IDataObject, sleep } from 'n8n-workflow';

import { toKst } from '../data/time';
import { ApiFailure, orFailure } from '../http/apiFailure';
import type { AfterLoss, Books, Look } from './books';
import { decide } from './decide';
import { afterCancelling, inDoubt, notMentioned, notShown, refused, stillOpen } from './failures';
import type { BookingMemory } from './memory';
import {
	isLeft,
	type Period,
	readPeriod,
	refusePast,
	refuseRevoked,
	refuseRevokedNow,
	refuseUnnamed,
} from './period';
import { dueAfterPeriod } from './timing';
import { periodOf, uidOf } from './uid';
import type { Booked, Wanted } from './wanted';
import { Writes } from './writes';

/** What was done. */
type Action = 'created' | 'moved' | 'replaced' | 'unchanged' | 'alreadyPaid' | 'alreadyRefunded';

/** How often the customer's payments are looked at, when they change meanwhile. */
const ROUNDS = 6;

/** When a booking whose answer was lost is looked for, in ms after the time before. */
const LOOKS_MS: Record<AfterLoss, number[]> = {
	guarded: [0],
	// Shown late at worst.
	ended: [0, 3_000, 5_000],
	// Not sent again, so that it is waited for.
	open: [0, 4_000, 8_000, 16_000],
};

/** When a booking of an earlier run is looked for, in the same way. */
const EARLIER_MS = [1_000, 2_000, 3_000];

/** Time for another run to book what it has revoked, in ms. */
const RIVAL_MS = 2_000;

/**
 * Sees to it that a customer has exactly one next payment as is wanted: reads what there is, then creates, moves,
 * or leaves alone, and reads anew whenever something came in between. Two at once end with one payment, because
 * both try to create the same number, which the server takes once.
 */
export class EnsureOne<W extends Wanted> {
	/** Numbers of payments that were sent to be cancelled for the one that is wanted. */
	private readonly cancelled = new Set<string>();

	/** Those of them that are known to be cancelled. */
	private readonly seenCancelled = new Set<string>();

	/** Numbers of payments that this run asked to be booked, and whose answers were lost, with what that leaves open. */
	private readonly lostIds = new Map<string, AfterLoss>();

	private readonly writes: Writes;

	private movedFrom: number | undefined;

	private hasWaitedForRival = false;

	/** @param memory what earlier runs have left open, where the server doesn't take a number once for ever */
	constructor(
		private readonly books: Books<W>,
		private wanted: W,
		private readonly memory?: BookingMemory,
	) {
		this.writes = new Writes(books.words);
	}

	/** @returns the customer's next payment, with what was done @throws ApiFailure */
	async run(): Promise<IDataObject> {
		const result = await orFailure(this.rounds());
		if (!(result instanceof ApiFailure)) return result;
		const failure = this.writes.inFull(result);
		const open = this.memory?.open().find(({ isAnswered }) => !isAnswered);
		const told = open === undefined ? failure : inDoubt(this.books.words, open, failure);
		throw afterCancelling(this.books.words, told, [...this.seenCancelled]);
	}

	private async rounds(): Promise<IDataObject> {
		for (let round = 0; round < ROUNDS; round++) {
			const row = await this.round();
			if (row !== undefined) return row;
		}
		throw this.writes.refusal ?? refused("The customer's payments keep changing", 'Run this again');
	}

	/** One look at everything and one step. @returns `undefined` to look again */
	private async round(): Promise<IDataObject | undefined> {
		const { words } = this.books;
		const look = this.books.look(this.wanted);
		const period = await readPeriod(look, this.wanted);
		if ('settled' in period) {
			if (this.moveOn()) return undefined;
			const { settled, booked } = period;
			if (settled === 'alreadyPaid') refuseUnnamed(booked, this.wanted);
			return this.row(settled, booked.row);
		}
		refusePast(period.last, this.wanted, words);
		const waiting = await this.readWaiting(look);
		for (const id of this.cancelled) {
			if (!waiting.some((one) => one.id === id)) this.seenCancelled.add(id);
		}
		if (await this.waitForEarlier(look)) return undefined;
		const { current } = period;
		const isListed = waiting.some(({ id }) => id === current?.id);
		const decision = decide(
			this.wanted,
			current === undefined || isListed ? waiting : [...waiting, current],
			words,
		);
		const isNew = decision.kind === 'create' || decision.kind === 'replace';
		if (isNew && (await this.waitForRival(period))) return undefined;
		switch (decision.kind) {
			case 'refuse':
				throw refused(decision.reason, decision.advice);
			case 'leave':
				this.memory?.forgetRevoking();
				return this.row(this.actionSoFar('unchanged'), decision.booked.row);
			case 'create':
				return await this.create(period.revision);
			case 'move':
				return await this.move(decision.booked);
			default:
				await this.cancel(decision.booked);
				return undefined;
		}
	}

	/** Goes on to the month after one that is paid for, where no last payment tells which it was. */
	private moveOn(): boolean {
		const { anchor, period } = this.wanted;
		const due = anchor && dueAfterPeriod(period, anchor);
		if (due === undefined) return false;
		this.wanted = { ...this.wanted, ...due };
		return true;
	}

	private async readWaiting(look: Look): Promise<Booked[]> {
		const found = await look.waiting();
		const { ownOnly } = this.wanted;
		return ownOnly ? found.filter(({ id }) => periodOf(id, this.wanted)) : found;
	}

	/** Refuses what somebody has revoked. @returns whether to look again, because another run may be about to book it */
	private async waitForRival({ last }: Exclude<Period, { settled: string }>): Promise<boolean> {
		refuseRevokedNow(last, this.lostIds);
		const id = last?.id ?? '';
		// One that this run has not sent to be cancelled was revoked by another, even where it cancelled the one before.
		const isOwn = this.cancelled.has(id) || this.memory?.hasRevoked(id) === true;
		if (isOwn) return false;
		const isInBetween = this.writes.refusal !== undefined || this.writes.lost > 0;
		const isRival = this.memory !== undefined && isInBetween;
		if (isRival && !this.hasWaitedForRival && isLeft(last, this.wanted)) {
			this.hasWaitedForRival = true;
			await sleep(RIVAL_MS);
			return true;
		}
		refuseRevoked(last, this.wanted);
		return false;
	}

	/**
	 * Nothing is done beside a booking of an earlier run that isn't seen and may still be done. @returns whether to look
	 * again, because one has turned up
	 */
	private async waitForEarlier(look: Look): Promise<boolean> {
		const { memory } = this;
		for (const open of memory?.open() ?? []) {
			const { id } = open;
			if ((await look.find(id)) === undefined) {
				const isShown = (await this.lookFor(id, EARLIER_MS)) !== undefined;
				if (isShown) return true;
				const { words } = this.books;
				throw open.isAnswered ? notShown(words, id, open.at) : stillOpen(words, id, open);
			}
			memory?.noteSeen(id);
		}
		return false;
	}

	/** Looks for a payment, until it is there. */
	private async lookFor(id: string, pauses: number[]): Promise<Booked | undefined> {
		for (const pause of pauses) {
			if (pause > 0) await sleep(pause);
			const booked = await this.books.look(this.wanted).find(id);
			if (booked !== undefined) return booked;
		}
		return undefined;
	}

	private async create(revision: number): Promise<IDataObject | undefined> {
		const id = uidOf({ ...this.wanted, revision });
		const lostBefore = this.writes.lost;
		const at = this.memory?.now() ?? Date.now();
		const sent = await this.writes.send(async () => ({
			row: await this.books.create(this.wanted, id),
		}));
		if (sent?.row !== undefined) {
			this.memory?.noteBooked(id);
			this.memory?.forgetRevoking();
			return this.row(this.actionSoFar('created'), sent.row, true);
		}
		// An answer that leaves it out tells as little as none.
		if (sent !== undefined) this.writes.lose(notMentioned);
		const lost = this.writes.lost > lostBefore ? this.writes.lastLost : undefined;
		// One that was refused is another run's: what that run did is looked at anew.
		if (lost === undefined) return undefined;
		return await this.findLost(id, lost, at);
	}

	/** What came of a booking whose answer was lost. @returns `undefined` to look again */
	private async findLost(
		id: string,
		lost: ApiFailure,
		at: number,
	): Promise<IDataObject | undefined> {
		const after = this.books.afterLoss(lost);
		this.lostIds.set(id, after);
		const call = { at, how: lost.failure.message };
		// Until it was looked for: a run that ends in between leaves it open.
		if (after !== 'guarded') this.memory?.remember(id, call);
		const booked = await this.lookFor(id, LOOKS_MS[after]);
		if (booked === undefined && after === 'open') throw stillOpen(this.books.words, id, call);
		this.memory?.noteSeen(id);
		if (booked === undefined) return undefined;
		if (!this.books.isAsWanted(booked, this.wanted)) return undefined;
		this.memory?.forgetRevoking();
		return { ...this.row(this.actionSoFar('created'), booked.row), verified: true };
	}

	private async move(booked: Booked): Promise<IDataObject | undefined> {
		const { move } = this.books;
		this.movedFrom = booked.at;
		if (move === undefined) {
			await this.cancel([booked]);
			return undefined;
		}
		const row = await this.writes.send(
			async () => await move.call(this.books, this.wanted, booked),
		);
		return row === undefined ? undefined : this.row(this.actionSoFar('moved'), row, true);
	}

	private async cancel(booked: Booked[]): Promise<void> {
		const ids = booked.map(({ id }) => id);
		const lostBefore = this.writes.lost;
		for (const id of ids) this.memory?.noteRevoking(id);
		const reply = await orFailure(
			this.writes.send(async () => {
				await this.books.revoke(this.wanted, booked);
				return true;
			}),
		);
		const isDone = reply === true;
		if (isDone || this.writes.lost > lostBefore) for (const id of ids) this.cancelled.add(id);
		if (isDone) for (const id of ids) this.seenCancelled.add(id);
		for (const id of ids) if (!this.cancelled.has(id)) this.memory?.forgetRevoking(id);
		if (reply instanceof ApiFailure) throw reply;
	}

	/** What was done in all, where this is the last step. */
	private actionSoFar(action: Action): Action {
		if (this.writes.lost > 0 && action === 'unchanged' && this.movedFrom !== undefined)
			return 'moved';
		if (this.cancelled.size === 0 || action !== 'created') return action;
		const isMove = this.books.move === undefined && this.movedFrom !== undefined;
		return isMove ? 'moved' : 'replaced';
	}

	private row(action: Action, row: IDataObject, isPresented = false): IDataObject {
		const movedFrom = action === 'moved' ? this.movedFrom : undefined;
		return {
			...(isPresented ? row : this.books.present(row)),
			success: true,
			action,
			period: this.wanted.period,
			...(movedFrom === undefined ? {} : { movedFrom: toKst(movedFrom) }),
			...(this.cancelled.size === 0 ? {} : { cancelled: [...this.cancelled] }),
		};
	}
}
