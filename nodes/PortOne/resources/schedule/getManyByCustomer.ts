import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import type { ScheduleQuery } from '../../api/schedules';
import { fetchCustomerSchedules } from '../../api/schedules';
import { CUSTOMER_UID, customerUidProperty, readUid } from '../fields';
import { listProperties, readList } from './listFields';

const FIELDS = {
	from: { name: 'from', label: 'From' },
	to: { name: 'to', label: 'To' },
	status: { name: 'schedule-status', label: 'Schedule Status' },
};

interface CustomerInput {
	customer_uid: string;
	query: ScheduleQuery;
}

export const getManyByCustomer = defineOperation<PortOneClient, CustomerInput>({
	value: 'getManyByCustomer',
	name: 'Get Many by Customer',
	action: 'Get many scheduled payments of a customer',
	description: '결제예약 복수조회(빌링키): the scheduled payments of one customer, newest first',
	endpoints: ['getCustomerSchedules'],
	done: 'read',
	properties: [customerUidProperty, ...listProperties(FIELDS)],
	read: (parameters) => ({
		customer_uid: readUid(parameters, CUSTOMER_UID),
		query: readList(parameters, FIELDS),
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
