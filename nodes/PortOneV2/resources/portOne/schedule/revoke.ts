import { findConflicts } from '../../../../shared/run/conflicts';
import type { Outcome } from '../../../../shared/failure/errors';
import type { Entry } from '../../../../shared/run/operation';
import { defineOperation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import type { PaymentsClient } from '../../../api/client';
import type { RevokeInput } from './revokeFields';
import { readRevoke, revokeProperties } from './revokeFields';
import type { ScheduleUnit } from './revokeJobs';
import { revokeAllOfKeyJob, revokeJob } from './revokeJobs';
import { SCHEDULE_ID } from './scheduleId';

type All = Extract<RevokeInput, { all: true }>;
type Some = Exclude<RevokeInput, All>;

const unitsOf = ({ scheduleIds, billingKey }: Some): ScheduleUnit[] =>
	scheduleIds.map((scheduleId) => ({ scheduleId, billingKey }));

const isAll = (entry: Entry<RevokeInput>): entry is Entry<All> => 'all' in entry.input;
const isSome = (entry: Entry<RevokeInput>): entry is Entry<Some> => !isAll(entry);

export const revoke = defineOperation<PaymentsClient, RevokeInput>({
	value: 'revoke',
	name: 'Revoke',
	action: 'Revoke schedules',
	description: '결제 예약 취소: payments that have not been tried yet are not made',
	endpoints: ['revokeSchedules', 'getSchedule', 'getSchedules'],
	done: 'revoked',
	properties: revokeProperties,
	read: readRevoke,
	findConflicts: (entries) =>
		findConflicts(entries.filter(isSome), {
			label: SCHEDULE_ID.label,
			advice: 'Give each schedule the billing key that it is of, or none',
			unitsOf,
			keyOf: ({ scheduleId }) => scheduleId,
		}),
	async run(entries, context): Promise<Outcome[]> {
		const some = await runWrite(
			entries.filter(isSome),
			context,
			{
				of: unitsOf,
				identify: ({ scheduleId }) => ({ scheduleId }),
			},
			revokeJob(context.api),
		);
		const all = await runWrite(
			entries.filter(isAll),
			context,
			{
				of: ({ billingKey }) => [{ billingKey }],
				identify: ({ billingKey }) => ({ billingKey }),
			},
			revokeAllOfKeyJob(context.api),
		);
		return some.concat(all);
	},
});
