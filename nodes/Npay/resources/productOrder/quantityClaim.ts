import type { INodeProperties } from 'n8n-workflow';

import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';

const QUANTITY_CLAIM: Field = {
	name: 'options.quantityClaimCompatibility',
	label: 'Quantity Claim Compatibility',
};

/** An option of everything that reads product orders. */
export const quantityClaimOption: INodeProperties = {
	displayName: QUANTITY_CLAIM.label,
	name: 'quantityClaimCompatibility',
	type: 'boolean',
	default: true,
	description:
		'Whether to get the fields of partial claims (수량 클레임): initial and remaining quantities and amounts',
};

/** On unless switched off: without it Naver leaves the fields of partial claims out. */
export const readQuantityClaim = (parameters: ParameterReader): boolean =>
	parameters.boolean(QUANTITY_CLAIM) ?? true;
