import { linePayment } from '../../npay/orders/products';
import type { Review } from '../../npay/reviews';
import type { Address, ProductOrder } from '../../npay/types';
import { type Members, unixOrNull } from '../gateway/wire';
import type { PortOneV1Settings } from '../settings';

/** A product order in the wire's form (NaverProductOrderAnnotation). */
export function productOrderOnWire(one: ProductOrder): Members {
	const { line, order, shipping } = one;
	return {
		product_order_id: one.productOrderId,
		product_order_status: one.productOrderStatus,
		claim_type: one.claimType ?? null,
		claim_status: one.claimStatus ?? null,
		product_id: line.productId,
		product_name: line.productName,
		product_option_id: line.optionManageCode ?? '',
		product_option_name: line.productOption ?? '',
		product_amount: linePayment(line),
		delivery_amount: shipping.deliveryFeeAmount,
		quantity: line.quantity,
		orderer: { name: order.ordererName, id: order.ordererId, tel: order.ordererTel },
		shipping_address: addressOnWire(one.shippingAddress),
		shipping_memo: shipping.shippingMemo ?? null,
		shipping_due: unixOrNull(one.shippingDueDate),
		individual_code: null,
	};
}

function addressOnWire(address: Address): Members {
	return {
		base: address.baseAddress,
		detail: address.detailedAddress,
		postcode: address.zipCode,
		tel1: address.tel1,
		tel2: address.tel2 ?? null,
		name: address.name,
	};
}

/** A review in the wire's form (NaverReviewAnnotation). */
export function reviewOnWire(review: Review, { reviewScore }: PortOneV1Settings): Members {
	const { productOrder, reviewType } = review;
	const { line, order } = productOrder;
	return {
		review_id: review.reviewId,
		score: reviewScore === 'stars' ? String(review.score) : scoreCode(review),
		title: review.title,
		content: reviewType === 'PREMIUM' ? (review.content ?? null) : null,
		product_order_id: productOrder.productOrderId,
		product_id: line.productId,
		product_name: line.productName,
		product_option_name: line.productOption ?? null,
		writer: order.ordererId,
		created_at: unixOrNull(review.createdDate),
		modified_at: unixOrNull(review.modifiedDate),
	};
}

/** General: 0 bad, 1 fair, 2 good. Premium: 10 not recommended to 13 highly recommended. */
function scoreCode({ reviewType, score }: Review): string {
	if (reviewType === 'PREMIUM') return String(Math.max(10, 8 + score));
	return score <= 2 ? '0' : score === 3 ? '1' : '2';
}
