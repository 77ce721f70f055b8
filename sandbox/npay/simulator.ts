import { Random } from '../core/random';
import { toEpochMs, type VirtualClock } from '../core/time/clock';
import { type BuyerAct, type BuyerAction, NotAllowed, performAct } from './buyer';
import { changeSome } from './control/change-some';
import { type Ledger, ledgerOf } from './control/ledger';
import type { Market } from './control/market';
import { putIntoState } from './control/put';
import { Admission } from './gateway/admission';
import { Tokens } from './gateway/tokens';
import { AutoDecision } from './orders/auto-decision';
import { type CreatedOrder, createOrders, type OrderSpec } from './orders/create';
import { Feed } from './orders/feed';
import { type PlacedOrder, placeOrder } from './orders/place';
import { type StateName, stateName } from './orders/states';
import { ProductOrderStore, type RawRow } from './orders/store';
import { type Overview, overview, type OverviewFilter } from './orders/views';
import { type Review, Reviews, type ReviewSpec } from './reviews';
import type { Bench } from './seller/write';
import {
	type Application,
	initialSettings,
	type NpaySettings,
	type NpaySettingsPatch,
	patchedSettings,
} from './settings';
import { type SeededSettlement, seedSettlement, type SettlementSeed } from './settlement/seed';
import { Settlement } from './settlement/settlement';
import type { ProductOrder } from './types';

/** A feed row to put in by hand; `lastChangedDate` is epoch ms or ISO 8601. */
export type RawRowSpec = Omit<RawRow, 'merchantId' | 'lastChangedDate' | 'paymentDate'> & {
	merchantId?: string;
	lastChangedDate: string | number;
	paymentDate?: string | number;
};

/** The simulated Npay: its orders and its settings, and everything buyers can do. */
export class NpaySimulator implements Market {
	readonly tokens = new Tokens();
	readonly admission: Admission;
	private current: NpaySettings;
	private decisions: AutoDecision;
	private orders: ProductOrderStore;
	private feedOfOrders: Feed;
	private settlementOfOrders: Settlement;
	private writtenReviews = new Reviews();
	private random = new Random('simulator');

	constructor(
		readonly clock: VirtualClock,
		private readonly start: NpaySettingsPatch = {},
	) {
		this.current = initialSettings(start);
		this.decisions = this.newDecisions();
		this.orders = this.newStore();
		this.feedOfOrders = this.newFeed();
		this.settlementOfOrders = this.newSettlement();
		this.admission = new Admission(
			() => this.current,
			() => clock.now(),
		);
	}

	get settings(): NpaySettings {
		return this.current;
	}

	/** All orders as they are now: what should have happened by now has. */
	get store(): ProductOrderStore {
		this.decisions.catchUp(this.orders, this.clock.now());
		return this.orders;
	}

	get feed(): Feed {
		this.decisions.catchUp(this.orders, this.clock.now());
		return this.feedOfOrders;
	}

	/** What is settled of the orders, and what is wrong with it on purpose. */
	get settlement(): Settlement {
		return this.settlementOfOrders;
	}

	/** What buyers wrote. */
	get reviews(): Reviews {
		return this.writtenReviews;
	}

	/** Changes settings from the next request on; returns them whole. */
	patchSettings(patch: NpaySettingsPatch): NpaySettings {
		this.current = patchedSettings(this.current, patch);
		return this.current;
	}

	application(clientId: string): Application | undefined {
		return this.current.applications.find((one) => one.clientId === clientId);
	}

	/** Lets buyers order; ten thousand orders take well under a second. */
	createOrders(spec: OrderSpec): CreatedOrder[] {
		const merchantId = spec.merchantId ?? this.firstMerchant();
		const useCoupons = this.current.coupons;
		return createOrders({ ...spec, merchantId, useCoupons }, this.store, this.clock.now());
	}

	/** Takes an order that a buyer has put together, and its payment. */
	placeOrder(spec: Omit<PlacedOrder, 'merchantId'>): CreatedOrder {
		const merchantId = this.firstMerchant();
		return placeOrder({ ...spec, merchantId }, this.store, this.clock.now());
	}

