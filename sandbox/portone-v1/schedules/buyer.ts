import type { BillingKey } from '../billing-keys/billing-keys';
import type { Buyer } from '../payments/types';
import type { Purchase } from './types';

/** Who buys: the schedule's own buyer, and from the customer what it does not say. */
export function buyerOf({ buyer }: Purchase, billingKey: BillingKey | undefined): Buyer {
	const customer = billingKey?.customer ?? {};
	return {
		name: buyer.name ?? customer.name,
		email: buyer.email ?? customer.email,
		tel: buyer.tel ?? customer.tel,
		addr: buyer.addr ?? customer.addr,
		postcode: buyer.postcode ?? customer.postcode,
	};
}
