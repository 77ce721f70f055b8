import type { Outcome } from '../../../shared/failure/errors';
import type { Entry } from '../../../shared/run/operation';
import { defineOperation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import type { PortOneClient } from '../../api/client';
import type { CancelInput } from './cancelFields';
import { cancelAllJob } from './cancelAllJob';
import { cancelProperties, readCancel } from './cancelFields';
import { cancelJob } from './cancelJobs';

type All = Extract<CancelInput, { all: true }>;
type Some = Exclude<CancelInput, All>;

const isAll = (entry: Entry<CancelInput>): entry is Entry<All> => 'all' in entry.input;
const isSome = (entry: Entry<CancelInput>): entry is Entry<Some> => !isAll(entry);

export const cancel = defineOperation<PortOneClient, CancelInput>({
	value: 'unschedule',
	name: 'Cancel',
	action: 'Cancel scheduled payments',
	description: '결제 예약취소: payments that have not been tried yet are not made',
	endpoints: ['cancelSchedules', 'getSchedule', 'getCustomerSchedules'],
	done: 'cancelled',
	properties: cancelProperties,
	read: readCancel,
	async run(entries, context): Promise<Outcome[]> {
		const some = await runWrite(
			entries.filter(isSome),
			context,
			{
				of: ({ uids, customer_uid }) =>
					uids.map((merchant_uid) => ({ merchant_uid, customer_uid })),
				identify: ({ merchant_uid }) => ({ merchant_uid }),
			},
			cancelJob(context.api),
		);
		const all = await runWrite(
			entries.filter(isAll),
			context,
			{
				of: ({ customer_uid }) => [{ customer_uid }],
				identify: ({ customer_uid }) => ({ customer_uid }),
			},
			cancelAllJob(context.api),
		);
		return some.concat(all);
	},
});
