import type { INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../../shared/parameterReader';

/** The collection that reading operations share: fields that few users touch. */
export const quantityClaimProperty: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Quantity Claim Compatibility',
			name: 'quantityClaimCompatibility',
			type: 'boolean',
			default: true,
			description:
				'Whether to get the fields of partial claims (수량 클레임): initial and remaining quantities and amounts',
		},
	],
};

/** On unless switched off: without it Naver leaves the fields of partial claims out. */
export const readQuantityClaim = (parameters: ParameterReader): boolean =>
	parameters.boolean({
		name: 'options.quantityClaimCompatibility',
		label: 'Quantity Claim Compatibility',
	}) ?? true;
