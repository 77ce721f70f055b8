import type { IDataObject } from 'n8n-workflow';

import { asObject, definedOnly } from '../../../../shared/data/objects';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { readAll } from '../../../../shared/fields/readAll';
import { ApiFailure, found, orFailure } from '../../../../shared/http/apiFailure';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { unreadBefore } from '../../../../shared/write/writeFailures';
import { JOB_DEFAULTS, oneByOne, type WriteJob } from '../../../../shared/write/writeJob';
import type { PaymentsClient } from '../../../api/client';
import { unknownPayment } from '../../../api/failures';
import { fetchPayment, type Payment } from '../../../api/payments';
import { present } from '../../../api/present';
import { optionalId, paymentId } from '../../fields';
import { PAYMENT_WORDS } from '../../words';
import { type PaymentFound, readPayments } from './states';

const fields = defineFields({
	paymentId,
	options: optionsOf({
		webhookId: optionalId({
			label: 'Webhook ID',
			description: '웹훅 아이디: which one to send again; the latest of the payment where empty',
		}),
	}),
});

/** One notification to be sent again. */
interface ResendUnit {
	paymentId: string;
	webhookId: string | undefined;
}

const webhooksOf = ({ webhooks }: Payment): IDataObject[] =>
	Array.isArray(webhooks) ? webhooks.map(asObject) : [];

/** The notifications of a payment that somebody sent again, each with what it tells of that. */
const resentOf = (payment: Payment, { webhookId }: ResendUnit): string[] =>
	webhooksOf(payment)
		.filter(({ trigger, id }) => trigger === 'MANUAL' && (webhookId ?? id) === id)
		.map((webhook) => JSON.stringify(webhook));

/** A notification as users get it: without its headers and bodies, which hold its signature and the payment's data. */
function rowOf(webhook: IDataObject): IDataObject {
	const { id, status, url, triggeredAt, response } = present(webhook);
	const responseCode = asObject(response).code;
	return definedOnly({ webhookId: id, webhookStatus: status, url, triggeredAt, responseCode });
}

/** Reads a payment before anything is sent. @throws ApiFailure */
async function readBefore(client: PaymentsClient, id: string): Promise<Payment> {
	const payment = await orFailure(fetchPayment(client, id));
	if (payment instanceof ApiFailure) {
		// A read whose answer was lost has changed nothing.
		throw new ApiFailure(unreadBefore('payment', payment.failure), false, payment.isLasting);
	}
	return found(payment, unknownPayment(client.serverName));
}

/** Sends each once: a second time would send a second notification. What was sent again before is read first. */
function resendJob(client: PaymentsClient): WriteJob<ResendUnit, PaymentFound> {
	const before = new Map<string, string[]>();
	const newOf = ({ payment }: PaymentFound, unit: ResendUnit): string | undefined => {
		const known = before.get(unit.paymentId);
		if (payment === undefined || known === undefined) return undefined;
		return resentOf(payment, unit).findLast((webhook) => !known.includes(webhook));
	};
	return {
		...JOB_DEFAULTS,
		words: PAYMENT_WORDS,
		keyOf: (unit) => unit.paymentId,
		batches: oneByOne,
		async send([unit]) {
			if (unit === undefined) return { results: new Map() };
			const { paymentId: id, webhookId } = unit;
			before.set(id, resentOf(await readBefore(client, id), unit));
			const { storeId } = client.account;
			const body = definedOnly({ storeId, webhookId });
			const reply = await client.request('resendWebhook', { path: { paymentId: id }, body });
			const webhook = asObject(reply.webhook);
			if (typeof webhook.id !== 'string') throw client.unreadable();
			return { results: new Map([[id, { row: { ...rowOf(webhook), success: true } }]]) };
		},
		readStates: async (units) => await readPayments(client, units),
		isDone: (state, unit) => newOf(state, unit) !== undefined,
		refusal: () => undefined,
		isRepeatable: () => false,
		doneFields: (state, unit) => rowOf(asObject(JSON.parse(newOf(state, unit) ?? '{}') as unknown)),
		explain: (failure) =>
			failure.code === 'WEBHOOK_NOT_FOUND'
				? {
						...failure,
						advice:
							'PortOne has sent no webhook (웹훅) for this payment: look at the webhook settings (결제알림) of its console',
					}
				: failure,
	};
}

export const resendWebhook = defineOperation<PaymentsClient, ResendUnit>({
	value: 'resendWebhook',
	name: 'Resend Webhook',
	term: '웹훅 재발송',
	action: 'Send the webhook of a payment again',
	description: 'PortOne sends its latest notification of a payment once more, or the one you name',
	endpoints: ['resendWebhook', 'getPayment'],
	done: 'sent again',
	properties: editorOf(fields),
	read(parameters) {
		const { options, ...others } = fields;
		return { ...readAll(others, parameters), webhookId: options.webhookId.read(parameters) };
	},
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.paymentId.label,
			advice: 'Give each payment once',
			unitsOf: (input) => [input],
			keyOf: (input) => input.paymentId,
		}),
	run: async (entries, context) =>
		await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: (input) => ({ paymentId: input.paymentId }) },
			resendJob(context.api),
		),
});
