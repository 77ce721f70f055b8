import type { Payment } from '../payments/types';
import type { Records } from '../records';
import { readOrder } from './order';

/** How often orders that wait for their payment are looked at while the clock runs, ms. */
const LOOK_MS = 1000;

/** Keeps payments of the order type as their orders at Npay are, as PortOne's batch does. */
export class NaverSync {
	private readonly linked: Payment[] = [];
	private lastAt = -Infinity;
	private lastVersion = -1;

	constructor(private readonly records: Records) {}

	/** When to look next, epoch ms; undefined when there is nothing to look at. */
	get nextAt(): number | undefined {
		if (this.linked.length === 0) return undefined;
		const every = Math.max(LOOK_MS, this.records.settings.naverSyncMs);
		return Math.max(this.lastAt, this.records.clock.now()) + every;
	}

	/** To be told of a payment that stands for an order; it is brought up to date at once. */
	watch(payment: Payment, now: number): void {
		this.linked.push(payment);
		this.update(payment, now);
		this.records.changed();
	}

	/** To be told of a payment that is brought up to date when PortOne next looks; epoch ms. */
	follow(payment: Payment, now: number): void {
		this.linked.push(payment);
		if (this.lastAt === -Infinity) this.lastAt = now;
		this.lastVersion = -1;
		this.records.changed();
	}

	/** Brings every payment up to date, if it is time to look and anything has changed. */
	catchUp(now: number): void {
		const { npay, settings } = this.records;
		const turnedBack = now < this.lastAt;
		if (this.linked.length === 0) return;
		if (!turnedBack && now - this.lastAt < settings.naverSyncMs) return;
		this.lastAt = now;
		const { version } = npay.store;
		if (version === this.lastVersion) return;
		this.lastVersion = version;
		for (const payment of this.linked) this.update(payment, now);
	}

	private update(payment: Payment, now: number): void {
		const before = payment.status;
		readOrder(payment, this.records.npay.store.ofOrder(payment.orderId ?? ''));
		if (before === 'ready' && payment.status === 'paid') this.records.outbox.announce(payment, now);
	}
}
