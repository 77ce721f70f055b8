import { MINUTE, SECOND } from '../../shared/data/time';
import type { ParameterReader } from '../../shared/fields/parameterReader';
import type { FeedOptions } from '../feed/scan';
import { type OutputForm, readOutputForm } from '../order/output';
import { fields, WIDEST_LOOKBACK_MINUTES } from './fields';

/** Pages and windows that one poll reads at most: enough for half a year of silence. */
const MAX_PAGES = 200;

/** What users chose about the items. */
export interface ItemForm extends OutputForm {
	includeDetails: boolean;
}

/**
 * The numbers among the options as users set them, with defaults for the others.
 *
 * @throws InputError naming the option that can't be used
 */
export function readNumbers(parameters: ParameterReader) {
	const { options } = fields;
	return {
		initialLookbackMinutes: options.initialLookbackMinutes.read(parameters),
		overlapMinutes: options.overlapMinutes.read(parameters),
		settleSeconds: options.settleSeconds.read(parameters),
		maxPerPoll: options.maxPerPoll.read(parameters),
		repeatAfterMinutes: options.repeatAfterMinutes.read(parameters),
		lookbackDays: options.lookbackDays.read(parameters),
	};
}

/** How the feed is to be read. @throws InputError as `readNumbers` */
export function readFeedOptions(parameters: ParameterReader): FeedOptions {
	const numbers = readNumbers(parameters);
	return {
		overlap: numbers.overlapMinutes * MINUTE,
		settle: numbers.settleSeconds * SECOND,
		initialLookback: numbers.initialLookbackMinutes * MINUTE,
		widestLookback: WIDEST_LOOKBACK_MINUTES * MINUTE,
		maxEvents: numbers.maxPerPoll,
		maxPages: MAX_PAGES,
	};
}

/** Which items are to come out. */
export const readForm = (parameters: ParameterReader): ItemForm => ({
	includeDetails: fields.includeDetails.read(parameters),
	...readOutputForm(parameters),
});
