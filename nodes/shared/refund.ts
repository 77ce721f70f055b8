import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from './codedValue';
import { toOptions } from './codedValue';
import type { Field, ParameterReader } from './parameterReader';

const EXTENT: Field = { name: 'extent', label: 'Refund' };

const extents: readonly CodedValue[] = [
	{ code: 'full', en: 'All That Is Left', ko: '전액' },
	{ code: 'partial', en: 'A Part', ko: '부분' },
];

/** The choice of how much of a payment is given back. */
export const extentProperty: INodeProperties = {
	displayName: EXTENT.label,
	name: EXTENT.name,
	type: 'options',
	options: toOptions(extents),
	default: 'full',
	description: 'How much is given back',
};

/** Shows a field for parts only. */
export const PART_ONLY = { show: { extent: ['partial'] } };

/** Whether a part is to be given back. @throws InputError where it is not clear: all of it would be the worst guess */
export const isPartWanted = (parameters: ParameterReader): boolean =>
	parameters.requiredCode(EXTENT, extents, false) === 'partial';
