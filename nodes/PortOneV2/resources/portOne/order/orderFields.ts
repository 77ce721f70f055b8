import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { toOptions } from '../../../../shared/fields/codedValue';
import type { Field } from '../../../../shared/fields/parameterReader';
import { currencyProperty } from '../../currency';
import { nestedProperties } from './nested';
import { productsProperty } from './products';

export const ORDER_NAME: Field = { name: 'orderName', label: 'Order Name' };
export const TOTAL: Field = { name: 'total', label: 'Amount' };

/** A field of the options. */
export const option = (name: string, label: string): Field => ({ name: `options.${name}`, label });

/** What is sold (PaymentProductType). */
export const productTypes: readonly CodedValue[] = [
	{ code: 'PHYSICAL', en: 'Goods', ko: '실물 상품' },
	{ code: 'DIGITAL', en: 'Digital Content', ko: '디지털 상품' },
];

/** Options that are texts as they are: name, label, description. */
export const TEXTS = [
	[
		'customData',
		'Custom Data',
		'사용자 지정 데이터: comes back with the payment; objects become JSON',
	],
	['country', 'Country', '결제 국가: two capital letters, e.g. KR'],
	['promotionId', 'Promotion ID', '프로모션 아이디'],
	['channelKey', 'Channel Key', '채널 키: for a billing key that several channels have issued'],
	['locale', 'Locale', '결제 언어, e.g. KO_KR: required by Eximbay (엑심베이)'],
	[
		'customerIdentityNumber',
		'Cash Receipt Number',
		'현금영수증 식별 번호 (cashReceipt): phone or business number',
	],
	['cashReceiptType', 'Cash Receipt Type', '현금영수증: PERSONAL, CORPORATE or NO_RECEIPT'],
] as const;

/** Options that are yes or no: name, label, description. */
export const FLAGS = [
	['skipWebhook', 'Skip Webhook', 'Whether no webhook (웹훅) is sent when the payment succeeds'],
	['isCulturalExpense', 'Cultural Expense', 'Whether it is a cultural expense (문화비 지출)'],
	['isEscrow', 'Escrow', 'Whether it is an escrow payment (에스크로)'],
	[
		'useFreeInterestFromMerchant',
		'Interest-Free by Merchant',
		'Whether the shop pays the interest of instalments (무이자 할부 고객사 부담)',
	],
	['useCardPoint', 'Use Card Points', 'Whether points of the card are used (카드 포인트 사용)'],
] as const;

/** Options that are parts of the amount: name, label, description. */
export const AMOUNTS = [
	['taxFree', 'Tax-Free Amount', '면세액: how much of the amount is free of VAT'],
	['vat', 'VAT Amount', '부가세액: where it is not one eleventh of what is taxed'],
] as const;

/** Options that count something: name, label, description. */
export const COUNTS = [
	['productCount', 'Product Count', '상품 개수'],
	['installmentMonth', 'Instalment Months', '할부 개월 수: 0 for none'],
] as const;

const JSON_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Bypass (JSON)',
		name: 'bypass',
		type: 'json',
		default: '',
		description: 'PG사별 추가 파라미터: passed on to the payment company as it is',
	},
	{
		displayName: 'Notice URLs',
		name: 'noticeUrls',
		type: 'string',
		default: '',
		description: '웹훅 주소: one or several with commas between, instead of those of the store',
	},
	{
		displayName: 'Product Type',
		name: 'productType',
		type: 'options',
		options: toOptions(productTypes),
		default: 'PHYSICAL',
		description: '상품 유형',
	},
];

const optionOf =
	(type: 'string' | 'boolean' | 'number', value: string | boolean | number) =>
	([name, displayName, description]: readonly [string, string, string]): INodeProperties => ({
		displayName,
		name,
		type,
		default: value,
		description,
	});

const ALL: INodeProperties[] = [
	...TEXTS.map(optionOf('string', '')),
	...FLAGS.map(optionOf('boolean', false)),
	...[...AMOUNTS, ...COUNTS].map(optionOf('number', 0)),
	...JSON_OPTIONS,
];

/** Options that every payment has. */
const COMMON =
	'customData country promotionId productCount productType taxFree vat bypass noticeUrls'.split(
		' ',
	);

/** Names of the options of payments by billing key, now or scheduled. */
export const BILLING_KEY_OPTIONS = [
	...COMMON,
	...'channelKey locale cashReceiptType customerIdentityNumber'.split(' '),
	...'installmentMonth useFreeInterestFromMerchant useCardPoint'.split(' '),
];

/** Names of the options of instant payments. */
export const INSTANT_OPTIONS = [...COMMON, 'isCulturalExpense', 'isEscrow', 'skipWebhook'];

/** The editor's options by their names. */
export const optionsNamed = (names: readonly string[]): INodeProperties[] =>
	ALL.filter(({ name }) => names.includes(name));

/** What every payment says of its order. */
export const orderProperties: INodeProperties[] = [
	{
		displayName: ORDER_NAME.label,
		name: ORDER_NAME.name,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 노트북 외 1건',
		description: '주문명: shown to the customer',
	},
	{
		displayName: TOTAL.label,
		name: TOTAL.name,
		type: 'number',
		typeOptions: { minValue: 1 },
		required: true,
		default: 0,
		description: '총 금액 (amount.total): in won, or in the smallest unit of the currency (cents)',
	},
	currencyProperty,
	...nestedProperties,
	productsProperty,
];
