import { refuseDuplicates } from '../gateway/input';
import { confirmWrite } from '../seller/confirm';
import { performWrites } from '../seller/write';
import { type Endpoint, MALL, WRITE_BATCH } from './endpoint';

/** 발주 확인 처리; its success list differs from that of all other writes. */
export const confirm: Endpoint = {
	method: 'POST',
	template: `${MALL}/product-orders/confirm`,
	run({ simulator, merchantId, body, note }) {
		const input = body().only(['productOrderIds'], simulator.settings, note);
		const ids = input.ids('productOrderIds', WRITE_BATCH);
		refuseDuplicates(ids);
		const requests = ids.map((productOrderId) => ({ productOrderId }));
		const { done, failed } = performWrites(requests, confirmWrite, simulator.bench(merchantId));
		return {
			successProductOrderInfos: done.map(({ productOrderId, addressChangeUnread }) => ({
				productOrderId,
				isReceiverAddressChanged: addressChangeUnread,
			})),
			failProductOrderInfos: failed,
		};
	},
};
