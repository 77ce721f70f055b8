import { setTimeout as sleep } from 'node:timers/promises';

import type { Pause } from '../../core/http/exchange';
import { type CardOutcome, chargeProblem } from '../../core/payments/card-outcome';
import { orderOf, type TryOutcome } from '../../core/payments/ledger';
import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { Channel, Method, OrderInput, Payment } from '../types';
import { amountsOf } from './amounts';
import { refuseOtherAmount } from './pre-registered';

/** A payment that is to be tried; `channel` and `method` are found already. */
export interface Attempt {
	storeId: string;
	paymentId: string;
	order: OrderInput;
	channel: Channel;
	method: Method;
	billingKey?: string;
	scheduleId?: string;
}

/** Whether money was taken under this payment id, given back or not. */
export function isPaid(payment: Payment | undefined): boolean {
	return payment?.paidAt !== undefined;
}

/** Whether a schedule waits, or is being carried out, for this payment id. */
export function hasSchedule(books: Books, storeId: string, paymentId: string): boolean {
	const status = books.scheduleOf(storeId, paymentId)?.status;
	return status === 'SCHEDULED' || status === 'STARTED';
}

/** Refuses what may not be paid under this id, and remembers that it was tried. Throws Refused. */
export function admit(books: Books, attempt: Attempt): void {
	const { storeId, paymentId } = attempt;
	const before = books.payment(storeId, paymentId);
	const tries = books.tries.filter(
		(one) => one.owner === storeId && one.paymentId === paymentId && one.outcome !== 'refused',
	);
	try {
		if (isPaid(before)) throw refused('ALREADY_PAID', '이미 결제가 완료되었습니다.');
		if (before?.status === 'READY') throw refused('ALREADY_PAID', '결제가 진행 중입니다.');
		if (hasSchedule(books, storeId, paymentId)) {
			throw refused('PAYMENT_SCHEDULE_ALREADY_EXISTS', '결제 예약건이 이미 존재합니다.');
		}
		if (books.settings.preRegistered === 'everyPayment') refuseOtherAmount(books, attempt);
		if (tries.length >= books.settings.maxTransactions) {
			throw refused('MAX_TRANSACTION_COUNT_REACHED', '결제 시도 횟수가 최대에 도달했습니다.');
		}
	} catch (error) {
		tried(books, attempt, 'refused', books.clock.now());
		throw error;
	}
}

/** Begins a payment: it is READY until the card has answered. Throws Refused for its amounts. */
export function begin(books: Books, attempt: Attempt, at: number): Payment {
	const { storeId, paymentId, order, channel, method, billingKey, scheduleId } = attempt;
	return books.putPayment({
		storeId,
		id: paymentId,
		transactionId: books.nextId(),
		status: 'READY',
		order,
		amount: amountsOf(order),
		channel,
		method,
		...(scheduleId && { scheduleId }),
		...(billingKey && { billingKey }),
		requestedAt: at,
		statusChangedAt: at,
		pgTxId: `${channel.pgMerchantId}${books.nextDigits(16)}`,
		cancellations: [],
	});
}

/** Charges a card and writes down how it went; undefined when it worked, else why not. */
export function charge(payment: Payment, outcome: CardOutcome, at: number): string | undefined {
	const problem = chargeProblem(outcome);
	payment.status = problem === undefined ? 'PAID' : 'FAILED';
	payment.statusChangedAt = at;
	if (problem === undefined) payment.paidAt = at;
	else payment.failure = problem;
	return problem;
}

/**
 * Pays by card now: a slow card takes its time in real ms, and `pause` is waited for while the payment
 * is READY. Throws Refused (PG_PROVIDER) when the card fails, when the payment fails by itself, or
 * (`afterMoney`) only says so.
 */
export async function payByCard(
	books: Books,
	attempt: Attempt,
	outcome: CardOutcome,
	pause?: Pause,
): Promise<Payment> {
	admit(books, attempt);
	const payment = begin(books, attempt, books.clock.now());
	if (pause) await pause();
	if (outcome.slowMs) await sleep(outcome.slowMs, undefined, { ref: false });
	const now = books.clock.now();
	const failure = books.failures.next();
	const works = failure === 'before' ? SYSTEM_FAILS : outcome;
	const problem = charge(payment, works, now);
	const lost = failure === 'after' && problem === undefined;
	tried(books, attempt, problem !== undefined ? 'failed' : lost ? 'lost' : 'paid', now);
	if (problem !== undefined || lost) throw refused('PG_PROVIDER', problem ?? SYSTEM_FAILS.message);
	return payment;
}

const SYSTEM_FAILS = { result: 'fails', message: 'PG사 시스템 오류입니다.' } satisfies CardOutcome;

/** Writes a try into the ledger. */
export function tried(books: Books, attempt: Attempt, outcome: TryOutcome, at: number): void {
	const { storeId, paymentId, order } = attempt;
	books.tries.push({
		owner: storeId,
		paymentId,
		order: orderOf(order.orderName, order.customData),
		amount: order.amount.total,
		at,
		outcome,
	});
}
