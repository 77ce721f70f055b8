import type { VirtualClock } from '../../core/time/clock';
import { toKstDay } from '../../core/time/kst';
import type { Change, HistoryEntry, LastChangedType, ProductOrder, StateSnapshot } from '../types';

/** A feed row put in by hand; it stands beside the rows of real product orders. */
export interface RawRow extends Partial<StateSnapshot> {
	merchantId: string;
	productOrderId: string;
	orderId: string;
	lastChangedType: string;
	/** Epoch ms. */
	lastChangedDate: number;
	paymentDate?: number;
}

type Event = Pick<HistoryEntry, 'by' | 'action'> & { change?: LastChangedType; at?: number };

/** All product orders. Every change of state goes through `record`, so nothing escapes the ledger. */
export class ProductOrderStore {
	private readonly byId = new Map<string, ProductOrder>();
	private readonly byOrderId = new Map<string, ProductOrder[]>();
	private readonly rows: RawRow[] = [];
	private serial = 0;
	private changeCount = 0;

	constructor(
		private readonly clock: VirtualClock,
		private readonly listingDelayMs: () => number,
		/** Told of every step; `at` is epoch ms. */
		private readonly watch: (productOrder: ProductOrder, at: number) => void = () => undefined,
	) {}

	/** Grows with every change; equal versions mean equal contents. */
	get version(): number {
		return this.changeCount;
	}

	/** A new id: the Korean day and eight digits, never the same twice. */
	nextId(epochMs: number): string {
		this.serial += 1;
		return toKstDay(epochMs) + String(10_000_000 + this.serial * 10 + 1);
	}

	add(productOrder: ProductOrder): void {
		const { order } = productOrder;
		this.byId.set(productOrder.productOrderId, productOrder);
		const siblings = this.byOrderId.get(order.orderId);
		if (siblings) siblings.push(productOrder);
		else this.byOrderId.set(order.orderId, [productOrder]);
		this.changeCount += 1;
	}

	get(productOrderId: string): ProductOrder | undefined {
		return this.byId.get(productOrderId);
	}

	ofOrder(orderId: string): ProductOrder[] {
		return this.byOrderId.get(orderId) ?? [];
	}

	all(): Iterable<ProductOrder> {
		return this.byId.values();
	}

	get size(): number {
		return this.byId.size;
	}

	addRow(row: RawRow): void {
		this.rows.push(row);
		this.changeCount += 1;
	}

	rawRows(): readonly RawRow[] {
		return this.rows;
	}

	/** Writes down what has just been done to a product order; `change` only if the feed knows it. */
	record(productOrder: ProductOrder, { by, action, change, at = this.clock.now() }: Event): void {
		const { productOrderStatus, placeOrderStatus, claimStatus } = productOrder;
		productOrder.history.push({
			at,
			by,
			action,
			status: productOrderStatus,
			...(placeOrderStatus && { placeOrderStatus }),
			...(claimStatus && { claimStatus }),
		});
		if (change) productOrder.changes.push(this.asChange(productOrder, change, at));
		this.changeCount += 1;
		this.watch(productOrder, at);
	}

	private asChange(productOrder: ProductOrder, type: LastChangedType, at: number): Change {
		return {
			type,
			at,
			listedFrom: at + this.listingDelayMs(),
			snapshot: snapshotOf(productOrder),
		};
	}
}

/** What a feed row says of a product order's present state. */
export function snapshotOf(productOrder: ProductOrder): StateSnapshot {
	const { productOrderStatus, claimType, claimStatus, receiverAddressChanged } = productOrder;
	return {
		productOrderStatus,
		...(claimType && { claimType }),
		...(claimStatus && { claimStatus }),
		receiverAddressChanged,
	};
}
