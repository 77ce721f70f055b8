import type { Schedule, ScheduleStatus } from './types';

/** Which schedules to list; times are epoch ms, `from` included, `to` not. */
export interface ScheduleFilter {
	impKey: string;
	customerUid?: string | undefined;
	from: number;
	to: number;
	status?: ScheduleStatus | undefined;
}

/** All schedules, of all accounts. */
export class ScheduleStore {
	private readonly byUid = new Map<string, Schedule>();
	private readonly byCustomer = new Map<string, Schedule[]>();

	add(schedule: Schedule): void {
		this.byUid.set(keyOf(schedule.impKey, schedule.merchantUid), schedule);
		const key = keyOf(schedule.impKey, schedule.customerUid);
		const others = this.byCustomer.get(key);
		if (others) others.push(schedule);
		else this.byCustomer.set(key, [schedule]);
	}

	find(impKey: string, merchantUid: string): Schedule | undefined {
		return this.byUid.get(keyOf(impKey, merchantUid));
	}

	ofCustomer(impKey: string, customerUid: string): readonly Schedule[] {
		return this.byCustomer.get(keyOf(impKey, customerUid)) ?? [];
	}

	/** Those that pass, the latest time first; of one time, the last made first. */
	list({ impKey, customerUid, from, to, status }: ScheduleFilter): Schedule[] {
		const all =
			customerUid === undefined ? [...this.byUid.values()] : this.ofCustomer(impKey, customerUid);
		return all
			.filter((one) => one.impKey === impKey && one.scheduleAt >= from && one.scheduleAt < to)
			.filter((one) => status === undefined || one.status === status)
			.reverse()
			.sort((left, right) => right.scheduleAt - left.scheduleAt);
	}

	all(): Iterable<Schedule> {
		return this.byUid.values();
	}

	get size(): number {
		return this.byUid.size;
	}
}

function keyOf(impKey: string, uid: string): string {
	return JSON.stringify([impKey, uid]);
}
