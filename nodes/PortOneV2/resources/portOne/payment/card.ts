import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import { asObject, definedOnly } from '../../../../shared/data/objects';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';

/** Secret fields of a card with the forms that PortOne takes (CardCredential of its document). */
const CREDENTIAL = [
	['number', 'Card Number', /^\d{8,19}$/, 'must be the digits of a card number', '카드 번호'],
	['expiryYear', 'Expiry Year', /^\d{2}$/, 'must be 2 digits', '유효 기간 만료 연도: 2 digits'],
	['expiryMonth', 'Expiry Month', /^(0[1-9]|1[0-2])$/, 'must be 01 to 12', '유효 기간 만료 월'],
	[
		'birthOrBusinessRegistrationNumber',
		'Birth Date or Business Number',
		/^(\d{6}|\d{10})$/,
		'must be 6 digits (YYMMDD), or the 10 of a business number',
		'생년월일 (yyMMdd) 또는 사업자 등록 번호',
	],
	[
		'passwordTwoDigits',
		'First Two Digits of Password',
		/^\d{2}$/,
		'must be 2 digits',
		'비밀번호 앞 2자리',
	],
] as const;

const REQUIRED: ReadonlySet<string> = new Set(['number', 'expiryYear', 'expiryMonth']);

/** How the card is used: not secret. */
const FLAGS = [
	['useFreeInstallmentPlan', 'Interest-Free Instalments', '무이자 할부 적용'],
	['useFreeInterestFromMerchant', 'Interest-Free by Merchant', '무이자 할부 고객사 부담'],
	['useCardPoint', 'Use Card Points', '카드 포인트 사용'],
] as const;

export const cardProperty: INodeProperties = {
	displayName: 'Card',
	name: 'card',
	type: 'collection',
	placeholder: 'Add card field',
	default: {},
	displayOptions: { show: { method: ['card'] } },
	description:
		'카드 인증 관련 정보. Like all parameters n8n keeps it with the workflow and its executions: prefer Pay with Billing Key.',
	options: [
		...CREDENTIAL.map(
			([name, displayName, , , description]): INodeProperties => ({
				displayName,
				name,
				type: 'string',
				typeOptions: { password: true },
				default: '',
				description,
			}),
		),
		{
			displayName: 'Instalment Months',
			name: 'installmentMonth',
			type: 'number',
			default: 0,
			description: '카드 할부 개월 수: 0 for none',
		},
		...FLAGS.map(
			([name, displayName, korean]): INodeProperties => ({
				displayName,
				name,
				type: 'boolean',
				default: false,
				description: `Whether to apply it (${korean})`,
			}),
		),
	].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')) as INodeProperties[],
};

function readCredential(parameters: ParameterReader): IDataObject {
	return definedOnly(
		Object.fromEntries(
			CREDENTIAL.map(([name, label, form, says]) => {
				const given = parameters.text({ name: `card.${name}`, label });
				const value = name === 'number' ? given?.replace(/[\s-]/g, '') : given;
				if (value === undefined && REQUIRED.has(name)) throw new InputError(label, 'is empty');
				if (value !== undefined && !form.test(value)) throw new InputError(label, says);
				return [name, value];
			}),
		),
	);
}

/** Reads a card in the API's form. @throws InputError, which never tells a value */
export function readCard(parameters: ParameterReader): IDataObject {
	const months = { name: 'card.installmentMonth', label: 'Instalment Months' };
	const flags = FLAGS.map(([name, label]) => [
		name,
		parameters.boolean({ name: `card.${name}`, label }),
	]);
	return definedOnly({
		credential: readCredential(parameters),
		installmentMonth: parameters.integer(months, { min: 0, max: 60 }),
		...Object.fromEntries(flags),
	});
}

/** A server's words without the card's values, in whatever groups of digits. @param card as it was read */
export function withoutCard(words: string, card: unknown): string {
	const values = Object.values(asObject(asObject(card).credential))
		.map(String)
		.filter((value) => value.length > 2);
	return values.reduce(
		(text, value) => text.replace(new RegExp([...value].join('[\\s-]?'), 'g'), '****'),
		words,
	);
}
