import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { TOO_LATE, within } from '../http/deadline';
import { answer, answerKnown } from './answer';

/** Notifications that are not answered yet, by what names them; each gives the status that it is answered with. */
const underWay = new Map<string, Promise<number>>();

/** How long an equal notification waits for the answer to the first one, in ms. */
const LONGEST_WAIT_MS = 10_000;

/**
 * Takes a notification; an equal one that comes before it is answered is not taken, and answered as it is.
 *
 * @param key names the event, and nothing else in this process
 */
export async function joined(
	functions: IWebhookFunctions,
	key: string,
	take: () => Promise<IWebhookResponseData>,
): Promise<IWebhookResponseData> {
	const first = underWay.get(key);
	if (first !== undefined) {
		const status = await within(AbortSignal.timeout(LONGEST_WAIT_MS), first);
		return status !== TOO_LATE && status < 400
			? answerKnown(functions)
			: answer(functions, 503, 'An equal notification was not taken');
	}
	const response = functions.getResponseObject();
	underWay.set(
		key,
		new Promise<number>((resolve) => {
			// A sender that has hung up is told nothing: whether a run has begun, its repeat will find in the memory.
			response.once('close', () => {
				underWay.delete(key);
				resolve(response.writableFinished ? response.statusCode : 503);
			});
		}),
	);
	return await take();
}
