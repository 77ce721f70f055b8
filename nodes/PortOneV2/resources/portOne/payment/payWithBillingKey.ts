import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { defineOperation } from '../../../../shared/run/operation';
import type { PaymentsClient } from '../../../api/client';
import { paymentId } from '../../fields';
import { attemptOptions, findPaymentConflicts, readAttempts } from '../../pay/attempts';
import { payEach } from '../../pay/payEach';
import { billingKey } from '../billingKey/field';
import { BILLING_KEY_OPTIONS, WEBHOOK_OPTIONS } from '../order/options';
import { ORDER, readOrder } from '../order/order';
import { ATTEMPTS, type PayInput, toPayJob } from './payJob';

const fields = defineFields({
	paymentId,
	billingKey,
	...ORDER,
	options: optionsOf({
		...attemptOptions(ATTEMPTS),
		...BILLING_KEY_OPTIONS,
		...WEBHOOK_OPTIONS,
	}),
});

export const payWithBillingKey = defineOperation<PaymentsClient, PayInput>({
	value: 'payWithBillingKey',
	name: 'Pay with Billing Key',
	term: '빌링키 결제',
	action: 'Pay with a billing key and charge the customer',
	description: 'Charges a billing key at once, and never twice',
	endpoints: ['payWithBillingKey', 'getPayment', 'getTries'],
	done: 'paid',
	notice: 'The customer is charged at once (실행하면 바로 결제됩니다).',
	properties: editorOf(fields),
	read(parameters) {
		const id = fields.paymentId.read(parameters);
		return {
			paymentId: id,
			order: { billingKey: fields.billingKey.read(parameters), ...readOrder(parameters) },
			attempts: readAttempts(parameters, id, ATTEMPTS),
		};
	},
	findConflicts: findPaymentConflicts,
	run: async (entries, context) =>
		await payEach(entries, context, (input) => toPayJob(context.api, 'payWithBillingKey', input)),
});
