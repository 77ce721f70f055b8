import type { IWebhookFunctions } from 'n8n-workflow';

import { triggerIdOf } from '../data/triggerId';
import { Memory } from './memory';

/** What a trigger has seen. */
export const memoryOf = (functions: IWebhookFunctions): Memory =>
	new Memory(triggerIdOf(functions), functions.getWorkflowStaticData('node'));

/** Whether the user tries the trigger in the editor: then each notification is shown, and none is remembered. */
export const isTrial = (functions: IWebhookFunctions): boolean => functions.getMode() === 'manual';

/** An event as it is remembered. */
interface Nameable {
	eventId: string;
	/** What it is remembered as, where that isn't its ID. */
	seenAs?: string;
}

const nameOf = ({ eventId, seenAs = eventId }: Nameable): string => seenAs;

/**
 * Remembers the first of some events that is new, until the answer turns out to be an error: then the sender tells
 * again, and rightly.
 *
 * @param candidates one event, or several of which the notification doesn't tell which it means
 * @param along names the same event otherwise: that it was told is remembered too
 * @returns the event; `undefined` where all of them were seen before
 */
export function remember<Event extends Nameable>(
	functions: IWebhookFunctions,
	candidates: readonly Event[],
	along: readonly string[] = [],
): Event | undefined {
	if (isTrial(functions)) return candidates.at(-1);
	const memory = memoryOf(functions);
	const found = candidates.find((event) => memory.add(nameOf(event)));
	if (found === undefined) return undefined;
	const added = [nameOf(found), ...along.filter((event) => memory.add(event))];
	const response = functions.getResponseObject();
	response.once('finish', () => {
		if (response.statusCode < 400) return;
		for (const event of added) memory.forget(event);
	});
	return found;
}
