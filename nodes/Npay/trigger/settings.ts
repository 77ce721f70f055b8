import type { IPollFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { MINUTE, SECOND } from '../../shared/time';
import type { OutputForm } from '../api/output';
import type { PersonalData } from '../api/personalData';
import type { FeedOptions } from '../feed/advance';
import { DEFAULTS, MOST_PER_POLL } from './fields';

/** Pages and windows that one poll reads at most: enough for half a year of silence. */
const MAX_PAGES = 200;

/** What users chose about the items. */
export interface ItemForm extends OutputForm {
	includeDetails: boolean;
}

/** What each option may be, as the editor has it too; expressions can give anything. */
const RANGES: Record<keyof typeof DEFAULTS, { label: string; min: number; max: number }> = {
	initialLookbackMinutes: { label: 'Initial Lookback (Minutes)', min: 0, max: 43_200 },
	overlapMinutes: { label: 'Overlap (Minutes)', min: 1, max: 1440 },
	settleSeconds: { label: 'Settle Time (Seconds)', min: 1, max: 600 },
	maxPerPoll: { label: 'Max Events Per Poll', min: 1, max: MOST_PER_POLL },
	repeatAfterMinutes: { label: 'Repeat After (Minutes)', min: 1, max: 10_080 },
	lookbackDays: { label: 'Lookback (Days)', min: 1, max: 90 },
};

/**
 * The options as users set them, with defaults for the others.
 *
 * @throws UserError naming the option that can't be used: without it, a wrong one would just find nothing
 */
export function readOptions(functions: IPollFunctions): typeof DEFAULTS {
	const set = functions.getNodeParameter('options', {}) as Partial<Record<string, unknown>>;
	const read = (name: keyof typeof DEFAULTS): number => {
		const { label, min, max } = RANGES[name];
		const value = name in set ? Number(set[name] ?? Number.NaN) : DEFAULTS[name];
		if (!Number.isInteger(value) || value < min || value > max) {
			throw new UserError(`${label} must be a whole number from ${min} to ${max}`);
		}
		return value;
	};
	return {
		initialLookbackMinutes: read('initialLookbackMinutes'),
		overlapMinutes: read('overlapMinutes'),
		settleSeconds: read('settleSeconds'),
		maxPerPoll: read('maxPerPoll'),
		repeatAfterMinutes: read('repeatAfterMinutes'),
		lookbackDays: read('lookbackDays'),
	};
}

export function readFeedOptions(functions: IPollFunctions): FeedOptions {
	const options = readOptions(functions);
	return {
		overlap: options.overlapMinutes * MINUTE,
		settle: options.settleSeconds * SECOND,
		initialLookback: options.initialLookbackMinutes * MINUTE,
		maxEvents: options.maxPerPoll,
		maxPages: MAX_PAGES,
	};
}

export function readForm(functions: IPollFunctions): ItemForm {
	return {
		includeDetails: functions.getNodeParameter('includeDetails', true) as boolean,
		output: functions.getNodeParameter('output', 'simplified') as ItemForm['output'],
		personalData: functions.getNodeParameter('personalData', 'full') as PersonalData,
	};
}
