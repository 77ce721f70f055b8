import type { IPollFunctions } from 'n8n-workflow';

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

/** The options as users set them, with defaults for the others. */
export const readOptions = (functions: IPollFunctions): typeof DEFAULTS => ({
	...DEFAULTS,
	...(functions.getNodeParameter('options', {}) as Partial<typeof DEFAULTS>),
});

/** How many items a poll may emit. */
export const mostPerPoll = ({ maxPerPoll }: typeof DEFAULTS): number =>
	Math.min(maxPerPoll, MOST_PER_POLL);

export function readFeedOptions(functions: IPollFunctions): FeedOptions {
	const options = readOptions(functions);
	return {
		overlap: options.overlapMinutes * MINUTE,
		settle: options.settleSeconds * SECOND,
		initialLookback: options.initialLookbackMinutes * MINUTE,
		maxEvents: mostPerPoll(options),
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
