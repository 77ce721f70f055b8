import { DELAY_REASONS, delayWrite } from '../seller/delay';
import { type Endpoint, MALL } from './endpoint';
import { performOne, productOrderIdOf } from './one';

const NAMES = ['dispatchDueDate', 'delayedDispatchReason', 'dispatchDelayedDetailedReason'];

/** 발송 지연 처리 */
export const delay: Endpoint = {
	method: 'POST',
	template: `${MALL}/product-orders/{productOrderId}/delay`,
	run(call) {
		const input = call.body().only(NAMES, call.simulator.settings, call.note);
		const request = {
			productOrderId: productOrderIdOf(call),
			dispatchDueDate: input.date('dispatchDueDate'),
			delayedDispatchReason: input.code('delayedDispatchReason', DELAY_REASONS),
			dispatchDelayedDetailedReason: input.text('dispatchDelayedDetailedReason'),
		};
		return performOne(call, request, delayWrite);
	},
};
