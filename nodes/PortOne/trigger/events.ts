import { fingerprintOf } from '../../shared/auth/account';
import type { Payment } from '../api/payments';

/**
 * Names a state of a payment: the same for every repeated notification of it, another one for each further
 * failure or partial refund.
 */
export function eventOf(payment: Payment): string {
	const { imp_uid, status, cancel_amount, paid_at, failed_at, cancelled_at } = payment;
	const parts = [imp_uid, status, cancel_amount, paid_at, failed_at, cancelled_at];
	return fingerprintOf(
		parts.map((part) => String(part ?? '')),
		16,
	);
}

/** Names one refund of a payment: the same for every repeated notification of it. */
export const refundEventOf = ({ imp_uid }: Payment, cancellationId: string): string =>
	fingerprintOf([String(imp_uid), 'cancellation', cancellationId], 16);
