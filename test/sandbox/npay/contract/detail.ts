import { closed, dateTime, each, flag, id, listOf, oneOf, text, whole } from './building';
import * as codes from './codes';

const address = closed(
	{
		...each(
			'baseAddress city country detailedAddress name state tel1 tel2 zipCode logisticsCenterId',
			text,
		),
		addressType: oneOf('DOMESTIC', 'FOREIGN'),
		isRoadNameAddress: flag,
	},
	['addressType', 'baseAddress', 'zipCode', 'name', 'tel1'],
);

const order = closed(
	{
		...each(
			`chargeAmountPaymentAmount checkoutAccumulationPaymentAmount generalPaymentAmount
			naverMileagePaymentAmount orderDiscountAmount payLaterPaymentAmount`,
			whole,
		),
		...each('orderDate paymentDate paymentDueDate', dateTime),
		...each('ordererId ordererName ordererTel ordererNo', text),
		orderId: id,
		paymentMeans: codes.paymentMeans,
		payLocationType: oneOf('PC', 'MOBILE'),
		isDeliveryMemoParticularInput: oneOf('true', 'false'),
		isMembershipSubscribed: flag,
	},
	['orderId', 'orderDate', 'ordererName', 'ordererTel', 'generalPaymentAmount'],
);

const productOrder = closed(
	{
		...each(
			`deliveryDiscountAmount deliveryFeeAmount optionPrice productDiscountAmount
			initialProductDiscountAmount remainProductDiscountAmount quantity initialQuantity
			remainQuantity sectionDeliveryFee totalPaymentAmount initialPaymentAmount
			remainPaymentAmount totalProductAmount initialProductAmount remainProductAmount unitPrice
			sellerBurdenDiscountAmount paymentCommission saleCommission expectedSettlementAmount
			channelCommission productImediateDiscountAmount sellerBurdenImediateDiscountAmount
			knowledgeShoppingSellingInterlockCommission productProductDiscountAmount
			sellerBurdenProductDiscountAmount initialSellerBurdenDiscountAmount
			remainSellerBurdenDiscountAmount initialSellerBurdenMultiplePurchaseDiscountAmount
			remainSellerBurdenMultiplePurchaseDiscountAmount initialSellerBurdenStoreDiscountAmount
			remainSellerBurdenStoreDiscountAmount`,
			whole,
		),
		...each('decisionDate placeOrderDate shippingStartDate shippingDueDate', dateTime),
		...each(
			`delayedDispatchDetailedReason deliveryPolicyType freeGift mallId optionCode productClass
			productId originalProductId merchantChannelId productName productOption sellerProductCode
			shippingMemo commissionRatingType inflowPath inflowPathAdd itemNo optionManageCode
			sellerCustomCode1 sellerCustomCode2 individualCustomUniqueCode`,
			text,
		),
		...each('productOrderId packageNumber claimId', id),
		productOrderStatus: codes.productOrderStatus,
		placeOrderStatus: codes.placeOrderStatus,
		claimType: codes.claimType,
		claimStatus: codes.claimStatus,
		delayedDispatchReason: codes.delayedDispatchReason,
		expectedDeliveryMethod: codes.deliveryMethod,
		shippingFeeType: oneOf('선불', '착불', '무료'),
		commissionPrePayStatus: oneOf('GENERAL_PRD', 'PRE_PAY_PRD_NO_PAY', 'PRE_PAY_PRD_PAYED'),
		deliveryAttributeType: oneOf('NORMAL'),
		taxType: oneOf('TAXATION', 'TAX_EXEMPTION', 'TAX_FREE'),
		shippingAddress: address,
		takingAddress: address,
		appliedCoupons: listOf(
			closed(
				{
					...each('couponDiscountAmount naverBurdenRatio', whole),
					couponPublishNumber: text,
					couponClassCode: oneOf('NMP_PRD_DCNT', 'NMP_PRD_DUP_DCNT'),
				},
				['couponDiscountAmount', 'naverBurdenRatio'],
			),
		),
		standardPurchaseOptions: listOf({ type: 'object' }),
	},
	`productOrderId productOrderStatus productName quantity unitPrice totalProductAmount
	totalPaymentAmount mallId packageNumber shippingAddress`.split(/\s+/),
);

