import { DueList } from '../../core/time/due-list';
import { decidePurchase } from '../buyer/delivery';
import { openClaimOf } from '../claims/claim';
import type { ProductOrder } from '../types';
import type { ProductOrderStore } from './store';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Decides purchases for buyers who do not: so many days after delivery, or after the last thing
 * that happened since, such as a claim that came to nothing. Works when the clock is looked at, and
 * dates the decision as if a timer had rung.
 */
export class AutoDecision {
	private readonly due = new DueList<{ productOrder: ProductOrder; steps: number }>();

	/** `days`: how long buyers have; null = for ever. */
	constructor(private readonly days: () => number | null) {}

	/** To be told of every step of a product order; `at` is epoch ms. */
	watch(productOrder: ProductOrder, at: number): void {
		const days = this.days();
		if (days === null || !waits(productOrder)) return;
		this.due.add(at + days * DAY_MS, { productOrder, steps: productOrder.history.length });
	}

	/** Decides what is due by now, epoch ms. */
	catchUp(store: ProductOrderStore, now: number): void {
		for (const { at, thing } of this.due.takeDue(now)) {
			const { productOrder, steps } = thing;
			if (productOrder.history.length !== steps || !waits(productOrder)) continue;
			decidePurchase(productOrder, store, at, 'naver');
		}
	}
}

function waits(productOrder: ProductOrder): boolean {
	return productOrder.productOrderStatus === 'DELIVERED' && !openClaimOf(productOrder);
}
