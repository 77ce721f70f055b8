import { limited, type Listing, mapRows } from '../../../../shared/data/listing';
import { toKst } from '../../../../shared/data/time';
import { toOptions } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { code, flag, shownWith, text } from '../../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../../shared/fields/limit';
import { CUSTOM } from '../../../../shared/fields/period/names';
import type { Asked, OpenTimes } from '../../../../shared/fields/period/times';
import { defineOperation, type OperationContext } from '../../../../shared/run/operation';
import { readLists } from '../../../../shared/run/read/readLists';
import { type ChangeRow, fetchChanges } from '../../../api/changes';
import type { NpayClient } from '../../../api/client';
import { lastChangedTypes } from '../../../api/codes';
import { MAX_PAGE_ROWS } from '../../../api/endpoints';
import { stuckFailure } from '../../../api/failures';
import { readWindows } from '../../../api/windows';
import { eventIdOf } from '../../../feed/event';
import { nextPlace } from '../../../feed/paging';
import type { More } from '../../../feed/source';
import { OUTPUT_FORM, type OutputForm, readOutputForm } from '../../../order/output';
import { changeRow } from '../../../order/rows/changes';
import { rowsPerCall } from '../../fields';
import { orderPeriod, periodEnd, periodStart, readPeriod, timesOf } from '../../period/period';
import { DetailsBeside } from './detailsBeside';

const WITH_DETAILS = { displayOptions: { show: { includeDetails: [true] } } };

const fields = defineFields({
	period: orderPeriod,
	lastChangedFrom: periodStart,
	lastChangedTo: periodEnd,
	lastChangedType: code(lastChangedTypes, {
		label: 'Change Type',
		options: [{ name: 'All', value: '' }, ...toOptions(lastChangedTypes)],
		description: '최종 변경 구분: only product orders whose latest change is this',
	}),
	...PAGING,
	includeDetails: flag({
		label: 'Include Details',
		description:
			'Whether to read each changed product order too (상품 주문 상세), while further changes are read: rows as those of the trigger. Sooner than Get after this node.',
	}),
	output: shownWith(OUTPUT_FORM.output, WITH_DETAILS),
	personalData: shownWith(OUTPUT_FORM.personalData, WITH_DETAILS),
	options: optionsOf({
		moreSequence: text({
			label: 'More Sequence',
			description:
				"Goes on where an earlier call of Naver's API stopped, with its moreFrom as From. The node pages by itself, so this is rarely needed.",
		}),
		limitCount: rowsPerCall('rows', MAX_PAGE_ROWS),
	}),
});

interface ChangesInput {
	period: Asked<OpenTimes>;
	type: string | undefined;
	moreSequence: string | undefined;
	pageSize: number | undefined;
	limit: number;
	/** How product orders come out with their changes; unset where the changes are to come alone. */
	form: OutputForm | undefined;
}

/**
 * Keeps the latest row of each product order: one that changes while it is read moves to a later page. A row without
 * a product order is one of its own.
 */
function keep(rows: Map<string, ChangeRow>, page: ChangeRow[]): void {
	for (const row of page) {
		const key = row.productOrderId ?? eventIdOf(row);
		rows.delete(key);
		rows.set(key, row);
	}
}

/**
 * Reads all changes of a period, in windows that one call takes.
 *
 * @param rows is filled with the latest change of each product order
 * @param onPage is told of each page as it comes
 * @returns whether there may be more
 */
async function readChanges(
	api: NpayClient,
	input: ChangesInput,
	rows: Map<string, ChangeRow>,
	onPage: (page: readonly ChangeRow[]) => void = () => {},
): Promise<'none' | 'maybe'> {
	const { type, pageSize, limit, moreSequence } = input;
	const times = await timesOf(api, input.period);
	let more: More | undefined =
		moreSequence === undefined ? undefined : { moreFrom: toKst(times.from), moreSequence };
	let hasNext = false;
	const isLeft = await readWindows(times, async (window) => {
		for (;;) {
			const query = { ...window, more, type, pageSize };
			const page = await fetchChanges(api, query);
			keep(rows, page.rows);
			onPage(page.rows);
			const isEnough = rows.size >= limit;
			const next = nextPlace(query, page);
			hasNext = next !== undefined;
			if (isEnough || next === undefined) {
				more = undefined;
				return { ...page, isEnough };
			}
			if (next === 'stuck') throw stuckFailure();
			more = next;
		}
	});
	// What comes next may be product orders that are here already.
	return hasNext || isLeft ? 'maybe' : 'none';
}

/** The changes alone. */
async function listChanges(api: NpayClient, input: ChangesInput): Promise<Listing> {
	const rows = new Map<string, ChangeRow>();
	const left = await readChanges(api, input, rows);
	return mapRows(limited([...rows.values()], input.limit, left), changeRow);
}

/** The changes with their orders. */
async function listWithDetails(
	{ api, isCancelled, hint }: OperationContext<NpayClient>,
	input: ChangesInput,
	form: OutputForm,
): Promise<Listing> {
	const rows = new Map<string, ChangeRow>();
	const beside = new DetailsBeside(api, rows, { form, limit: input.limit, isCancelled });
	const left = await readChanges(api, input, rows, (page) => beside.add(page));
	const listing = limited([...rows.values()], input.limit, left);
	const items = await beside.finish(listing.rows);
	if (beside.missing > 0) hint?.(unreadHint(beside.missing, items.length));
	return { ...listing, rows: items };
}

const unreadHint = (missing: number, all: number): string =>
	`${missing} of ${all} rows are without the details of their product order: detailsError (비고) says why, where Naver does`;

export const getChanges = defineOperation<NpayClient, ChangesInput>({
	value: 'getChanges',
	name: 'Get Changes',
	term: '변경 상품 주문 내역 조회',
	action: 'Get changes of product orders',
	description: 'The latest change of each product order in a period',
	endpoints: ['getChanges', 'query'],
	done: 'read',
	properties: editorOf(fields),
	read(parameters) {
		const { period, lastChangedFrom: from, lastChangedTo: to, options } = fields;
		const asked = readPeriod(parameters, { period, from, to });
		const moreSequence = options.moreSequence.read(parameters);
		if (moreSequence !== undefined && asked.name !== CUSTOM) {
			throw options.moreSequence.error(
				'belongs to a time that Naver named with it (moreFrom)',
				`Set ${period.label} to Custom, and ${from.label} to that time`,
			);
		}
		return {
			period: asked,
			type: fields.lastChangedType.read(parameters),
			moreSequence,
			pageSize: options.limitCount.read(parameters),
			limit: readLimit(parameters),
			form: fields.includeDetails.read(parameters) ? readOutputForm(parameters) : undefined,
		};
	},
	run: async (entries, context) =>
		await readLists(entries, context, async (input) =>
			input.form === undefined
				? await listChanges(context.api, input)
				: await listWithDetails(context, input, input.form),
		),
});
