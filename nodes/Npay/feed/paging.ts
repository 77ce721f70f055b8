import { toKst } from '../../shared/data/time';
import { timeOf } from './event';
import { instantOf } from './instant';
import { type FeedPage, type FeedQuery, type FeedRow, isSequence, type More } from './source';

/** There is more, and nothing says where: going on would never end, or leave something out. */
export class StuckFeedError extends Error {
	constructor() {
		super('The change feed says that there is more, and not where it goes on');
	}
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Where it can't be used, the whole second is read again. */
function asSequence(value: unknown): string | undefined {
	const text = typeof value === 'number' ? String(value) : value;
	return isSequence(text) ? text : undefined;
}

/** Where a query begins, in ms since the epoch. */
const startOf = ({ from, more }: FeedQuery): number => instantOf(more?.moreFrom) ?? from;

/** Product order ids grow; the shorter of two numbers is the smaller one. */
const isLater = (a: string, b: string): boolean =>
	a.length > b.length || (a.length === b.length && a > b);

/** Whether a page that begins there shows something that the query's own page could not. */
function isAfter(place: More, query: FeedQuery): boolean {
	const start = startOf(query);
	const millis = instantOf(place.moreFrom) ?? Number.NaN;
	if (millis !== start) return millis > start && millis <= query.to;
	const before = query.more?.moreSequence;
	const { moreSequence } = place;
	return moreSequence !== undefined && (before === undefined || isLater(moreSequence, before));
}

/**
 * What a page says about the next one: `absent`, as documented for the last page; `empty`, which is as good where the
 * page isn't full; `unclear` where it can't be used.
 */
function toldBy(more: unknown, query: FeedQuery): More | 'absent' | 'empty' | 'unclear' {
	if (more === undefined || more === null) return 'absent';
	if (typeof more !== 'object' || Array.isArray(more)) return more === '' ? 'empty' : 'unclear';
	const { moreFrom, moreSequence } = more as { moreFrom?: unknown; moreSequence?: unknown };
	if (isEmpty(moreFrom)) return 'empty';
	const millis = instantOf(moreFrom);
	if (millis === undefined) return 'unclear';
	const sequence = asSequence(moreSequence);
	// Seen with one fraction digit, which Naver itself refuses as input.
	const place = {
		moreFrom: toKst(millis),
		...(sequence === undefined ? {} : { moreSequence: sequence }),
	};
	return isAfter(place, query) ? place : 'unclear';
}

/** Places from which the rows after a page's last one are met, the surest first: its second, and itself in that. */
function placesBehind<Row extends FeedRow>(rows: readonly Row[]): More[] {
	const times = rows.map(timeOf);
	const last = times.findLast((time) => time !== undefined);
	if (last === undefined) return [];
	const moreFrom = toKst(last);
	const moreSequence = rows.at(-1)?.productOrderId;
	const isKnown = times.at(-1) !== undefined && isSequence(moreSequence);
	return [{ moreFrom }, ...(isKnown ? [{ moreFrom, moreSequence }] : [])];
}

/**
 * Where the page after this one begins. What a page says of it counts where it leads on. A full page that says
 * nothing, and any that says something unusable, is gone on from behind its last row: what was seen comes again.
 *
 * @returns `undefined` after the last page; `stuck` where there is more and no way to it
 */
export function nextPlace<Row extends FeedRow>(
	query: FeedQuery,
	{ rows, more, isFull }: Pick<FeedPage<Row>, 'rows' | 'more' | 'isFull'>,
): More | 'stuck' | undefined {
	const told = toldBy(more, query);
	if (typeof told === 'object') return told;
	if (told !== 'unclear' && !isFull) return undefined;
	const places = placesBehind(rows).filter((place) => isAfter(place, query));
	// Left out altogether it is the documented end: nothing is asked for that Naver didn't name.
	if (told === 'absent') return places.find(({ moreSequence }) => moreSequence === undefined);
	return places[0] ?? 'stuck';
}
