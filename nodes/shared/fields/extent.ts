import { InputError } from '../failure/errors';
import type { CodedValue } from './codedValue';
import type { FieldKind } from './defineFields';
import { type FieldSpec, oneOf } from './kinds';

/** Words for all of something and for a part of it. */
interface Extents {
	full: Omit<CodedValue, 'code'>;
	partial: Omit<CodedValue, 'code'>;
	/** What is given of a part: `An amount`. */
	partOf: string;
}

/**
 * The choice of how much of something is meant: true for a part. It is to be called `extent`, and has no default: n8n
 * drops an amount whose field is hidden, and a column may be empty, so that parameters that give an amount and no
 * choice (an assistant's, an API's) would else mean all of it. Where it is not clear, that is an error: all of it would
 * be the worst guess.
 */
export function isPartOf({ full, partial, partOf }: Extents, spec: FieldSpec): FieldKind<boolean> {
	const extents: CodedValue[] = [
		{ code: 'full', ...full },
		{ code: 'partial', ...partial },
	];
	const chosen = oneOf(extents, { required: true, ...spec });
	return {
		...chosen,
		read(parameters, field) {
			const extent = chosen.read(parameters, field);
			if (extent !== undefined) return extent === 'partial';
			throw new InputError(
				field.label,
				'is empty',
				`Choose ${extents.map(({ en }) => en).join(' or ')} (extent: ${extents.map(({ code }) => code).join(' or ')}). ${partOf} alone is not enough`,
			);
		},
	};
}

/** The choice of how much of a payment is given back. */
export const isPart = isPartOf(
	{
		full: { en: 'All That Is Left', ko: '전액' },
		partial: { en: 'A Part', ko: '부분' },
		partOf: 'An amount',
	},
	{ label: 'Refund', description: 'How much is given back. Nothing is until you choose.' },
);

/** Shows a field for parts only. The choice is saved as `extent`. */
export const PART_ONLY = { show: { extent: ['partial'] } };
