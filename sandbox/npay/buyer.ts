import { completeCancel, hasOpenCancel, openCancel, rejectCancel } from './claims/cancel';
import { markPaid } from './orders/create';
import type { ProductOrderStore } from './store';
import type { Address, ProductOrder } from './types';

/** What others than the merchant do to a product order; the members matter to some actions only. */
export interface BuyerAct {
	action: BuyerAction;
	/** requestCancel: a claimReason code (default INTENT_CHANGED) and the buyer's words. */
	reason?: string;
	detailedReason?: string;
	/** changeAddress: the new parts; default a changed detailedAddress. */
	address?: Partial<Address>;
}

export type BuyerAction =
	| 'pay'
	| 'expirePayment'
	| 'requestCancel'
	| 'withdrawCancel'
	| 'changeAddress'
	| 'deliver'
	| 'decide';

interface Scene {
	productOrder: ProductOrder;
	act: BuyerAct;
	store: ProductOrderStore;
	now: number;
}

interface Rule {
	/** When the state allows it, and that in words. */
	when(productOrder: ProductOrder): boolean;
	needs: string;
	run(scene: Scene): void;
}

/** An action that the product order's state does not allow; the message is a plain sentence. */
export class NotAllowed extends Error {}

const isWaiting = (one: ProductOrder) => one.productOrderStatus === 'PAYMENT_WAITING';
const isPaid = (one: ProductOrder) => one.productOrderStatus === 'PAYED';

const RULES: Record<BuyerAction, Rule> = {
	pay: {
		when: isWaiting,
		needs: 'an order that waits for payment',
		run({ productOrder, store, now }) {
			productOrder.order.paymentDate = now;
			for (const one of waitingSiblings(productOrder, store)) {
				markPaid(one, now, one.shipping.expectedDeliveryMethod === 'NOTHING');
				store.record(one, { by: 'buyer', action: 'pay', change: 'PAYED' });
			}
		},
	},
	expirePayment: {
		when: isWaiting,
		needs: 'an order that waits for payment',
		run({ productOrder, store, now }) {
			for (const one of waitingSiblings(productOrder, store)) {
				const claimId = store.nextId(now);
				const request = { claimId, cancelReason: 'NOT_YET_PAYMENT', requestChannel: '시스템' };
				openCancel(one, 'CANCELING', request, now);
				completeCancel(one, 'CANCELED_BY_NOPAYMENT', now);
				store.record(one, { by: 'naver', action: 'expirePayment', change: 'CLAIM_COMPLETED' });
			}
		},
	},
	requestCancel: {
		when: (one) => isPaid(one) && !hasOpenCancel(one),
		needs: 'a paid order that is not dispatched and has no open cancel request',
		run({ productOrder, act: { reason, detailedReason }, store, now }) {
			const automatic = productOrder.placeOrderStatus !== 'OK';
			const request = {
				claimId: store.nextId(now),
				cancelReason: reason ?? 'INTENT_CHANGED',
				requestChannel: '구매회원',
				...(detailedReason && { cancelDetailedReason: detailedReason }),
			};
			openCancel(productOrder, automatic ? 'CANCELING' : 'CANCEL_REQUEST', request, now);
			store.record(productOrder, {
				by: 'buyer',
				action: 'requestCancel',
				change: 'CLAIM_REQUESTED',
			});
			if (!automatic) return;
			completeCancel(productOrder, 'CANCELED', now);
			store.record(productOrder, {
				by: 'naver',
				action: 'completeCancel',
				change: 'CLAIM_COMPLETED',
			});
		},
	},
	withdrawCancel: {
		when: (one) => one.claimStatus === 'CANCEL_REQUEST',
		needs: 'an open cancel request',
		run({ productOrder, store, now }) {
			rejectCancel(productOrder, now);
			store.record(productOrder, {
				by: 'buyer',
				action: 'withdrawCancel',
				change: 'CLAIM_REJECTED',
			});
		},
	},
	changeAddress: {
		when: (one) => (isWaiting(one) || isPaid(one)) && !hasOpenCancel(one),
		needs: 'an order that is not dispatched and has no open cancel request',
		run({ productOrder, act: { address }, store }) {
			const floor = 1 + (productOrder.changes.length % 20);
			const changed = address ?? { detailedAddress: `별관 ${floor}층 (변경된 배송지)` };
			productOrder.shippingAddress = { ...productOrder.shippingAddress, ...changed };
			productOrder.receiverAddressChanged = true;
			productOrder.addressChangeUnread = true;
			store.record(productOrder, {
				by: 'buyer',
				action: 'changeAddress',
				change: 'DELIVERY_ADDRESS_CHANGED',
			});
		},
	},
	deliver: {
		when: (one) => one.productOrderStatus === 'DELIVERING',
		needs: 'a dispatched order on its way',
		run({ productOrder, store, now }) {
			productOrder.productOrderStatus = 'DELIVERED';
			if (productOrder.delivery) {
				productOrder.delivery.deliveredDate = now;
				productOrder.delivery.deliveryStatus = 'DELIVERY_COMPLETION';
			}
			store.record(productOrder, { by: 'courier', action: 'deliver' });
		},
	},
	decide: {
		when: (one) => ['DELIVERING', 'DELIVERED'].includes(one.productOrderStatus),
		needs: 'a dispatched or delivered order',
		run({ productOrder, store, now }) {
			productOrder.productOrderStatus = 'PURCHASE_DECIDED';
			productOrder.decisionDate = now;
			store.record(productOrder, { by: 'buyer', action: 'decide', change: 'PURCHASE_DECIDED' });
		},
	},
};

export const BUYER_ACTIONS = Object.keys(RULES) as BuyerAction[];

/** The actions that a product order's state allows now. */
export function possibleActions(productOrder: ProductOrder): BuyerAction[] {
	return BUYER_ACTIONS.filter((action) => RULES[action].when(productOrder));
}

/** Does it, or throws NotAllowed. Paying and not paying concern the whole order. */
export function performAct(scene: Scene): void {
	const { productOrder, act } = scene;
	const rule = RULES[act.action];
	if (!rule.when(productOrder)) {
		const { productOrderId, productOrderStatus, placeOrderStatus, claimStatus } = productOrder;
		const state = [productOrderStatus, placeOrderStatus, claimStatus].filter(Boolean).join(', ');
		throw new NotAllowed(`"${act.action}" needs ${rule.needs}; ${productOrderId} is ${state}.`);
	}
	rule.run(scene);
}

function waitingSiblings(productOrder: ProductOrder, store: ProductOrderStore): ProductOrder[] {
	return store.ofOrder(productOrder.order.orderId).filter(isWaiting);
}
