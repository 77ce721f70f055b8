import type { WriteWords } from '../../shared/write/writer';

/** Words for writes to billing keys. */
export const BILLING_KEY_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'billing key',
	look: 'Read the billing key with Get',
	read: 'Read the billing key with Get',
};

/** Words for writes to registered amounts. */
export const PREPARED_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'registered amount',
	look: 'Read the registered amount with Get',
	read: 'Read the registered amount with Get',
};

/** Words for writes to scheduled payments. */
export const SCHEDULE_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'scheduled payment',
	look: 'Look at the scheduled payment in the PortOne console, or read it with Get',
	read: 'Read the scheduled payment with Get',
};
