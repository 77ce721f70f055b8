import fc from 'fast-check';
import { DateTime } from 'luxon';

import { cut } from '../../../nodes/PortOne/api/schedules';
import { plusMonths } from '../../../nodes/shared/data/time';

const DAY = 86_400_000;
const spans = fc
	.record({
		from: fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 0, 1) }),
		length: fc.integer({ min: 1, max: 1_500 * DAY }),
	})
	.map(({ from, length }) => ({ from, to: from + length }));

test('parts of a span leave no gap, do not overlap, and are no longer than three months', () => {
	fc.assert(
		fc.property(spans, (span) => {
			const parts = cut(span, (from) => plusMonths(from, 3));
			expect(parts[0]?.from).toBe(Math.floor(span.from / 1000) * 1000);
			expect(parts.at(-1)?.to).toBe(Math.ceil(span.to / 1000) * 1000);
			for (const [index, { from, to }] of parts.entries()) {
				expect(to).toBeGreaterThan(from);
				if (index > 0) expect(from).toBe(parts[index - 1]?.to);
				const limit = DateTime.fromMillis(from, { zone: 'Asia/Seoul' }).plus({ months: 3 });
				expect(to).toBeLessThanOrEqual(limit.toMillis());
			}
		}),
	);
});

test('a year takes four', () => {
	const from = Date.parse('2026-11-30T15:00:00+09:00');
	expect(
		cut({ from, to: Date.parse('2027-11-28T15:00:00+09:00') }, (at) => plusMonths(at, 3)),
	).toHaveLength(4);
});
