import type { VirtualClock } from '../core/clock';
import { toEpochMs } from '../core/clock';
import { Random } from '../core/random';
import { Admission } from './admission';
import { NotAllowed, performAct, possibleActions, type BuyerAct, type BuyerAction } from './buyer';
import { Feed } from './feed';
import { ledgerOf, type Ledger } from './ledger';
import { createOrders, type CreatedOrder, type OrderSpec } from './orders/create';
import type { Bench } from './seller/write';
import {
	initialSettings,
	patchedSettings,
	type Application,
	type NpaySettings,
	type NpaySettingsPatch,
} from './settings';
import { ProductOrderStore, type RawRow } from './store';
import { Tokens } from './tokens';
import type { ProductOrder } from './types';
import { overview, type Overview, type OverviewFilter } from './views';

/** A feed row to put in by hand; `lastChangedDate` is epoch ms or ISO 8601. */
export type RawRowSpec = Omit<RawRow, 'merchantId' | 'lastChangedDate' | 'paymentDate'> & {
	merchantId?: string;
	lastChangedDate: string | number;
	paymentDate?: string | number;
};

/** Actions by which a product order can be made to move in the feed, best first. */
const MOVES: readonly BuyerAction[] = ['changeAddress', 'decide', 'withdrawCancel'];

/** The simulated Npay: its orders and its settings, and everything buyers can do. */
export class NpaySimulator {
	readonly tokens = new Tokens();
	readonly admission: Admission;
	private current: NpaySettings;
	private orders: ProductOrderStore;
	private feedOfOrders: Feed;
	private random = new Random('simulator');

	constructor(
		readonly clock: VirtualClock,
		private readonly start: NpaySettingsPatch = {},
	) {
		this.current = initialSettings(start);
		this.orders = this.newStore();
		this.feedOfOrders = this.newFeed();
		this.admission = new Admission(
			() => this.current,
			() => clock.now(),
		);
	}

	get settings(): NpaySettings {
		return this.current;
	}

	get store(): ProductOrderStore {
		return this.orders;
	}

	get feed(): Feed {
		return this.feedOfOrders;
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
		return createOrders({ ...spec, merchantId }, this.orders, this.clock.now());
	}

	/** Does what a buyer or courier does. Throws NotAllowed when the state does not allow it. */
	act(
		productOrderId: string,
		action: BuyerAction | BuyerAct,
		more: Omit<BuyerAct, 'action'> = {},
	): ProductOrder {
		const productOrder = this.orders.get(productOrderId);
		if (!productOrder) throw new NotAllowed(`There is no product order ${productOrderId}.`);
		const act = typeof action === 'string' ? { action, ...more } : action;
		performAct({ productOrder, act, store: this.orders, now: this.clock.now() });
		return productOrder;
	}

	/** Makes so many of these product orders change, so that they move to the feed's end. */
	changeSome(
		productOrderIds: readonly string[],
		count: number,
		position: 'first' | 'random',
	): string[] {
		const left = productOrderIds.filter((id) => this.moveOf(id) !== undefined);
		const changed: string[] = [];
		while (changed.length < count && left.length > 0) {
			const index = position === 'first' ? 0 : this.random.int(0, left.length - 1);
			const [id] = left.splice(index, 1);
			const move = id === undefined ? undefined : this.moveOf(id);
			if (id === undefined || !move) continue;
			this.act(id, move);
			changed.push(id);
		}
		return changed;
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
		return [...this.orders.all()];
	}

	productOrder(productOrderId: string): ProductOrder | undefined {
		return this.orders.get(productOrderId);
	}

	/** Short rows for looking at, newest first, and how many there are in all. */
	overview(filter: OverviewFilter = {}): Overview {
		return overview(this.orders, filter);
	}

	ledger(productOrderId?: string): Ledger {
		return ledgerOf(this.orders, productOrderId);
	}

	/** Makes all issued tokens invalid at once. */
	revokeTokens(): void {
		this.tokens.revokeAll();
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: NpaySettingsPatch = {}): void {
		this.current = patchedSettings(initialSettings(this.start), patch);
		this.orders = this.newStore();
		this.feedOfOrders = this.newFeed();
		this.random = new Random('simulator');
		this.tokens.reset();
		this.admission.reset();
	}

	/** What a merchant's write works on. */
	bench(merchantId: string): Bench {
		return { store: this.orders, settings: this.current, merchantId, now: this.clock.now() };
	}

	private moveOf(productOrderId: string): BuyerAction | undefined {
		const productOrder = this.orders.get(productOrderId);
		if (!productOrder) return undefined;
		const possible = possibleActions(productOrder);
		return MOVES.find((move) => possible.includes(move));
	}

	private firstMerchant(): string {
		const [first] = this.current.applications;
		if (!first) throw new Error('There is no application, so there is no merchant to order from.');
		return first.merchantId;
	}

	private newStore(): ProductOrderStore {
		return new ProductOrderStore(this.clock, () => this.current.listingDelayMs);
	}

	private newFeed(): Feed {
		return new Feed(this.orders, () => this.clock.now());
	}
}
