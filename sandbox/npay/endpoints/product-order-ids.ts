import { problem } from '../gateway/errors';
import { type Endpoint, MALL } from './endpoint';

/** 상품 주문 번호 목록 조회 */
export const productOrderIds: Endpoint = {
	method: 'GET',
	template: `${MALL}/orders/{orderId}/product-order-ids`,
	run({ simulator, merchantId, params, query, note }) {
		query.only([], simulator.settings, note);
		const productOrders = simulator.store.ofOrder(params['orderId'] ?? '');
		const [first] = productOrders;
		if (!first) throw problem('100003');
		if (first.order.merchantId !== merchantId) throw problem('101009');
		return productOrders.map(({ productOrderId }) => productOrderId);
	},
};
