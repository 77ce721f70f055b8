import type { IDataObject } from 'n8n-workflow';

import { toOptions } from '../../../shared/codedValue';
import { InputError } from '../../../shared/errors';
import { defineOperation } from '../../../shared/operation';
import type { ChangeRow, More } from '../../api/changes';
import { fetchChanges } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { lastChangedTypes } from '../../api/codes';
import { MAX_PAGE_ROWS } from '../../api/endpoints';
import { stuckFailure } from '../../api/failures';
import { firstWindow } from '../../api/windows';
import { toKst } from '../../../shared/time';
import { pagingProperties } from '../fields';
import { readLimit } from '../limit';
import { readEach } from '../readOperation';

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

const FROM = { name: 'lastChangedFrom', label: 'Changed From' };
const TO = { name: 'lastChangedTo', label: 'Changed To' };
const TYPE = { name: 'lastChangedType', label: 'Change Type' };
const SEQUENCE = { name: 'options.moreSequence', label: 'More Sequence' };
const PAGE_SIZE = { name: 'options.limitCount', label: 'Rows Per Call' };

/**
 * Reads all changes of a period, in windows that one call takes. A product order that changes while it is
 * read moves to a later page: its latest row counts.
 */
async function readChanges(api: NpayClient, input: ChangesInput): Promise<IDataObject[]> {
	const rows = new Map<string, ChangeRow>();
	let more: More | undefined =
		input.moreSequence === undefined
			? undefined
			: { moreFrom: toKst(input.from), moreSequence: input.moreSequence };
	for (let from = input.from, end = input.to ?? Number.POSITIVE_INFINITY; from <= end; ) {
		const window = firstWindow(from, end);
		const page = await fetchChanges(api, {
			...window,
			more,
			type: input.type,
			pageSize: input.pageSize,
		});
		for (const row of page.rows) {
			rows.delete(row.productOrderId);
			rows.set(row.productOrderId, row);
		}
		if (rows.size >= input.limit) break;
		if (input.to === undefined) end = page.serverTime ?? Date.now();
		if (page.more === undefined) {
			more = undefined;
			from = window.to + 1;
		} else {
			if (page.more.moreFrom === more?.moreFrom && page.more.moreSequence === more.moreSequence) {
				throw stuckFailure();
			}
			more = page.more;
		}
	}
	return [...rows.values()].slice(0, input.limit);
}

export const getChanges = defineOperation<NpayClient, ChangesInput>({
	value: 'getChanges',
	name: 'Get Changes',
	action: 'Get changes of product orders',
	description: '변경 상품 주문 내역 조회: the latest change of each product order in a period',
	endpoints: ['getChanges'],
	done: 'read',
	properties: [
		{
			displayName: FROM.label,
			name: FROM.name,
			type: 'dateTime',
			required: true,
			default: '',
			description: 'Start of the period. A time without an offset is Korean time (KST).',
		},
		{
			displayName: TO.label,
			name: TO.name,
			type: 'dateTime',
			default: '',
			description:
				"End of the period, now by Naver's clock where left empty. Periods over 24 hours are read in parts.",
		},
		{
			displayName: TYPE.label,
			name: TYPE.name,
			type: 'options',
			options: [{ name: 'All', value: '' }, ...toOptions(lastChangedTypes)],
			default: '',
			description: '최종 변경 구분: only product orders whose latest change is this',
		},
		...pagingProperties,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: SEQUENCE.label,
					name: 'moreSequence',
					type: 'string',
					default: '',
					description:
						"Goes on where an earlier call of Naver's API stopped; Changed From then is its moreFrom. The node pages by itself, so this is rarely needed.",
				},
				{
					displayName: PAGE_SIZE.label,
					name: 'limitCount',
					type: 'number',
					typeOptions: { minValue: 1, maxValue: MAX_PAGE_ROWS },
					default: 300,
					description: 'How many rows one call asks for',
				},
			],
		},
	],
	read(parameters) {
		const from = parameters.requiredInstant(FROM);
		const to = parameters.instant(TO);
		if (to !== undefined && from > to) {
			throw new InputError(FROM.label, `is after ${TO.label}`, 'Swap the two');
		}
		return {
			from,
			to,
			type: parameters.code(TYPE, lastChangedTypes, true),
			moreSequence: parameters.text(SEQUENCE),
			pageSize: parameters.integer(PAGE_SIZE, { min: 1, max: MAX_PAGE_ROWS }),
			limit: readLimit(parameters),
		};
	},
	run: async (entries, context) =>
		await readEach(entries, context, async (input) => await readChanges(context.api, input)),
});
