import type { IDataObject } from 'n8n-workflow';

import { asObject, definedOnly } from '../../../../shared/data/objects';
import { ApiFailure, orFailure } from '../../../../shared/http/apiFailure';
import type { PayJob } from '../../../../shared/write/pay/payJob';
import type { PaymentsClient } from '../../../api/client';
import type { EndpointName } from '../../../api/endpoints';
import { isPortOneFault } from '../../../api/failures';
import { fetchPayment, fetchTries, type Payment, stateOf, statusOf } from '../../../api/payments';
import { presentPayment } from '../../../api/present';
import { type Attempts, idOf } from '../../pay/attempts';
import { BY_PAYMENT_ID } from '../../pay/payEach';
import { withoutCard } from './card';

/** How often a payment is tried where nothing else is said: a card that was declined is not tried again. */
export const ATTEMPTS = 1;

/** PortOne's document sets no number: this is how it tells that an id was tried as often as it may be. */
const USED_UP = 'MAX_TRANSACTION_COUNT_REACHED';

/** One payment as PortOne takes it. */
export interface PayInput {
	paymentId: string;
	/** The call's body. */
	order: IDataObject;
	attempts: Attempts;
}

const methodOf = ({ order }: PayInput): IDataObject => asObject(order.method);

/** In what a payment at PortOne differs from this one. */
function difference({ order }: PayInput, found: Payment, attempt: number): string | undefined {
	const { total } = asObject(order.amount);
	const amount = asObject(found.amount).total;
	if (amount !== total) return `it is for ${String(amount)}, not ${String(total)}`;
	if (found.currency !== order.currency) {
		return `it is in ${String(found.currency)}, not ${String(order.currency)}`;
	}
	const billingKey = order.billingKey;
	if (billingKey !== undefined && found.billingKey !== undefined) {
		if (found.billingKey !== billingKey) return 'it was paid with another billing key';
	}
	// Under an id of the pattern there might be someone else's payment.
	const isSame =
		found.orderName === order.orderName && (found.customData ?? '') === (order.customData ?? '');
	return attempt === 1 || isSame ? undefined : 'it has another order name or custom data';
}

function failureOf(found: Payment): string | undefined {
	const { reason, pgCode, pgMessage } = asObject(found.failure);
	const words = reason ?? pgMessage;
	if (typeof words !== 'string') return undefined;
	return typeof pgCode === 'string' ? `${words} (PG: ${pgCode})` : words;
}

/** A payment that is taken at once, or a virtual account that is issued at once. */
export function toPayJob(
	client: PaymentsClient,
	endpoint: Extract<EndpointName, 'payInstantly' | 'payWithBillingKey'>,
	input: PayInput,
): PayJob {
	const isAccount = methodOf(input).virtualAccount !== undefined;
	const rowOf = (found: Payment) => presentPayment(found);
	const hideCard = (words: string) => withoutCard(words, methodOf(input).card);
	return {
		...BY_PAYMENT_ID,
		server: client.serverName,
		amount: Number(asObject(input.order.amount).total),
		idOf: (attempt) => idOf(input.paymentId, input.attempts, attempt),
		read: async (paymentId) => await fetchPayment(client, paymentId),
		async send(paymentId) {
			const body = definedOnly({ storeId: client.account.storeId, ...input.order });
			const { timeoutMs } = input.attempts;
			const reply = await orFailure(
				client.request(endpoint, { path: { paymentId }, body }, timeoutMs),
			);
			if (reply instanceof ApiFailure) {
				const { failure, outcomeUnknown, isLasting } = reply;
				const message = hideCard(failure.message);
				throw new ApiFailure({ ...failure, message }, outcomeUnknown, isLasting);
			}
			const payment = asObject(reply.payment);
			if (typeof payment.pgTxId !== 'string') throw client.unreadable();
			if (!isAccount) return presentPayment({ ...payment, status: 'PAID' });
			// The account that the buyer is to pay into stands only in the payment itself.
			const issued = await orFailure(fetchPayment(client, paymentId));
			return issued instanceof ApiFailure || issued === undefined
				? presentPayment({ pgTxId: payment.pgTxId, status: 'VIRTUAL_ACCOUNT_ISSUED' })
				: rowOf(issued);
		},
		isOwnFault: isPortOneFault,
		readTries: async (paymentId) => await fetchTries(client, paymentId),
		recordOf: ({ transactionId }) => String(transactionId),
		// Whose call made a try is nowhere in its record, and times of two processes' calls overlap.
		failuresAreOwn: false,
		isDone: (found) =>
			stateOf(found) === 'paid' || (isAccount && statusOf(found) === 'VIRTUAL_ACCOUNT_ISSUED'),
		difference: (found, attempt) => difference(input, found, attempt),
		rowOf,
		failureOf(found) {
			const words = failureOf(found);
			return words === undefined ? undefined : hideCard(words);
		},
		// ALREADY_PAID in PortOne's document: an id is paid once.
		guardsIds: true,
		saysTaken: ({ code }) => code === 'ALREADY_PAID' || code === USED_UP,
		isUsedUp: ({ code }) => code === USED_UP,
		mayPass: () => false,
		maxAttempts: input.attempts.maxAttempts,
	};
}
