import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../shared/fields/codedValue';
import { toOptions } from '../../shared/fields/codedValue';
import { InputError } from '../../shared/failure/errors';
import type { Field, ParameterReader } from '../../shared/fields/parameterReader';

export const CURRENCY: Field = { name: 'currency', label: 'Currency' };

/** Currencies that both servers take. */
const currencies: readonly CodedValue[] = [
	{ code: 'KRW', en: 'KRW', ko: '원' },
	{ code: 'USD', en: 'USD', ko: '미국 달러' },
];

export const currencyProperty: INodeProperties = {
	displayName: CURRENCY.label,
	name: CURRENCY.name,
	type: 'options',
	options: toOptions(currencies),
	default: 'KRW',
	description: '통화',
};

/** Reads a currency. @param isOpen whether any other code of three letters is taken too @throws InputError */
export function readCurrency(parameters: ParameterReader, isOpen: boolean): string {
	const code = (parameters.code(CURRENCY, currencies, isOpen) ?? 'KRW').toUpperCase();
	if (/^[A-Z]{3}$/.test(code)) return code;
	throw new InputError(CURRENCY.label, 'must be three letters such as KRW or USD');
}

/**
 * Reads an amount in the smallest unit of its currency: won, cents.
 *
 * @param currency `undefined` where only the payment knows it
 * @throws InputError
 */
export function readAmount(
	parameters: ParameterReader,
	field: Field,
	currency: string | undefined,
): number {
	const amount = parameters.wholeMoney(field, currency, { min: 1 });
	if (amount === undefined) throw new InputError(field.label, 'is empty');
	return amount;
}
