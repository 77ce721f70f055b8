import type { Books } from '../books';
import type { Method } from '../types';

/** The number of cards of which none is known. */
export const DEFAULT_NUMBER = '9490190000001234';

/** The first six and the last four digits. */
export function maskedNumber(number: string): string {
	const hidden = '*'.repeat(Math.max(0, number.length - 10));
	return `${number.slice(0, 6)}${hidden}${number.slice(-4)}`;
}

/** A card payment; the number is masked. Without one, it is the card of a billing key. */
export function cardOf(
	books: Books,
	card: { number?: string; months?: number | undefined; pointUsed?: boolean | undefined },
): Method {
	const { number = DEFAULT_NUMBER, months = 0, pointUsed = false } = card;
	return {
		kind: 'card',
		number: maskedNumber(number),
		months,
		pointUsed,
		approvalNumber: books.nextDigits(8),
	};
}
