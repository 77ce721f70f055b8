import type { IDataObject } from 'n8n-workflow';

import { presentSchedule } from '../../../api/present';
import type { Schedule } from '../../../api/schedules';

/** A schedule as users get it: its id as `scheduleId` too, by which the other operations ask for it. */
export const rowOf = (schedule: Schedule): IDataObject => ({
	scheduleId: schedule.id,
	...presentSchedule(schedule),
});
