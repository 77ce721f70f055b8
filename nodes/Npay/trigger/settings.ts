import type { IPollFunctions } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';

import { isUnreadable, readNumber } from '../../shared/data/numbers';
import { MINUTE, SECOND } from '../../shared/data/time';
import type { OutputForm } from '../order/output';
import type { PersonalData } from '../order/personalData';
import type { FeedOptions } from '../feed/advance';
import type { NumberName } from './options';
import { NUMBERS } from './options';

/** Pages and windows that one poll reads at most: enough for half a year of silence. */
const MAX_PAGES = 200;

/** What users chose about the items. */
export interface ItemForm extends OutputForm {
	includeDetails: boolean;
}

/** The numbers among the options, in the units of their names. */
export type TriggerNumbers = Record<NumberName, number>;

/**
 * The options as users set them, with defaults for the others.
 *
 * @throws UserError naming the option that can't be used: without it, a wrong one would just find nothing
 */
export function readOptions(functions: IPollFunctions): TriggerNumbers {
	const set = functions.getNodeParameter('options', {}) as Partial<Record<string, unknown>>;
	const read = (name: string, { label, min, max, initial }: (typeof NUMBERS)[NumberName]) => {
		const value = name in set ? readNumber(set[name]) : initial;
		if (isUnreadable(value) || value < min || value > max) {
			throw new UserError(`${label} must be a whole number from ${min} to ${max}`);
		}
		return [name, value];
	};
	return Object.fromEntries(
		Object.entries(NUMBERS).map(([name, number]) => read(name, number)),
	) as TriggerNumbers;
}

export function readFeedOptions(functions: IPollFunctions): FeedOptions {
	const options = readOptions(functions);
	return {
		overlap: options.overlapMinutes * MINUTE,
		settle: options.settleSeconds * SECOND,
		initialLookback: options.initialLookbackMinutes * MINUTE,
		widestLookback: NUMBERS.initialLookbackMinutes.max * MINUTE,
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
