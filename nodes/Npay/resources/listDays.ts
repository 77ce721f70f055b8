import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../shared/operation';
import { defineOperation } from '../../shared/operation';
import type { NpayClient } from '../api/client';
import { fetchElements, withLabels } from '../api/elements';
import type { EndpointName } from '../api/endpoints';
import type { DayRange } from './days';
import { cutDays, dayProperties, readDays } from './days';
import { pagingProperties } from './fields';
import { readLimit } from './limit';
import { readEach } from './readOperation';

const START = { name: 'startDate', label: 'Start Date' };
const END = { name: 'endDate', label: 'End Date' };

/** Longest range of one call, in days (Npay API, unconfirmed: seen at the Commerce API). */
const LONGEST_DAYS = 31;

interface DaysInput {
	days: DayRange;
	limit: number;
}

async function readAll(
	api: NpayClient,
	endpoint: EndpointName,
	{ days, limit }: DaysInput,
): Promise<IDataObject[]> {
	let rows: IDataObject[] = [];
	for (const { start, end } of cutDays(days, LONGEST_DAYS)) {
		const query = { startDate: start, endDate: end };
		rows = rows.concat(await fetchElements(api, endpoint, query, { limit: limit - rows.length }));
		if (rows.length >= limit) break;
	}
	return rows.map(withLabels);
}

/** A list over a range of days, read in parts of a month, all pages. */
export const dayList = (spec: {
	value: string;
	name: string;
	action: string;
	description: string;
	endpoint: EndpointName;
	/** What the days are: `of the expected settlement (정산 예정일)`. */
	what: string;
}): Operation<NpayClient> =>
	defineOperation<NpayClient, DaysInput>({
		value: spec.value,
		name: spec.name,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint],
		done: 'read',
		properties: [...dayProperties(START, END, spec.what), ...pagingProperties],
		read: (parameters) => ({
			days: readDays(parameters, START, END),
			limit: readLimit(parameters),
		}),
		run: async (entries, context) =>
			await readEach(
				entries,
				context,
				async (input) => await readAll(context.api, spec.endpoint, input),
			),
	});
