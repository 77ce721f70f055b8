import type { VirtualClock } from '../core/clock';
import type { NpaySimulator } from '../npay/simulator';
import type { BillingKeys } from './billing-keys';
import type { NaverSync } from './naver/sync';
import type { Outbox } from './notifications/outbox';
import type { PaymentStore } from './payments/store';
import type { Execution } from './schedules/execution';
import type { ScheduleStore } from './schedules/store';
import type { PortOneV1Settings } from './settings';

/** Everything that the simulated PortOne remembers, for the parts that work on it. */
export interface Shop {
	readonly clock: VirtualClock;
	/** The Npay at which order-type orders are. */
	readonly npay: NpaySimulator;
	readonly settings: PortOneV1Settings;
	readonly billingKeys: BillingKeys;
	readonly schedules: ScheduleStore;
	readonly execution: Execution;
	readonly payments: PaymentStore;
	readonly naverSync: NaverSync;
	readonly outbox: Outbox;
	/** To be called when something new is to happen by itself. */
	readonly changed: () => void;
}
