import type { IPollFunctions } from 'n8n-workflow';

import { MINUTE } from '../../shared/data/time';
import { triggerIdOf } from '../../shared/data/triggerId';

/** The same is said again after this time, in ms. */
const SILENCE = 60 * MINUTE;

/** When each warning was given last in this process, by trigger and topic, in ms by this machine's clock. */
const given = new Map<string, number>();

/**
 * Tells whoever looks after n8n, in its log: a poll has no other way to say something beside its items. The same
 * topic at most once an hour.
 */
export function warn(functions: IPollFunctions, topic: string, message: string): void {
	const key = `${triggerIdOf(functions)}:${topic}`;
	const last = given.get(key);
	const now = Date.now();
	if (last !== undefined && now >= last && now - last < SILENCE) return;
	given.set(key, now);
	const { name } = functions.getNode();
	functions.logger.warn(`Npay Trigger "${name}": ${message}`);
}
