import type { FieldSpec } from '../../../../shared/fields/kinds';
import { optionalId, requiredId } from '../../fields';

const BILLING_KEY: FieldSpec = {
	label: 'Billing Key',
	placeholder: 'e.g. billing-key-00000000-0000-0000-0000-000000000000',
};

/** The billing key that is charged. */
export const billingKey = requiredId({
	...BILLING_KEY,
	default: '={{ $json.billingKey }}',
	description: '빌링키: what the customer has registered to pay with',
});

/** A billing key that need not be named. @param description what it is asked for */
export const optionalBillingKey = (description: string) =>
	optionalId({ ...BILLING_KEY, required: false, description });
