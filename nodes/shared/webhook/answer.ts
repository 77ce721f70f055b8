import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { ApiFailure } from '../http/apiFailure';

/** Answers the sender without starting the workflow. @param message the sender's console may show it */
export function answer(
	functions: IWebhookFunctions,
	status: number,
	message: string,
): IWebhookResponseData {
	functions.getResponseObject().status(status).json({ message });
	return { noWebhookResponse: true };
}

/** Whether a server answered in a way that only the user can mend; a repeat by the sender helps with all else. */
const needsUser = ({ isLasting, outcomeUnknown, failure }: ApiFailure): boolean =>
	isLasting && !outcomeUnknown && failure.httpCode !== undefined && failure.httpCode !== '429';

/**
 * Answers where what a notification is about could not be read: 503, on which senders repeat.
 *
 * @throws ApiFailure where only the user can mend it
 */
export function answerUnread(
	functions: IWebhookFunctions,
	failure: ApiFailure,
): IWebhookResponseData {
	if (needsUser(failure)) throw failure;
	return answer(functions, 503, 'It can not be read at the moment');
}

/** What starts nothing because an equal notification has. */
export const answerKnown = (functions: IWebhookFunctions): IWebhookResponseData =>
	answer(functions, 200, 'Known');

/** What starts nothing because nobody has asked for it. */
export const answerNotWanted = (functions: IWebhookFunctions): IWebhookResponseData =>
	answer(functions, 200, 'Not of interest');
