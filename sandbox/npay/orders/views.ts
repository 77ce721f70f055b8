import { toKst } from '../../core/time/kst';
import { type BuyerAction, possibleActions } from '../buyer';
import { isHeld } from '../claims/holdback';
import type { NpaySettings } from '../settings';
import type { HistoryEntry, ProductOrder, WriteCounts } from '../types';
import { productOrderDetail } from './detail';
import { linePayment } from './products';
import { type StateName, stateName } from './states';
import type { ProductOrderStore } from './store';

/** A product order in short; dates KST, amounts KRW. */
export interface OverviewRow {
	productOrderId: string;
	orderId: string;
	state: StateName;
	productOrderStatus: string;
	placeOrderStatus?: string;
	claimType?: string;
	claimStatus?: string;
	/** The claim is held back. */
	heldBack: boolean;
	productName: string;
	productOption?: string;
	quantity: number;
	totalPaymentAmount: number;
	ordererName: string;
	receiverName: string;
	orderDate: string;
	shippingDueDate?: string;
	trackingNumber?: string;
	receiverAddressChanged: boolean;
	lastChangedType?: string;
	lastChangedDate?: string;
	/** What a buyer or courier can do with it now. */
	actions: BuyerAction[];
}

/** A product order in full: in short, as the API shows it, and how it came to be so. */
export interface FullView extends OverviewRow {
	detail: Record<string, unknown>;
	/** Oldest first; `at` is KST. */
	history: Array<Omit<HistoryEntry, 'at'> & { at: string }>;
	counts: WriteCounts;
}

export interface OverviewFilter {
	status?: string;
	claimStatus?: string;
	orderId?: string;
	/** Default 50. */
	limit?: number;
	offset?: number;
}

export interface Overview {
	total: number;
	items: OverviewRow[];
}

/** Newest first. `total` counts all that pass the filter. */
export function overview(store: ProductOrderStore, filter: OverviewFilter): Overview {
	const { status, claimStatus, orderId, limit = 50, offset = 0 } = filter;
	const all = orderId === undefined ? [...store.all()] : [...store.ofOrder(orderId)];
	const found = all
		.filter((one) => status === undefined || one.productOrderStatus === status)
		.filter((one) => claimStatus === undefined || one.claimStatus === claimStatus)
		.reverse();
	return { total: found.length, items: found.slice(offset, offset + limit).map(rowOf) };
}

export function fullView(productOrder: ProductOrder, settings: NpaySettings): FullView {
	return {
		...rowOf(productOrder),
		detail: productOrderDetail(productOrder, settings, true),
		history: productOrder.history.map((entry) => ({ ...entry, at: toKst(entry.at) })),
		counts: { ...productOrder.counts },
	};
}

/** How many product orders there are in each state. */
export function countsByState(store: ProductOrderStore): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { productOrderStatus } of store.all()) {
		counts[productOrderStatus] = (counts[productOrderStatus] ?? 0) + 1;
	}
	return counts;
}

function rowOf(one: ProductOrder): OverviewRow {
	const { line, order, placeOrderStatus, claimType, claimStatus, shippingDueDate } = one;
	const change = one.changes[one.changes.length - 1];
	const trackingNumber = one.delivery?.trackingNumber;
	return {
		productOrderId: one.productOrderId,
		orderId: order.orderId,
		state: stateName(one),
		productOrderStatus: one.productOrderStatus,
		...(placeOrderStatus && { placeOrderStatus }),
		...(claimType && { claimType }),
		...(claimStatus && { claimStatus }),
		heldBack: one.claim !== undefined && isHeld(one.claim),
		productName: line.productName,
		...(line.productOption && { productOption: line.productOption }),
		quantity: line.quantity,
		totalPaymentAmount: linePayment(line),
		ordererName: order.ordererName,
		receiverName: one.shippingAddress.name,
		orderDate: toKst(order.orderDate),
		...(shippingDueDate !== undefined && { shippingDueDate: toKst(shippingDueDate) }),
		...(trackingNumber && { trackingNumber }),
		receiverAddressChanged: one.receiverAddressChanged,
		...(change && { lastChangedType: change.type, lastChangedDate: toKst(change.at) }),
		actions: possibleActions(one),
	};
}
