import { DueList } from '../../core/time/due-list';
import { type BillingKey, chargeProblem } from '../billing-keys/billing-keys';
import type { Payment } from '../payments/types';
import type { Records } from '../records';
import { buyerOf } from './buyer';
import type { Schedule } from './types';

interface Due {
	schedule: Schedule;
	version: number;
	step: 'begin' | 'end';
}

const NO_BILLING_KEY = '등록된 빌링키가 존재하지 않습니다.';

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
		const billingKey = this.records.billingKeys.find(schedule.impKey, schedule.customerUid);
		const problem = billingKey ? chargeProblem(billingKey) : NO_BILLING_KEY;
		const payment = this.records.payments.add(this.paymentOf(schedule, billingKey, problem, at));
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

	private paymentOf(
		schedule: Schedule,
		billingKey: BillingKey | undefined,
		problem: string | undefined,
		at: number,
	): Payment {
		const { payments, settings } = this.records;
		const channel = billingKey?.channel ?? settings.channels[0];
		const pgId = channel?.pgId ?? '';
		const failed = problem !== undefined;
		return {
			impKey: schedule.impKey,
			impUid: payments.nextImpUid(),
			merchantUid: schedule.merchantUid,
			payMethod: 'card',
			channel: 'api',
			pgProvider: channel?.pgProvider ?? '',
			pgId,
			pgTid: payments.nextPgTid(pgId),
			sandbox: channel?.test ?? false,
			escrow: false,
			...(!failed && { applyNum: payments.nextApplyNum() }),
			...(billingKey && { card: { ...billingKey.card, quota: schedule.cardQuota } }),
			name: schedule.name,
			amount: schedule.amount,
			taxFree: schedule.taxFree,
			vatAmount: schedule.vatAmount,
			currency: schedule.currency,
			buyer: buyerOf(schedule, billingKey),
			customData: schedule.customData,
			status: failed ? 'failed' : 'paid',
			startedAt: at,
			...(failed ? { failedAt: at, failReason: problem } : { paidAt: at }),
			cancels: [],
			customerUid: schedule.customerUid,
			customerUidUsage: 'payment.scheduled',
			noticeUrl: schedule.noticeUrl,
			...(schedule.promotionId && { promotion: { id: schedule.promotionId, discount: 0 } }),
		};
	}
}
