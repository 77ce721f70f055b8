import type { IDataObject } from 'n8n-workflow';

import { asObject, definedOnly } from '../../../../shared/data/objects';
import { collection, defineFields, type NamedField } from '../../../../shared/fields/defineFields';
import { integer, secret, toggle } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';

const applied = (label: string, korean: string) =>
	toggle({ label, description: `Whether to apply it (${korean})` });

/** What every card needs, or most do: shown together, without being added one by one. */
const SHOWN = {
	number: '',
	expiryYear: '',
	expiryMonth: '',
	birthOrBusinessRegistrationNumber: '',
	passwordTwoDigits: '',
};

/** A card with the forms that PortOne takes (CardCredential of its document), and how it is used. */
export const card = collection(
	{
		label: 'Card',
		placeholder: 'Add card field',
		displayOptions: { show: { method: ['card'] } },
		default: SHOWN,
		description:
			'카드 인증 관련 정보. Like all parameters n8n keeps it with the workflow and its executions: prefer Pay with Billing Key.',
	},
	{
		number: secret(
			/^\d{8,19}$/,
			'must be the digits of a card number',
			{ label: 'Card Number', description: '카드 번호' },
			(digits) => digits.replace(/[\s-]/g, ''),
		),
		expiryYear: secret(/^\d{2}$/, 'must be 2 digits', {
			label: 'Expiry Year',
			description: '유효 기간 만료 연도: 2 digits',
		}),
		expiryMonth: secret(/^(0[1-9]|1[0-2])$/, 'must be 01 to 12', {
			label: 'Expiry Month',
			description: '유효 기간 만료 월',
		}),
		birthOrBusinessRegistrationNumber: secret(
			/^(\d{6}|\d{10})$/,
			'must be 6 digits (YYMMDD), or the 10 of a business number',
			{
				label: 'Birth or Business Number',
				description: '생년월일 (yyMMdd) 또는 사업자 등록 번호',
			},
		),
		passwordTwoDigits: secret(/^\d{2}$/, 'must be 2 digits', {
			label: 'Password (First 2 Digits)',
			description: '비밀번호 앞 2자리',
		}),
		installmentMonth: integer(
			{
				label: 'Instalment Months',
				default: 0,
				description: '카드 할부 개월 수: 0 for none',
			},
			{ min: 0, max: 60 },
		),
		useFreeInstallmentPlan: applied('Interest-Free Instalments', '무이자 할부 적용'),
		useFreeInterestFromMerchant: applied('Interest-Free by Merchant', '무이자 할부 고객사 부담'),
		useCardPoint: applied('Use Card Points', '카드 포인트 사용'),
	},
);

const { card: CARD } = defineFields({ card });

/** @throws InputError where the card has no such value */
function need(field: NamedField<string | undefined>, parameters: ParameterReader): string {
	const value = field.read(parameters);
	if (value === undefined) throw field.error('is empty');
	return value;
}

/** Reads a card in the API's form. @throws InputError, which never tells a value */
export const readCard = (parameters: ParameterReader): IDataObject =>
	definedOnly({
		credential: definedOnly({
			number: need(CARD.number, parameters),
			expiryYear: need(CARD.expiryYear, parameters),
			expiryMonth: need(CARD.expiryMonth, parameters),
			birthOrBusinessRegistrationNumber: CARD.birthOrBusinessRegistrationNumber.read(parameters),
			passwordTwoDigits: CARD.passwordTwoDigits.read(parameters),
		}),
		installmentMonth: CARD.installmentMonth.read(parameters),
		useFreeInstallmentPlan: CARD.useFreeInstallmentPlan.read(parameters),
		useFreeInterestFromMerchant: CARD.useFreeInterestFromMerchant.read(parameters),
		useCardPoint: CARD.useCardPoint.read(parameters),
	});

/** A server's words without the card's values, in whatever groups of digits. @param given the card as it was read */
export function withoutCard(words: string, given: unknown): string {
	const values = Object.values(asObject(asObject(given).credential))
		.map(String)
		.filter((value) => value.length > 2);
	return values.reduce(
		(text, value) => text.replace(new RegExp([...value].join('[\\s-]?'), 'g'), '****'),
		words,
	);
}
