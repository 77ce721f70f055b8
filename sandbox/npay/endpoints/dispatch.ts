import { type Input, refuseDuplicates } from '../gateway/input';
import { type DispatchRequest, dispatchWrite } from '../seller/dispatch';
import { DELIVERY_METHODS } from '../seller/parcel';
import { performWrites } from '../seller/write';
import { type Endpoint, MALL, WRITE_BATCH } from './endpoint';

const NAMES = [
	'productOrderId',
	'deliveryMethod',
	'deliveryCompanyCode',
	'trackingNumber',
	'dispatchDate',
];

/** 발송 처리 */
export const dispatch: Endpoint = {
	method: 'POST',
	template: `${MALL}/product-orders/dispatch`,
	run({ simulator, merchantId, body, note }) {
		const { settings } = simulator;
		const requests = body()
			.only(['dispatchProductOrders'], settings, note)
			.objects('dispatchProductOrders', WRITE_BATCH)
			.map((item) => readRequest(item.only(NAMES, settings, note)));
		refuseDuplicates(requests.map(({ productOrderId }) => productOrderId));
		const { done, failed } = performWrites(requests, dispatchWrite, simulator.bench(merchantId));
		return {
			successProductOrderIds: done.map(({ productOrderId }) => productOrderId),
			failProductOrderInfos: failed,
		};
	},
};

function readRequest(item: Input): DispatchRequest {
	return {
		productOrderId: item.text('productOrderId'),
		deliveryMethod: item.code('deliveryMethod', DELIVERY_METHODS),
		deliveryCompanyCode: item.optionalOpenCode('deliveryCompanyCode'),
		trackingNumber: item.optionalText('trackingNumber'),
		dispatchDate: item.optionalDate('dispatchDate'),
	};
}
