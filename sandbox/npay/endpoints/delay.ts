import { problem } from '../errors';
import { DELAY_REASONS, delayWrite } from '../seller/delay';
import { performWrites } from '../seller/write';
import { MALL, type Endpoint } from './endpoint';

const NAMES = ['dispatchDueDate', 'delayedDispatchReason', 'dispatchDelayedDetailedReason'];

/** 발송 지연 처리; one product order, so an unknown or foreign one refuses the call. */
export const delay: Endpoint = {
	method: 'POST',
	template: `${MALL}/product-orders/{productOrderId}/delay`,
	run({ simulator, merchantId, params, body, note }) {
		const input = body().only(NAMES, simulator.settings, note);
		const request = {
			productOrderId: params['productOrderId'] ?? '',
			dispatchDueDate: input.date('dispatchDueDate'),
			delayedDispatchReason: input.code('delayedDispatchReason', DELAY_REASONS),
			dispatchDelayedDetailedReason: input.text('dispatchDelayedDetailedReason'),
		};
		const { done, failed } = performWrites([request], delayWrite, simulator.bench(merchantId));
		const [failure] = failed;
		if (failure?.code === '100001' || failure?.code === '101009') throw problem(failure.code);
		return {
			successProductOrderIds: done.map(({ productOrderId }) => productOrderId),
			failProductOrderInfos: failed,
		};
	},
};
