import { productOrderDetail } from '../orders/detail';
import { type Endpoint, MALL, QUERY_BATCH } from './endpoint';

/**
 * 상품 주문 상세 내역 조회. Ids that do not exist or belong to others are missing from the reply,
 * which is in the order of the ids, not of the question.
 */
export const query: Endpoint = {
	method: 'POST',
	template: `${MALL}/product-orders/query`,
	run({ simulator, merchantId, body, note }) {
		const { settings, store } = simulator;
		const input = body().only(['productOrderIds', 'quantityClaimCompatibility'], settings, note);
		const ids = new Set(input.ids('productOrderIds', Math.min(QUERY_BATCH, settings.pageLimit)));
		const quantityClaims = input.optionalBoolean('quantityClaimCompatibility') ?? false;
		return [...ids].sort().flatMap((productOrderId) => {
			const productOrder = store.get(productOrderId);
			if (productOrder?.order.merchantId !== merchantId) return [];
			productOrder.addressChangeUnread = false;
			return [productOrderDetail(productOrder, settings, quantityClaims)];
		});
	},
};
