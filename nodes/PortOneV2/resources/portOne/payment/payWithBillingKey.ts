import { optionsCollection } from '../../../../shared/fields/optionsCollection';
import { defineOperation } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { PAYMENT_ID, paymentIdProperty, readId, sortByLabel } from '../../fields';
import { attemptOptions, findPaymentConflicts, readAttempts } from '../../pay/attempts';
import { payEach } from '../../pay/payEach';
import { BILLING_KEY, billingKeyProperty } from '../billingKey';
import { BILLING_KEY_OPTIONS, optionsNamed, orderProperties } from '../order/orderFields';
import { readOrder } from '../order/readOrder';
import type { PayInput } from './payJob';
import { ATTEMPTS, toPayJob } from './payJob';

export const payWithBillingKey = defineOperation<PaymentsClient, PayInput>({
	value: 'payWithBillingKey',
	name: 'Pay with Billing Key',
	action: 'Pay with a billing key',
	description: '빌링키 결제: charges a billing key at once, and never twice',
	endpoints: ['payWithBillingKey', 'getPayment', 'getTries'],
	done: 'paid',
	notice: 'The customer is charged at once (실행하면 바로 결제됩니다).',
	properties: [
		paymentIdProperty,
		billingKeyProperty,
		...orderProperties,
		optionsCollection(
			sortByLabel([
				...attemptOptions(ATTEMPTS),
				...optionsNamed([...BILLING_KEY_OPTIONS, 'skipWebhook']),
			]),
		),
	],
	read(parameters) {
		const paymentId = readId(parameters, PAYMENT_ID);
		return {
			paymentId,
			order: { billingKey: readId(parameters, BILLING_KEY), ...readOrder(parameters) },
			attempts: readAttempts(parameters, paymentId, ATTEMPTS),
		};
	},
	findConflicts: findPaymentConflicts,
	run: async (entries, context) =>
		await payEach(entries, context, (input) => toPayJob(context.api, 'payWithBillingKey', input)),
});
