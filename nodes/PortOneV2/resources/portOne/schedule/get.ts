import { ApiFailure } from '../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../shared/run/operation';
import { readEach } from '../../../../shared/run/readEach';
import type { PaymentsClient } from '../../../api/client';
import { UNKNOWN_SCHEDULE } from '../../../api/failures';
import { fetchSchedule } from '../../../api/schedules';
import { readId } from '../../fields';
import { rowOf } from './row';
import { SCHEDULE_ID, scheduleIdProperty } from './scheduleId';

export const get = defineOperation<PaymentsClient, { scheduleId: string }>({
	value: 'get',
	name: 'Get',
	action: 'Get a schedule',
	description: '결제 예약 단건 조회: one scheduled payment and how it stands',
	endpoints: ['getSchedule'],
	done: 'read',
	properties: [scheduleIdProperty],
	read: (parameters) => ({ scheduleId: readId(parameters, SCHEDULE_ID) }),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ scheduleId }) => {
				const schedule = await fetchSchedule(context.api, scheduleId);
				if (schedule === undefined) throw new ApiFailure(UNKNOWN_SCHEDULE, false, false);
				return [rowOf(schedule)];
			},
			(input) => ({ ...input }),
		),
});
