import { Failures } from '../core/payments/failures';
import type { PaymentTry } from '../core/payments/ledger';
import { Random } from '../core/random';
import type { Agenda } from '../core/time/agenda';
import type { VirtualClock } from '../core/time/clock';
import type { PortOneV2Settings } from './settings';
import type { BillingKey, Channel, Payment, PreRegistration, Schedule, Store } from './types';

/** All that a simulated PortOne V2 remembers from its start to its next reset. */
export class Books {
	readonly tries: PaymentTry[] = [];
	readonly schedules = new Map<string, Schedule>();
	failures: Failures;
	private readonly payments = new Map<string, Payment>();
	private readonly transactions = new Map<string, Payment[]>();
	private readonly schedulesByPayment = new Map<string, Schedule>();
	private readonly billingKeys = new Map<string, BillingKey>();
	private readonly preRegistrations = new Map<string, PreRegistration>();
	private readonly random = new Random('portone-v2');

	constructor(
		readonly clock: VirtualClock,
		/** What ends by itself at some time. */
		readonly agenda: Agenda,
		private readonly currentSettings: () => PortOneV2Settings,
		/** To be called when something new is to happen by itself. */
		readonly changed: () => void,
	) {
		this.failures = new Failures(this.settings.failures);
	}

	get settings(): PortOneV2Settings {
		return this.currentSettings();
	}

	/** A new id of the form that PortOne's ids have. */
	nextId(): string {
		const hex = (count: number) =>
			Array.from({ length: count }, () => this.random.int(0, 15).toString(16)).join('');
		return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
	}

	/** So many digits, as PGs number things. */
	nextDigits(count: number): string {
		return this.random.digits(count);
	}

	payment(storeId: string, paymentId: string): Payment | undefined {
		return this.payments.get(keyOf(storeId, paymentId));
	}

	/** Adds a payment, or puts its next try in place of the one before. */
	putPayment(payment: Payment): Payment {
		const key = keyOf(payment.storeId, payment.id);
		this.payments.set(key, payment);
		this.transactions.set(key, [...(this.transactions.get(key) ?? []), payment]);
		return payment;
	}

	/** Every try of a payment, the first one first. */
	transactionsOf(storeId: string, paymentId: string): readonly Payment[] {
		return this.transactions.get(keyOf(storeId, paymentId)) ?? [];
	}

	allPayments(): Payment[] {
		return [...this.payments.values()];
	}

	addSchedule(schedule: Schedule): void {
		this.schedules.set(schedule.id, schedule);
		this.schedulesByPayment.set(keyOf(schedule.storeId, schedule.paymentId), schedule);
	}

	/** The last schedule of a payment. */
	scheduleOf(storeId: string, paymentId: string): Schedule | undefined {
		return this.schedulesByPayment.get(keyOf(storeId, paymentId));
	}

	billingKey(storeId: string, billingKey: string): BillingKey | undefined {
		return this.billingKeys.get(keyOf(storeId, billingKey));
	}

	putBillingKey(billingKey: BillingKey): BillingKey {
		this.billingKeys.set(keyOf(billingKey.storeId, billingKey.billingKey), billingKey);
		return billingKey;
	}

	allBillingKeys(): BillingKey[] {
		return [...this.billingKeys.values()];
	}

	/** What was said of a payment beforehand. */
	preRegistration(storeId: string, paymentId: string): PreRegistration | undefined {
		return this.preRegistrations.get(keyOf(storeId, paymentId));
	}

	/** Says it anew; what was said before is forgotten. */
	preRegister(storeId: string, paymentId: string, said: PreRegistration): void {
		this.preRegistrations.set(keyOf(storeId, paymentId), said);
	}

	channel(key: string | undefined): Channel | undefined {
		return this.settings.channels.find((one) => one.key === key);
	}

	store(storeId: string): Store | undefined {
		return this.settings.stores.find((one) => one.storeId === storeId);
	}
}

function keyOf(storeId: string, id: string): string {
	return JSON.stringify([storeId, id]);
}
