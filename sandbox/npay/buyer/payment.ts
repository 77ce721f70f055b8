import { hasOpenCancel } from '../claims/cancel';
import { completeClaim, openClaim } from '../claims/claim';
import { markPaid } from '../orders/create';
import type { ProductOrderStore } from '../orders/store';
import type { ProductOrder } from '../types';
import { isPaid, isWaiting, type Rule } from './rule';

/** Before dispatch: paying, letting the payment lapse, another address. */
export const PAYMENT_RULES = {
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
				const request = {
					claimType: 'CANCEL',
					claimStatus: 'CANCELING',
					reason: 'NOT_YET_PAYMENT',
					requestChannel: '시스템',
				} as const;
				const claim = openClaim(one, store.nextId(now), request, now);
				completeClaim(one, claim, now, 'CANCELED_BY_NOPAYMENT');
				store.record(one, { by: 'naver', action: 'expirePayment', change: 'CLAIM_COMPLETED' });
			}
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
} satisfies Record<string, Rule>;

function waitingSiblings(productOrder: ProductOrder, store: ProductOrderStore): ProductOrder[] {
	return store.ofOrder(productOrder.order.orderId).filter(isWaiting);
}
