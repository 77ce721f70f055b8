import { openClaimOf } from '../claims/claim';
import type { ProductOrderStore } from '../orders/store';
import type { HistoryEntry, ProductOrder } from '../types';
import { isSent, type Rule } from './rule';

/** After dispatch: arriving, and the buyer keeping it. */
export const DELIVERY_RULES = {
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
		when: (one) => isSent(one) && !openClaimOf(one),
		needs: 'a dispatched or delivered order without an open claim',
		run: ({ productOrder, store, now }) => decidePurchase(productOrder, store, now, 'buyer'),
	},
} satisfies Record<string, Rule>;

/** The buyer keeps it, or Naver decides for them. `at` is epoch ms. */
export function decidePurchase(
	productOrder: ProductOrder,
	store: ProductOrderStore,
	at: number,
	by: HistoryEntry['by'],
): void {
	productOrder.productOrderStatus = 'PURCHASE_DECIDED';
	productOrder.decisionDate = at;
	store.record(productOrder, { by, action: 'decide', change: 'PURCHASE_DECIDED', at });
}
