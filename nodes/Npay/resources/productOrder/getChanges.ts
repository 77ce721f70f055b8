import type { IDataObject } from 'n8n-workflow';

import { toKst } from '../../../shared/data/time';
import { toOptions } from '../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { code, text } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
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
import { periodEnd, periodStart, readPeriod } from '../period/period';

const fields = defineFields({
	lastChangedFrom: periodStart('Changed From'),
	lastChangedTo: periodEnd('Changed To'),
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
				"Goes on where an earlier call of Naver's API stopped; Changed From then is its moreFrom. The node pages by itself, so this is rarely needed.",
		}),
		limitCount: rowsPerCall('rows', MAX_PAGE_ROWS),
	}),
});

interface ChangesInput {
	/** Milliseconds since the epoch. */
	from: number;
	/** The server's now where unset. */
	to: number | undefined;
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
async function readChanges(api: NpayClient, input: ChangesInput): Promise<IDataObject[]> {
	const { type, pageSize, limit, moreSequence } = input;
	const rows = new Map<string, ChangeRow>();
	let more: More | undefined =
		moreSequence === undefined ? undefined : { moreFrom: toKst(input.from), moreSequence };
	await readWindows(input, async (window) => {
		for (;;) {
			const query = { ...window, more, type, pageSize };
			const page = await fetchChanges(api, query);
			keep(rows, page.rows);
			const isEnough = rows.size >= limit;
			const next = isEnough ? undefined : nextPlace(query, page);
			if (next === 'stuck') throw stuckFailure();
			more = next;
			if (more === undefined) return { ...page, isEnough };
		}
	});
	return [...rows.values()].slice(0, limit).map(changeRow);
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
	read: (parameters) => ({
		...readPeriod(parameters, fields.lastChangedFrom, fields.lastChangedTo),
		type: fields.lastChangedType.read(parameters),
		moreSequence: fields.options.moreSequence.read(parameters),
		pageSize: fields.options.limitCount.read(parameters),
		limit: readLimit(parameters),
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async (input) => await readChanges(context.api, input)),
});
