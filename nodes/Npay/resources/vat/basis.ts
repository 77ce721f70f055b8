import type { DaysSpec } from '../period/days';

/** The days that VAT is listed by. Naver has none of this month: nearer periods would never be answered. */
export const BASIS: DaysSpec = {
	what: 'of the settlement basis (정산 기준일); Naver has VAT up to the end of last month',
	periods: ['lastMonth'],
	initial: 'lastMonth',
};
