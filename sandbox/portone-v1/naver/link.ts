import type { OrderSpec } from '../../npay/orders/create';
import type { Payment } from '../payments/types';
import type { Shop } from '../shop';

/** What an order's payment is called at PortOne. */
export interface LinkSpec {
	/** Default: one of its own. */
	merchantUid?: string;
	/** Default: the first account's. */
	impKey?: string;
	noticeUrl?: string;
}

/** An order that both sides know. */
export interface NaverOrder {
	impUid: string;
	merchantUid: string;
	orderId: string;
	productOrderIds: string[];
}

/** Lets buyers order at Npay through PortOne's payment window. `merchantUid` is for one order only. */
export function createNaverOrders(shop: Shop, spec: OrderSpec & LinkSpec): NaverOrder[] {
	const { merchantUid, impKey, noticeUrl, ...orders } = spec;
	return shop.npay.createOrders(orders).map(({ orderId }) =>
		linkNaverOrder(shop, orderId, {
			...(spec.count === 1 && { merchantUid }),
			impKey,
			noticeUrl,
		}),
	);
}

/** Makes a payment that stands for an order of the simulated Npay. Throws a plain sentence. */
export function linkNaverOrder(shop: Shop, orderId: string, spec: LinkSpec = {}): NaverOrder {
	const { npay, payments, settings, clock } = shop;
	const productOrders = npay.store.ofOrder(orderId);
	const [first] = productOrders;
	if (!first) throw new Error(`There is no order ${orderId}.`);
	const impKey = spec.impKey ?? settings.accounts[0]?.impKey ?? '';
	if (payments.ofOrder(impKey, orderId)) throw new Error(`Order ${orderId} is linked already.`);
	const payment = payments.add({
		...blank(shop, impKey, spec),
		pgTid: orderId,
		pgId: first.order.merchantId,
		channel: first.order.payLocationType === 'PC' ? 'pc' : 'mobile',
		name: first.line.productName.slice(0, 40),
		startedAt: first.order.orderDate,
		orderId,
	});
	shop.naverSync.watch(payment, clock.now());
	const productOrderIds = productOrders.map(({ productOrderId }) => productOrderId);
	return { impUid: payment.impUid, merchantUid: payment.merchantUid, orderId, productOrderIds };
}

function blank(shop: Shop, impKey: string, spec: LinkSpec) {
	const impUid = shop.payments.nextImpUid();
	const channel = shop.settings.channels.find(({ pgProvider }) => pgProvider === 'naverco');
	return {
		impKey,
		impUid,
		merchantUid: spec.merchantUid ?? `order_${impUid.slice(4)}`,
		payMethod: 'naverpay',
		pgProvider: 'naverco',
		sandbox: channel?.test ?? false,
		escrow: false,
		amount: 0,
		taxFree: 0,
		currency: 'KRW',
		buyer: {},
		status: 'ready',
		cancels: [],
		noticeUrl: spec.noticeUrl,
	} satisfies Partial<Payment>;
}
