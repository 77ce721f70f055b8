import type { INodeProperties } from 'n8n-workflow';

/** Most events of one poll: what was emitted last has to fit into the state with room to spare. */
const MOST_PER_POLL = 1000;

/** The trigger's numbers: what each is called, and what it may be. Times are in the units of their labels. */
export const NUMBERS = {
	initialLookbackMinutes: { label: 'Initial Lookback (Minutes)', min: 0, max: 43_200, initial: 10 },
	overlapMinutes: { label: 'Overlap (Minutes)', min: 1, max: 1380, initial: 10 },
	settleSeconds: { label: 'Settle Time (Seconds)', min: 1, max: 600, initial: 5 },
	maxPerPoll: { label: 'Max Events Per Poll', min: 1, max: MOST_PER_POLL, initial: 500 },
	repeatAfterMinutes: { label: 'Repeat After (Minutes)', min: 1, max: 10_080, initial: 60 },
	lookbackDays: { label: 'Lookback (Days)', min: 1, max: 90, initial: 7 },
};

export type NumberName = keyof typeof NUMBERS;

/** A number's field in the editor. @param displayOptions for which kind of trigger it is; absent for both */
export function numberOption(
	name: NumberName,
	description: string,
	displayOptions?: INodeProperties['displayOptions'],
): INodeProperties {
	const { label, min, max, initial } = NUMBERS[name];
	return {
		displayName: label,
		name,
		type: 'number',
		...(displayOptions === undefined ? {} : { displayOptions }),
		typeOptions: { minValue: min, maxValue: max },
		default: initial,
		description,
	};
}
