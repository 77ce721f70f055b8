import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../shared/parameterReader';

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

/** `Return All` and `Limit`, as n8n's nodes have them. */
export const pagingProperties: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		displayOptions: { show: { returnAll: [false] } },
		default: 50,
		description: 'Max number of results to return',
	},
];
