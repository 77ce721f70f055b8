import { hasOpenCancel } from '../claims/cancel';
import type { Write } from './write';

export const DELAY_REASONS = [
	'PRODUCT_PREPARE',
	'CUSTOMER_REQUEST',
	'CUSTOM_BUILD',
	'RESERVED_DISPATCH',
	'OVERSEA_DELIVERY',
	'ETC',
] as const;

export interface DelayRequest {
	productOrderId: string;
	/** New deadline, epoch ms. */
	dispatchDueDate: number;
	delayedDispatchReason: (typeof DELAY_REASONS)[number];
	dispatchDelayedDetailedReason: string;
}

/** The farthest new deadline, counted from now. A guess: no source names the limit. */
const FARTHEST_MS = 90 * 24 * 60 * 60 * 1000;

/** 발송 지연: allowed once before dispatch; the deadline must lie ahead. */
export const delayWrite: Write<DelayRequest> = {
	operation: 'delay',
	refusal(productOrder, { dispatchDueDate }, { now }) {
		const delayed = productOrder.delayedDispatchReason !== undefined;
		if (productOrder.productOrderStatus !== 'PAYED' || hasOpenCancel(productOrder) || delayed) {
			return { code: '9999', ...(delayed && { again: 'delayedAgain' }) };
		}
		return dispatchDueDate <= now || dispatchDueDate > now + FARTHEST_MS
			? { code: '104105' }
			: undefined;
	},
	apply(productOrder, request, { store }) {
		productOrder.shippingDueDate = request.dispatchDueDate;
		productOrder.delayedDispatchReason = request.delayedDispatchReason;
		productOrder.delayedDispatchDetailedReason = request.dispatchDelayedDetailedReason;
		productOrder.counts.delayed += 1;
		store.record(productOrder, { by: 'merchant', action: 'delay' });
	},
};
