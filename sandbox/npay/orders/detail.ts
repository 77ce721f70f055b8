import { remainingQuantity } from '../claims/claim';
import { claimOnWire, completedOnWire } from '../claims/on-wire';
import type { NpaySettings } from '../settings';
import type { Coupons, ProductOrder } from '../types';
import { datesOnWire, type Members, present } from '../wire';
import { TAKING_ADDRESS } from './merchant';
import { type LineAmounts, lineAmounts } from './products';

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
	const claim = last && claimOnWire(last, productOrder, settings);
	return {
		order: orderOnWire(productOrder),
		productOrder: productOrderOnWire(productOrder, settings, quantityClaims),
		...(claimLayout !== 'new' && claim),
		...(claimLayout !== 'old' && claim && { currentClaim: claim }),
		...(claimLayout !== 'old' &&
			beforeExchange && { beforeClaim: claimOnWire(beforeExchange, productOrder, settings) }),
		...(quantityClaims &&
			completedClaims.length > 0 && {
				completedClaims: completedClaims.map((one) => completedOnWire(one, productOrder, settings)),
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
		...lineOnWire(one, settings, quantityClaims),
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

function lineOnWire(
	productOrder: ProductOrder,
	{ apiRevision }: NpaySettings,
	quantityClaims: boolean,
): Members {
	const { line } = productOrder;
	const { coupons, optionCode, ...bought } = line;
	const members = { ...bought, discount: undefined };
	const isNew = apiRevision === '2026-08';
	const whole = lineAmounts(line, line.quantity);
	const paymentCommission = Math.floor(whole.payment * PAYMENT_COMMISSION);
	const interlock = Math.floor(whole.payment * INTERLOCK_COMMISSION);
	const remainQuantity = remainingQuantity(productOrder);
	const remain = lineAmounts(line, remainQuantity);
	return {
		...present(members),
		...(optionCode && { ...(!isNew && { optionCode }), itemNo: optionCode }),
		...(isNew &&
			line.productOption && { standardPurchaseOptions: standardOptions(line.productOption) }),
		totalProductAmount: whole.product,
		totalPaymentAmount: whole.payment,
		productDiscountAmount: whole.discount,
		productImediateDiscountAmount: whole.immediate,
		sellerBurdenDiscountAmount: whole.sellerBurden,
		sellerBurdenImediateDiscountAmount: whole.immediate,
		...(coupons && {
			productProductDiscountAmount: whole.naverCoupon + whole.sellerCoupon,
			sellerBurdenProductDiscountAmount: whole.sellerCoupon,
			appliedCoupons: couponsOnWire(coupons),
		}),
		commissionRatingType: '결제수수료',
		commissionPrePayStatus: 'GENERAL_PRD',
		paymentCommission,
		saleCommission: 0,
		channelCommission: 0,
		knowledgeShoppingSellingInterlockCommission: interlock,
		expectedSettlementAmount: whole.payment + whole.naverCoupon - paymentCommission - interlock,
		...(quantityClaims && {
			initialQuantity: line.quantity,
			remainQuantity,
			...quantityAmounts('initial', whole, isNew),
			...quantityAmounts('remain', remain, isNew),
		}),
	};
}

/** Amounts as quantity claims have them: of all that was bought, or of what is left. */
function quantityAmounts(
	prefix: 'initial' | 'remain',
	amounts: LineAmounts,
	isNew: boolean,
): Members {
	const members = {
		ProductAmount: amounts.product,
		PaymentAmount: amounts.payment,
		ProductDiscountAmount: amounts.discount,
		...(isNew && {
			SellerBurdenDiscountAmount: amounts.sellerBurden,
			SellerBurdenMultiplePurchaseDiscountAmount: 0,
			SellerBurdenStoreDiscountAmount: 0,
		}),
	};
	return Object.fromEntries(
		Object.entries(members).map(([name, amount]) => [prefix + name, amount]),
	);
}

function couponsOnWire({ naver, seller }: Coupons): Members[] {
	const coupon = (couponDiscountAmount: number, naverBurdenRatio: number) => ({
		couponPublishNumber: `${naverBurdenRatio}00001`,
		couponClassCode: 'NMP_PRD_DCNT',
		couponDiscountAmount,
		naverBurdenRatio,
	});
	return [...(naver > 0 ? [coupon(naver, 100)] : []), ...(seller > 0 ? [coupon(seller, 0)] : [])];
}

/** The Commerce API names this member; what is in it is a guess. */
function standardOptions(productOption: string): Members[] {
	return productOption.split(' / ').map((part) => {
		const [optionName = '', optionValue = ''] = part.split(': ');
		return { optionName, optionValue };
	});
}
