import type { CodedValue } from './codedValue';

/** How much of a payment is given back. */
export const extents: readonly CodedValue[] = [
	{ code: 'full', en: 'All That Is Left', ko: '전액' },
	{ code: 'partial', en: 'A Part', ko: '부분' },
];
