import { remainingQuantity } from './claims/claim';
import { claimOnWire, completedOnWire } from './claims/on-wire';
import { TAKING_ADDRESS } from './merchant';
import { lineAmounts } from './orders/products';
import type { NpaySettings } from './settings';
import type { ProductOrder } from './types';
import { datesOnWire, present, type Members } from './wire';

/** Rates of payment and selling-interlock commissions on what was paid. */
const PAYMENT_COMMISSION = 0.0363;
const INTERLOCK_COMMISSION = 0.02;

/**
 * The detail object of a product order in the wire's form; members that do not apply are absent.
 * `quantityClaims`: the client said that it understands quantity claims.
 */
export function productOrderDetail(
	productOrder: ProductOrder,
	settings: NpaySettings,
	quantityClaims: boolean,
): Members {
	const { claim: last, beforeExchange, completedClaims } = productOrder;
	const { claimLayout } = settings;
	const claim = last && claimOnWire(last, productOrder);
	return {
		order: orderOnWire(productOrder),
		productOrder: productOrderOnWire(productOrder, settings, quantityClaims),
		...(claimLayout !== 'new' && claim),
		...(claimLayout !== 'old' && claim && { currentClaim: claim }),
		...(claimLayout !== 'old' &&
			beforeExchange && { beforeClaim: claimOnWire(beforeExchange, productOrder) }),
		...(quantityClaims &&
			completedClaims.length > 0 && {
				completedClaims: completedClaims.map((one) => completedOnWire(one, productOrder)),
			}),
		...(productOrder.delivery && { delivery: datesOnWire(productOrder.delivery) }),
	};
}

function orderOnWire({ order }: ProductOrder): Members {
	return {
		...datesOnWire({ ...order, merchantId: undefined }),
		isDeliveryMemoParticularInput: 'false',
		orderDiscountAmount: 0,
		chargeAmountPaymentAmount: 0,
		checkoutAccumulationPaymentAmount: 0,
		payLaterPaymentAmount: 0,
		isMembershipSubscribed: false,
	};
}

function productOrderOnWire(
	one: ProductOrder,
	settings: NpaySettings,
	quantityClaims: boolean,
): Members {
	const { line, order } = one;
	return {
		productOrderId: one.productOrderId,
		productOrderStatus: one.productOrderStatus,
		...present({
			placeOrderStatus: one.placeOrderStatus,
			claimType: one.claimType,
			claimStatus: one.claimStatus,
			claimId: one.claim?.claimId,
			delayedDispatchReason: one.delayedDispatchReason,
			delayedDispatchDetailedReason: one.delayedDispatchDetailedReason,
		}),
		...datesOnWire({
			placeOrderDate: one.placeOrderDate,
			shippingDueDate: one.shippingDueDate,
			decisionDate: one.decisionDate,
		}),
		mallId: order.merchantId,
		merchantChannelId: '100000000',
		...lineOnWire(one, quantityClaims),
		...one.shipping,
		deliveryDiscountAmount: 0,
		deliveryPolicyType: one.shipping.shippingFeeType === '무료' ? '무료' : '조건별무료',
		deliveryAttributeType: 'NORMAL',
		shippingAddress: { ...one.shippingAddress },
		takingAddress: TAKING_ADDRESS,
		inflowPath: '검색>쇼핑검색(네이버쇼핑)',
		...(settings.merchantCodes && {
			merchantCustomCode1: `M-${line.sellerProductCode}`,
			merchantCustomCode2: order.payLocationType,
			merchantProductId: line.sellerProductCode,
		}),
	};
}

function lineOnWire(productOrder: ProductOrder, quantityClaims: boolean): Members {
	const { line } = productOrder;
	const { discount, optionCode, ...members } = line;
	const { product: totalProductAmount, payment: totalPaymentAmount } = lineAmounts(
		line,
		line.quantity,
	);
	const paymentCommission = Math.floor(totalPaymentAmount * PAYMENT_COMMISSION);
	const interlock = Math.floor(totalPaymentAmount * INTERLOCK_COMMISSION);
	const remainQuantity = remainingQuantity(productOrder);
	const remain = lineAmounts(line, remainQuantity);
	return {
		...members,
		...(optionCode && { optionCode, itemNo: optionCode }),
		totalProductAmount,
		totalPaymentAmount,
		productDiscountAmount: discount,
		productImediateDiscountAmount: discount,
		sellerBurdenDiscountAmount: discount,
		sellerBurdenImediateDiscountAmount: discount,
		commissionRatingType: '결제수수료',
		commissionPrePayStatus: 'GENERAL_PRD',
		paymentCommission,
		saleCommission: 0,
		channelCommission: 0,
		knowledgeShoppingSellingInterlockCommission: interlock,
		expectedSettlementAmount: totalPaymentAmount - paymentCommission - interlock,
		...(quantityClaims && {
			initialQuantity: line.quantity,
			remainQuantity,
			initialProductAmount: totalProductAmount,
			remainProductAmount: remain.product,
			initialPaymentAmount: totalPaymentAmount,
			remainPaymentAmount: remain.payment,
			initialProductDiscountAmount: discount,
			remainProductDiscountAmount: remain.discount,
		}),
	};
}
