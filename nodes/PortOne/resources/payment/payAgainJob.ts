import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import { ApiFailure } from '../../../shared/http/apiFailure';
import type { PayJob, PaymentState } from '../../../shared/write/pay/payJob';
import { answerAbout, type PortOneClient } from '../../api/client';
import { SERVER } from '../../api/failures';
import { listByNumber } from '../../api/lists/payments';
import { currencyOf, minus, type Payment } from '../../api/payments';
import { present } from '../../api/present';
import { findRefusal } from './payAgainSchedule';

/** One payment by billing key. */
export interface PayInput {
	merchant_uid: string;
	/** The call's other fields, under the API's own names. */
	order: IDataObject;
}

/** PortOne's words, which mean what the machine's do; what is not here counts as pending. */
const STATES: Readonly<Record<string, PaymentState>> = {
	paid: 'paid',
	failed: 'failed',
	cancelled: 'cancelled',
};

const statusOf = ({ status }: Payment): string => String(status);
const stateOf = (payment: Payment): PaymentState => STATES[statusOf(payment)] ?? 'pending';

/** A number may have several payments: money that has moved, or may still, tells more than a try that failed. */
const RANKS: readonly PaymentState[] = ['paid', 'pending', 'cancelled', 'failed'];

/** Of the payments under one number the one that decides; the newest where several would. */
const telling = (payments: readonly Payment[]): Payment | undefined =>
	RANKS.map((rank) => payments.find((one) => stateOf(one) === rank)).find(
		(one) => one !== undefined,
	);

/** What was to be paid, a promotion's discount included, where one was asked for. */
function amountOf({ amount, promotion }: Payment, { promotion_id }: IDataObject): number {
	const discount = Number(asObject(promotion).discount ?? 0);
	return promotion_id === undefined ? Number(amount) : minus(Number(amount), -discount);
}

/** In what a payment at PortOne differs from this one. */
function difference({ order }: PayInput, found: Payment): string | undefined {
	if (Number(found.amount) !== order.amount && amountOf(found, order) !== order.amount) {
		return `it is for ${String(found.amount)}, not ${String(order.amount)}`;
	}
	const currency = currencyOf(found);
	if (currency !== undefined && currency !== order.currency) {
		return `it is in ${currency}, not ${String(order.currency)}`;
	}
	if (found.customer_uid === order.customer_uid) return undefined;
	return typeof found.customer_uid === 'string' && found.customer_uid !== ''
		? 'it was paid with the billing key of another customer_uid'
		: 'it was not paid with a billing key';
}

const reasonOf = ({ fail_reason: reason }: Payment): string | undefined =>
	typeof reason === 'string' && reason !== '' ? reason : undefined;

/** What PortOne's answer to a try says: HTTP 200 tells only that it was tried. @throws ApiFailure unless it was paid */
function readAnswer(payment: Payment): IDataObject {
	const state = stateOf(payment);
	if (state === 'paid') return present(payment);
	if (state !== 'failed') {
		const message = `the payment is ${statusOf(payment)}`;
		throw new ApiFailure({ message, httpCode: '200' }, true, false);
	}
	throw new ApiFailure(
		{
			message: `The payment was tried and failed (결제실패): ${reasonOf(payment) ?? 'no reason given'}`,
			code: 'PAYMENT_FAILED',
			advice:
				'Nothing was taken. Ask the customer for another card, or try again later: a run under the same Merchant UID reads first what there is',
			httpCode: '200',
		},
		false,
		false,
	);
}

/**
 * A payment by billing key. PortOne promises nothing about a number that comes a second time, so that after a lost answer
 * nothing is sent again.
 */
export const toPayJob = (client: PortOneClient, input: PayInput): PayJob => ({
	server: SERVER,
	idName: 'merchant_uid',
	idLabel: 'Merchant UID',
	hasFurtherIds: false,
	amount: Number(input.order.amount),
	idOf: () => input.merchant_uid,
	read: async (merchant_uid) => telling(await listByNumber(client, merchant_uid)),
	async send(merchant_uid) {
		// Looked at last: a schedule may be carried out while the payments before this one are taken.
		const refusal = await findRefusal(client, merchant_uid);
		if (refusal !== undefined) throw refusal;
		const body = { merchant_uid, ...input.order };
		const { response } = await client.request('payAgain', { body });
		return readAnswer(answerAbout(response, 'merchant_uid', merchant_uid));
	},
	// PortOne's document has no failure that says the try has ended: a fault leaves it open.
	isOwnFault: () => false,
	stateOf,
	statusOf,
	recordOf: ({ imp_uid }) => String(imp_uid),
	// Another process's try under the number leaves the same record.
	failuresAreOwn: false,
	isDone: (found) => stateOf(found) === 'paid',
	difference: (found) => difference(input, found),
	rowOf: present,
	failureOf: reasonOf,
	guardsIds: false,
	// A number that is used already: by what nobody knows before it is on record.
	saysTaken: ({ message }) =>
		/merchant_uid|주문번호/.test(message) && /이미|중복|동일|already|duplicate/i.test(message),
	isUsedUp: () => false,
	mayPass: () => false,
	maxAttempts: 1,
});
