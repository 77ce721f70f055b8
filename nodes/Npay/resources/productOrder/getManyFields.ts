import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../../shared/fields/codedValue';
import { claimStatuses, placeOrderStatuses, productOrderStatuses } from '../../api/codes';
import { MAX_PAGE_ROWS } from '../../api/endpoints';
import { outputProperties } from '../../order/output';
import { optionsCollection, pagingProperties } from '../../../shared/fields/optionsCollection';
import { rangeTypeProperty } from '../fields';
import { quantityClaimOption } from './quantityClaim';
import { periodProperties } from '../period/period';

/** Names and labels of this operation's parameters; names of filters and options are the API's. */
export const FIELDS = {
	from: { name: 'from', label: 'From' },
	to: { name: 'to', label: 'To' },
	productOrderStatuses: { name: 'filters.productOrderStatuses', label: 'Product Order Statuses' },
	claimStatuses: { name: 'filters.claimStatuses', label: 'Claim Statuses' },
	placeOrderStatusType: { name: 'filters.placeOrderStatusType', label: 'Order Confirmation' },
	fulfillment: { name: 'filters.fulfillment', label: 'Fulfillment' },
	pageSize: { name: 'options.pageSize', label: 'Rows Per Call' },
};

export const getManyProperties: INodeProperties[] = [
	...periodProperties(FIELDS.from, FIELDS.to),
	rangeTypeProperty,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: FIELDS.claimStatuses.label,
				name: 'claimStatuses',
				type: 'multiOptions',
				options: toOptions(claimStatuses),
				default: [],
				description: '클레임 상태',
			},
			{
				displayName: FIELDS.fulfillment.label,
				name: 'fulfillment',
				type: 'boolean',
				default: false,
				description:
					"Whether it is sent by Naver's fulfillment partners (풀필먼트). Not known to matter for Npay.",
			},
			{
				displayName: FIELDS.placeOrderStatusType.label,
				name: 'placeOrderStatusType',
				type: 'options',
				options: toOptions(placeOrderStatuses),
				default: 'NOT_YET',
				description: '발주 상태',
			},
			{
				displayName: FIELDS.productOrderStatuses.label,
				name: 'productOrderStatuses',
				type: 'multiOptions',
				options: toOptions(productOrderStatuses),
				default: [],
				description: '상품 주문 상태',
			},
		],
	},
	...pagingProperties,
	...outputProperties,
	optionsCollection([
		quantityClaimOption,
		{
			displayName: FIELDS.pageSize.label,
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: MAX_PAGE_ROWS },
			default: 300,
			description: 'How many product orders one call asks for',
		},
	]),
];
