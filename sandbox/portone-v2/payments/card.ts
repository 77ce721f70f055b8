import type { Books } from '../books';
import type { Method } from '../types';

/** A card payment; the number is masked. Without one, it is the card of a billing key. */
export function cardOf(
	books: Books,
	card: { number?: string; months?: number | undefined; pointUsed?: boolean | undefined },
): Method {
	const { number = '9490190000001234', months = 0, pointUsed = false } = card;
	return {
		kind: 'card',
		number: `${number.slice(0, 6)}${'*'.repeat(Math.max(0, number.length - 10))}${number.slice(-4)}`,
		months,
		pointUsed,
		approvalNumber: books.nextDigits(8),
	};
}
