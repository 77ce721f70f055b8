import { InputError } from '../failure/errors';
import type { CodedValue } from './codedValue';
import type { FieldKind } from './defineFields';
import { oneOf } from './kinds';

const extents: readonly CodedValue[] = [
	{ code: 'full', en: 'All That Is Left', ko: '전액' },
	{ code: 'partial', en: 'A Part', ko: '부분' },
];

const chosen = oneOf(extents, {
	label: 'Refund',
	required: true,
	description: 'How much is given back. Nothing is until you choose.',
});

/**
 * The choice of how much of a payment is given back: true for a part. It has no default: n8n drops an amount whose
 * field is hidden, so parameters that give an amount and no choice (an assistant's, an API's) would else give back all
 * of it. Where it is not clear, that is an error: all of it would be the worst guess.
 */
export const isPart: FieldKind<boolean> = {
	...chosen,
	read(parameters, field) {
		const extent = chosen.read(parameters, field);
		if (extent !== undefined) return extent === 'partial';
		throw new InputError(
			field.label,
			'is empty',
			`Choose ${extents.map(({ en }) => en).join(' or ')} (extent: ${extents.map(({ code }) => code).join(' or ')}). An amount alone is not enough`,
		);
	},
};

/** Shows a field for parts only. The choice is saved as `extent`. */
export const PART_ONLY = { show: { extent: ['partial'] } };
