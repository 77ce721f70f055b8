import type { DayRange } from '../../../shared/data/days';
import { mapRows } from '../../../shared/data/listing';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { PAGING_WHOLE, readLimit } from '../../../shared/fields/limit';
import { daysOf, readDays } from '../../../shared/fields/period/days';
import type { Asked } from '../../../shared/fields/period/times';
import { defineOperation, type Operation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import { serverNow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { readRange } from './dayReads';
import { dayRange, type DaysSpec } from './days';
import type { ElementEndpoint } from './elementRow';
import { ELEMENT_OUTPUT, type ElementOutput, presentElement, readElementOutput } from './output';

interface DaysInput {
	days: Asked<DayRange>;
	limit: number;
	output: ElementOutput;
}

/** A list over a range of days, read in parts of a month, all pages. */
export const dayList = (spec: {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	endpoint: ElementEndpoint;
	days: DaysSpec;
}): Operation<NpayClient> => {
	const fields = defineFields({ ...dayRange(spec.days), ...PAGING_WHOLE, ...ELEMENT_OUTPUT });
	return defineOperation<NpayClient, DaysInput>({
		value: spec.value,
		name: spec.name,
		term: spec.term,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint, 'getChanges'],
		done: 'read',
		properties: editorOf(fields),
		read: (parameters) => ({
			days: readDays(parameters, {
				period: fields.period,
				from: fields.startDate,
				to: fields.endDate,
			}),
			limit: readLimit(parameters),
			output: readElementOutput(parameters),
		}),
		run: async (entries, context) =>
			await readLists(entries, context, async ({ days, limit, output }) => {
				const range = await daysOf(days, async () => await serverNow(context.api));
				return mapRows(await readRange(context.api, spec.endpoint, range, limit), (row) =>
					presentElement(spec.endpoint, output, row),
				);
			}),
	});
};