	/** Does what a buyer, a courier or Naver does. Throws NotAllowed when the state does not allow it. */
	act(
		productOrderId: string,
		action: BuyerAction | BuyerAct,
		more: Omit<BuyerAct, 'action'> = {},
	): ProductOrder {
		const { store, settings } = this;
		const productOrder = this.known(productOrderId);
		const act = typeof action === 'string' ? { action, ...more } : action;
		performAct({ productOrder, act, store, settings, now: this.clock.now() });
		return productOrder;
	}

	/** Drives a product order that was just made into a state, by steps that are allowed. */
	put(productOrderId: string, state: StateName): ProductOrder {
		putIntoState(this, productOrderId, state);
		return this.known(productOrderId);
	}

	/** The name of the state that a product order is in. */
	stateOf(productOrderId: string): StateName {
		return stateName(this.known(productOrderId));
	}

	/** Lets a buyer write a review of what they bought. Throws a plain sentence for an unknown id. */
	addReview(spec: ReviewSpec): Review {
		const productOrder = this.known(spec.productOrderId);
		return this.writtenReviews.add(productOrder, spec, this.clock.now());
	}

	/** Lets orders live through a month or so; 5,000 product orders take a few seconds. */
	seedSettlement(seed: SettlementSeed = {}): SeededSettlement {
		return seedSettlement(this, seed);
	}

	/** Makes so many of these product orders change, so that they move to the feed's end. */
	changeSome(
		productOrderIds: readonly string[],
		count: number,
		position: 'first' | 'random',
	): string[] {
		return changeSome(this, productOrderIds, { count, position, random: this.random });
	}

	/** Puts a row into the feed as it is, beside those of real product orders. */
	insertFeedRow({ merchantId, lastChangedDate, paymentDate, ...row }: RawRowSpec): void {
		this.orders.addRow({
			...row,
			merchantId: merchantId ?? this.firstMerchant(),
			lastChangedDate: toEpochMs(lastChangedDate),
			...(paymentDate !== undefined && { paymentDate: toEpochMs(paymentDate) }),
		});
	}

	/** Every product order's whole state, in order of creation. */
	productOrders(): ProductOrder[] {
		return [...this.store.all()];
	}

	productOrder(productOrderId: string): ProductOrder | undefined {
		return this.store.get(productOrderId);
	}

	/** Short rows for looking at, newest first, and how many there are in all. */
	overview(filter: OverviewFilter = {}): Overview {
		return overview(this.store, filter);
	}

	ledger(productOrderId?: string): Ledger {
		return ledgerOf(this.store, productOrderId);
	}

	/** Makes all issued tokens invalid at once. */
	revokeTokens(): void {
		this.tokens.revokeAll();
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: NpaySettingsPatch = {}): void {
		this.current = patchedSettings(initialSettings(this.start), patch);
		this.decisions = this.newDecisions();
		this.orders = this.newStore();
		this.feedOfOrders = this.newFeed();
		this.settlementOfOrders = this.newSettlement();
		this.writtenReviews = new Reviews();
		this.random = new Random('simulator');
		this.tokens.reset();
		this.admission.reset();
	}

	/** What a merchant's write works on. */
	bench(merchantId: string): Bench {
		return { store: this.store, settings: this.current, merchantId, now: this.clock.now() };
	}

	private known(productOrderId: string): ProductOrder {
		const productOrder = this.store.get(productOrderId);
		if (!productOrder) throw new NotAllowed(`There is no product order ${productOrderId}.`);
		return productOrder;
	}

	private firstMerchant(): string {
		const [first] = this.current.applications;
		if (!first) throw new Error('There is no application, so there is no merchant to order from.');
		return first.merchantId;
	}

	private newStore(): ProductOrderStore {
		return new ProductOrderStore(
			this.clock,
			() => this.current.listingDelayMs,
			(productOrder, at) => this.decisions.watch(productOrder, at),
		);
	}

	private newSettlement(): Settlement {
		return new Settlement(
			() => ({ store: this.store, reviews: this.reviews.all(), settings: this.settings }),
			() => this.clock.now(),
		);
	}

	private newDecisions(): AutoDecision {
		return new AutoDecision(() => this.current.autoDecideDays);
	}

	private newFeed(): Feed {
		return new Feed(this.orders, () => this.clock.now());
	}
}
