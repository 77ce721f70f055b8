import type { CardOutcome } from '../../core/payments/card-outcome';
import { DueList } from '../../core/time/due-list';
import type { Books } from '../books';
import { cardOf } from '../payments/card';
import { type Attempt, begin, charge, tried } from '../payments/pay';
import type { Payment, Schedule } from '../types';

interface Due {
	schedule: Schedule;
	/** The payment that has begun, of a card that takes its time. */
	payment?: Payment;
}

const NO_BILLING_KEY: CardOutcome = { result: 'fails', message: '빌링키가 이미 삭제되었습니다.' };

/** Carries schedules out when their time comes. */
export class Execution {
	private readonly due = new DueList<Due>();

	constructor(private readonly books: Books) {}

	/** When the next schedule begins or ends, epoch ms. */
	get nextAt(): number | undefined {
		return this.due.firstAt;
	}

	/** To be told of a new schedule. */
	watch(schedule: Schedule): void {
		this.due.add(schedule.timeToPay, { schedule });
		this.books.changed();
	}

	/** Carries out what is due by now, epoch ms, each dated as if a timer had rung. */
	catchUp(now: number): void {
		for (let next = this.due.takeFirst(now); next; next = this.due.takeFirst(now)) {
			const { schedule, payment } = next.thing;
			if (payment) this.finish(schedule, payment, next.at);
			else if (schedule.status === 'SCHEDULED') this.start(schedule, next.at);
		}
	}

	private start(schedule: Schedule, at: number): void {
		schedule.status = 'STARTED';
		schedule.startedAt = at;
		const payment = begin(this.books, attemptOf(this.books, schedule), at);
		const slowMs = this.outcomeOf(schedule).slowMs ?? 0;
		if (slowMs === 0) this.finish(schedule, payment, at);
		else this.due.add(at + slowMs, { schedule, payment });
	}

	private finish(schedule: Schedule, payment: Payment, at: number): void {
		const problem = charge(payment, this.outcomeOf(schedule), at);
		schedule.status = problem === undefined ? 'SUCCEEDED' : 'FAILED';
		schedule.completedAt = at;
		const outcome = problem === undefined ? 'paid' : 'failed';
		tried(this.books, attemptOf(this.books, schedule), outcome, at);
	}

	private outcomeOf({ storeId, order }: Schedule): CardOutcome {
		const billingKey = this.books.billingKey(storeId, order.billingKey);
		return billingKey?.status === 'ISSUED' ? billingKey.outcome : NO_BILLING_KEY;
	}
}

function attemptOf(books: Books, schedule: Schedule): Attempt {
	const { storeId, paymentId, order, channel, id } = schedule;
	const method = cardOf(books, { months: order.installmentMonth });
	return {
		storeId,
		paymentId,
		order,
		channel,
		method,
		billingKey: order.billingKey,
		scheduleId: id,
	};
}
