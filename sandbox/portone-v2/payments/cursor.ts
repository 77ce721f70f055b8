import type { Books } from '../books';
import { refused } from '../gateway/errors';
import { rangeOf } from '../gateway/range';
import type { Payment } from '../types';
import { createdAt } from './list';

/** What reading by cursor asks for (GetAllPaymentsByCursorBody). */
export interface CursorInput {
	storeId?: string;
	from?: string;
	until?: string;
	cursor?: string;
	size?: number;
}

/** A payment's place in the order in which all are read. */
interface Place {
	payment: Payment;
	/** When it was made, epoch ms, and its number among all. */
	at: number;
	serial: number;
}

/** Some of a store's payments made in a range, each with its cursor. Throws Refused. */
export function readByCursor(
	books: Books,
	storeId: string,
	input: CursorInput,
	now: number,
): Array<{ payment: Payment; cursor: string }> {
	const { cursorOrder, cursorMeans } = books.settings.lists;
	const { from, until } = rangeOf(input, now);
	const sign = cursorOrder === 'oldestFirst' ? 1 : -1;
	const places = books
		.allPayments()
		.map((payment, serial) => ({ payment, at: createdAt(books, payment), serial }))
		.filter(({ payment, at }) => payment.storeId === storeId && at >= from && at <= until)
		.sort((left, right) => sign * compare(left, right));
	const start = input.cursor === undefined ? undefined : placeOf(input.cursor);
	const isLeft = (place: Place) => {
		if (!start) return true;
		const order = sign * compare(place, start);
		return order > 0 || (order === 0 && cursorMeans === 'from');
	};
	return places
		.filter(isLeft)
		.slice(0, input.size ?? 10)
		.map((place) => ({ payment: place.payment, cursor: cursorOf(place) }));
}

type Position = Pick<Place, 'at' | 'serial'>;

function compare(left: Position, right: Position): number {
	return left.at - right.at || left.serial - right.serial;
}

/** A text that says nothing to its reader. */
function cursorOf({ at, serial }: Position): string {
	return Buffer.from(`${at}/${serial}`).toString('base64url');
}

function placeOf(cursor: string): Position {
	const text = Buffer.from(cursor, 'base64url').toString('utf8');
	const [, at, serial] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
	if (at === undefined) throw refused('INVALID_REQUEST', 'cursor: 올바르지 않은 값입니다.');
	return { at: Number(at), serial: Number(serial) };
}
