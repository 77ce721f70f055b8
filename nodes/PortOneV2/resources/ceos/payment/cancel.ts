import { ApiFailure } from '../../../../shared/api/apiFailure';
import { notSent } from '../../../../shared/api/writeFailures';
import type { WriteJob, WriteResult } from '../../../../shared/api/writer';
import { defineOperation } from '../../../../shared/operation';
import { JOB_DEFAULTS, runWrite } from '../../../../shared/runWrite';
import type { PaymentsClient } from '../../../api/client';
import { unknownPayment } from '../../../api/failures';
import type { Payment } from '../../../api/payments';
import { fetchPayments, stateOf, statusOf } from '../../../api/payments';
import { present } from '../../../api/present';
import { PAYMENT_ID, paymentIdProperty, readId } from '../../fields';
import { paymentWords } from '../../words';

interface CancelInput {
	paymentId: string;
}

/** A payment as it was found; `undefined` when CEOS has none by that id. */
interface Found {
	payment: Payment | undefined;
}

const isCancelled = ({ payment }: Found): boolean =>
	payment !== undefined && stateOf(payment) === 'cancelled';

/** What needs no sending: a payment that is cancelled already, or can't be. */
function settle(
	client: PaymentsClient,
	payment: Payment | ApiFailure | undefined,
): WriteResult | undefined {
	if (payment instanceof ApiFailure) return { failure: notSent(payment.failure) };
	if (payment === undefined) return { failure: unknownPayment(client.serverName) };
	if (isCancelled({ payment })) {
		return { row: { ...present(payment), success: true, alreadyDone: true } };
	}
	if (stateOf(payment) === 'paid') return undefined;
	const status = statusOf(payment);
	return { failure: { message: `This payment was not taken: it is ${status}`, code: status } };
}

const toJob = (client: PaymentsClient): WriteJob<CancelInput, Found> => ({
	...JOB_DEFAULTS,
	words: paymentWords(client.serverName),
	keyOf: ({ paymentId }) => paymentId,
	batches: (units) => units.map((unit) => [unit]),
	async send([unit]) {
		const { paymentId = '' } = unit ?? {};
		const payment = await client.request('cancelCeosPayment', { path: { paymentId } });
		if (payment.paymentId !== paymentId || !isCancelled({ payment })) throw client.unreadable();
		return { results: new Map([[paymentId, { row: { ...present(payment), success: true } }]]) };
	},
	async readStates(units) {
		const states = new Map<string, Found>();
		for (const [paymentId, payment] of await fetchPayments(client, units)) {
			if (!(payment instanceof ApiFailure)) states.set(paymentId, { payment });
		}
		return states;
	},
	isDone: isCancelled,
	refusal: ({ payment }) =>
		payment !== undefined && stateOf(payment) === 'paid'
			? undefined
			: `it is ${payment === undefined ? 'unknown to CEOS' : statusOf(payment)}`,
	doneFields: ({ payment }) => present(payment),
});

export const cancel = defineOperation<PaymentsClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a payment',
	description: '결제 취소: gives back all of a payment',
	endpoints: ['cancelCeosPayment', 'getCeosPayment'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: [paymentIdProperty],
	read: (parameters) => ({ paymentId: readId(parameters, PAYMENT_ID) }),
	async run(entries, context) {
		const settled = new Map<string, WriteResult>();
		const inputs = entries.map(({ input }) => input);
		const payments = await fetchPayments(context.api, inputs, context.isCancelled);
		for (const [paymentId, payment] of payments) {
			const result = settle(context.api, payment);
			if (result !== undefined) settled.set(paymentId, result);
		}
		return await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: ({ paymentId }) => ({ paymentId }) },
			toJob(context.api),
			settled,
		);
	},
});
