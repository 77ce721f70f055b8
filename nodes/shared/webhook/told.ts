import type { IWebhookFunctions } from 'n8n-workflow';

import { BoundedMap } from '../data/boundedMap';
import { triggerIdOf } from '../data/triggerId';

/** How many warnings this process remembers to have given. */
const REMEMBERED = 1_000;

const told = new BoundedMap<string, true>(REMEMBERED);

/**
 * Warns in n8n's log, where a notification starts no run that would show it. Once in this process for each subject.
 *
 * @param subject what the warning is about, among all of this trigger
 * @param message plain text, without secrets
 */
export function warnOnce(functions: IWebhookFunctions, subject: string, message: string): void {
	const key = `${triggerIdOf(functions)}:${subject}`;
	if (told.has(key)) return;
	told.set(key, true);
	const { name } = functions.getNode();
	functions.logger.warn(`"${name}": ${message}`);
}
