import type { ParameterReader } from './parameterReader';

/** How many rows a list may bring: `Limit`, or all of them. */
export function readLimit(parameters: ParameterReader): number {
	if (parameters.boolean({ name: 'returnAll', label: 'Return All' }) === true) {
		return Number.POSITIVE_INFINITY;
	}
	const limit = parameters.integer(
		{ name: 'limit', label: 'Limit' },
		{ min: 1, max: Number.MAX_SAFE_INTEGER },
	);
	return limit ?? 50;
}
