import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { PAGING_FIELDS } from '../../../shared/fields/limit';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { fetchCustomerSchedules, type ScheduleQuery } from '../../api/schedules';
import { customerUid } from '../fields';
import { from, readList, status, to } from './listFields';

const fields = defineFields({ customer_uid: customerUid, from, to, 'schedule-status': status });

interface CustomerInput {
	customer_uid: string;
	query: ScheduleQuery;
}

export const getManyByCustomer = defineOperation<PortOneClient, CustomerInput>({
	value: 'getManyByCustomer',
	name: 'Get Many by Customer',
	term: '빌링키별 결제예약 복수조회',
	action: 'Get many scheduled payments of a customer',
	description: 'The scheduled payments of one customer, newest first',
	endpoints: ['getCustomerSchedules'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS)],
	read: (parameters) => ({
		customer_uid: fields.customer_uid.read(parameters),
		query: readList(parameters, {
			from: fields.from,
			to: fields.to,
			status: fields['schedule-status'],
		}),
	}),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ customer_uid, query }) =>
				(await fetchCustomerSchedules(context.api, customer_uid, query)).map(present),
			({ customer_uid }) => ({ customer_uid }),
		),
});
