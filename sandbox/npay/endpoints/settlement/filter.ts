import { InvalidInput } from '../../gateway/errors';
import type { Day } from '../../settlement/days';
import type { Entry } from '../../settlement/entries';
import type { Settlement } from '../../settlement/settlement';
import type { SettlementInput } from './input';

export const FILTER_NAMES = [
	'searchDate',
	'periodType',
	'orderId',
	'productOrderId',
	'settleDecisionType',
	'settleType',
];

const DECISIONS = ['SETTLED', 'UNSETTLED', 'BEFORE_CANCEL'] as const;

const SETTLE_TYPES = [
	'NORMAL_SETTLE_ORIGINAL',
	'NORMAL_SETTLE_AFTER_CANCEL',
	'NORMAL_SETTLE_BEFORE_CANCEL',
	'QUICK_SETTLE_ORIGINAL',
	'QUICK_SETTLE_CANCEL',
	'QUANTITY_CANCEL_DEDUCTION',
	'QUANTITY_CANCEL_RESTORE',
] as const;

const PAY_DATE = 'SETTLE_CASEBYCASE_PAY_DATE';
const SCHEDULE_DATE = 'SETTLE_CASEBYCASE_SETTLE_SCHEDULE_DATE';

/** The day that each kind of period looks at. */
const PERIODS = {
	[SCHEDULE_DATE]: ({ expectDate }: Entry) => expectDate,
	SETTLE_CASEBYCASE_SETTLE_BASIS_DATE: ({ basisDate }: Entry) => basisDate,
	SETTLE_CASEBYCASE_SETTLE_COMPLETE_DATE: (entry: Entry, settlement: Settlement) =>
		settlement.completeDate(entry),
	[PAY_DATE]: ({ payDate }: Entry) => payDate,
	SETTLE_CASEBYCASE_TAXRETURN_BASIS_DATE: ({ basisDate }: Entry) => basisDate,
} satisfies Record<string, (entry: Entry, settlement: Settlement) => Day | undefined>;

/**
 * The filter that cases and commissions share: one day or an order is needed, and not both (the
 * Commerce API refuses an id beside a day, a kind of day or a decision). What is not settled
 * shows by the day of payment only.
 */
export function readFilter(
	input: SettlementInput,
	settlement: Settlement,
): (entry: Entry) => boolean {
	const searchDate = input.day('searchDate');
	const period = input.code('periodType', Object.keys(PERIODS) as Array<keyof typeof PERIODS>);
	const orderId = input.text('orderId');
	const productOrderId = input.text('productOrderId');
	const decision = input.code('settleDecisionType', DECISIONS);
	const settleType = input.code('settleType', SETTLE_TYPES);
	if (searchDate === undefined && orderId === undefined && productOrderId === undefined) {
		throw new InvalidInput('searchDate', 'NotNull');
	}
	if (decision !== undefined && period !== PAY_DATE) throw new InvalidInput('settleDecisionType');
	const wanted = orderId ?? productOrderId;
	if (wanted !== undefined && (searchDate ?? period) !== undefined) {
		const name = orderId === undefined ? 'productOrderId' : 'orderId';
		throw new InvalidInput(name, 'NotAllowed', '조회일이나 정산 상태와 함께 조회할 수 없습니다.');
	}
	const dayOfEntry = PERIODS[period ?? SCHEDULE_DATE];
	return (entry) =>
		(searchDate === undefined || dayOfEntry(entry, settlement) === searchDate) &&
		(orderId === undefined || entry.order.orderId === orderId) &&
		(productOrderId === undefined || entry.productOrderId === productOrderId) &&
		(settleType === undefined || entry.settleType === settleType) &&
		(period === PAY_DATE || entry.decision === 'SETTLED') &&
		(decision === undefined || entry.decision === decision);
}
