import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { Method, Payment, VirtualAccountInput } from '../types';
import { admit, type Attempt, begin, tried } from './pay';

const HOUR_MS = 60 * 60 * 1000;

/** The account that a request asks for; `now` is epoch ms. Throws Refused for a time that is over. */
export function accountOf(books: Books, input: VirtualAccountInput, now: number): Method {
	const { validHours = 0, dueDate } = input.expiry;
	const expiredAt = dueDate === undefined ? now + validHours * HOUR_MS : Date.parse(dueDate);
	if (expiredAt <= now) throw refused('INVALID_REQUEST', 'expiry.dueDate: 이미 지난 시각입니다.');
	const { type, fixed } = input.option;
	return {
		kind: 'virtualAccount',
		bank: input.bank,
		accountNumber: fixed?.accountNumber ?? numberOf(fixed?.pgAccountId) ?? books.nextDigits(14),
		accountType: type,
		remitteeName: input.remitteeName ?? '샌드박스 상점',
		expiredAt,
		issuedAt: now,
	};
}

/** Opens the account; the money comes later. Throws Refused. */
export function issueAccount(books: Books, attempt: Attempt): Payment {
	admit(books, attempt);
	const payment = begin(books, attempt, books.clock.now());
	payment.status = 'VIRTUAL_ACCOUNT_ISSUED';
	return payment;
}

/** The buyer pays into the account. Throws a plain sentence when there is nothing to pay. */
export function deposit(books: Books, payment: Payment): void {
	const { method, status, id } = payment;
	const now = books.clock.now();
	if (status !== 'VIRTUAL_ACCOUNT_ISSUED' || method.kind !== 'virtualAccount') {
		throw new Error(`Payment ${id} waits for no deposit.`);
	}
	if (method.expiredAt <= now) throw new Error(`The account of payment ${id} has expired.`);
	Object.assign(payment, { status: 'PAID', paidAt: now, statusChangedAt: now });
	const { storeId, order, channel } = payment;
	tried(books, { storeId, paymentId: id, order, channel, method }, 'paid', now);
}

/** Closes an account into which nothing was paid. Throws Refused when the payment waits for no deposit. */
export function closeAccount(books: Books, payment: Payment): number {
	if (payment.status !== 'VIRTUAL_ACCOUNT_ISSUED') {
		throw refused('PAYMENT_NOT_WAITING_FOR_DEPOSIT', '결제 건이 입금 대기 상태가 아닙니다.');
	}
	const now = books.clock.now();
	const status = books.settings.closedAccount;
	Object.assign(payment, { status, closedAt: now, statusChangedAt: now });
	if (status === 'FAILED') payment.failure = '가상계좌가 말소되었습니다.';
	return now;
}

/** The same number for the same id, as the PG would give it. */
function numberOf(pgAccountId: string | undefined): string | undefined {
	if (pgAccountId === undefined) return undefined;
	const codes = [...pgAccountId].map((one) => String(one.codePointAt(0))).join('');
	return codes.slice(-14).padStart(14, '9');
}
