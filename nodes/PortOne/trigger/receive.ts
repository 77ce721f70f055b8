import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { moneyForm } from '../../shared/data/numbers';
import { asObject } from '../../shared/data/objects';
import { ParameterReader } from '../../shared/fields/parameterReader';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
import { hurried } from '../../shared/http/hurry';
import { checkAmount } from '../../shared/webhook/amount';
import { answer, answerKnown, answerNotWanted, answerUnread } from '../../shared/webhook/answer';
import { remember } from '../../shared/webhook/remember';
import { PortOneClient } from '../api/client';
import { currencyOf, fetchPayment, type Payment } from '../api/payments';
import { present } from '../api/present';
import { eventOf, refundEventOf } from './events';
import { fields } from './fields';
import { isOfV2, type Notification, readNotification } from './notification';

/** What the sender is told of a body that is no notification of V1: PortOne's console shows it. */
const wordsOn = (body: unknown): string =>
	isOfV2(body)
		? 'This is a notification of PortOne V2, and this address takes those of V1. In the PortOne console (관리자콘솔) > 결제알림(Webhook) 관리, put this address under 결제모듈 V1, and that of a PortOne V2 Trigger under 결제모듈 V2'
		: 'This is no notification of PortOne V1: it has no imp_uid';

const UNKNOWN =
	"There is no such payment. If this was the console's test call (호출 테스트), the address works: its payment is made up";

/** Whether a payment is the one that the notification is about. */
const isAbout = (payment: Payment, { merchant_uid }: Notification): boolean =>
	merchant_uid === undefined || payment.merchant_uid === merchant_uid;

/** The refund that a notification is about, as PortOne has it; `undefined` where the payment shows no such refund. */
function refundOf(
	payment: Payment,
	{ cancellation_id: id }: Notification,
): IDataObject | undefined {
	if (id === undefined || !Array.isArray(payment.cancel_history)) return undefined;
	return payment.cancel_history.map(asObject).find((one) => one.cancellation_id === id);
}

/**
 * Takes a notification. Nothing in it is believed: the payment is read with the credential, and what PortOne
 * answers is what starts the workflow.
 *
 * @throws ApiFailure when the credential is refused; AccountError
 */
export async function receive(functions: IWebhookFunctions): Promise<IWebhookResponseData> {
	const body = functions.getBodyData();
	const notification = readNotification(body);
	if (notification === undefined) return answer(functions, 400, wordsOn(body));
	const client = await PortOneClient.create(functions, hurried());
	const parameters = ParameterReader.ofTrigger(functions);
	const includeSandbox = fields.options.include_sandbox.read(parameters);
	const payment = await orFailure(fetchPayment(client, notification.imp_uid, includeSandbox));
	if (payment instanceof ApiFailure) return answerUnread(functions, payment);
	if (payment === undefined || !isAbout(payment, notification)) {
		return answer(functions, 404, UNKNOWN);
	}
	const statuses = fields.statuses.read(parameters);
	if (statuses.length > 0 && !statuses.includes(String(payment.status))) {
		return answerNotWanted(functions);
	}
	const state = eventOf(payment);
	const refund = refundOf(payment, notification);
	const { cancellation_id: id } = notification;
	const eventId = refund === undefined || id === undefined ? state : refundEventOf(payment, id);
	const item = {
		...present(payment),
		...(refund === undefined ? {} : { cancellation_id: id, cancellation: present(refund) }),
		eventId,
		...checkAmount(
			functions,
			fields.options.expectedAmount,
			{ amount: payment.amount, form: moneyForm(currencyOf(payment)) },
			present(payment),
		),
	};
	// A refund that was told is no further state of the payment.
	const isNew = remember(functions, [{ eventId }], [state]) !== undefined;
	return isNew ? { workflowData: [[{ json: item }]] } : answerKnown(functions);
}
