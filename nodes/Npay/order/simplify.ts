import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import type { Detail } from '../api/details';
import { claimOf } from './state';

/** Which field of which part a sheet's column is filled from. */
const ORDER_FIELDS = [
	'orderId',
	'orderDate',
	'paymentDate',
	'paymentMeans',
	'ordererName',
	'ordererTel',
];
const PRODUCT_ORDER_FIELDS = [
	'productOrderId',
	'productOrderStatus',
	'placeOrderStatus',
	'placeOrderDate',
	'claimType',
	'claimStatus',
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
const DELIVERY_FIELDS = [
	'deliveryMethod',
	'deliveryCompany',
	'trackingNumber',
	'sendDate',
	'deliveredDate',
	'deliveryStatus',
	'isWrongTrackingNumber',
];

function pick(source: IDataObject, names: string[]): IDataObject {
	return Object.fromEntries(
		names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]]),
	) as IDataObject;
}

function receiver(productOrder: IDataObject): IDataObject {
	const address = asObject(productOrder.shippingAddress);
	const parts = [address.baseAddress, address.detailedAddress].filter(
		(part) => typeof part === 'string' && part !== '',
	);
	const fields: IDataObject = {
		receiverName: address.name,
		receiverTel1: address.tel1,
		receiverTel2: address.tel2,
		zipCode: address.zipCode,
		address: parts.length > 0 ? parts.join(' ') : undefined,
	};
	return pick(fields, Object.keys(fields));
}

/** What a sheet wants to know of an open claim. */
function claim(detail: Detail): IDataObject {
	const open = claimOf(detail);
	if (open === undefined) return {};
	const { kind, fields } = open;
	const named: IDataObject = {
		...fields,
		claimReason: fields[`${kind}Reason`],
		claimDetailedReason: fields[`${kind}DetailedReason`],
	};
	return pick(named, [
		'claimId',
		'claimRequestDate',
		'claimReason',
		'claimDetailedReason',
		'requestQuantity',
		'holdbackStatus',
		'holdbackReason',
	]);
}

/** A product order as one flat row, as a sheet wants it. Fields that are absent stay absent. */
export function simplify(detail: Detail): IDataObject {
	const productOrder = asObject(detail.productOrder);
	return {
		...pick(productOrder, ['productOrderId']),
		...pick(asObject(detail.order), ORDER_FIELDS),
		...pick(productOrder, PRODUCT_ORDER_FIELDS),
		...receiver(productOrder),
		...pick(asObject(detail.delivery), DELIVERY_FIELDS),
		...claim(detail),
	};
}
