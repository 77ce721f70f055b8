import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../shared/api/apiFailure';
import { isUnreadable, moneyForm, readNumber } from '../../shared/numbers';
import { asObject } from '../../shared/objects';
import { HURRIED, PortOneClient } from '../api/client';
import type { Payment } from '../api/payments';
import { currencyOf, fetchPayment } from '../api/payments';
import { present } from '../api/present';
import { eventOf, Memory } from './memory';
import type { Notification } from './notification';
import { readNotification } from './notification';

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
	const value: unknown = functions.getNodeParameter('options.expectedAmount', '');
	const expected = readNumber(value, moneyForm(currencyOf(payment)));
	return {
		amountMatches: Number(payment.amount) === expected,
		expectedAmount: isUnreadable(expected) ? null : expected,
	};
}

/** Remembers the event until the answer turns out to be an error: then PortOne tells again, and rightly. */
function remember(functions: IWebhookFunctions, event: string): boolean {
	const trigger = `${functions.getWorkflow().id ?? ''}:${functions.getNode().id}`;
	const memory = new Memory(trigger, functions.getWorkflowStaticData('node'));
	if (!memory.add(event)) return false;
	const response = functions.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode >= 400) memory.forget(event);
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
	const notification = readNotification(functions.getBodyData());
	if (notification === undefined) return answer(functions, 400, 'This is no notification');
	const client = await PortOneClient.create(functions, HURRIED);
	const includeSandbox = functions.getNodeParameter('options.include_sandbox', false) === true;
	const payment = await orFailure(fetchPayment(client, notification.imp_uid, includeSandbox));
	if (payment instanceof ApiFailure) {
		if (needsUser(payment)) throw payment;
		return answer(functions, 503, 'The payment can not be read at the moment');
	}
	if (payment === undefined || !isAbout(payment, notification)) {
		return answer(functions, 404, 'There is no such payment');
	}
	const statuses = functions.getNodeParameter('statuses', []) as string[];
	if (statuses.length > 0 && !statuses.includes(String(payment.status))) {
		return answer(functions, 200, 'Not of interest');
	}
	const eventId = eventOf(payment);
	const item = { ...present(payment), eventId, ...checkAmount(functions, payment) };
	if (functions.getMode() !== 'manual' && !remember(functions, eventId)) {
		return answer(functions, 200, 'Known');
	}
	return { workflowData: [[{ json: item }]] };
}
