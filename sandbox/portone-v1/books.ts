import type { VirtualClock } from '../core/time/clock';
import type { NpaySimulator } from '../npay/simulator';
import { BillingKeys } from './billing-keys/billing-keys';
import { NaverSync } from './naver/sync';
import { Outbox } from './notifications/outbox';
import { PreparedStore } from './payments/prepared';
import { PaymentStore } from './payments/store';
import { Execution } from './schedules/execution';
import { ScheduleStore } from './schedules/store';
import type { PortOneV1Settings } from './settings';
import type { Shop } from './shop';

/** All that a simulated PortOne remembers from its start to its next reset. */
export class Books implements Shop {
	readonly billingKeys = new BillingKeys();
	readonly schedules = new ScheduleStore();
	readonly payments = new PaymentStore();
	readonly prepared = new PreparedStore();
	readonly execution: Execution = new Execution(this);
	readonly naverSync: NaverSync = new NaverSync(this);
	readonly outbox: Outbox;

	constructor(
		readonly clock: VirtualClock,
		readonly npay: NpaySimulator,
		private readonly currentSettings: () => PortOneV1Settings,
		readonly changed: () => void,
	) {
		this.outbox = new Outbox(
			() => this.settings.notifications,
			() => clock.now(),
			changed,
		);
	}

	get settings(): PortOneV1Settings {
		return this.currentSettings();
	}

	/** When the next thing happens by itself, epoch ms of the virtual clock. */
	get nextAt(): number | undefined {
		const times = [this.execution.nextAt, this.naverSync.nextAt, this.outbox.nextAt];
		const known = times.filter((at) => at !== undefined);
		return known.length > 0 ? Math.min(...known) : undefined;
	}

	/** Lets everything happen that is due by now. */
	catchUp(): void {
		const now = this.clock.now();
		this.execution.catchUp(now);
		this.naverSync.catchUp(now);
		this.outbox.pump();
	}
}
