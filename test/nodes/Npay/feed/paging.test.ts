import fc from 'fast-check';

import { nextPlace } from '../../../../nodes/Npay/feed/paging';
import type { FeedRow } from '../../../../nodes/Npay/feed/source';

const FROM = Date.parse('2026-11-22T09:00:00+09:00');
const WINDOW = { from: FROM, to: FROM + 86_399_999 };
const at = (time: string) => `2026-11-22T${time}.000+09:00`;
const row = (id: string, time: string): FeedRow => ({
	productOrderId: id,
	lastChangedType: 'PAYED',
	lastChangedDate: at(time),
});
const ROWS = [row('1', '09:10:00'), row('2', '09:20:00')];
const EMPTY = [{ moreFrom: null, moreSequence: null }, { moreFrom: '', moreSequence: '' }, {}, ''];
const UNUSABLE = [
	{ moreFrom: 'never', moreSequence: '3' },
	{ moreFrom: 5 },
	5,
	true,
	[],
	{ moreFrom: at('08:00:00'), moreSequence: '3' },
	{ moreFrom: '2026-12-24T09:00:00.000+09:00', moreSequence: '3' },
];

test.each([undefined, null, ...EMPTY])('%j on a page that is not full: no more', (more) => {
	expect(nextPlace(WINDOW, { rows: ROWS, more, isFull: false })).toBeUndefined();
});

test.each([undefined, null, ...EMPTY, ...UNUSABLE])(
	'%j on a full page: it goes on in the second of the last row',
	(more) => {
		const place = nextPlace(WINDOW, { rows: ROWS, more, isFull: true });
		expect(place).toEqual({ moreFrom: at('09:20:00') });
	},
);

test.each(UNUSABLE)('%j says that there is more, full page or not', (more) => {
	const place = nextPlace(WINDOW, { rows: ROWS, more, isFull: false });
	expect(place).toEqual({ moreFrom: at('09:20:00') });
});

test('a full page within the second that it began with goes on behind its last row', () => {
	const query = { ...WINDOW, more: { moreFrom: at('09:20:00') } };
	const page = { rows: [row('2', '09:20:00'), row('3', '09:20:00')], more: {}, isFull: true };
	const place = { moreFrom: at('09:20:00'), moreSequence: '3' };
	expect(nextPlace(query, page)).toEqual(place);
	expect(nextPlace({ ...query, more: place }, page)).toBe('stuck');
	// Left out altogether it is the documented end.
	expect(nextPlace({ ...query, more: place }, { ...page, more: undefined })).toBeUndefined();
});

test('the same page again is an error, not an end', () => {
	const more = { moreFrom: at('09:20:00'), moreSequence: '3' };
	const page = { rows: [row('3', '09:20:00')], more, isFull: false };
	expect(nextPlace({ ...WINDOW, more }, page)).toBe('stuck');
});

test('moreFrom alone is gone on from; one fraction digit, a sequence as a number and no offset are read', () => {
	const next = (more: object) => nextPlace(WINDOW, { rows: ROWS, more, isFull: true });
	expect(next({ moreFrom: at('09:30:00'), moreSequence: null })).toEqual({
		moreFrom: at('09:30:00'),
	});
	expect(next({ moreFrom: '2026-11-22T09:30:00.0+09:00', moreSequence: 12 })).toEqual({
		moreFrom: at('09:30:00'),
		moreSequence: '12',
	});
	expect(next({ moreFrom: '2026-11-22T09:30:00' })).toEqual({ moreFrom: at('09:30:00') });
});

test('whatever a page says, it leads on, ends, or is an error: never back, never beyond the window', () => {
	const time = fc.constantFrom(undefined, '', 'x', at('08:59:59'), at('09:00:00'), at('23:00:00'));
	const rows = fc.array(
		fc.record({
			productOrderId: fc.constantFrom('1', '22', '333', undefined),
			lastChangedDate: time,
		}) as fc.Arbitrary<FeedRow>,
		{ maxLength: 4 },
	);
	const more = fc.oneof(
		fc.anything(),
		fc.record({ moreFrom: fc.oneof(time, fc.anything()), moreSequence: fc.anything() }),
	);
	fc.assert(
		fc.property(rows, more, fc.boolean(), (page, told, isFull) => {
			const place = nextPlace(WINDOW, { rows: page, more: told, isFull });
			if (place === undefined || place === 'stuck') return;
			const millis = Date.parse(place.moreFrom);
			expect(millis).toBeGreaterThanOrEqual(WINDOW.from);
			expect(millis).toBeLessThanOrEqual(WINDOW.to);
			expect(millis > WINDOW.from || place.moreSequence !== undefined).toBe(true);
		}),
	);
});
