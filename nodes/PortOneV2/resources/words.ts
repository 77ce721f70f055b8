import type { WriteWords } from '../../shared/write/writer';

/** Words for writes to schedules. */
export const SCHEDULE_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'payment schedule',
	look: 'Look at the schedules with Payment Schedule > Get Many',
	read: 'Look at the schedules with Payment Schedule > Get Many',
};
