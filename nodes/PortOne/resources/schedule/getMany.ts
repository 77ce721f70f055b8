import { mapRows } from '../../../shared/data/listing';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { text } from '../../../shared/fields/kinds';
import { PAGING_FIELDS } from '../../../shared/fields/limit';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { listSchedules } from '../../api/schedules';
import { from, type ListInput, queryOf, readList, schedulePeriod, status, to } from './listFields';

const list = defineFields({
	period: schedulePeriod,
	schedule_from: from,
	schedule_to: to,
	schedule_status: status,
});
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

interface ManyInput extends ListInput {
	oldestFirst: boolean;
}

export const getMany = defineOperation<PortOneClient, ManyInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '결제예약 복수조회',
	action: 'Get many scheduled payments',
	description: 'The scheduled payments of a period, of all customers',
	endpoints: ['getSchedules', 'getSchedule'],
	done: 'read',
	properties: [...editorOf(list), ...editorOf(PAGING_FIELDS), ...editorOf(order)],
	read: (parameters) => ({
		...readList(parameters, {
			period: list.period,
			from: list.schedule_from,
			to: list.schedule_to,
			status: list.schedule_status,
		}),
		oldestFirst: order.sorting.read(parameters) === 'scheduled',
	}),
	run: async (entries, context) =>
		await readLists(entries, context, async ({ oldestFirst, ...input }) => {
			const query = await queryOf(context.api, input);
			return mapRows(await listSchedules(context.api, { ...query, oldestFirst }), present);
		}),
});
