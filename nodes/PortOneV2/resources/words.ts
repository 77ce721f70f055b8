import type { WriteWords } from '../../shared/write/writer';

/** Words for writes to schedules. */
export const SCHEDULE_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'payment schedule',
	look: 'Look at the schedules with Payment Schedule > Get Many',
	read: 'Look at the schedules with Payment Schedule > Get Many',
};

/** Words for writes to payments that move no money. */
export const PAYMENT_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'payment',
	look: 'Look at the payment with Payment > Get',
	read: 'Look at the payment with Payment > Get',
};

/** Words for writes to billing keys. */
export const BILLING_KEY_WORDS: WriteWords = {
	server: 'PortOne',
	thing: 'billing key',
	look: 'Look at the billing key with Billing Key > Get',
	read: 'Look at the billing key with Billing Key > Get',
};
