import { hasOpenCancel } from '../claims/cancel';
import type { Write } from './write';

/** 발주 확인: a paid order that was not confirmed becomes so; its status stays PAYED. */
export const confirmWrite: Write<{ productOrderId: string }> = {
	operation: 'confirm',
	refusal(productOrder, _request, { settings }) {
		const { productOrderStatus, placeOrderStatus, counts } = productOrder;
		if (productOrderStatus !== 'PAYED' || hasOpenCancel(productOrder)) {
			return { code: '9999', ...(counts.confirmed > 0 && { again: 'confirmedAgain' }) };
		}
		if (placeOrderStatus === 'NOT_YET') return undefined;
		return {
			code: '105306',
			again: 'confirmedAgain',
			asSuccess: settings.confirmAlreadyDone === 'success',
		};
	},
	apply(productOrder, _request, { store, settings, now }) {
		productOrder.placeOrderStatus = 'OK';
		productOrder.placeOrderDate = now;
		productOrder.counts.confirmed += 1;
		store.record(productOrder, {
			by: 'merchant',
			action: 'confirm',
			...(settings.confirmEmitsEvent && { change: 'PAYED' }),
		});
	},
};
