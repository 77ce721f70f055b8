import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import type { Detail } from '../api/details';
import { labelledCells, toRow } from './rows/labelled';
import { claimOf } from './state';

/** The columns, by the part of a product order that they are filled from. */
const ORDER_FIELDS = [
	'orderId',
	'orderDate',
	'paymentDate',
	'paymentMeans',
	'ordererName',
	'ordererTel',
];
const STATE_FIELDS = [
	'productOrderStatus',
	'placeOrderStatus',
	'placeOrderDate',
	'claimType',
	'claimStatus',
];
/** Why a claim was made: what is decided by it stands beside its state. */
const REASON_FIELDS = ['claimReason', 'claimDetailedReason'];
const PRODUCT_ORDER_FIELDS = [
	'productName',
	'productOption',
	'quantity',
	'remainQuantity',
	'unitPrice',
	'totalPaymentAmount',
	// What is left once a part was cancelled or returned, beside what was.
	'remainPaymentAmount',
	'deliveryFeeAmount',
	'sectionDeliveryFee',
	'shippingFeeType',
	'packageNumber',
	'productId',
	'sellerProductCode',
	'optionManageCode',
	'sellerCustomCode1',
	'sellerCustomCode2',
	'merchantCustomCode1',
	'merchantCustomCode2',
	'shippingDueDate',
	'delayedDispatchReason',
	'shippingMemo',
	// The customs number (개인통관고유부호).
	'individualCustomUniqueCode',
	'decisionDate',
	'expectedSettlementAmount',
];
const RECEIVER_FIELDS = ['receiverName', 'receiverTel1', 'receiverTel2', 'zipCode', 'address'];
const DELIVERY_FIELDS = [
	'deliveryMethod',
	'deliveryCompany',
	'trackingNumber',
	'sendDate',
	'deliveredDate',
	'deliveryStatus',
	'isWrongTrackingNumber',
];
const CLAIM_FIELDS = [
	'claimId',
	'claimRequestDate',
	'requestQuantity',
	'holdbackStatus',
	'holdbackReason',
];

function receiver(productOrder: IDataObject): IDataObject {
	const address = asObject(productOrder.shippingAddress);
	const parts = [address.baseAddress, address.detailedAddress].filter(
		(part) => typeof part === 'string' && part !== '',
	);
	return {
		receiverName: address.name,
		receiverTel1: address.tel1,
		receiverTel2: address.tel2,
		zipCode: address.zipCode,
		address: parts.length > 0 ? parts.join(' ') : undefined,
	};
}

/** The claim that a product order shows, with the same names whatever kind of claim it is. */
export function claimFields(detail: Detail): IDataObject {
	const shown = claimOf(detail);
	if (shown === undefined) return {};
	const { kind, fields } = shown;
	return {
		...fields,
		claimType: kind.toUpperCase(),
		claimReason: fields[`${kind}Reason`],
		claimDetailedReason: fields[`${kind}DetailedReason`],
	};
}

/**
 * A product order as one flat row: always the same columns in the same order, `null` where there is nothing, Naver's
 * Korean term beside each code.
 */
export function simplify(detail: Detail): IDataObject {
	const productOrder = asObject(detail.productOrder);
	const claim = claimFields(detail);
	return toRow(
		labelledCells(productOrder, ['productOrderId']),
		labelledCells(asObject(detail.order), ORDER_FIELDS),
		labelledCells(productOrder, STATE_FIELDS),
		labelledCells(claim, REASON_FIELDS),
		labelledCells(productOrder, PRODUCT_ORDER_FIELDS),
		labelledCells(receiver(productOrder), RECEIVER_FIELDS),
		labelledCells(asObject(detail.delivery), DELIVERY_FIELDS),
		labelledCells(claim, CLAIM_FIELDS),
	);
}
