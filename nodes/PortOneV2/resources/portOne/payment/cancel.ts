import { ApiFailure, orFailure } from '../../../../shared/api/apiFailure';
import { notSent } from '../../../../shared/api/writeFailures';
import type { WriteJob, WriteResult } from '../../../../shared/api/writer';
import { findConflicts } from '../../../../shared/conflicts';
import { asObject, definedOnly } from '../../../../shared/objects';
import { defineOperation } from '../../../../shared/operation';
import { JOB_DEFAULTS, runWrite } from '../../../../shared/runWrite';
import type { PaymentsClient } from '../../../api/client';
import { unknownPayment } from '../../../api/failures';
import type { Payment } from '../../../api/payments';
import { fetchPayments, statusOf } from '../../../api/payments';
import { present } from '../../../api/present';
import { PAYMENT_ID } from '../../fields';
import { paymentWords } from '../../words';
import type { CancelInput } from './cancelFields';
import { cancelProperties, readCancel } from './cancelFields';
import { balanceOf, settle, wasRefunded } from './refunds';

/** Payments as they were read before anything was sent, by their ids. */
type Before = ReadonlyMap<string, Payment>;

function resultOf(reply: unknown): WriteResult {
	const cancellation = present(reply);
	if (cancellation.status === 'FAILED') {
		return { failure: { message: 'The payment company refused the refund', code: 'FAILED' } };
	}
	return { row: { cancellation, success: true } };
}

function toJob(client: PaymentsClient, before: Before): WriteJob<CancelInput, Payment> {
	const lost = new Set<string>();
	const refused = new Set<string>();
	const paymentOf = ({ paymentId }: CancelInput): Payment => before.get(paymentId) ?? {};
	const amountOf = (input: CancelInput) => input.amount ?? balanceOf(paymentOf(input));
	return {
		...JOB_DEFAULTS,
		words: paymentWords(client.serverName),
		keyOf: ({ paymentId }) => paymentId,
		batches: (units) => units.map((unit) => [unit]),
		async send([unit]) {
			if (unit === undefined) return { results: new Map() };
			const { paymentId, amount, balance, fields } = unit;
			const body = definedOnly({
				storeId: client.account.storeId,
				amount,
				// PortOne refuses when anything else was refunded since it was read.
				currentCancellableAmount: balance ?? balanceOf(paymentOf(unit)),
				...fields,
			});
			const reply = await orFailure(client.request('cancelPayment', { path: { paymentId }, body }));
			if (reply instanceof ApiFailure) {
				if (reply.outcomeUnknown) lost.add(paymentId);
				else if (!lost.has(paymentId)) refused.add(paymentId);
				throw reply;
			}
			if (asObject(reply.cancellation).id === undefined) throw client.unreadable();
			return { results: new Map([[paymentId, resultOf(reply.cancellation)]]) };
		},
		async readStates(units) {
			const states = new Map<string, Payment>();
			for (const [paymentId, now] of await fetchPayments(client, units)) {
				if (now !== undefined && !(now instanceof ApiFailure)) states.set(paymentId, now);
			}
			return states;
		},
		// A part of the same amount that PortOne refused to us is someone else's refund, unless ours got lost.
		isDone: (now, unit) =>
			!(unit.amount !== undefined && refused.has(unit.paymentId)) &&
			wasRefunded(paymentOf(unit), now, amountOf(unit)),
		refusal: (now, unit) =>
			balanceOf(now) === balanceOf(paymentOf(unit))
				? undefined
				: `${balanceOf(now)} is left to cancel, not ${balanceOf(paymentOf(unit))} as before`,
		doneFields: present,
		explain(failure, now) {
			const left = `${balanceOf(now)} of ${Number(asObject(now.amount).total)} is left to cancel (취소 가능 잔액)`;
			const isOther = failure.code === 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN';
			const advice = isOther
				? '. If PortOne always has another balance, e.g. after a discount, give it in the option Balance on Record'
				: '';
			return { ...failure, advice: `The payment is ${statusOf(now)}, and ${left}${advice}` };
		},
	};
}

export const cancel = defineOperation<PaymentsClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a payment',
	description: '결제 취소: gives back a payment, all that is left of it or a part',
	endpoints: ['cancelPayment', 'getPayment'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: cancelProperties,
	read: readCancel,
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: PAYMENT_ID.label,
			advice: 'Give each payment once; add the parts up',
			unitsOf: (input) => [input],
			keyOf: ({ paymentId }) => paymentId,
			mayRepeat: ({ amount }) => amount === undefined,
		}),
	async run(entries, context) {
		const { api } = context;
		const before = new Map<string, Payment>();
		const settled = new Map<string, WriteResult>();
		const inputs = entries.map(({ input }) => input);
		const payments = await fetchPayments(api, inputs, context.isCancelled);
		for (const input of inputs) {
			const { paymentId } = input;
			const found = payments.get(paymentId);
			if (found instanceof ApiFailure) settled.set(paymentId, { failure: notSent(found.failure) });
			else if (found === undefined) {
				settled.set(paymentId, { failure: unknownPayment(api.serverName) });
			} else {
				before.set(paymentId, found);
				const result = settle(input, found);
				if (result !== undefined) settled.set(paymentId, result);
			}
		}
		return await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: ({ paymentId }) => ({ paymentId }) },
			toJob(api, before),
			settled,
		);
	},
});
