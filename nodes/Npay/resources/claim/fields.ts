import { InputError } from '../../../shared/failure/errors';
import type { FieldKind } from '../../../shared/fields/defineFields';
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

/** A number of pieces. */
export const pieces = (spec: FieldSpec) =>
	integer({ typeOptions: { minValue: 0 }, default: 0, ...spec }, { min: 0, max: MOST_PIECES });

/**
 * A part of the quantity, unset for all of it. n8n's Retry On Fail runs the whole node again: what was done for
 * a part would be done for another one, so the two don't go together.
 */
export function part(spec: FieldSpec): FieldKind<number | undefined> {
	const kind = pieces(spec);
	return {
		...kind,
		read(parameters, field) {
			const quantity = kind.read(parameters, field);
			if (quantity === undefined || quantity === 0) return undefined;
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
