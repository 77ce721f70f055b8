import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { text } from '../../../shared/fields/kinds';
import { PAGING_FIELDS } from '../../../shared/fields/limit';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { fetchSchedules, type ScheduleQuery } from '../../api/schedules';
import { from, readList, status, to } from './listFields';

const list = defineFields({ schedule_from: from, schedule_to: to, schedule_status: status });
const order = defineFields({
	sorting: text({
		label: 'Sort',
		type: 'options',
		options: [
			{ name: 'Newest First (예약일자 최신순)', value: '' },
			{ name: 'Oldest First (예약일자 과거순)', value: 'scheduled' },
		],
		description: '정렬방식: by the time that the payments are scheduled for',
	}),
});

export const getMany = defineOperation<PortOneClient, ScheduleQuery>({
	value: 'getMany',
	name: 'Get Many',
	term: '결제예약 복수조회',
	action: 'Get many scheduled payments',
	description: 'The scheduled payments of a period, of all customers',
	endpoints: ['getSchedules'],
	done: 'read',
	properties: [...editorOf(list), ...editorOf(PAGING_FIELDS), ...editorOf(order)],
	read: (parameters) => ({
		...readList(parameters, {
			from: list.schedule_from,
			to: list.schedule_to,
			status: list.schedule_status,
		}),
		oldestFirst: order.sorting.read(parameters) === 'scheduled',
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async (query) =>
			(await fetchSchedules(context.api, query)).map(present),
		),
});
