import { isUnreadable, type NumberForm, readNumber } from '../data/numbers';
import { quote } from '../data/writing';
import { InputError } from '../failure/errors';

/** What to do about an amount that can't be read. */
const IN_DIGITS =
	'Write it in digits, such as 12000. In a sheet, format the column as a number without decimals';

/** How large an amount may be. */
export interface Bounds {
	min?: number;
	max?: number;
	/** It has to be more than this. */
	above?: number;
}

/** A whole number in decimal digits. @param label what users call it @throws InputError */
export function readInteger(
	value: unknown,
	label: string,
	{ min, max }: { min: number; max: number },
): number {
	const number = readNumber(value);
	if (!isUnreadable(number) && number >= min && number <= max) return number;
	throw new InputError(
		label,
		`must be a whole number from ${min} to ${max}, not ${quote(value)}`,
		isUnreadable(number) ? number.advice : undefined,
	);
}

/** An amount in a form. @param label what users call it @throws InputError */
export function readAmount(
	value: unknown,
	label: string,
	form: NumberForm,
	{ min = 0, max, above }: Bounds,
): number {
	const number = readNumber(value, form);
	const kind = form.decimals === true ? 'a number' : 'a whole number';
	const isWithin = (one: number) =>
		one >= min && (max === undefined || one <= max) && (above === undefined || one > above);
	if (!isUnreadable(number) && isWithin(number)) return number;
	const unreadable = isUnreadable(number) ? number : undefined;
	const from = above === undefined ? `from ${min} ${max === undefined ? 'up' : `to ${max}`}` : '';
	const range = above === undefined ? from : `above ${above}`;
	throw new InputError(
		label,
		unreadable?.problem ?? `must be ${kind} ${range}, not ${quote(value)}`,
		unreadable === undefined ? undefined : (unreadable.advice ?? IN_DIGITS),
	);
}
