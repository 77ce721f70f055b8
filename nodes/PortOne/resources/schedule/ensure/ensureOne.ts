import type { IDataObject } from 'n8n-workflow';

import { plusMonths, SECOND, toKst } from '../../../../shared/data/time';
import { ApiFailure, orFailure } from '../../../../shared/http/apiFailure';
import type { PortOneClient } from '../../../api/client';
import { present } from '../../../api/present';
import { fetchCustomerSchedules, fetchSchedule, type Schedule } from '../../../api/schedules';
import { type CreateUnit, isAsWanted, sendSchedules } from '../createJob';
import { decide } from './decide';
import { afterCancelling, notMentioned, refused } from './failures';
import { readPeriod, refusePast, refuseRevoked, refuseRevokedNow, refuseUnnamed } from './period';
import type { Wanted } from './read';
import { dueAfterPeriod } from './timing';
import { periodOf, uidOf } from './uid';
import { Writes } from './writes';

/** What was done. */
type Action = 'created' | 'moved' | 'replaced' | 'unchanged' | 'alreadyPaid' | 'alreadyRefunded';

/** How often the customer's payments are looked at, when they change meanwhile. */
const ROUNDS = 6;

/**
 * Sees to it that a customer has exactly one next payment as is wanted: reads what there is, then creates, moves,
 * or leaves alone, and reads anew whenever something came in between. Two at once end with one payment, because
 * both try to create the same merchant_uid, which PortOne takes once.
 */
export class EnsureOne {
	/** merchant_uids of payments that were sent to be cancelled for the one that is wanted. */
	private readonly cancelled = new Set<string>();

	/** Those of them that are known to be cancelled. */
	private readonly seenCancelled = new Set<string>();

	/** merchant_uids of payments that this run asked to be scheduled, and whose answers were lost. */
	private readonly lostUids = new Set<string>();

	private readonly writes = new Writes();

	private movedFrom: unknown;

	constructor(
		private readonly client: PortOneClient,
		private wanted: Wanted,
	) {}

	/** @returns the customer's next payment, with what was done @throws ApiFailure */
	async run(): Promise<IDataObject> {
		const result = await orFailure(this.rounds());
		if (!(result instanceof ApiFailure)) return result;
		throw afterCancelling(this.writes.inFull(result), [...this.seenCancelled]);
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
		const period = await readPeriod(this.client, this.wanted);
		if ('settled' in period) {
			if (this.moveOn()) return undefined;
			const { settled, schedule } = period;
			if (settled === 'alreadyPaid') refuseUnnamed(schedule, this.wanted);
			return this.row(settled, schedule);
		}
		refusePast(period.last, this.wanted);
		const waiting = await this.readWaiting();
		for (const uid of this.cancelled) {
			if (!waiting.some(({ merchant_uid }) => merchant_uid === uid)) this.seenCancelled.add(uid);
		}
		const { current } = period;
		const isListed = waiting.some(({ merchant_uid }) => merchant_uid === current?.merchant_uid);
		const decision = decide(
			this.wanted,
			current === undefined || isListed ? waiting : [...waiting, current],
		);
		const isNew = decision.kind === 'create' || decision.kind === 'replace';
		if (isNew) {
			refuseRevokedNow(period.last, this.lostUids);
			if (this.cancelled.size === 0) refuseRevoked(period.last, this.wanted);
		}
		switch (decision.kind) {
			case 'refuse':
				throw refused(decision.reason, decision.advice);
			case 'leave':
				return this.row(this.actionSoFar('unchanged'), decision.schedule);
			case 'create':
				return await this.create(period.revision);
			case 'move':
				return await this.move(decision.schedule);
			default:
				await this.cancel(decision.schedules);
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

	private async readWaiting(): Promise<Schedule[]> {
		const now = Date.now();
		const { customer_uid, schedule_at, lookAheadMonths, ownOnly } = this.wanted;
		const found = await fetchCustomerSchedules(this.client, customer_uid, {
			from: now,
			to: plusMonths(Math.max(now, schedule_at * SECOND), lookAheadMonths),
			status: 'scheduled',
		});
		return ownOnly
			? found.filter(({ merchant_uid }) => periodOf(String(merchant_uid), this.wanted))
			: found;
	}

	private async create(revision: number): Promise<IDataObject | undefined> {
		const merchant_uid = uidOf({ ...this.wanted, revision });
		const { account, purchase, schedule_at } = this.wanted;
		const unit: CreateUnit = {
			merchant_uid,
			account,
			schedule: { merchant_uid, schedule_at, ...purchase },
		};
		const lostBefore = this.writes.lost;
		const sent = await this.writes.send(async () => await sendSchedules(this.client, [unit]));
		if (this.writes.lost > lostBefore) this.lostUids.add(merchant_uid);
		const result = sent?.get(merchant_uid);
		if (result !== undefined && 'row' in result) {
			return this.row(this.actionSoFar('created'), result.row, true);
		}
		if (sent !== undefined && result === undefined) {
			// An answer that leaves it out tells as little as none.
			this.writes.lose(notMentioned);
			this.lostUids.add(merchant_uid);
		}
		const schedule = await fetchSchedule(this.client, merchant_uid);
		// One that was refused is another run's: what that run did is looked at anew.
		const mayBeOurs = sent !== undefined || this.writes.lost > lostBefore;
		if (schedule === undefined || !mayBeOurs || !isAsWanted({ schedule }, unit)) return undefined;
		return { ...this.row(this.actionSoFar('created'), schedule), verified: true };
	}

	private async move(schedule: Schedule): Promise<IDataObject | undefined> {
		const merchant_uid = String(schedule.merchant_uid);
		this.movedFrom = schedule.schedule_at;
		const body = { schedule_at: this.wanted.schedule_at };
		const reply = await this.writes.send(
			async () => await this.client.request('updateSchedule', { path: { merchant_uid }, body }),
		);
		if (reply === undefined) return undefined;
		return this.row(this.actionSoFar('moved'), present(reply.response), true);
	}

	private async cancel(schedules: Schedule[]): Promise<void> {
		const uids = schedules.map(({ merchant_uid }) => String(merchant_uid));
		const lostBefore = this.writes.lost;
		const body = { customer_uid: this.wanted.customer_uid, merchant_uid: uids };
		const reply = await this.writes.send(
			async () => await this.client.request('cancelSchedules', { body }),
		);
		if (reply !== undefined || this.writes.lost > lostBefore) {
			for (const uid of uids) this.cancelled.add(uid);
		}
		if (reply !== undefined) for (const uid of uids) this.seenCancelled.add(uid);
	}

	/** What was done in all, where this is the last step. */
	private actionSoFar(action: Action): Action {
		if (this.writes.lost > 0 && action === 'unchanged' && this.movedFrom !== undefined)
			return 'moved';
		return this.cancelled.size > 0 && action === 'created' ? 'replaced' : action;
	}

	private row(action: Action, schedule: IDataObject, isPresented = false): IDataObject {
		const movedFrom = action === 'moved' ? Number(this.movedFrom) : undefined;
		return {
			...(isPresented ? schedule : present(schedule)),
			success: true,
			action,
			period: this.wanted.period,
			...(movedFrom === undefined ? {} : { movedFrom: toKst(movedFrom * SECOND) }),
			...(this.cancelled.size === 0 ? {} : { cancelled: [...this.cancelled] }),
		};
	}
}
