import { InputError } from '../../shared/failure/errors';
import type { CodedValue } from '../../shared/fields/codedValue';
import type { FieldKind } from '../../shared/fields/defineFields';
import { code, type FieldSpec, wholeMoney } from '../../shared/fields/kinds';

/** Currencies that both servers take. */
const currencies: readonly CodedValue[] = [
	{ code: 'KRW', en: 'KRW', ko: '원' },
	{ code: 'USD', en: 'USD', ko: '미국 달러' },
];

const coded = code(currencies, { label: 'Currency', default: 'KRW', description: '통화' });

/** A currency, KRW where it isn't set. It is read with whether any other code of three letters is taken too. */
export const currency: FieldKind<string, [isOpen: boolean]> = {
	...coded,
	read(parameters, field, isOpen) {
		const letters = (coded.read(parameters, field, isOpen) ?? 'KRW').toUpperCase();
		if (/^[A-Z]{3}$/.test(letters)) return letters;
		throw new InputError(field.label, 'must be three letters such as KRW or USD');
	},
};

/**
 * An amount in the smallest unit of its currency: won, cents. It is read with the currency, `undefined` where only the
 * payment knows it.
 */
export function requiredAmount(spec: FieldSpec): FieldKind<number, [currency: string | undefined]> {
	const amount = wholeMoney(
		{ typeOptions: { minValue: 1 }, required: true, default: 0, ...spec },
		{ min: 1 },
	);
	return {
		...amount,
		read(parameters, field, ofCurrency) {
			const read = amount.read(parameters, field, ofCurrency);
			if (read === undefined) throw new InputError(field.label, 'is empty');
			return read;
		},
	};
}
