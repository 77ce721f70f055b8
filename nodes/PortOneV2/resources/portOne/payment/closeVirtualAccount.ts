import { asObject } from '../../../../shared/data/objects';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { readAll } from '../../../../shared/fields/readAll';
import { defineOperation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { JOB_DEFAULTS, oneByOne, type WriteJob } from '../../../../shared/write/writeJob';
import type { PaymentsClient } from '../../../api/client';
import { unknownPayment } from '../../../api/failures';
import { type Payment, statusOf } from '../../../api/payments';
import { present, presentPayment } from '../../../api/present';
import { paymentId } from '../../fields';
import { PAYMENT_WORDS } from '../../words';
import { type PaymentFound, readPayments } from './states';

const fields = defineFields({ paymentId });

/** One payment whose virtual account is to be closed. */
interface AccountUnit {
	paymentId: string;
}

/** Whether anything was given back. PortOne need not tell when a cancelled payment was paid. */
const wasGivenBack = ({ cancellations }: Payment): boolean =>
	Array.isArray(cancellations) &&
	cancellations.some((cancellation) => asObject(cancellation).status === 'SUCCEEDED');

/** Whether a payment was to be made into a virtual account, and no longer can be: nothing ever came in. */
const isClosed = (payment: Payment): boolean =>
	asObject(payment.method).type === 'PaymentMethodVirtualAccount' &&
	payment.paidAt === undefined &&
	!wasGivenBack(payment) &&
	/^(FAILED|CANCELLED)$/.test(statusOf(payment));

/** Why an account can't be closed, or need not be; `undefined` where it can. */
function refusal({ payment }: PaymentFound): string | undefined {
	if (payment === undefined) return undefined;
	const status = statusOf(payment);
	if (status === 'VIRTUAL_ACCOUNT_ISSUED') return undefined;
	return `Only a virtual account that waits for its deposit (입금 대기) can be closed; this payment is ${status}`;
}

/** Closing virtual accounts. PortOne closes only what waits for its deposit, so that sending it again does no harm. */
const closeJob = (client: PaymentsClient): WriteJob<AccountUnit, PaymentFound> => ({
	...JOB_DEFAULTS,
	words: PAYMENT_WORDS,
	keyOf: (unit) => unit.paymentId,
	batches: oneByOne,
	async send([unit]) {
		if (unit === undefined) return { results: new Map() };
		const { storeId } = client.account;
		const path = { paymentId: unit.paymentId };
		const reply = await client.request('closeVirtualAccount', { path, query: { storeId } });
		if (typeof reply.closedAt !== 'string') throw client.unreadable();
		const { closedAt } = present(reply);
		return { results: new Map([[unit.paymentId, { row: { closedAt, success: true } }]]) };
	},
	readStates: async (units) => await readPayments(client, units),
	isDone: ({ payment }) => payment !== undefined && isClosed(payment),
	refusal,
	doneFields: ({ payment }) => presentPayment(payment),
	explain(failure, { payment }) {
		if (payment === undefined) return { ...unknownPayment(client.serverName), ...failure };
		const advice = refusal({ payment });
		return advice === undefined ? failure : { ...failure, advice };
	},
});

export const closeVirtualAccount = defineOperation<PaymentsClient, AccountUnit>({
	value: 'closeVirtualAccount',
	name: 'Close Virtual Account',
	term: '가상계좌 말소',
	action: 'Close the virtual account of a payment',
	description: 'Nobody can pay into the account any more; only while it waits for its deposit',
	endpoints: ['closeVirtualAccount', 'getPayment'],
	done: 'closed',
	notice: 'A closed account cannot be opened again (말소한 가상계좌는 되돌릴 수 없습니다).',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: (input) => ({ paymentId: input.paymentId }) },
			closeJob(context.api),
		),
});
