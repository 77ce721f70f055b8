import { type Members, unixOrZero } from '../gateway/wire';
import type { Cancel, Payment } from '../payments/types';

const NOTHING = { tax_free: 0, supply: 0, vat: 0, service: 0 };

/**
 * What is left of a payment by means of payment, in the wire's form (PaymentBalanceResponseAnnotation),
 * with how it stood after each refund. Everything was paid by the first means.
 */
export function balanceOnWire(payment: Payment): Members {
	const { amount, cancels, paidAt } = payment;
	const whole = { primary: balanceOf(payment, cancels), ...OTHERS };
	const histories = [undefined, ...cancels].map((cancel, index) => ({
		primary: balanceOf(payment, cancels.slice(0, index)),
		...OTHERS,
		created: unixOrZero(cancel?.at ?? paidAt),
	}));
	return { amount, ...whole, histories: paidAt === undefined ? [] : histories };
}

const OTHERS = { cash_receipt: NOTHING, secondary: NOTHING, discount: NOTHING };

function balanceOf({ amount, taxFree }: Payment, cancels: readonly Cancel[]): typeof NOTHING {
	const left = cancels.reduce((sum, cancel) => sum - cancel.amount, amount);
	const free = cancels.reduce((sum, cancel) => sum - cancel.taxFree, taxFree);
	const vat = Math.floor((left - free) / 11);
	return { tax_free: free, supply: left - free - vat, vat, service: 0 };
}
