import { MINUTE, toKst } from '../../../../shared/data/time';
import type { Outcome } from '../../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { flag, optionalIds, writtenCode } from '../../../../shared/fields/kinds';
import { CUSTOM } from '../../../../shared/fields/period/names';
import type { Asked, OpenTimes } from '../../../../shared/fields/period/times';
import { ApiFailure, orFailure } from '../../../../shared/http/apiFailure';
import { defineOperation, type Entry } from '../../../../shared/run/operation';
import type { NpayClient } from '../../../api/client';
import { productOrderStatuses } from '../../../api/codes';
import { DetailReader } from '../../../api/details';
import { findProductOrders } from '../../../api/productOrders';
import { OUTPUT_FORM, readOutputForm } from '../../../order/output';
import { rangeType } from '../../fields';
import { orderPeriod, periodEnd, periodStart, readPeriod, timesOf } from '../../period/period';
import { Comparison, type Recorded } from './comparison';

const fields = defineFields({
	period: orderPeriod,
	from: periodStart,
	to: periodEnd,
	rangeType,
	productOrderId: optionalIds({
		label: 'Product Order ID',
		default: "={{ $json.productOrderId || $json['상품주문번호'] }}",
		placeholder: 'e.g. 2026112212345671',
		description:
			'상품주문번호 in each row of your records: all input items are compared together. For a sheet that may be empty, switch on Always Output Data in the Settings of the node that reads it.',
	}),
	recordedStatus: writtenCode(productOrderStatuses, {
		label: 'Recorded Status',
		default: "={{ $json.productOrderStatus || $json['주문상태'] }}",
		description:
			'상품 주문 상태 in each row of your records, as code (PAYED) or in Korean (결제 완료). Left empty, states are not compared.',
	}),
	...OUTPUT_FORM,
	options: optionsOf({
		includeMatches: flag({
			label: 'Include Matches',
			description:
				'Whether to return product orders too that are the same on both sides (finding: ok)',
		}),
	}),
});

interface GapInput extends Recorded {
	period: Asked<OpenTimes>;
	rangeType: string | undefined;
	includeMatches: boolean;
}

/** Reads what Naver has in the period, and those recorded ids that are not among it. @throws ApiFailure */
async function readBoth(
	api: NpayClient,
	entries: Array<Entry<GapInput>>,
	isCancelled: () => boolean,
): Promise<Outcome[]> {
	const { period, rangeType, includeMatches } = (entries[0] as Entry<GapInput>).input;
	const comparison = new Comparison(entries, includeMatches);
	const query = {
		...(await timesOf(api, period)),
		filters: { rangeType, quantityClaimCompatibility: true },
	};
	await findProductOrders(api, query, (detail, id) => comparison.noteInPeriod(detail, id));
	const elsewhere = new DetailReader(api, (detail, id) => comparison.note(detail, id), {
		isCancelled,
	});
	const { failed } = await elsewhere.read(comparison.unseen);
	if (failed !== undefined) throw failed;
	return comparison.outcomes();
}

/** An expression with `$now` gives each item another millisecond: within a minute it is the same. */
const isSameTime = (a: number | undefined, b: number | undefined): boolean =>
	a === b || (a !== undefined && b !== undefined && Math.abs(a - b) < MINUTE);

const isSame = (a: Asked<OpenTimes>, b: Asked<OpenTimes>): boolean =>
	a.name === CUSTOM && b.name === CUSTOM
		? isSameTime(a.from, b.from) && isSameTime(a.to, b.to)
		: a.name === b.name;

const inWords = (asked: Asked<OpenTimes>): string =>
	asked.name === CUSTOM ? `from ${toKst(asked.from)}` : asked.name;

export const checkGaps = defineOperation<NpayClient, GapInput>({
	value: 'checkGaps',
	name: 'Check Gaps',
	term: '누락 점검',
	action: 'Check product orders for gaps',
	description: 'Compares what Naver has in a period with your records, e.g. the rows of a sheet',
	endpoints: ['getProductOrders', 'query', 'getChanges'],
	done: 'compared',
	properties: editorOf(fields),
	read: (parameters) => ({
		period: readPeriod(parameters, fields),
		rangeType: fields.rangeType.read(parameters),
		ids: fields.productOrderId.read(parameters) ?? [],
		status: fields.recordedStatus.read(parameters),
		includeMatches: fields.options.includeMatches.read(parameters),
		form: readOutputForm(parameters),
	}),
	/** One period is compared with all items together. */
	findConflicts(entries) {
		const [first] = entries;
		if (first === undefined) return new Map();
		const others = entries.filter(({ input }) => !isSame(input.period, first.input.period));
		return new Map(
			others.map(({ itemIndex, input }) => [
				itemIndex,
				fields.period.error(
					`is another one than that of the first item (${inWords(input.period)})`,
					'Give all items the same period, or run the node once for each',
				),
			]),
		);
	},
	async run(entries, { api, isCancelled }) {
		const read = await orFailure(readBoth(api, entries, isCancelled));
		if (read instanceof ApiFailure) return [{ itemIndex: 0, json: {}, failure: read.failure }];
		return read;
	},
});
