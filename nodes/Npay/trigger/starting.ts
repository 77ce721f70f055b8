import type { IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';

import { triggerIdOf } from '../../shared/data/triggerId';

/** Activations that n8n does by itself, with nobody there to read an error. */
const UNATTENDED: readonly WorkflowActivateMode[] = ['init', 'leadershipChange'];

/** Triggers that have polled in this process. */
const started = new Set<string>();

/**
 * Whether this poll is the one with which n8n, starting, activates a workflow. Should it fail, n8n would try the
 * activation again after one second, two, four … up to a day, and poll only then: a shop would wait for as long
 * again as Naver was away. So nothing is thrown then; the polls after it, minutes apart as set, tell what is wrong.
 *
 * @returns true once per process and trigger, at most
 */
export function isStarting(functions: IPollFunctions): boolean {
	if (functions.getMode() === 'manual') return false;
	const trigger = triggerIdOf(functions);
	if (started.has(trigger)) return false;
	started.add(trigger);
	return UNATTENDED.includes(functions.getActivationMode());
}
