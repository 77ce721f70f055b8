import { definedOnly, merged } from '../../../shared/data/objects';
import { MINUTE, toKst } from '../../../shared/data/time';
import type { Outcome } from '../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag, optionalIds, writtenCode } from '../../../shared/fields/kinds';
import { CUSTOM } from '../../../shared/fields/period/names';
import type { Asked, OpenTimes } from '../../../shared/fields/period/times';
import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import { defineOperation, type Entry } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { productOrderStatuses } from '../../api/codes';
import { labelOf } from '../../api/codes/labels';
import { type Detail, fetchDetails } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import { OUTPUT_FORM, type OutputForm, present, readOutputForm } from '../../order/output';
import { codeCell } from '../../order/rows/cells';
import { detailOf } from '../../order/rows/changes';
import { stateOf } from '../../order/state';
import { rangeType } from '../fields';
import { orderPeriod, periodEnd, periodStart, readPeriod, timesOf } from '../period/period';

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

interface GapInput {
	period: Asked<OpenTimes>;
	rangeType: string | undefined;
	/** Ids in this row of the user's records; none in an empty sheet. */
	ids: string[];
	/** The state that the user's records say. */
	status: string | undefined;
	includeMatches: boolean;
	form: OutputForm;
}

/** What the comparison says about one product order. */
type Finding = 'missing' | 'differs' | 'unknownToNaver' | 'ok';

const FINDING_TERMS: Record<Finding, string> = {
	missing: '기록에 없음',
	differs: '상태 다름',
	unknownToNaver: '네이버에 없음',
	ok: '일치',
};

/** What was found, before the columns of the order; the finding itself stands in every form. */
const HEADS: Record<
	OutputForm['output'],
	(finding: Finding, status: string | undefined) => object
> = {
	simplified: (finding, status) => ({
		finding,
		findingLabel: FINDING_TERMS[finding],
		recordedStatus: status ?? null,
		recordedStatusLabel: labelOf('productOrderStatus', status) ?? null,
	}),
	sheet: (finding, status) => ({
		finding,
		점검결과: FINDING_TERMS[finding],
		'기록된 주문상태': codeCell(status, 'productOrderStatus'),
	}),
	raw: (finding, status) => definedOnly({ finding, recordedStatus: status }),
};

function row(
	itemIndex: number,
	finding: Finding,
	detail: Detail,
	{ form, status }: Pick<GapInput, 'form' | 'status'>,
): Outcome {
	return { itemIndex, json: merged(HEADS[form.output](finding, status), present(detail, form)) };
}

/** @returns `undefined` for one that is the same on both sides, where those aren't wanted */
function compare(
	{ itemIndex, input }: Entry<GapInput>,
	id: string,
	detail: Detail | undefined,
	includeMatches: boolean,
): Outcome | undefined {
	if (detail === undefined) {
		const known =
			input.form.output === 'raw' ? { productOrderId: id } : detailOf({ productOrderId: id });
		return row(itemIndex, 'unknownToNaver', known, input);
	}
	const { productOrderStatus } = stateOf(detail);
	const differs = input.status !== undefined && input.status !== productOrderStatus;
	if (!differs && !includeMatches) return undefined;
	return row(itemIndex, differs ? 'differs' : 'ok', detail, input);
}

/** Reads what Naver has in the period, and those recorded ids that are not among it. @throws ApiFailure */
async function readBoth(api: NpayClient, entries: Array<Entry<GapInput>>) {
	const { period, rangeType } = (entries[0] as Entry<GapInput>).input;
	const inPeriod = await fetchProductOrders(api, {
		...(await timesOf(api, period)),
		filters: { rangeType, quantityClaimCompatibility: true },
	});
	const recorded = new Set(entries.flatMap(({ input }) => input.ids));
	const elsewhere = await fetchDetails(
		api,
		[...recorded].filter((id) => !inPeriod.has(id)),
	);
	if (elsewhere.failed !== undefined) throw elsewhere.failed;
	return { inPeriod, recorded, elsewhere: elsewhere.byId };
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
	async run(entries, { api }) {
		const read = await orFailure(readBoth(api, entries));
		if (read instanceof ApiFailure) return [{ itemIndex: 0, json: {}, failure: read.failure }];
		const { inPeriod, recorded, elsewhere } = read;
		const [first] = entries as [Entry<GapInput>];
		const { includeMatches } = first.input;
		const compared = entries
			.flatMap((entry) =>
				entry.input.ids.map((id) =>
					compare(entry, id, inPeriod.get(id) ?? elsewhere.get(id), includeMatches),
				),
			)
			.filter((outcome) => outcome !== undefined);
		const missing = [...inPeriod]
			.filter(([id]) => !recorded.has(id))
			.map(([, detail]) =>
				row(first.itemIndex, 'missing', detail, { form: first.input.form, status: undefined }),
			);
		return [...compared, ...missing];
	},
});
