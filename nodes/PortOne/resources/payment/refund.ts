import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import type { Failure } from '../../../shared/failure/errors';
import { ApiFailure, found, unreadableFailure } from '../../../shared/http/apiFailure';
import type { Refund, RefundJob, Standing } from '../../../shared/write/refund/refundJob';
import { pendingFields } from '../../../shared/write/refund/words';
import type { PortOneClient } from '../../api/client';
import { SERVER, UNKNOWN_PAYMENT, UNKNOWN_SCHEDULE } from '../../api/failures';
import { balanceOf, currencyOf, fetchPayment, minus, type Payment } from '../../api/payments';
import { present } from '../../api/present';
import { fetchSchedule } from '../../api/schedules';

/** One refund. */
export interface CancelInput {
	imp_uid: string | undefined;
	merchant_uid: string | undefined;
	/** KRW, or the payment's currency; `undefined` for all that is left. */
	amount: number | undefined;
	/** Have PortOne check what is left, as it is read first. */
	checkBalance: boolean;
	/** What is left as the user has it on record. */
	checksum: number | undefined;
	/** The API's other fields. */
	fields: IDataObject;
}

const NOT_MADE: Failure = {
	message: 'This scheduled payment was not made yet',
	advice: 'Cancel it with Scheduled Payment > Cancel',
};

/** PortOne's number of the payment that is meant. @throws ApiFailure */
async function findImpUid(client: PortOneClient, input: CancelInput): Promise<string> {
	if (input.imp_uid !== undefined) return input.imp_uid;
	const schedule = found(await fetchSchedule(client, input.merchant_uid ?? ''), UNKNOWN_SCHEDULE);
	if (typeof schedule.imp_uid === 'string') return schedule.imp_uid;
	throw new ApiFailure(NOT_MADE, false, false);
}

function toRefund(cancel: IDataObject, index: number): Refund {
	const { cancellation_id: id, pg_tid: pgTid, amount } = cancel;
	const { cancelled_at: at } = present(cancel);
	return {
		id: typeof id === 'string' ? id : JSON.stringify([index, pgTid, at, amount]),
		amount: Number(amount),
		at: typeof at === 'string' ? at : undefined,
		isPending: false,
		fields: {},
	};
}

/** The refunds of a payment; what is given back and not in the list counts as one more. */
function refundsOf({ cancel_history: history, cancel_amount: cancelled }: Payment): Refund[] {
	const listed = Array.isArray(history) ? history.map(asObject).map(toRefund) : [];
	const sum = listed.reduce((total, { amount }) => minus(total, -amount), 0);
	const rest = minus(Number(cancelled ?? 0), sum);
	if (!(rest > 0)) return listed;
	const unlisted = { id: `unlisted ${rest}`, amount: rest, at: undefined };
	return [...listed, { ...unlisted, isPending: false, fields: {} }];
}

/**
 * Why amounts of a refund can't be those of its payment: won have no decimals. A sheet that writes thousands with a
 * dot gives 9.9 for 9.900. Before the payment is read its currency isn't known.
 */
function decimalsRefusal(
	{ amount, checksum, fields }: CancelInput,
	payment: Payment,
): Failure | undefined {
	if (currencyOf(payment) !== 'KRW') return undefined;
	const amounts = { Amount: amount, 'Balance on Record': checksum };
	const parts = { 'Tax-Free Amount': fields.tax_free, 'VAT Amount': fields.vat_amount };
	for (const [label, value] of Object.entries({ ...amounts, ...parts })) {
		if (typeof value !== 'number' || Number.isInteger(value)) continue;
		return {
			message: `${label} has decimals, and KRW has none: ${value}`,
			advice: 'Give whole won. In the sheet, format the column as a number without decimals',
			badInput: true,
		};
	}
	return undefined;
}

/** A payment as a refund sees it. */
function standingOf(payment: Payment, input: CancelInput): Standing {
	const balance = balanceOf(payment);
	const total = Number(payment.amount);
	return {
		row: present(payment),
		refunds: refundsOf(payment),
		total,
		balance,
		isGivenBack: balance === 0 && payment.status === 'cancelled',
		// PortOne's own words say the rest better: it knows what each payment company allows.
		refusal: decimalsRefusal(input, payment),
		words: `The payment is ${String(payment.status)}, and ${balance} of ${total} is left to cancel (취소 가능 잔액)`,
	};
}

function toBody(input: CancelInput, imp_uid: string, { balance }: Standing): IDataObject {
	const { amount, checkBalance, checksum, fields } = input;
	const checked = checksum ?? (checkBalance ? balance : undefined);
	return {
		imp_uid,
		...(input.merchant_uid === undefined ? {} : { merchant_uid: input.merchant_uid }),
		...(amount === undefined ? {} : { amount }),
		...(checked === undefined ? {} : { checksum: checked }),
		...fields,
	};
}

/**
 * One refund as PortOne's V1 API takes it. Test payments count: they are refunded alike.
 *
 * @param onRecordLabel what users know `checksum` by
 * @throws ApiFailure
 */
export async function toRefundJob(
	client: PortOneClient,
	input: CancelInput,
	onRecordLabel: string,
): Promise<RefundJob> {
	const imp_uid = await findImpUid(client, input);
	return {
		server: SERVER,
		account: client.shop,
		subject: imp_uid,
		amount: input.amount,
		onRecord: input.checksum,
		onRecordLabel,
		records: 'cancel_history of Payment > Get, or the PortOne console (결제 내역)',
		listed: 'cancel_history',
		unknown: UNKNOWN_PAYMENT,
		now: () => client.serverTime ?? Date.now(),
		async read() {
			const payment = await fetchPayment(client, imp_uid, true);
			return payment && standingOf(payment, input);
		},
		async send(before) {
			const body = toBody(input, imp_uid, before);
			const { response, status } = await client.request('cancelPayment', { body });
			const payment = asObject(response);
			if (payment.imp_uid !== imp_uid) {
				throw unreadableFailure(SERVER, { httpCode: String(status) });
			}
			const now = standingOf(payment, input);
			// Virtual accounts: where the money goes is registered, and it goes on the next business day.
			const isPending = now.balance === before.balance;
			return {
				row: { ...now.row, ...(isPending ? pendingFields(SERVER) : {}) },
				refundIds: now.refunds.map(({ id }) => id),
			};
		},
	};
}
