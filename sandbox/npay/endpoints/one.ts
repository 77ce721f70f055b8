import { problem } from '../gateway/errors';
import { performWrites, type Write } from '../seller/write';
import type { Call } from './endpoint';

/** Id of the product order that the path names. */
export function productOrderIdOf({ params }: Call): string {
	return params['productOrderId'] ?? '';
}

/** Does a write on one product order; an unknown or foreign one refuses the call. */
export function performOne<Request extends { productOrderId: string }>(
	{ simulator, merchantId }: Call,
	request: Request,
	write: Write<Request>,
) {
	const { done, failed } = performWrites([request], write, simulator.bench(merchantId));
	const [failure] = failed;
	if (failure?.code === '100001' || failure?.code === '101009') throw problem(failure.code);
	return {
		successProductOrderIds: done.map(({ productOrderId }) => productOrderId),
		failProductOrderInfos: failed,
	};
}
