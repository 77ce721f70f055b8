import type { CardOutcome } from '../core/payments/card-outcome';
import { Failures } from '../core/payments/failures';
import { type LedgerFilter, type PaymentLedger, paymentLedger } from '../core/payments/ledger';
import { Agenda } from '../core/time/agenda';
import { Alarm } from '../core/time/alarm';
import type { VirtualClock } from '../core/time/clock';
import { type BillingKeySpec, deleteBillingKey, issueBillingKey } from './billing-keys/issue';
import { Books } from './books';
import { cancelledOf } from './payments/amounts';
import { settleRefund } from './payments/cancel';
import { deposit } from './payments/virtual-account';
import { payInWindow, type WindowSpec } from './payments/window';
import { Execution } from './schedules/execution';
import {
	initialSettings,
	patchedSettings,
	type PortOneV2Settings,
	type PortOneV2SettingsPatch,
} from './settings';
import type { BillingKey, Payment } from './types';

/** The simulated PortOne V2: what it remembers, its settings, and everything that is not its API. */
export class PortOneV2Simulator {
	private current: PortOneV2Settings;
	private remembered: Books;
	private executionOfSchedules: Execution;
	private readonly alarm: Alarm;
	private readonly agenda: Agenda;

	constructor(
		readonly clock: VirtualClock,
		private readonly start: PortOneV2SettingsPatch = {},
	) {
		this.current = initialSettings(start);
		this.agenda = new Agenda(clock);
		this.remembered = this.newBooks();
		this.executionOfSchedules = new Execution(this.remembered);
		this.alarm = new Alarm(
			clock,
			() => this.execution.catchUp(clock.now()),
			() => this.execution.nextAt,
		);
	}

	get settings(): PortOneV2Settings {
		return this.current;
	}

	/** What carries schedules out. */
	get execution(): Execution {
		return this.executionOfSchedules;
	}

	/** Everything as it is now: what should have happened by now has. */
	get books(): Books {
		this.execution.catchUp(this.clock.now());
		this.agenda.catchUp();
		return this.remembered;
	}

	/** Changes settings from the next request on; `failures` begin anew with a change of them. */
	patchSettings(patch: PortOneV2SettingsPatch): PortOneV2Settings {
		this.current = patchedSettings(this.current, patch);
		if (patch.failures) this.books.failures = new Failures(this.current.failures);
		return this.current;
	}

	/** Makes a billing key as PortOne's window does, or puts another card under it. */
	addBillingKey(spec: BillingKeySpec = {}): BillingKey {
		return issueBillingKey(this.books, spec.storeId ?? this.firstStore(), spec);
	}

	/** Says what a billing key's card does from now on. */
	setCard(billingKey: string, outcome: CardOutcome, storeId = this.firstStore()): BillingKey {
		const found = this.billingKey(billingKey, storeId);
		found.outcome = { ...outcome };
		return found;
	}

	/** Deletes a billing key, whatever waits for it: its schedules will fail. */
	deleteBillingKey(billingKey: string, storeId = this.firstStore()): BillingKey {
		return deleteBillingKey(this.billingKey(billingKey, storeId), this.clock.now());
	}

	/** Lets a buyer pay in PortOne's window, or try to. Throws a sentence when that can't be. */
	createPayment(spec: WindowSpec = {}): Payment {
		return payInWindow(this.books, spec.storeId ?? this.firstStore(), spec);
	}

	/** A payment as it stands. Throws a plain sentence for an unknown one. */
	payment(paymentId: string, storeId = this.firstStore()): Payment {
		const payment = this.books.payment(storeId, paymentId);
		if (!payment) throw new Error(`There is no payment ${paymentId}.`);
		return payment;
	}

	/** The buyer pays into the virtual account. */
	deposit(paymentId: string, storeId = this.firstStore()): Payment {
		const payment = this.payment(paymentId, storeId);
		deposit(this.books, payment);
		return payment;
	}

	/** Ends a refund that was requested. Throws a plain sentence when there is none such. */
	settleRefund(
		paymentId: string,
		cancellationId: string,
		result: 'succeeds' | 'fails',
		storeId = this.firstStore(),
	): Payment {
		const payment = this.payment(paymentId, storeId);
		const found = payment.cancellations.find(({ id }) => id === cancellationId);
		if (found?.status !== 'REQUESTED') {
			throw new Error(`There is no requested refund ${cancellationId} of payment ${paymentId}.`);
		}
		settleRefund(payment, found, result, this.clock.now());
		return payment;
	}

	/** Every try and every charge, by payment id and by order. */
	ledger(filter: LedgerFilter = {}): PaymentLedger {
		const { books } = this;
		const givenBackOf = (storeId: string, paymentId: string) => {
			const payment = books.payment(storeId, paymentId);
			const refunded = payment ? cancelledOf(payment).total : 0;
			return { refunded, whole: payment?.status === 'CANCELLED' };
		};
		return paymentLedger(books.tries, givenBackOf, filter);
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: PortOneV2SettingsPatch = {}): void {
		this.current = patchedSettings(initialSettings(this.start), patch);
		this.agenda.reset();
		this.remembered = this.newBooks();
		this.executionOfSchedules = new Execution(this.remembered);
		this.alarm.rearm();
	}

	/** Stops what happens by itself. */
	close(): void {
		this.alarm.stop();
		this.agenda.close();
	}

	private billingKey(billingKey: string, storeId: string): BillingKey {
		const found = this.books.billingKey(storeId, billingKey);
		if (!found) throw new Error(`There is no billing key ${billingKey}.`);
		return found;
	}

	private firstStore(): string {
		return this.current.stores[0]?.storeId ?? '';
	}

	private newBooks(): Books {
		return new Books(
			this.clock,
			this.agenda,
			() => this.current,
			() => this.alarm.rearm(),
		);
	}
}
