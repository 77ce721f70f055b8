import { refused } from '../gateway/errors';
import type { Cancellation, OrderInput, Payment } from '../types';

/**
 * The amounts of a payment in full; what is not said of the VAT is an eleventh of what is taxed.
 * Throws Refused when the parts are more than the whole.
 */
export function amountsOf({ amount }: OrderInput): Payment['amount'] {
	const { total, taxFree = 0, vat } = amount;
	if (taxFree + (vat ?? 0) > total) {
		throw refused(
			'SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT',
			'면세액과 부가세의 합이 총 금액을 초과합니다.',
		);
	}
	return { total, taxFree, vat: vat ?? vatOf(total - taxFree) };
}

/** The VAT in a taxed amount. */
export function vatOf(taxed: number): number {
	return Math.round(taxed / 11);
}

/** What was given back of a payment so far. */
export function cancelledOf({ cancellations }: Payment): Refunded {
	return sumOf(cancellations.filter(({ status }) => status === 'SUCCEEDED'));
}

/** What cannot be refunded any more: it was given back, or its refund is under way. */
export function claimedOf({ cancellations }: Payment): Refunded {
	return sumOf(cancellations.filter(({ status }) => status !== 'FAILED'));
}

interface Refunded {
	total: number;
	taxFree: number;
}

function sumOf(cancellations: readonly Cancellation[]): Refunded {
	return {
		total: cancellations.reduce((sum, { totalAmount }) => sum + totalAmount, 0),
		taxFree: cancellations.reduce((sum, { taxFreeAmount }) => sum + taxFreeAmount, 0),
	};
}
