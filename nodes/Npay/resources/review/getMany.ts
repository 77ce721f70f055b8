import type { GenericValue, IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../../shared/run/operation';
import { asObject } from '../../../shared/data/objects';
import { toKst } from '../../../shared/data/time';
import type { NpayClient } from '../../api/client';
import { stuckFailure } from '../../api/failures';
import { readWindows } from '../../api/windows';
import { readLimit } from '../../../shared/fields/limit';
import { readPeriod } from '../period/period';
import { readEach } from '../../../shared/run/readEach';
import { FIELDS, PARAMETER_NAMES, reviewProperties } from './fields';

interface ReviewInput {
	/** Milliseconds since the epoch. */
	from: number;
	to: number | undefined;
	reviewType: string | undefined;
	names: typeof PARAMETER_NAMES;
	extra: Record<string, string>;
	pageSize: number;
	limit: number;
}

interface ExtraParameters {
	parameter?: Array<{ name?: string; value?: string }>;
}

/** One call's query under the names that the user set; parameters without a name are left out. */
function toQuery(input: ReviewInput, window: { from: number; to: number }, page: number) {
	const { names, reviewType, pageSize, extra } = input;
	const named: Array<[string, string | number | undefined]> = [
		[names.fromName, toKst(window.from)],
		[names.toName, toKst(window.to)],
		[names.reviewTypeName, reviewType],
		[names.pageName, page],
		[names.pageSizeName, pageSize],
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

async function readReviews(api: NpayClient, input: ReviewInput): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	await readWindows(input, async (window) => {
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
			const isLast = !hasNext || rows.length === 0 || input.names.pageName === '';
			if (isEnough || isLast) return { serverTime, laterServerTime, isEnough };
		}
	});
	return found.slice(0, input.limit);
}

export const getMany = defineOperation<NpayClient, ReviewInput>({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many reviews',
	description: '리뷰 조회: many reviews of a period, as Naver sends them (contract unconfirmed)',
	endpoints: ['getReviews'],
	done: 'read',
	properties: reviewProperties,
	read(parameters) {
		const period = readPeriod(parameters, FIELDS.from, FIELDS.to);
		const { extraParameters, ...options } = parameters.collection('options');
		const names = Object.fromEntries(
			Object.entries(PARAMETER_NAMES).map(([key, name]) => [
				key,
				String(options[key] ?? name).trim(),
			]),
		) as typeof PARAMETER_NAMES;
		const extra = ((extraParameters ?? {}) as ExtraParameters).parameter ?? [];
		return {
			...period,
			reviewType: parameters.text(FIELDS.reviewType),
			names,
			extra: Object.fromEntries(
				extra
					.filter(({ name }) => name !== undefined && name !== '')
					.map(({ name, value }) => [String(name), String(value ?? '')]),
			),
			pageSize: parameters.integer(FIELDS.pageSize, { min: 1, max: 1000 }) ?? 300,
			limit: readLimit(parameters),
		};
	},
	run: async (entries, context) =>
		await readEach(entries, context, async (input) => await readReviews(context.api, input)),
});
