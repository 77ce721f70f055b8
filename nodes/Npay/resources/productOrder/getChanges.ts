import { limited, type Listing, mapRows } from '../../../shared/data/listing';
import { toKst } from '../../../shared/data/time';
import { toOptions } from '../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { code, text } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import { CUSTOM } from '../../../shared/fields/period/names';
import type { Asked, OpenTimes } from '../../../shared/fields/period/times';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import { type ChangeRow, fetchChanges } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { lastChangedTypes } from '../../api/codes';
import { MAX_PAGE_ROWS } from '../../api/endpoints';
import { stuckFailure } from '../../api/failures';
import { readWindows } from '../../api/windows';
import { eventIdOf } from '../../feed/event';
import { nextPlace } from '../../feed/paging';
import type { More } from '../../feed/source';
import { changeRow } from '../../order/rows/changes';
import { rowsPerCall } from '../fields';
import { orderPeriod, periodEnd, periodStart, readPeriod, timesOf } from '../period/period';

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

/** Reads all changes of a period, in windows that one call takes. */
async function readChanges(api: NpayClient, input: ChangesInput): Promise<Listing> {
	const { type, pageSize, limit, moreSequence } = input;
	const times = await timesOf(api, input.period);
	const rows = new Map<string, ChangeRow>();
	let more: More | undefined =
		moreSequence === undefined ? undefined : { moreFrom: toKst(times.from), moreSequence };
	let hasNext = false;
	const isLeft = await readWindows(times, async (window) => {
		for (;;) {
			const query = { ...window, more, type, pageSize };
			const page = await fetchChanges(api, query);
			keep(rows, page.rows);
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
	const left = hasNext || isLeft ? 'maybe' : 'none';
	return mapRows(limited([...rows.values()], limit, left), changeRow);
}

export const getChanges = defineOperation<NpayClient, ChangesInput>({
	value: 'getChanges',
	name: 'Get Changes',
	term: '변경 상품 주문 내역 조회',
	action: 'Get changes of product orders',
	description: 'The latest change of each product order in a period',
	endpoints: ['getChanges'],
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
		};
	},
	run: async (entries, context) =>
		await readLists(entries, context, async (input) => await readChanges(context.api, input)),
});
