import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../../shared/fields/parameterReader';

export const BILLING_KEY: Field = { name: 'billingKey', label: 'Billing Key' };

export const billingKeyProperty: INodeProperties = {
	displayName: BILLING_KEY.label,
	name: BILLING_KEY.name,
	type: 'string',
	required: true,
	default: '={{ $json.billingKey }}',
	placeholder: 'e.g. billing-key-00000000-0000-0000-0000-000000000000',
	description: '빌링키: what the customer has registered to pay with',
};
