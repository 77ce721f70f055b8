import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import { defineOperation, type Operation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { NpayClient } from '../../api/client';
import { readRange } from './dayReads';
import { type DayRange, dayRange, readDays } from './days';
import { type ElementEndpoint, elementRow } from './elementRow';

interface DaysInput {
	days: DayRange;
	limit: number;
}

/** A list over a range of days, read in parts of a month, all pages. */
export const dayList = (spec: {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	endpoint: ElementEndpoint;
	/** What the days are: `of the expected settlement (정산 예정일)`. */
	what: string;
}): Operation<NpayClient> => {
	const fields = defineFields({ ...dayRange(spec.what), ...PAGING });
	return defineOperation<NpayClient, DaysInput>({
		value: spec.value,
		name: spec.name,
		term: spec.term,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint],
		done: 'read',
		properties: editorOf(fields),
		read: (parameters) => ({
			days: readDays(parameters, fields.startDate, fields.endDate),
			limit: readLimit(parameters),
		}),
		run: async (entries, context) =>
			await readEach(entries, context, async ({ days, limit }) =>
				(await readRange(context.api, spec.endpoint, days, limit)).map((row) =>
					elementRow(spec.endpoint, row),
				),
			),
	});
};
