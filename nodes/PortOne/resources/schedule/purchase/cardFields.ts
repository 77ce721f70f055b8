import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { ApiFailure } from '../../../../shared/http/apiFailure';
import { InputError } from '../../../../shared/failure/errors';
import { definedOnly } from '../../../../shared/data/objects';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';

/** A card's fields with the forms that PortOne takes (its own document). */
const CARD: Array<{
	name: string;
	label: string;
	form: RegExp;
	says: string;
	description: string;
}> = [
	{
		name: 'birth',
		label: 'Birth Date or Business Number',
		form: /^(\d{6}|\d{10})$/,
		says: 'must be 6 digits (YYMMDD), or the 10 of a business number',
		description: '생년월일 6자리, 법인카드는 사업자등록번호 10자리',
	},
	{
		name: 'card_number',
		label: 'Card Number',
		form: /^\d{4}(-\d{3,6}){2,3}$/,
		says: 'must be the digits of a card number, like dddd-dddd-dddd-dddd',
		description: '카드번호: dddd-dddd-dddd-dddd',
	},
	{
		name: 'cvc',
		label: 'CVC',
		form: /^\d{3,4}$/,
		says: 'must be 3 or 4 digits',
		description: '카드 인증번호: for Paymentwall only',
	},
	{
		name: 'expiry',
		label: 'Expiry',
		form: /^\d{4}-(0[1-9]|1[0-2])$/,
		says: 'must be like YYYY-MM',
		description: '카드 유효기간: YYYY-MM',
	},
	{
		name: 'pwd_2digit',
		label: 'First Two Digits of Password',
		form: /^\d{2}$/,
		says: 'must be 2 digits',
		description: '카드비밀번호 앞 2자리',
	},
];

/** The collection of a card's fields: needed only where no billing key is registered. */
export const cardProperty: INodeProperties = {
	displayName: 'Card',
	name: 'card',
	type: 'collection',
	placeholder: 'Add card field',
	default: {},
	description:
		'카드정보: only for a customer without a billing key (빌링키), which PortOne then registers with it',
	options: CARD.map(({ name, label, description }) => ({
		displayName: label,
		name,
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description,
	})),
};

/** Dashes between groups of four, as PortOne wants a card number of 16 digits. */
const withDashes = (text: string): string => {
	const digits = text.replace(/[\s-]/g, '');
	return /^\d{16}$/.test(digits) ? (digits.match(/\d{4}/g)?.join('-') ?? text) : text;
};

/** Reads a card's fields. @throws InputError, which never tells a value */
export function readCard(parameters: ParameterReader): IDataObject {
	return definedOnly(
		Object.fromEntries(
			CARD.map(({ name, label, form, says }) => {
				const text = parameters.text({ name: `card.${name}`, label });
				const value = name === 'card_number' && text !== undefined ? withDashes(text) : text;
				if (value !== undefined && !form.test(value)) throw new InputError(label, says);
				return [name, value];
			}),
		),
	);
}

/** Takes a card's values out of a text, should PortOne's words repeat them. */
function blackOut(text: string, values: readonly string[]): string {
	return values
		.flatMap((value) => [value, value.replace(/-/g, '')])
		.reduce((left, value) => left.replaceAll(value, '****'), text);
}

/** A failure without the card's values. */
export function withoutCard(error: ApiFailure, fields: IDataObject): ApiFailure {
	const values = CARD.map(({ name }) => fields[name]).filter(
		(value): value is string => typeof value === 'string',
	);
	if (values.length === 0) return error;
	const { failure, outcomeUnknown, isLasting } = error;
	const told = { ...failure, message: blackOut(failure.message, values) };
	return new ApiFailure(told, outcomeUnknown, isLasting);
}

/** A row of an answer without a card's fields, should PortOne repeat them. */
export const withoutCardFields = (row: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(row).filter(([field]) => !CARD.some(({ name }) => name === field)),
	);
