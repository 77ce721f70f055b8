import { defineFields } from './defineFields';
import { flag, integer, shownWith } from './kinds';
import type { ParameterReader } from './parameterReader';

/** `Return All` and `Limit`, as n8n's nodes have them. */
export const PAGING = {
	returnAll: flag({
		label: 'Return All',
		description: 'Whether to return all results or only up to a given limit',
	}),
	limit: integer(
		{
			label: 'Limit',
			typeOptions: { minValue: 1 },
			displayOptions: { show: { returnAll: [false] } },
			default: 50,
			description: 'Max number of results to return',
		},
		{ min: 1, max: Number.MAX_SAFE_INTEGER },
	),
};

/** The same for lists that are used whole: settlements are summed up, and a sum of 50 rows is none. */
export const PAGING_WHOLE = {
	...PAGING,
	returnAll: shownWith(PAGING.returnAll, { default: true }),
};

/** The same with their names, for reading them in common code. */
export const PAGING_FIELDS = defineFields(PAGING);

/** How many rows a list may bring: `Limit`, or all of them. */
export const readLimit = (parameters: ParameterReader): number =>
	PAGING_FIELDS.returnAll.read(parameters)
		? Number.POSITIVE_INFINITY
		: (PAGING_FIELDS.limit.read(parameters) ?? 50);
