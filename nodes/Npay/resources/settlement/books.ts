import type { IDataObject } from 'n8n-workflow';

import { type DayRange, startOfDay } from '../../../shared/data/days';
import { DAY } from '../../../shared/data/time';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import { readEachDay, readRange } from '../period/dayReads';
import { quietDays } from './quietDays';

/** Everything about some days of settlement that Naver tells in different places. */
export interface Books {
	days: DayRange;
	/** One row per product order or delivery fee (건별). */
	cases: IDataObject[];
	/** One row per commission (수수료 상세). */
	commissions: IDataObject[];
	/** One row per day (일별). */
	daily: IDataObject[];
	/** Product orders whose purchase was decided on the days that are settled here. */
	decided: Map<string, Detail>;
}

const BY_EXPECTED_DATE = 'SETTLE_CASEBYCASE_SETTLE_SCHEDULE_DATE';

/**
 * The product orders that are settled on these days, if they are settled: those decided on the days that the lines
 * name, and those decided since the first day asked for. Where nothing of a day was settled, no line names it.
 */
async function readDecided(
	client: NpayClient,
	daily: IDataObject[],
	days: DayRange,
): Promise<Map<string, Detail>> {
	const named = (field: string) =>
		daily
			.map((line) => line[field])
			.filter((day): day is string => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day))
			.sort();
	const [first] = [...named('settleBasisStartDate'), days.start].sort();
	const last = named('settleBasisEndDate').at(-1);
	if (first === undefined || last === undefined) return new Map();
	const period = { from: startOfDay(first), to: startOfDay(last) + DAY - 1 };
	const lists = [
		{ rangeType: 'PURCHASE_DECIDED_DATETIME' },
		{ rangeType: 'CLAIM_COMPLETED_DATETIME', productOrderStatuses: ['EXCHANGED'] },
	];
	const decided = new Map<string, Detail>();
	for (const filters of lists) {
		const query = { ...period, filters: { ...filters, quantityClaimCompatibility: true } };
		for (const [id, detail] of await fetchProductOrders(client, query)) decided.set(id, detail);
	}
	return decided;
}

/**
 * Reads all that there is to compare.
 *
 * @param withOrders whether to read the product orders too: what was paid, and what was never settled
 * @param asksAll whether days are asked for that `quietDays` leaves out
 * @throws ApiFailure
 */
export async function readBooks(
	client: NpayClient,
	days: DayRange,
	{ withOrders, asksAll }: { withOrders: boolean; asksAll: boolean },
): Promise<Books> {
	const { rows: daily } = await readRange(client, 'getDailySettlements', days);
	// Each list has a rate of its own: together they take no longer than one.
	const query = { periodType: BY_EXPECTED_DATE };
	const quiet = asksAll ? {} : { isQuiet: quietDays(daily) };
	const [cases, commissions] = await Promise.all([
		readEachDay(client, 'getSettlementsByCase', days, query, quiet),
		readEachDay(client, 'getCommissionDetails', days, query, quiet),
	]);
	const decided = withOrders ? await readDecided(client, daily, days) : new Map<string, Detail>();
	return { days, cases: cases.rows, commissions: commissions.rows, daily, decided };
}
