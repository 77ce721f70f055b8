import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { TransactionType } from '../notifications/types';
import type { CancelInput, Cancellation, Payment } from '../types';
import { cancelledOf, claimedOf, vatOf } from './amounts';

/** A refund that may be made. */
export type Refund = Pick<
	Cancellation,
	'totalAmount' | 'taxFreeAmount' | 'vatAmount' | 'reason' | 'skipWebhook'
>;

/** Reads a refund and checks it against the payment as it stands. Throws Refused. */
export function checkRefund(books: Books, payment: Payment, input: CancelInput): Refund {
	checkStatus(payment);
	const before = claimedOf(payment);
	const left = payment.amount.total - before.total;
	const taxFreeLeft = payment.amount.taxFree - before.taxFree;
	if (payment.cancellations.length >= books.settings.maxCancels) {
		throw refused('MAX_CANCEL_COUNT_REACHED', '결제 취소 횟수가 최대에 도달했습니다.');
	}
	const { currentCancellableAmount: expected, amount = left } = input;
	if (expected !== undefined && expected !== left) {
		throw refused('CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN', `취소 가능 잔액은 ${left}입니다.`);
	}
	if (amount > left) {
		throw refused('CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT', `취소 가능 금액은 ${left}입니다.`);
	}
	const taxFreeAmount = input.taxFreeAmount ?? (input.amount === undefined ? taxFreeLeft : 0);
	if (taxFreeAmount + (input.vatAmount ?? 0) > amount) {
		throw refused('SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT', '하위 항목의 합이 취소 금액을 초과합니다.');
	}
	if (taxFreeAmount > taxFreeLeft) {
		throw refused(
			'CANCEL_TAX_FREE_AMOUNT_EXCEEDS_CANCELLABLE_TAX_FREE_AMOUNT',
			`취소 가능한 면세 금액은 ${taxFreeLeft}입니다.`,
		);
	}
	if (amount - taxFreeAmount > left - taxFreeLeft) {
		throw refused(
			'CANCEL_TAX_AMOUNT_EXCEEDS_CANCELLABLE_TAX_AMOUNT',
			`취소 가능한 과세 금액은 ${left - taxFreeLeft}입니다.`,
		);
	}
	if (payment.method.kind === 'virtualAccount' && !input.refundAccount) {
		throw refused('INVALID_REQUEST', 'refundAccount: 가상계좌 환불에 필요합니다.');
	}
	const vatAmount = input.vatAmount ?? vatOf(amount - taxFreeAmount);
	const { reason, skipWebhook = false } = input;
	return { totalAmount: amount, taxFreeAmount, vatAmount, reason, skipWebhook };
}

/** Makes a refund now, or takes it in, to be settled later (`refunds`). */
export function makeRefund(books: Books, payment: Payment, refund: Refund): Cancellation {
	const { result, afterMs, then } = books.settings.refunds;
	const now = books.clock.now();
	const cancellation: Cancellation = {
		...refund,
		id: books.nextId(),
		pgCancellationId: `${payment.channel.pgMerchantId}${books.nextDigits(16)}`,
		status: 'REQUESTED',
		requestedAt: now,
	};
	payment.cancellations.push(cancellation);
	if (result === 'requested') tell(books, payment, cancellation, 'Transaction.CancelPending', now);
	if (result === 'done') settleRefund(books, payment, cancellation, 'succeeds', now);
	else if (afterMs !== null) {
		books.agenda.at(now + afterMs, () => {
			if (cancellation.status === 'REQUESTED') {
				settleRefund(books, payment, cancellation, then, now + afterMs);
			}
		});
	}
	return cancellation;
}

/** Lets a refund that was requested come to its end, at that time (epoch ms). */
export function settleRefund(
	books: Books,
	payment: Payment,
	cancellation: Cancellation,
	result: 'succeeds' | 'fails',
	at: number,
): void {
	cancellation.status = result === 'succeeds' ? 'SUCCEEDED' : 'FAILED';
	if (result === 'fails') return;
	cancellation.cancelledAt = at;
	const whole = cancelledOf(payment).total >= payment.amount.total;
	payment.status = whole ? 'CANCELLED' : 'PARTIAL_CANCELLED';
	payment.statusChangedAt = at;
	const type = whole ? 'Transaction.Cancelled' : 'Transaction.PartialCancelled';
	tell(books, payment, cancellation, type, at);
}

function tell(
	{ outbox }: Books,
	payment: Payment,
	{ id, skipWebhook }: Cancellation,
	type: TransactionType,
	at: number,
): void {
	outbox.payment(type, payment, at, { cancellationId: id, notAsked: skipWebhook });
}

function checkStatus({ status }: Payment): void {
	if (status === 'CANCELLED') {
		throw refused('PAYMENT_ALREADY_CANCELLED', '결제가 이미 취소되었습니다.');
	}
	if (status !== 'PAID' && status !== 'PARTIAL_CANCELLED') {
		throw refused('PAYMENT_NOT_PAID', '결제가 완료되지 않았습니다.');
	}
}
