import { toKst } from '../core/kst';
import { linePayment } from './orders/products';
import type { NpaySettings } from './settings';
import type { Address, CancelClaim, ProductOrder } from './types';

type Members = Record<string, unknown>;

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
	const { cancel, completedClaims } = productOrder;
	const { claimLayout } = settings;
	const claim = cancel && { cancel: cancelOnWire(cancel) };
	return {
		order: orderOnWire(productOrder),
		productOrder: productOrderOnWire(productOrder, settings, quantityClaims),
		...(claimLayout !== 'new' && claim),
		...(claimLayout !== 'old' && claim && { currentClaim: claim }),
		...(quantityClaims &&
			completedClaims.length > 0 && { completedClaims: completedClaims.map(completedOnWire) }),
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
			claimId: one.cancel?.claimId,
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

function lineOnWire({ line, productOrderStatus }: ProductOrder, quantityClaims: boolean): Members {
	const { discount, optionCode, ...members } = line;
	const totalProductAmount = (line.unitPrice + line.optionPrice) * line.quantity;
	const totalPaymentAmount = linePayment(line);
	const paymentCommission = Math.floor(totalPaymentAmount * PAYMENT_COMMISSION);
	const interlock = Math.floor(totalPaymentAmount * INTERLOCK_COMMISSION);
	const remaining = productOrderStatus.startsWith('CANCELED') ? 0 : 1;
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
			remainQuantity: remaining * line.quantity,
			initialProductAmount: totalProductAmount,
			remainProductAmount: remaining * totalProductAmount,
			initialPaymentAmount: totalPaymentAmount,
			remainPaymentAmount: remaining * totalPaymentAmount,
			initialProductDiscountAmount: discount,
			remainProductDiscountAmount: remaining * discount,
		}),
	};
}

function cancelOnWire(cancel: CancelClaim): Members {
	return datesOnWire({ ...cancel, rejectedDate: undefined });
}

function completedOnWire(cancel: CancelClaim): Members {
	return {
		claimType: 'CANCEL',
		...present({
			claimId: cancel.claimId,
			claimStatus: cancel.claimStatus,
			requestChannel: cancel.requestChannel,
			claimRequestReason: cancel.cancelReason,
			claimRequestDetailContent: cancel.cancelDetailedReason,
			requestQuantity: cancel.requestQuantity,
		}),
		...datesOnWire({
			claimRequestDate: cancel.claimRequestDate,
			claimRequestAdmissionDate: cancel.cancelApprovalDate,
			claimCompleteOperationDate: cancel.cancelCompletedDate ?? cancel.rejectedDate,
		}),
	};
}

/** A copy in which `…Date` members are KST texts and absent members are left out. */
function datesOnWire(members: object): Members {
	return Object.fromEntries(
		Object.entries(present(members)).map(([name, value]) => [
			name,
			name.endsWith('Date') && typeof value === 'number' ? toKst(value) : value,
		]),
	);
}

function present(members: object): Members {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** Where the merchant sends from. */
const TAKING_ADDRESS: Readonly<Address> = {
	addressType: 'DOMESTIC',
	baseAddress: '경기도 파주시 문발로 100 (한국물류센터)',
	detailedAddress: 'B동 2층',
	city: '',
	state: '',
	country: '대한민국',
	zipCode: '10881',
	name: '샌드박스 상점',
	tel1: '02-1234-5678',
	isRoadNameAddress: true,
};
