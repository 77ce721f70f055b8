import fc from 'fast-check';
import { DateTime } from 'luxon';

import { parseInstant, toKst } from '../../../../nodes/shared/data/time';

const at = (text: string) => Date.parse(text);

test.each([
	['2026-11-22T15:00:00.000+09:00', '2026-11-22T06:00:00Z'],
	['2026-11-22T15:00:00', '2026-11-22T06:00:00Z'],
	['2026-11-22T06:00:00Z', '2026-11-22T06:00:00Z'],
	['2026-11-22T01:00:00-05:00', '2026-11-22T06:00:00Z'],
	['2026-11-22 15:00', '2026-11-22T06:00:00Z'],
	['2026-11-22', '2026-11-21T15:00:00Z'],
	['2026. 11. 22', '2026-11-21T15:00:00Z'],
	['2026. 11. 22 오후 3:00:00', '2026-11-22T06:00:00Z'],
	['2026. 1. 2 오전 12:30', '2026-01-01T15:30:00Z'],
	['2026/1/2 9:05', '2026-01-02T00:05:00Z'],
	['20261122', '2026-11-21T15:00:00Z'],
	[' 2026-11-22 15:00:00 ', '2026-11-22T06:00:00Z'],
])('reads %s, in KST where it names no offset', (text, utc) => {
	expect(parseInstant(text)).toBe(at(utc));
});

test('reads dates as expressions give them, of any copy of luxon', () => {
	const instant = at('2026-11-22T06:00:00Z');
	expect(parseInstant(new Date(instant))).toBe(instant);
	expect(parseInstant(DateTime.fromMillis(instant))).toBe(instant);
	expect(parseInstant({ toMillis: () => instant })).toBe(instant);
});

test.each([
	'',
	'tomorrow',
	'2026-02-30',
	'2026-13-01',
	'25:00',
	'Invalid DateTime',
	12,
	null,
	undefined,
	{},
	new Date(Number.NaN),
	true,
])('%p is no date', (value) => {
	expect(parseInstant(value)).toBeUndefined();
});

test('writes what the API wants, and reads back what it wrote', () => {
	expect(toKst(at('2026-11-21T15:00:00Z'))).toBe('2026-11-22T00:00:00.000+09:00');
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 4_102_444_800_000 }), (millis) => {
			const text = toKst(millis);
			expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+09:00$/);
			expect(parseInstant(text)).toBe(millis);
		}),
	);
});
