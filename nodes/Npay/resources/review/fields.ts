import type { INodeProperties } from 'n8n-workflow';

import { optionsCollection, pagingProperties } from '../../../shared/fields/optionsCollection';
import { periodProperties } from '../period/period';

/** Labels and internal names of this operation's parameters. */
export const FIELDS = {
	from: { name: 'from', label: 'From' },
	to: { name: 'to', label: 'To' },
	reviewType: { name: 'reviewType', label: 'Review Type' },
	pageSize: { name: 'options.pageSize', label: 'Rows Per Call' },
};

/** What the query parameters are called, unless a user says otherwise. Likely, not confirmed. */
export const PARAMETER_NAMES = {
	fromName: 'from',
	toName: 'to',
	reviewTypeName: 'reviewType',
	pageName: 'page',
	pageSizeName: 'pageSize',
};

const { fromName, toName, reviewTypeName, pageName, pageSizeName } = PARAMETER_NAMES;
const RENAME = 'What Naver calls this query parameter; leave empty not to send it';

export const reviewProperties: INodeProperties[] = [
	{
		displayName:
			'Naver has published no contract of this API. Parameters are likely guesses: change their names in the options if Naver refuses them.',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	...periodProperties(FIELDS.from, FIELDS.to),
	{
		displayName: FIELDS.reviewType.label,
		name: FIELDS.reviewType.name,
		type: 'options',
		options: [
			{ name: 'All', value: '' },
			{ name: 'Photo or Video (포토·동영상 리뷰)', value: 'PREMIUM' },
			{ name: 'Text (텍스트 리뷰)', value: 'GENERAL' },
		],
		default: '',
		description: '리뷰 구분',
	},
	...pagingProperties,
	optionsCollection([
		{
			displayName: 'Extra Query Parameters',
			name: 'extraParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			description: 'Sent with each call, as they are',
			options: [
				{
					displayName: 'Parameter',
					name: 'parameter',
					values: [
						{ displayName: 'Name', name: 'name', type: 'string', default: '' },
						{ displayName: 'Value', name: 'value', type: 'string', default: '' },
					],
				},
			],
		},
		{
			displayName: 'Name of From',
			name: 'fromName',
			type: 'string',
			default: fromName,
			description: RENAME,
		},
		{
			displayName: 'Name of Page',
			name: 'pageName',
			type: 'string',
			default: pageName,
			description: RENAME,
		},
		{
			displayName: 'Name of Page Size',
			name: 'pageSizeName',
			type: 'string',
			default: pageSizeName,
			description: RENAME,
		},
		{
			displayName: 'Name of Review Type',
			name: 'reviewTypeName',
			type: 'string',
			default: reviewTypeName,
			description: RENAME,
		},
		{
			displayName: 'Name of To',
			name: 'toName',
			type: 'string',
			default: toName,
			description: RENAME,
		},
		{
			displayName: FIELDS.pageSize.label,
			name: 'pageSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 1000 },
			default: 300,
			description: 'How many reviews one call asks for',
		},
	]),
];
