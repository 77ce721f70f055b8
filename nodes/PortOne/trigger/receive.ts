import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { isUnreadable, moneyForm, readNumber } from '../../shared/data/numbers';
import { asObject } from '../../shared/data/objects';
import { ParameterReader } from '../../shared/fields/parameterReader';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
import { HURRIED, PortOneClient } from '../api/client';
import { currencyOf, fetchPayment, type Payment } from '../api/payments';
import { present } from '../api/present';
import { fields } from './fields';
import { eventOf, Memory, refundEventOf } from './memory';
import { isOfV2, type Notification, readNotification } from './notification';

/** What the sender is told of a body that is no notification of V1: PortOne's console shows it. */
const wordsOn = (body: unknown): string =>
	isOfV2(body)
		? 'This is a notification of PortOne V2, and this address takes those of V1. In the PortOne console (관리자콘솔) > 결제알림(Webhook) 관리, put this address under 결제모듈 V1. For V2, let the Webhook node of n8n receive it, and read the payment with PortOne V2 > Payment > Get'
		: 'This is no notification of PortOne V1: it has no imp_uid';

const UNKNOWN =
	"There is no such payment. If this was the console's test call (호출 테스트), the address works: its payment is made up";

/** Answers the sender without starting the workflow. */
function answer(
	functions: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	functions.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Whether a payment is the one that the notification is about. */
const isAbout = (payment: Payment, { merchant_uid }: Notification): boolean =>
	merchant_uid === undefined || payment.merchant_uid === merchant_uid;

/** Whether PortOne answered in a way that only the user can mend; a repeat by the sender helps with all else. */
const needsUser = ({ isLasting, outcomeUnknown, failure }: ApiFailure): boolean =>
	isLasting && !outcomeUnknown && failure.httpCode !== undefined && failure.httpCode !== '429';

/** Whether the amount is as the user expects; nothing where nothing is expected. */
function checkAmount(functions: IWebhookFunctions, payment: Payment): IDataObject {
	const { expectedAmount: isSet = '' } = asObject(functions.getNode().parameters.options);
	if (isSet === '') return {};
	// The option's expression gets the payment, where n8n's own would get what the sender claims.
	const body = functions.getBodyData();
	for (const name of Object.keys(body)) delete body[name];
	Object.assign(body, present(payment));
	const value = fields.options.expectedAmount.read(ParameterReader.ofTrigger(functions));
	const expected = readNumber(value, moneyForm(currencyOf(payment)));
	return {
		amountMatches: Number(payment.amount) === expected,
		expectedAmount: isUnreadable(expected) ? null : expected,
	};
}

/** The refund that a notification is about, as PortOne has it; `undefined` where the payment shows no such refund. */
function refundOf(
	payment: Payment,
	{ cancellation_id: id }: Notification,
): IDataObject | undefined {
	if (id === undefined || !Array.isArray(payment.cancel_history)) return undefined;
	return payment.cancel_history.map(asObject).find((one) => one.cancellation_id === id);
}

/**
 * Remembers the event until the answer turns out to be an error: then PortOne tells again, and rightly.
 *
 * @param state the payment's own event: a refund that was told is no further state
 */
function remember(functions: IWebhookFunctions, event: string, state: string): boolean {
	const trigger = `${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
	const memory = new Memory(trigger, functions.getWorkflowStaticData('node'));
	if (!memory.add(event)) return false;
	const isNewState = memory.add(state);
	const response = functions.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode < 400) return;
		memory.forget(event);
		if (isNewState) memory.forget(state);
	});
	return true;
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
	const client = await PortOneClient.create(functions, HURRIED);
	const parameters = ParameterReader.ofTrigger(functions);
	const includeSandbox = fields.options.include_sandbox.read(parameters);
	const payment = await orFailure(fetchPayment(client, notification.imp_uid, includeSandbox));
	if (payment instanceof ApiFailure) {
		if (needsUser(payment)) throw payment;
		return answer(functions, 503, 'The payment can not be read at the moment');
	}
	if (payment === undefined || !isAbout(payment, notification)) {
		return answer(functions, 404, UNKNOWN);
	}
	const statuses = fields.statuses.read(parameters);
	if (statuses.length > 0 && !statuses.includes(String(payment.status))) {
		return answer(functions, 200, 'Not of interest');
	}
	const state = eventOf(payment);
	const refund = refundOf(payment, notification);
	const { cancellation_id: id } = notification;
	const eventId = refund === undefined || id === undefined ? state : refundEventOf(payment, id);
	const item = {
		...present(payment),
		...(refund === undefined ? {} : { cancellation_id: id, cancellation: present(refund) }),
		eventId,
		...checkAmount(functions, payment),
	};
	if (functions.getMode() !== 'manual' && !remember(functions, eventId, state)) {
		return answer(functions, 200, 'Known');
	}
	return { workflowData: [[{ json: item }]] };
}
