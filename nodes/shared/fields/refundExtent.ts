import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from './codedValue';
import { toOptions } from './codedValue';
import { InputError } from '../failure/errors';
import type { Field, ParameterReader } from './parameterReader';

const EXTENT: Field = { name: 'extent', label: 'Refund' };

const extents: readonly CodedValue[] = [
	{ code: 'full', en: 'All That Is Left', ko: '전액' },
	{ code: 'partial', en: 'A Part', ko: '부분' },
];

/**
 * The choice of how much of a payment is given back. It has no default: n8n drops an amount whose field is hidden,
 * so parameters that give an amount and no choice (an assistant's, an API's) would else give back all of it.
 */
export const extentProperty: INodeProperties = {
	displayName: EXTENT.label,
	name: EXTENT.name,
	type: 'options',
	options: toOptions(extents),
	required: true,
	default: '',
	description: 'How much is given back. Nothing is until you choose.',
};

/** Shows a field for parts only. */
export const PART_ONLY = { show: { extent: ['partial'] } };

/** Whether a part is to be given back. @throws InputError where it is not clear: all of it would be the worst guess */
export function isPartWanted(parameters: ParameterReader): boolean {
	const extent = parameters.code(EXTENT, extents, false);
	if (extent !== undefined) return extent === 'partial';
	throw new InputError(
		EXTENT.label,
		'is empty',
		`Choose ${extents.map(({ en }) => en).join(' or ')} (extent: ${extents.map(({ code }) => code).join(' or ')}). An amount alone is not enough`,
	);
}