const delivery = closed(
	{
		...each('deliveredDate pickupDate sendDate wrongTrackingNumberRegisteredDate', dateTime),
		...each('deliveryCompany trackingNumber wrongTrackingNumberType', text),
		deliveryMethod: codes.deliveryMethod,
		deliveryStatus: codes.deliveryStatus,
		isWrongTrackingNumber: flag,
	},
	['deliveryMethod', 'sendDate'],
);

const cancel = closed(
	{
		...each('cancelApprovalDate cancelCompletedDate claimRequestDate refundExpectedDate', dateTime),
		...each('cancelDetailedReason refundStandbyReason refundStandbyStatus requestChannel', text),
		claimId: id,
		cancelReason: codes.claimReason,
		claimStatus: codes.claimStatus,
		requestQuantity: whole,
	},
	['claimId', 'claimStatus', 'cancelReason', 'claimRequestDate'],
);

/** What returns, exchanges and completed claims have in common. */
const goodsBack = {
	...each('claimRequestDate collectCompletedDate refundExpectedDate', dateTime),
	...each('holdbackConfigDate holdbackReleaseDate', dateTime),
	...each(
		`collectDeliveryCompany collectTrackingNumber claimDeliveryFeePayMeans
		claimDeliveryFeePayMethod etcFeePayMeans etcFeePayMethod holdbackDetailedReason
		holdbackConfigurer holdbackReleaser refundStandbyReason refundStandbyStatus requestChannel
		claimDeliveryFeeProductOrderIds`,
		text,
	),
	...each(
		`requestQuantity claimDeliveryFeeDemandAmount etcFeeDemandAmount
		claimDeliveryFeeDiscountAmount remoteAreaCostChargeAmount`,
		whole,
	),
	claimId: id,
	collectAddress: address,
	returnReceiveAddress: address,
	collectDeliveryMethod: codes.deliveryMethod,
	collectStatus: codes.collectStatus,
	collectAttributeType: oneOf('LOGISTICS_COLLECT', 'LOGISTICS_NON_COLLECT'),
	holdbackReason: codes.holdbackReason,
	holdbackStatus: oneOf('HOLDBACK', 'RELEASED'),
};

const redelivery = {
	...each('reDeliveryCompany reDeliveryTrackingNumber', text),
	reDeliveryAddress: address,
	reDeliveryMethod: codes.deliveryMethod,
	reDeliveryStatus: codes.deliveryStatus,
	reDeliveryOperationDate: dateTime,
};

const needed = ['claimId', 'claimStatus', 'claimRequestDate', 'collectDeliveryMethod'];

const returned = closed(
	{
		...goodsBack,
		returnCompletedDate: dateTime,
		returnReason: codes.claimReason,
		returnDetailedReason: text,
		claimStatus: codes.returnStatus,
	},
	[...needed, 'returnReason'],
);

const exchange = closed(
	{
		...goodsBack,
		...redelivery,
		exchangeReason: codes.claimReason,
		exchangeDetailedReason: text,
		claimStatus: codes.exchangeStatus,
	},
	[...needed, 'exchangeReason'],
);

const completedClaim = closed(
	{
		...goodsBack,
		...redelivery,
		...each('claimCompleteOperationDate claimRequestAdmissionDate', dateTime),
		claimRequestDetailContent: text,
		claimType: codes.claimType,
		claimStatus: codes.claimStatus,
		claimRequestReason: codes.claimReason,
	},
	['claimType', 'claimId', 'claimStatus', 'claimCompleteOperationDate'],
);

/** The detail object of a product order. */
export const detail = closed(
	{
		order,
		productOrder,
		delivery,
		cancel,
		return: returned,
		exchange,
		currentClaim: closed({ cancel, return: returned, exchange }),
		beforeClaim: closed({ exchange }),
		completedClaims: listOf(completedClaim),
	},
	['order', 'productOrder'],
);
