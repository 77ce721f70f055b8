import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { shownWith } from '../../../../shared/fields/kinds';
import { readAll } from '../../../../shared/fields/readAll';
import { defineOperation } from '../../../../shared/run/operation';
import { refundEach } from '../../../../shared/run/refundEach';
import { howFailed } from '../../../../shared/write/pay/howFailed';
import type { RefundJob, Standing } from '../../../../shared/write/refund/refundJob';
import type { PaymentsClient } from '../../../api/client';
import { isCeosFault, unknownPayment } from '../../../api/failures';
import { fetchPayment, type Payment, stateOf, statusOf } from '../../../api/payments';
import { presentPayment } from '../../../api/present';
import { paymentId as paymentIdKind } from '../../fields';

// Nothing else is asked for here, so the payment has to be named.
const fields = defineFields({ paymentId: shownWith(paymentIdKind, { default: '' }) });

interface CancelInput {
	paymentId: string;
}

const isCancelled = (payment: Payment): boolean => stateOf(payment) === 'cancelled';

/** A payment as a refund sees it: CEOS gives back all of it or nothing, and keeps no list. */
function standingOf(payment: Payment): Standing {
	const status = statusOf(payment);
	const isPaid = stateOf(payment) === 'paid';
	return {
		row: presentPayment(payment),
		refunds: [],
		total: undefined,
		balance: undefined,
		isGivenBack: isCancelled(payment),
		refusal: isPaid
			? undefined
			: { message: `This payment was not taken: it is ${status}`, code: status },
		words: `The payment is ${status}`,
	};
}

const toRefundJob = (client: PaymentsClient, { paymentId }: CancelInput): RefundJob => ({
	server: client.serverName,
	account: client.shop,
	subject: paymentId,
	amount: undefined,
	onRecord: undefined,
	onRecordLabel: '',
	records: 'Payment > Get',
	listed: 'paymentStatus',
	unknown: unknownPayment(client.serverName),
	now: () => client.serverTime ?? Date.now(),
	async read() {
		const payment = await fetchPayment(client, paymentId);
		return payment && standingOf(payment);
	},
	async send() {
		const payment = await client.request('cancelCeosPayment', { path: { paymentId } });
		if (payment.paymentId !== paymentId || !isCancelled(payment)) throw client.unreadable();
		return { row: presentPayment(payment), refundIds: [] };
	},
	// A payment that is cancelled is not cancelled again (409, by its page), so a call that got lost may go out again.
	mayRepeat: (lost) => howFailed(lost, isCeosFault) !== 'underWay',
});

export const cancel = defineOperation<PaymentsClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	term: '결제 취소',
	action: 'Cancel a payment and refund it',
	description: 'Gives back all of a payment',
	endpoints: ['cancelCeosPayment', 'getCeosPayment'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await refundEach(entries, context, {
			server: context.api.serverName,
			account: context.api.shop,
			subjectOf: ({ paymentId }) => paymentId,
			keyOf: ({ paymentId }) => paymentId,
			identify: ({ paymentId }) => ({ paymentId }),
			toJob: async (input) => await Promise.resolve(toRefundJob(context.api, input)),
		}),
});
