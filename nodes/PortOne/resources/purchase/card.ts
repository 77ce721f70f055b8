import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { collection, defineFields } from '../../../shared/fields/defineFields';
import { secret } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { readAll } from '../../../shared/fields/readAll';
import { ApiFailure } from '../../../shared/http/apiFailure';

/** Dashes between groups of four, as PortOne wants a card number of 16 digits. */
const withDashes = (number: string): string => {
	const digits = number.replace(/[\s-]/g, '');
	return /^\d{16}$/.test(digits) ? (digits.match(/\d{4}/g)?.join('-') ?? number) : number;
};

const CARD = {
	birth: secret(/^(\d{6}|\d{10})$/, 'must be 6 digits (YYMMDD), or the 10 of a business number', {
		label: 'Birth or Business Number',
		description: '생년월일 6자리, 법인카드는 사업자등록번호 10자리',
	}),
	card_number: secret(
		/^\d{4}(-\d{3,6}){2,3}$/,
		'must be the digits of a card number, like dddd-dddd-dddd-dddd',
		{ label: 'Card Number', description: '카드번호: dddd-dddd-dddd-dddd' },
		withDashes,
	),
	cvc: secret(/^\d{3,4}$/, 'must be 3 or 4 digits', {
		label: 'CVC',
		description: '카드 인증번호: for Paymentwall only',
	}),
	expiry: secret(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be like YYYY-MM', {
		label: 'Expiry',
		description: '카드 유효기간: YYYY-MM',
	}),
	pwd_2digit: secret(/^\d{2}$/, 'must be 2 digits', {
		label: 'Password (First 2 Digits)',
		description: '카드비밀번호 앞 2자리',
	}),
};

/** The names of a card's fields. */
const NAMES = Object.keys(CARD);

/** The collection of a card's fields: needed only where no billing key is registered. */
export const card = collection(
	{
		label: 'Card',
		placeholder: 'Add card field',
		description:
			'카드정보: only for a customer without a billing key (빌링키), which PortOne then registers with it',
	},
	CARD,
);

const fields = defineFields({ card });

/** Reads a card's fields. @throws InputError, which never tells a value */
export const readCard = (parameters: ParameterReader): IDataObject =>
	definedOnly(readAll(fields.card, parameters));

/** Takes a card's values out of a text, should PortOne's words repeat them. */
function blackOut(text: string, values: readonly string[]): string {
	return values
		.flatMap((value) => [value, value.replace(/-/g, '')])
		.reduce((left, value) => left.replaceAll(value, '****'), text);
}

/** A failure without the card's values. @param account what the call has of it */
export function withoutCard(error: ApiFailure, account: IDataObject): ApiFailure {
	const values = NAMES.map((name) => account[name]).filter(
		(value): value is string => typeof value === 'string',
	);
	if (values.length === 0) return error;
	const { failure, outcomeUnknown, isLasting } = error;
	const told = { ...failure, message: blackOut(failure.message, values) };
	return new ApiFailure(told, outcomeUnknown, isLasting);
}

/** A row of an answer without a card's fields, should PortOne repeat them. */
export const withoutCardFields = (row: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([field]) => !NAMES.includes(field)));
