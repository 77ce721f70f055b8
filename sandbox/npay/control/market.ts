import type { VirtualClock } from '../../core/time/clock';
import type { BuyerAct, BuyerAction } from '../buyer';
import type { CreatedOrder, OrderSpec } from '../orders/create';
import type { Bench } from '../seller/write';
import type { ProductOrder } from '../types';

/** The simulated Npay as those see it who bring its orders on: buyers, couriers, Naver, merchants. */
export interface Market {
	readonly clock: VirtualClock;
	productOrder(productOrderId: string): ProductOrder | undefined;
	/** Lets buyers order. */
	createOrders(spec: OrderSpec): CreatedOrder[];
	/** Does what a buyer, a courier or Naver does. Throws NotAllowed when the state does not allow it. */
	act(
		productOrderId: string,
		action: BuyerAction | BuyerAct,
		more?: Omit<BuyerAct, 'action'>,
	): ProductOrder;
	/** What a merchant's write works on. */
	bench(merchantId: string): Bench;
}
