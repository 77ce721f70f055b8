import type { VirtualClock } from '../core/time/clock';
import type { NpaySimulator } from '../npay/simulator';
import type { BillingKeys } from './billing-keys/billing-keys';
import type { Outbox } from './notifications/outbox';
import type { PreparedStore } from './payments/prepared';
import type { PaymentStore } from './payments/store';
import type { ScheduleStore } from './schedules/store';
import type { PortOneV1Settings } from './settings';

/** What the simulated PortOne remembers, for what happens by itself: schedules, Npay's orders. */
export interface Records {
	readonly clock: VirtualClock;
	/** The Npay at which order-type orders are. */
	readonly npay: NpaySimulator;
	readonly settings: PortOneV1Settings;
	readonly billingKeys: BillingKeys;
	readonly schedules: ScheduleStore;
	readonly payments: PaymentStore;
	/** Amounts that were registered before payment. */
	readonly prepared: PreparedStore;
	readonly outbox: Outbox;
	/** To be called when something new is to happen by itself. */
	readonly changed: () => void;
}
