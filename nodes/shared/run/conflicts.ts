import { InputError } from '../failure/errors';
import type { Entry } from './operation';

/**
 * Items that give one thing different values, or may not name it twice: nobody could rightly choose between
 * them.
 *
 * @param label the display name of the parameter that names the thing
 * @param advice what to do about it: `Give each payment once`
 * @param unitsOf what an item writes to
 * @param keyOf names the thing
 * @param compared what of a unit has to be the same
 * @param mayRepeat false for units of which a second one would be done a second time
 */
export function findConflicts<Input, Unit>(
	entries: Array<Entry<Input>>,
	{
		label,
		advice,
		unitsOf,
		keyOf,
		compared = (unit) => unit,
		mayRepeat = () => true,
	}: {
		label: string;
		advice: string;
		unitsOf(input: Input): Unit[];
		keyOf(unit: Unit): string;
		compared?(unit: Unit): unknown;
		mayRepeat?(unit: Unit): boolean;
	},
): Map<number, InputError> {
	const first = new Map<string, { values: string; itemIndex: number }>();
	const conflicts = new Map<number, InputError>();
	for (const { itemIndex, input } of entries) {
		for (const unit of unitsOf(input)) {
			const key = keyOf(unit);
			const values = JSON.stringify(compared(unit));
			const seen = first.get(key);
			if (seen === undefined) first.set(key, { values, itemIndex });
			else if (seen.values !== values || !mayRepeat(unit)) {
				const conflict = new InputError(
					label,
					seen.values === values
						? `${key} is in items ${seen.itemIndex} and ${itemIndex}, each for a part of it`
						: `${key} has different values in items ${seen.itemIndex} and ${itemIndex}`,
					advice,
				);
				conflicts.set(seen.itemIndex, conflict).set(itemIndex, conflict);
			}
		}
	}
	return conflicts;
}
