import type { WriteWords } from '../../shared/write/writer';

/** Words for writes to scheduled payments. */
export const SCHEDULE_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'scheduled payment',
	look: 'Look at the scheduled payment in the PortOne console, or read it with Get',
	read: 'Read the scheduled payment with Get',
};
