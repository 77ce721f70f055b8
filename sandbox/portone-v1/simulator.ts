import type { CardOutcome } from '../core/payments/card-outcome';
import { Alarm } from '../core/time/alarm';
import type { VirtualClock } from '../core/time/clock';
import type { OrderSpec } from '../npay/orders/create';
import type { NpaySimulator } from '../npay/simulator';
import type { BillingKey } from './billing-keys/billing-keys';
import { addBillingKey, type BillingKeySpec } from './billing-keys/issue';
import { Books } from './books';
import { type Ledger, ledgerOf } from './control/ledger';
import { Tokens } from './gateway/tokens';
import { createNaverOrders, linkNaverOrder, type LinkSpec, type NaverOrder } from './naver/link';
import { attachNaverOrder, type NaverRequest, requestNaverPayment } from './naver/request';
import type { Notification } from './notifications/types';
import { refund, wholeRefund } from './payments/cancel';
import { createPayment, deposit, type PaymentSpec } from './payments/create';
import type { Cancel, CancelRequest, Payment } from './payments/types';
import { createSubscription, type SubscriptionSpec } from './schedules/subscription';
import type { Schedule } from './schedules/types';
import {
	initialSettings,
	patchedSettings,
	type PortOneV1Settings,
	type PortOneV1SettingsPatch,
} from './settings';
import type { Shop } from './shop';

/** The simulated PortOne (V1): what it remembers, its settings, and everything that is not its API. */
export class PortOneV1Simulator {
	readonly tokens = new Tokens();
	private current: PortOneV1Settings;
	private books: Books;
	private readonly alarm: Alarm;

	constructor(
		readonly clock: VirtualClock,
		private readonly npay: NpaySimulator,
		private readonly start: PortOneV1SettingsPatch = {},
	) {
		this.current = initialSettings(start);
		this.books = this.newBooks();
		this.alarm = new Alarm(
			clock,
			() => this.books.catchUp(),
			() => this.books.nextAt,
		);
	}

	get settings(): PortOneV1Settings {
		return this.current;
	}

	/** Everything as it is now: what should have happened by now has. */
	get shop(): Shop {
		this.books.catchUp();
		return this.books;
	}

	/** Changes settings from the next request on; returns them whole. */
	patchSettings(patch: PortOneV1SettingsPatch): PortOneV1Settings {
		this.current = patchedSettings(this.current, patch);
		return this.current;
	}

	/** Makes a billing key, or puts another card under the customer's. */
	addBillingKey(spec: BillingKeySpec): BillingKey {
		return addBillingKey(this.shop, spec);
	}

	/** Schedules a payment a month for a customer, who gets a card if there is none. */
	createSubscription(spec: SubscriptionSpec = {}): Schedule[] {
		return createSubscription(this.shop, spec);
	}

	/** Says what a customer's card does from now on. */
	setCard(customerUid: string, outcome: CardOutcome, impKey = this.firstAccount()): BillingKey {
		const billingKey = this.shop.billingKeys.find(impKey, customerUid);
		if (!billingKey) throw new Error(`There is no billing key ${customerUid}.`);
		billingKey.outcome = { ...outcome };
		return billingKey;
	}

	/** Takes a billing key away; true if it was there. */
	removeBillingKey(customerUid: string, impKey = this.firstAccount()): boolean {
		return this.shop.billingKeys.remove(impKey, customerUid);
	}

	/** Lets a buyer pay, or try to. */
	createPayment(spec: PaymentSpec = {}): Payment {
		return createPayment(this.shop, spec);
	}

	/** A payment of any account. Throws a plain sentence for an unknown one. */
	payment(impUid: string): Payment {
		const payment = this.shop.payments.get(impUid);
		if (!payment) throw new Error(`There is no payment ${impUid}.`);
		return payment;
	}

	/** The buyer pays into the virtual account. */
	deposit(impUid: string): Payment {
		const payment = this.payment(impUid);
		deposit(this.shop, payment);
		return payment;
	}

	/** Somebody refunds in PortOne's console, of which merchants are notified. */
	refund(impUid: string, request: Partial<CancelRequest> = {}): Cancel {
		const payment = this.payment(impUid);
		return refund(this.shop, payment, wholeRefund(payment, request), true);
	}

	/** Lets buyers order at Npay through PortOne: the same orders on both sides. */
	createNaverOrders(spec: OrderSpec & LinkSpec): NaverOrder[] {
		return createNaverOrders(this.shop, spec);
	}

	/** Makes an order of the simulated Npay known to PortOne. */
	linkNaverOrder(orderId: string, spec: LinkSpec = {}): NaverOrder {
		return linkNaverOrder(this.shop, orderId, spec);
	}

	/** A buyer goes from a shop's page to Naver Pay: an unpaid payment. */
	requestNaverPayment(spec: NaverRequest): Payment {
		return requestNaverPayment(this.shop, spec);
	}

	/** The buyer has ordered there: the payment follows the order from now on. */
	attachNaverOrder(impUid: string, orderId: string, email?: string): Payment {
		attachNaverOrder(this.shop, this.payment(impUid), orderId, email);
		return this.payment(impUid);
	}

	/** Sends a notification of how a payment stands, once more by hand. */
	notify(impUid: string): Notification {
		return this.shop.outbox.announce(this.payment(impUid), this.clock.now(), { byHand: true });
	}

	/** Every notification, oldest first, with each attempt to send it. */
	notifications(): readonly Notification[] {
		return this.shop.outbox.all();
	}

	/** Order numbers, charges, refunds and notifications; narrowed by either uid. */
	ledger(which: { merchantUid?: string; customerUid?: string } = {}): Ledger {
		return ledgerOf(this.shop, which);
	}

	/** Resolves when every notification that is due was answered, or has failed. */
	settled(): Promise<void> {
		this.books.catchUp();
		return this.books.outbox.settled();
	}

	/** Makes all issued tokens invalid at once. */
	revokeTokens(): void {
		this.tokens.revokeAll();
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: PortOneV1SettingsPatch = {}): void {
		this.books.outbox.stop();
		this.current = patchedSettings(initialSettings(this.start), patch);
		this.books = this.newBooks();
		this.tokens.reset();
		this.alarm.rearm();
	}

	/** Stops what happens by itself, and cuts notifications on their way. */
	close(): void {
		this.alarm.stop();
		this.books.outbox.stop();
	}

	private firstAccount(): string {
		return this.current.accounts[0]?.impKey ?? '';
	}

	private newBooks(): Books {
		return new Books(
			this.clock,
			this.npay,
			() => this.current,
			() => this.alarm.rearm(),
		);
	}
}
