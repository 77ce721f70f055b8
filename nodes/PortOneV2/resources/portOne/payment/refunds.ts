import type { IDataObject } from 'n8n-workflow';

import { asObject, definedOnly } from '../../../../shared/data/objects';
import type { Refund, RefundJob, Standing } from '../../../../shared/write/refund/refundJob';
import { pendingFields } from '../../../../shared/write/refund/words';
import type { PaymentsClient } from '../../../api/client';
import { unknownPayment } from '../../../api/failures';
import { fetchPayment, type Payment, stateOf, statusOf } from '../../../api/payments';
import { present, presentPayment } from '../../../api/present';

/** One refund. */
export interface CancelInput {
	paymentId: string;
	/** In the smallest unit of the currency; `undefined` for all that is left. */
	amount: number | undefined;
	/** What is left as the user has it on record. */
	balance: number | undefined;
	/** The API's other fields. */
	fields: IDataObject;
}

/** A refund that PortOne has asked the payment company for, which may still refuse it (PortOne's own document). */
const isPending = ({ status }: IDataObject): boolean => status === 'REQUESTED';

function toRefund(cancellation: IDataObject): Refund {
	const shown = present(cancellation);
	const at = shown.cancelledAt ?? shown.requestedAt;
	return {
		id: String(cancellation.id),
		amount: Number(cancellation.totalAmount),
		at: typeof at === 'string' ? at : undefined,
		isPending: isPending(cancellation),
		fields: { cancellation: shown },
	};
}

/** Refunds of a payment that were made, or are being made. */
const refundsOf = ({ cancellations }: Payment): Refund[] =>
	(Array.isArray(cancellations) ? cancellations.map(asObject) : [])
		.filter(({ status }) => status !== 'FAILED')
		.map(toRefund);

/** A payment as a refund sees it: what is being given back counts as gone. */
function standingOf(payment: Payment): Standing {
	const refunds = refundsOf(payment);
	const total = Number(asObject(payment.amount).total);
	const balance = refunds.reduce((left, { amount }) => left - amount, total);
	const state = stateOf(payment);
	const status = statusOf(payment);
	const isPayable = state === 'paid' || state === 'pending';
	return {
		row: presentPayment(payment),
		refunds,
		total,
		balance,
		isGivenBack: state === 'cancelled' || (refunds.length > 0 && balance === 0),
		refusal: isPayable
			? undefined
			: { message: `This payment can't be cancelled: it is ${status}`, code: status },
		words: `The payment is ${status}, and ${balance} of ${total} is left to cancel (취소 가능 잔액)`,
	};
}

/** One refund as PortOne's V2 API takes it. @param onRecordLabel what users know the balance on record by */
export const toRefundJob = (
	client: PaymentsClient,
	{ paymentId, amount, balance: onRecord, fields }: CancelInput,
	onRecordLabel: string,
): RefundJob => ({
	server: client.serverName,
	account: client.shop,
	subject: paymentId,
	amount,
	onRecord,
	onRecordLabel,
	records: 'cancellations of Payment > Get, or the PortOne console (결제 내역)',
	listed: 'cancellations',
	unknown: unknownPayment(client.serverName),
	now: () => client.serverTime ?? Date.now(),
	async read() {
		const payment = await fetchPayment(client, paymentId);
		return payment && standingOf(payment);
	},
	async send({ balance }) {
		const body = definedOnly({
			storeId: client.account.storeId,
			amount,
			// PortOne refuses when anything else was refunded since it was read.
			currentCancellableAmount: onRecord ?? balance,
			...fields,
		});
		const reply = await client.request('cancelPayment', { path: { paymentId }, body });
		const cancellation = asObject(reply.cancellation);
		if (cancellation.id === undefined) throw client.unreadable();
		if (cancellation.status === 'FAILED') {
			return {
				failure: { message: 'The payment company refused the refund', code: 'FAILED' },
			};
		}
		const { id, fields: shown } = toRefund(cancellation);
		const pending = isPending(cancellation) ? pendingFields(client.serverName) : {};
		return { row: { ...shown, ...pending }, refundIds: [id] };
	},
	explain: ({ code }) =>
		code === 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN'
			? `. If PortOne always has another balance, e.g. after a discount, give it in the option ${onRecordLabel}`
			: '',
});
