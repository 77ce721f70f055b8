import type { WriteWords } from '../../shared/write/writer';

/** Words for writes to payments. @param server its name */
export const paymentWords = (server: string): WriteWords => ({
	server,
	thing: 'payment',
	look: 'Read the payment with Payment > Get',
	read: 'Read the payment with Payment > Get',
});

/** Words for writes to schedules. */
export const SCHEDULE_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'payment schedule',
	look: 'Look at the schedules with Payment Schedule > Get Many',
	read: 'Look at the schedules with Payment Schedule > Get Many',
};
