import type { IExecuteFunctions } from 'n8n-workflow';

import { ParameterReader } from '../../../nodes/shared/parameterReader';

const AMOUNT = { name: 'amount', label: 'Amount' };
const reader = (value: unknown) =>
	new ParameterReader({ getNodeParameter: () => value } as unknown as IExecuteFunctions, 0);
const integer = (value: unknown) => reader(value).integer(AMOUNT, { min: 1, max: 1_000_000 });
const number = (value: unknown) => reader(value).number(AMOUNT);

test.each([5, '5', ' 5 '])('%j is the number 5', (value) => {
	expect([integer(value), number(value)]).toEqual([5, 5]);
});

test.each([true, [5], [[5]], {}, 'five', '1,000', Number.NaN, Number.POSITIVE_INFINITY])(
	'%j is no number',
	(value) => {
		expect(() => integer(value)).toThrow(/^Amount must be a whole number from 1 to 1000000/);
		expect(() => number(value)).toThrow(/^Amount must be a number from 0 up/);
	},
);

test.each([undefined, null, '', ' '])('%j is none', (value) => {
	expect([integer(value), number(value)]).toEqual([undefined, undefined]);
});
