import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import type { ScheduleQuery } from '../../api/schedules';
import { fetchSchedules } from '../../api/schedules';
import { listProperties, readList } from './listFields';

const FIELDS = {
	from: { name: 'schedule_from', label: 'From' },
	to: { name: 'schedule_to', label: 'To' },
	status: { name: 'schedule_status', label: 'Schedule Status' },
};
const SORTING = { name: 'sorting', label: 'Sort' };

export const getMany = defineOperation<PortOneClient, ScheduleQuery>({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many scheduled payments',
	description: '결제예약 복수조회: the scheduled payments of a period, of all customers',
	endpoints: ['getSchedules'],
	done: 'read',
	properties: [
		...listProperties(FIELDS),
		{
			displayName: SORTING.label,
			name: SORTING.name,
			type: 'options',
			options: [
				{ name: 'Newest First (예약일자 최신순)', value: '' },
				{ name: 'Oldest First (예약일자 과거순)', value: 'scheduled' },
			],
			default: '',
			description: '정렬방식: by the time that the payments are scheduled for',
		},
	],
	read: (parameters) => ({
		...readList(parameters, FIELDS),
		oldestFirst: parameters.text(SORTING) === 'scheduled',
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async (query) =>
			(await fetchSchedules(context.api, query)).map(present),
		),
});
