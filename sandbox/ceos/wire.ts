import { toKst } from '../core/time/kst';
import type { Payment } from './types';

/** A payment in the wire's form. */
export function paymentOnWire(payment: Payment): object {
	return {
		paymentId: payment.paymentId,
		paymentStatus: payment.status,
		orderName: payment.orderName,
		pgProvider: 'CEOS_PAY',
		currency: payment.currency,
		customData: payment.customData,
		paidAt: payment.paidAt === undefined ? null : localTime(payment.paidAt),
	};
}

/** Korean date and time without an offset, with microseconds: `2025-10-22T20:21:35.529000`. */
export function localTime(epochMs: number): string {
	return `${toKst(epochMs).slice(0, 23)}000`;
}
