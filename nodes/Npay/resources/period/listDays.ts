import type { Operation } from '../../../shared/run/operation';
import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { withLabels } from '../../api/elements';
import type { EndpointName } from '../../api/endpoints';
import type { DayRange } from './days';
import { dayProperties, readDays } from './days';
import { readRange } from './dayReads';
import { pagingProperties } from '../../../shared/fields/optionsCollection';
import { readLimit } from '../../../shared/fields/limit';
import { readEach } from '../../../shared/run/readEach';

const START = { name: 'startDate', label: 'Start Date' };
const END = { name: 'endDate', label: 'End Date' };

interface DaysInput {
	days: DayRange;
	limit: number;
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
			await readEach(entries, context, async ({ days, limit }) =>
				(await readRange(context.api, spec.endpoint, days, limit)).map(withLabels),
			),
	});
