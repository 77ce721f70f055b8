import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../shared/fields/codedValue';
import type { Field } from '../../shared/fields/parameterReader';
import { rangeTypes } from '../api/codes';

/** The parameter that every operation on product orders has. */
export const PRODUCT_ORDER_ID: Field = { name: 'productOrderId', label: 'Product Order ID' };

export const productOrderIdProperty: INodeProperties = {
	displayName: PRODUCT_ORDER_ID.label,
	name: PRODUCT_ORDER_ID.name,
	type: 'string',
	required: true,
	default: '={{ $json.productOrderId }}',
	placeholder: 'e.g. 2026112212345671',
	description:
		'상품주문번호: one ID, a comma-separated list, or an array. The IDs of all input items are sent together, in the fewest calls.',
};

/** Which time of a product order a period is about. */
export const RANGE_TYPE: Field = { name: 'rangeType', label: 'Period Of' };

export const rangeTypeProperty: INodeProperties = {
	displayName: RANGE_TYPE.label,
	name: RANGE_TYPE.name,
	type: 'options',
	options: toOptions(rangeTypes),
	default: 'PAYED_DATETIME',
	description: '조회 기준: which time of a product order has to be within the period',
};
