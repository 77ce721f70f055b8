import type { GenericValue, IDataObject } from 'n8n-workflow';

import { limited, type Listing } from '../../../shared/data/listing';
import { asObject } from '../../../shared/data/objects';
import { toKst } from '../../../shared/data/time';
import {
	defineFields,
	editorOf,
	type FieldKind,
	optionsOf,
} from '../../../shared/fields/defineFields';
import { notice, text } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import type { Asked, OpenTimes } from '../../../shared/fields/period/times';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import type { NpayClient } from '../../api/client';
import { stuckFailure } from '../../api/failures';
import { readWindows } from '../../api/windows';
import { rowsPerCall } from '../fields';
import { orderPeriod, periodEnd, periodStart, readPeriod, timesOf } from '../period/period';

/**
 * What a query parameter is called; blank where it isn't to be sent.
 *
 * @param initial its likely name, not confirmed
 */
const parameterName = (label: string, initial: string): FieldKind<string> => ({
	label,
	editor: {
		type: 'string',
		default: initial,
		description: 'What Naver calls this query parameter; leave empty not to send it',
	},
	read: (parameters, field) => String(parameters.added(field) ?? initial).trim(),
});

/** Query parameters by their names, as they are; those without a name are left out. */
const extraParameters: FieldKind<Record<string, string>> = {
	label: 'Extra Query Parameters',
	editor: {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		description: 'Sent with each call, as they are',
		options: [
			{
				displayName: 'Parameter',
				name: 'parameter',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '' },
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	read(parameters, field) {
		const { parameter: rows = [] } = (parameters.added(field) ?? {}) as {
			parameter?: Array<{ name?: string; value?: string }>;
		};
		return Object.fromEntries(
			rows
				.filter(({ name }) => name !== undefined && name !== '')
				.map(({ name, value }) => [String(name), String(value ?? '')]),
		);
	},
};

const fields = defineFields({
	notice: notice(
		'Naver has published no contract of this API. Parameters are likely guesses: change their names in the options if Naver refuses them.',
	),
	period: orderPeriod,
	from: periodStart,
	to: periodEnd,
	reviewType: text({
		label: 'Review Type',
		type: 'options',
		options: [
			{ name: 'All', value: '' },
			{ name: 'Photo or Video (포토·동영상 리뷰)', value: 'PREMIUM' },
			{ name: 'Text (텍스트 리뷰)', value: 'GENERAL' },
		],
		description: '리뷰 구분',
	}),
	...PAGING,
	options: optionsOf({
		extraParameters,
		fromName: parameterName('Name of From', 'from'),
		pageName: parameterName('Name of Page', 'page'),
		pageSizeName: parameterName('Name of Page Size', 'pageSize'),
		reviewTypeName: parameterName('Name of Review Type', 'reviewType'),
		toName: parameterName('Name of To', 'to'),
		pageSize: rowsPerCall('reviews', 1000),
	}),
});

interface ReviewInput {
	period: Asked<OpenTimes>;
	reviewType: string | undefined;
	names: Record<'from' | 'to' | 'reviewType' | 'page' | 'pageSize', string>;
	extra: Record<string, string>;
	pageSize: number;
	limit: number;
}

/** One call's query under the names that the user set; parameters without a name are left out. */
function toQuery(input: ReviewInput, window: { from: number; to: number }, page: number) {
	const { names, reviewType, pageSize, extra } = input;
	const named: Array<[string, string | number | undefined]> = [
		[names.from, toKst(window.from)],
		[names.to, toKst(window.to)],
		[names.reviewType, reviewType],
		[names.page, page],
		[names.pageSize, pageSize],
	];
	return { ...Object.fromEntries(named.filter(([name]) => name !== '')), ...extra };
}

/** A row as an item: one that is no object stands under a name of ours. */
const toRow = (row: unknown): IDataObject =>
	typeof row === 'object' && row !== null && !Array.isArray(row)
		? (row as IDataObject)
		: { unreadable: row as GenericValue };

/** The rows of an answer whose shape isn't known: the first list in it, or the answer itself. */
function rowsOf(data: unknown): { rows: IDataObject[]; hasNext: boolean } {
	const holder = asObject(data);
	const list = Array.isArray(data)
		? data
		: Object.values(holder).find((value) => Array.isArray(value));
	const { hasNext } = asObject(holder.pagination);
	if (Array.isArray(list)) return { rows: list.map(toRow), hasNext: hasNext === true };
	return { rows: Object.keys(holder).length === 0 ? [] : [holder], hasNext: false };
}

async function readReviews(api: NpayClient, input: ReviewInput): Promise<Listing> {
	const found: IDataObject[] = [];
	let isPageLeft = false;
	const isLeft = await readWindows(await timesOf(api, input.period), async (window) => {
		let previous: IDataObject[] | undefined;
		for (let page = 1; ; page++) {
			const query = toQuery(input, window, page);
			const { data, serverTime, laterServerTime } = await api.request('getReviews', { query });
			const { rows, hasNext } = rowsOf(data);
			const isRepeated = JSON.stringify(rows[0]) === JSON.stringify(previous?.[0]);
			if (page > 1 && rows.length > 0 && isRepeated) throw stuckFailure();
			previous = rows;
			for (const row of rows) found.push(row);
			const isEnough = found.length >= input.limit;
			const isLast = !hasNext || rows.length === 0 || input.names.page === '';
			isPageLeft = hasNext;
			if (isEnough || isLast) return { serverTime, laterServerTime, isEnough };
		}
	});
	return limited(found, input.limit, isPageLeft ? 'some' : isLeft ? 'maybe' : 'none');
}

export const getMany = defineOperation<NpayClient, ReviewInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '리뷰 조회',
	action: 'Get many reviews',
	description: 'Many reviews of a period, as Naver sends them (contract unconfirmed)',
	endpoints: ['getReviews', 'getChanges'],
	done: 'read',
	properties: editorOf(fields),
	read(parameters) {
		const { options } = fields;
		return {
			period: readPeriod(parameters, fields),
			reviewType: fields.reviewType.read(parameters),
			names: {
				from: options.fromName.read(parameters),
				to: options.toName.read(parameters),
				reviewType: options.reviewTypeName.read(parameters),
				page: options.pageName.read(parameters),
				pageSize: options.pageSizeName.read(parameters),
			},
			extra: options.extraParameters.read(parameters),
			pageSize: options.pageSize.read(parameters) ?? 300,
			limit: readLimit(parameters),
		};
	},
	run: async (entries, context) =>
		await readLists(entries, context, async (input) => await readReviews(context.api, input)),
});
