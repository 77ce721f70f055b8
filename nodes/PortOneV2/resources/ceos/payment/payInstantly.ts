import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import { InputError } from '../../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { requiredText } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { defineOperation } from '../../../../shared/run/operation';
import type { PayJob } from '../../../../shared/write/pay/payJob';
import type { PaymentsClient } from '../../../api/client';
import { isCeosFault } from '../../../api/failures';
import { fetchPayment, type Payment, statusOf } from '../../../api/payments';
import { presentPayment } from '../../../api/present';
import { currency as currencyKind, requiredAmount } from '../../currency';
import { paymentId as paymentIdKind } from '../../fields';
import {
	attemptOptions,
	type Attempts,
	ATTEMPTS_LABEL,
	findPaymentConflicts,
	idOf,
	readAttempts,
} from '../../pay/attempts';
import { BY_PAYMENT_ID, payEach } from '../../pay/payEach';
import {
	type CustomData,
	customData as customDataKind,
	normalized,
	noteOf,
	readCustomData,
	RECORD_OPTIONS,
	recordedAmount,
} from './customData';

/** One payment in ten fails by design (CEOS's page): five in a row do once in 100,000. */
const ATTEMPTS = 5;

const fields = defineFields({
	paymentId: paymentIdKind,
	orderName: requiredText({
		label: 'Order Name',
		placeholder: 'e.g. 노트북 외 1건',
		description: '주문명: shown to the customer',
	}),
	totalPayAmount: requiredAmount({
		label: 'Amount',
		description: '결제 금액: a whole number of won (KRW), or of dollars (USD)',
	}),
	currency: currencyKind,
	customData: customDataKind,
	options: optionsOf({ ...attemptOptions(ATTEMPTS), ...RECORD_OPTIONS }),
});

interface PayInput {
	paymentId: string;
	orderName: string;
	totalPayAmount: number;
	currency: string;
	customData: CustomData;
	attempts: Attempts;
}

/** In what a payment at CEOS differs from this one: its amount, as far as that is on record. */
function difference(input: PayInput, found: Payment, attempt: number): string | undefined {
	const { totalPayAmount, currency, orderName, customData } = input;
	if (found.currency !== currency) return `it is in ${String(found.currency)}, not ${currency}`;
	const recorded = recordedAmount(found.customData);
	if (customData.hasAmount && recorded === undefined) {
		return 'it was not made by this node, and CEOS does not tell its amount';
	}
	if (customData.hasAmount && recorded !== totalPayAmount) {
		return `it is for ${recorded}, not ${totalPayAmount}`;
	}
	if (customData.hasAmount && attempt === 1) return undefined;
	const isSame =
		found.orderName === orderName && normalized(found.customData) === normalized(customData.text);
	return isSame ? undefined : 'it has another order name or custom data';
}

/** A payment that was found: its amount only where it is on record. */
function rowOf({ customData }: PayInput, found: Payment): IDataObject {
	const totalPayAmount = recordedAmount(found.customData);
	return { ...presentPayment(found), ...definedOnly({ totalPayAmount }), ...noteOf(customData) };
}

const toJob = (client: PaymentsClient, input: PayInput): PayJob => ({
	...BY_PAYMENT_ID,
	server: client.serverName,
	amount: input.totalPayAmount,
	idOf: (attempt) => idOf(input.paymentId, input.attempts, attempt),
	read: async (paymentId) => await fetchPayment(client, paymentId),
	async send(paymentId) {
		const { orderName, totalPayAmount, currency, customData, attempts } = input;
		const { storeId } = client.account;
		const reply = await client.request(
			'payCeos',
			{
				path: { paymentId },
				body: definedOnly({
					storeId,
					orderName,
					totalPayAmount,
					currency,
					customData: customData.text,
				}),
			},
			attempts.timeoutMs,
		);
		if (reply.paymentId !== paymentId || typeof reply.paidAt !== 'string')
			throw client.unreadable();
		return {
			...presentPayment({ ...reply, paymentStatus: 'PAID' }),
			totalPayAmount,
			...noteOf(customData),
		};
	},
	isOwnFault: isCeosFault,
	recordOf: statusOf,
	// No call of this process goes out while an earlier one may still be under way, so that a record which wasn't there
	// before the call is the call's. Another process's at the same time can't be kept apart at CEOS, whatever is done.
	failuresAreOwn: true,
	isDone: (found) => statusOf(found) === 'PAID',
	difference: (found, attempt) => difference(input, found, attempt),
	rowOf: (found) => rowOf(input, found),
	failureOf: () => undefined,
	// CEOS's page asks for unique ids; it doesn't promise to refuse others.
	guardsIds: false,
	saysTaken: ({ httpCode }) => httpCode === '409',
	isUsedUp: ({ httpCode }, failedBefore) => failedBefore && httpCode !== '429',
	// The page gives its one failure in ten no status, so that any refusal may be one.
	mayPass: ({ httpCode }) => httpCode !== '429',
	maxAttempts: input.attempts.maxAttempts,
});

/** @throws InputError together with Retry On Fail: CEOS does not promise to refuse a second payment under an ID */
function refuseRetry(parameters: ParameterReader): void {
	if (!parameters.isRetried) return;
	throw new InputError(
		'Pay Instantly',
		'does not go together with the node setting Retry On Fail',
		`Switch Retry On Fail off in the Settings of this node: after a lost answer a second run could pay once more. A payment that certainly failed is tried again as often as ${ATTEMPTS_LABEL} (options) says`,
	);
}

export const payInstantly = defineOperation<PaymentsClient, PayInput>({
	value: 'payInstantly',
	name: 'Pay Instantly',
	term: '결제',
	action: 'Pay instantly and charge the customer',
	description: 'Takes a payment at once, and never twice. One that fails is tried again.',
	endpoints: ['payCeos', 'getCeosPayment'],
	done: 'paid',
	notice: 'The customer is charged at once (실행하면 바로 결제됩니다).',
	properties: editorOf(fields),
	read(parameters) {
		refuseRetry(parameters);
		const paymentId = fields.paymentId.read(parameters);
		const currency = fields.currency.read(parameters, false);
		const totalPayAmount = fields.totalPayAmount.read(parameters, currency);
		return {
			paymentId,
			orderName: fields.orderName.read(parameters),
			totalPayAmount,
			currency,
			customData: readCustomData(parameters, totalPayAmount),
			attempts: readAttempts(parameters, paymentId, ATTEMPTS),
		};
	},
	findConflicts: findPaymentConflicts,
	run: async (entries, context) =>
		await payEach(entries, context, (input) => toJob(context.api, input)),
});
