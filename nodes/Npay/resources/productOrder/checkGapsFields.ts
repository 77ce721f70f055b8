import type { INodeProperties } from 'n8n-workflow';

import { outputProperties } from '../../order/output';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { rangeTypeProperty, PRODUCT_ORDER_ID } from '../fields';
import { periodProperties } from '../period/period';

export const GAP_FIELDS = {
	from: { name: 'from', label: 'From' },
	to: { name: 'to', label: 'To' },
	status: { name: 'recordedStatus', label: 'Recorded Status' },
	includeMatches: { name: 'options.includeMatches', label: 'Include Matches' },
};

export const checkGapsProperties: INodeProperties[] = [
	...periodProperties(GAP_FIELDS.from, GAP_FIELDS.to),
	rangeTypeProperty,
	{
		displayName: PRODUCT_ORDER_ID.label,
		name: PRODUCT_ORDER_ID.name,
		type: 'string',
		default: '={{ $json.productOrderId }}',
		placeholder: 'e.g. 2026112212345671',
		description:
			'상품주문번호 in each row of your records: all input items are compared together. For a sheet that may be empty, switch on Always Output Data in the Settings of the node that reads it.',
	},
	{
		displayName: GAP_FIELDS.status.label,
		name: GAP_FIELDS.status.name,
		type: 'string',
		default: '={{ $json.productOrderStatus }}',
		description:
			'상품 주문 상태 in each row of your records, as code (PAYED) or in Korean (결제 완료). Left empty, states are not compared.',
	},
	...outputProperties,
	optionsCollection([
		{
			displayName: GAP_FIELDS.includeMatches.label,
			name: 'includeMatches',
			type: 'boolean',
			default: false,
			description:
				'Whether to return product orders too that are the same on both sides (finding: ok)',
		},
	]),
];
