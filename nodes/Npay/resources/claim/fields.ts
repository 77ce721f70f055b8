import { InputError } from '../../../shared/failure/errors';
import type { FieldKind } from '../../../shared/fields/defineFields';
import { isPartOf, PART_ONLY } from '../../../shared/fields/extent';
import { type FieldSpec, integer, text } from '../../../shared/fields/kinds';

/** Most characters of a reason that Naver takes. */
const LONGEST_REASON = 500;

/** Most pieces of one product order. */
const MOST_PIECES = 999_999;

/** Text that goes with a claim; `undefined` where blank. */
export function reason(spec: FieldSpec): FieldKind<string | undefined> {
	const kind = text(spec);
	return {
		...kind,
		read(parameters, field) {
			const words = kind.read(parameters, field);
			if (words !== undefined && words.length > LONGEST_REASON) {
				throw new InputError(
					field.label,
					`has ${words.length} characters; Naver takes ${LONGEST_REASON}`,
				);
			}
			return words;
		},
	};
}

/** Text that the buyer has to be told. */
export function requiredReason(spec: FieldSpec): FieldKind<string> {
	const kind = reason({ required: true, ...spec });
	return {
		...kind,
		read(parameters, field) {
			const words = kind.read(parameters, field);
			if (words === undefined) throw new InputError(field.label, 'is empty', 'The buyer reads it');
			return words;
		},
	};
}

/** A number of pieces. @param min the fewest */
export const pieces = (min: number, spec: FieldSpec) =>
	integer({ typeOptions: { minValue: min }, default: 0, ...spec }, { min, max: MOST_PIECES });

/** The choice of how much of a product order a claim is for. */
export const isPart = isPartOf(
	{
		full: { en: 'All Pieces', ko: '전체 수량' },
		partial: { en: 'Some Pieces', ko: '일부 수량' },
		partOf: 'A number of pieces',
	},
	{
		label: 'Quantity',
		description: 'How much of the product order. Nothing is sent until you choose.',
	},
);

/**
 * How many pieces, where it is a part. n8n's Retry On Fail runs the whole node again: what was done for a part would be
 * done for another one, so the two don't go together.
 *
 * @param description Naver's term, and what happens to them
 */
export function piecesOfPart(description: string): FieldKind<number> {
	const kind = pieces(1, {
		label: 'Pieces',
		required: true,
		displayOptions: PART_ONLY,
		description,
	});
	return {
		...kind,
		read(parameters, field) {
			const quantity = kind.read(parameters, field);
			if (quantity === undefined)
				throw new InputError(field.label, 'is empty', 'Give the number of pieces');
			if (parameters.isRetried) {
				throw new InputError(
					field.label,
					'does not go together with the node setting Retry On Fail',
					'Switch Retry On Fail off in the Settings of this node: a second run would take another part of the quantity',
				);
			}
			return quantity;
		},
	};
}
