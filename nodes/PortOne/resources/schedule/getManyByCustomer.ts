import { mapRows } from '../../../shared/data/listing';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { PAGING_FIELDS } from '../../../shared/fields/limit';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { listCustomerSchedules } from '../../api/schedules';
import { customerUid } from '../fields';
import { from, type ListInput, queryOf, readList, schedulePeriod, status, to } from './listFields';

const fields = defineFields({
	customer_uid: customerUid,
	period: schedulePeriod,
	from,
	to,
	'schedule-status': status,
});

interface CustomerInput {
	customer_uid: string;
	list: ListInput;
}

export const getManyByCustomer = defineOperation<PortOneClient, CustomerInput>({
	value: 'getManyByCustomer',
	name: 'Get Many by Customer',
	term: '빌링키별 결제예약 복수조회',
	action: 'Get many scheduled payments of a customer',
	description: 'The scheduled payments of one customer, newest first',
	endpoints: ['getCustomerSchedules', 'getSchedule'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS)],
	read: (parameters) => ({
		customer_uid: fields.customer_uid.read(parameters),
		list: readList(parameters, {
			period: fields.period,
			from: fields.from,
			to: fields.to,
			status: fields['schedule-status'],
		}),
	}),
	run: async (entries, context) =>
		await readLists(
			entries,
			context,
			async ({ customer_uid, list }) => {
				const query = await queryOf(context.api, list);
				return mapRows(await listCustomerSchedules(context.api, customer_uid, query), present);
			},
			({ customer_uid }) => ({ customer_uid }),
		),
});
