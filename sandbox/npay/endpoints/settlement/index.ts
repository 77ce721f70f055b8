import { InvalidInput } from '../../gateway/errors';
import { dailyLines } from '../../settlement/daily';
import { endOfLastMonth } from '../../settlement/days';
import { type Entry, isTaxed } from '../../settlement/entries';
import {
	caseOnWire,
	commissionOnWire,
	dailyOnWire,
	vatCaseOnWire,
	vatDailyOnWire,
} from '../../settlement/on-wire';
import { salesByDay, salesPartsOf } from '../../settlement/vat';
import { type Call, type Endpoint, SETTLE } from '../endpoint';
import { FILTER_NAMES, readFilter } from './filter';
import { SettlementInput } from './input';

const RANGE_NAMES = ['startDate', 'endDate'];

/** 건별 정산, 수수료 상세, 일별 정산, 건별 부가세, 일별 부가세 */
export const SETTLEMENT_ENDPOINTS: readonly Endpoint[] = [
	reading('settle/case', FILTER_NAMES, (input, { simulator: { settlement }, merchantId }) => {
		const passes = readFilter(input, settlement);
		const rows = settlement
			.cases()
			.filter(({ entry }) => entry.order.merchantId === merchantId && passes(entry));
		return input.page(rows, (row) => caseOnWire(row, settlement.completeDate(row.entry)));
	}),
	reading(
		'settle/commission-details',
		FILTER_NAMES,
		(input, { simulator: { settlement, settings }, merchantId }) => {
			const passes = readFilter(input, settlement);
			const rows = settlement
				.commissionEntries()
				.filter((entry) => entry.order.merchantId === merchantId && passes(entry))
				.flatMap((entry) => entry.commissions.map((commission) => ({ entry, commission })));
			return input.page(rows, ({ entry, commission }) =>
				commissionOnWire(entry, commission, settlement.completeDate(entry), settings.apiRevision),
			);
		},
	),
	reading('settle/daily', RANGE_NAMES, (input, { simulator: { settlement }, merchantId }) => {
		const { first, last } = input.range();
		const lines = dailyLines(settlement, merchantId).filter(
			({ settleExpectDate }) => settleExpectDate >= first && settleExpectDate <= last,
		);
		return input.page(lines, dailyOnWire);
	}),
	reading('vat/case', RANGE_NAMES, (input, call) =>
		input.page(taxedEntries(input, call).flatMap(salesPartsOf), vatCaseOnWire),
	),
	reading('vat/daily', RANGE_NAMES, (input, call) =>
		input.page(salesByDay(taxedEntries(input, call)), ([day, sales]) =>
			vatDailyOnWire(day, sales, call.merchantId),
		),
	),
];

function reading(
	path: string,
	names: readonly string[],
	read: (input: SettlementInput, call: Call) => object,
): Endpoint {
	return {
		method: 'GET',
		template: `${SETTLE}/${path}`,
		bare: true,
		run: (call) => read(new SettlementInput(call.query.raw, names, call), call),
	};
}

/** The entries of a range that is over: at most up to the last day of last month. */
function taxedEntries(input: SettlementInput, { simulator, merchantId }: Call): Entry[] {
	const { settlement } = simulator;
	const { first, last } = input.range();
	if (last > endOfLastMonth(settlement.today)) {
		throw new InvalidInput('endDate', 'Range', '전월 말일까지만 조회할 수 있습니다.');
	}
	return settlement
		.entries()
		.filter(({ order }) => order.merchantId === merchantId)
		.filter(isTaxed)
		.filter(({ basisDate = '' }) => basisDate >= first && basisDate <= last)
		.sort((left, right) => (left.basisDate ?? '').localeCompare(right.basisDate ?? ''));
}
