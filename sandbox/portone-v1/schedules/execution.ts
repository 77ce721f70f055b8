import { DueList } from '../../core/time/due-list';
import { payByKey } from '../payments/by-key';
import type { Payment } from '../payments/types';
import type { Records } from '../records';
import type { Schedule } from './types';

interface Due {
	schedule: Schedule;
	version: number;
	step: 'begin' | 'end';
}

/** Carries schedules out when their time comes, or at once when they are retried. */
export class Execution {
	private readonly due = new DueList<Due>();

	constructor(private readonly records: Records) {}

	/** When the next schedule begins or ends, epoch ms. */
	get nextAt(): number | undefined {
		return this.due.firstAt;
	}

	/** To be told when a schedule got a time. */
	watch(schedule: Schedule): void {
		this.due.add(schedule.scheduleAt, { schedule, version: schedule.version, step: 'begin' });
		this.records.changed();
	}

	/** Carries out what is due by now, epoch ms, each dated as if a timer had rung. */
	catchUp(now: number): void {
		for (let next = this.due.takeFirst(now); next; next = this.due.takeFirst(now)) {
			const { at, thing } = next;
			const { schedule, version, step } = thing;
			if (schedule.version !== version) continue;
			if (step === 'end') this.finish(schedule, at);
			else this.begin(schedule, at);
		}
	}

	/** Marks a schedule as being carried out; nothing may be done with it until `finish`. */
	start(schedule: Schedule): void {
		schedule.executing = true;
		schedule.version += 1;
	}

	/** Charges the card, and writes down how it went. */
	finish(schedule: Schedule, at: number): Payment {
		const payment = payByKey(this.records, schedule, 'payment.scheduled', at);
		const problem = payment.failReason;
		delete schedule.failReason;
		delete schedule.revokedAt;
		Object.assign(schedule, {
			executing: false,
			status: 'executed',
			executedAt: at,
			impUid: payment.impUid,
			version: schedule.version + 1,
			...(problem !== undefined && { failReason: problem }),
		});
		this.records.outbox.announce(payment, at);
		return payment;
	}

	private begin(schedule: Schedule, at: number): void {
		this.start(schedule);
		const billingKey = this.records.billingKeys.find(schedule.impKey, schedule.customerUid);
		const slowMs = billingKey?.outcome.slowMs ?? 0;
		if (slowMs === 0) this.finish(schedule, at);
		else this.due.add(at + slowMs, { schedule, version: schedule.version, step: 'end' });
	}
}
