import { ApiProblem, MESSAGES } from '../../npay/gateway/errors';
import { performWrites, type Write } from '../../npay/seller/write';
import type { NpaySettings } from '../../npay/settings';
import type { NpaySimulator } from '../../npay/simulator';
import type { ProductOrder } from '../../npay/types';
import type { Input } from '../gateway/input';

/** One product order that was done, or why it was not. */
export type Outcome = { done: ProductOrder } | { productOrderId: string; problem: string };

/** Something done with product orders, each by itself, as Naver takes them from PortOne. */
export interface NaverOperation {
	/** What comes after `…/naver/`. */
	path: string;
	/** Parameters beside `product_order_id`. */
	parameters: readonly string[];
	/** Reads what is to be done (throws WrongInput); gives what does it with one product order. */
	prepare(input: Input): (npay: NpaySimulator, productOrder: ProductOrder) => Outcome;
}

interface Definition<Request> {
	path: string;
	parameters: readonly string[];
	read(input: Input): Request;
	/** What Npay itself does; its rules of states are the ones that count. */
	write: Write<Request & { productOrderId: string }>;
	/** Refuses merchants for whom this is not (ApiProblem). */
	guard?(settings: NpaySettings): void;
}

/** An operation that needs nothing but the product orders. */
export const NO_DETAILS = { parameters: [], read: () => ({}) };

export function operation<Request extends object>({
	path,
	parameters,
	read,
	write,
	guard,
}: Definition<Request>): NaverOperation {
	return {
		path,
		parameters,
		prepare(input) {
			const details = read(input);
			return (npay, productOrder) => {
				const { productOrderId } = productOrder;
				try {
					guard?.(npay.settings);
					const bench = npay.bench(productOrder.order.merchantId);
					const { failed } = performWrites([{ ...details, productOrderId }], write, bench);
					const [failure] = failed;
					return failure ? { productOrderId, problem: failure.message } : { done: productOrder };
				} catch (error) {
					if (!(error instanceof ApiProblem)) throw error;
					return { productOrderId, problem: error.message };
				}
			};
		},
	};
}

/** The outcome for an id that the payment's order does not have. */
export function notOfThisOrder(productOrderId: string): Outcome {
	return { productOrderId, problem: MESSAGES['100001'] };
}
