import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../../../shared/fields/codedValue';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import type { Field } from '../../../../shared/fields/parameterReader';

/** Fields of what is paid, as PortOne's own document has them. */
export const AMOUNT: Field = { name: 'amount', label: 'Amount' };
export const NAME: Field = { name: 'name', label: 'Order Name' };

/** A field in the collection of options. */
export const option = (name: string, label: string): Field => ({ name: `options.${name}`, label });

export const CURRENCY = option('currency', 'Currency');
export const EXTRA = option('extra', 'Extra (JSON)');
export const USE_CONFIRMED = option('naverUseCfm', 'Use Confirmation Date');

/** Text fields with their longest lengths, in characters. */
export const TEXTS: Array<[name: string, label: string, longest: number, description: string]> = [
	['browser_ip', 'Browser IP', 45, "구매자 브라우저의 IP: the buyer's IP address"],
	['buyer_addr', 'Buyer Address', 128, '주문자 주소'],
	['buyer_email', 'Buyer Email', 64, '주문자 Email'],
	['buyer_name', 'Buyer Name', 16, '주문자명'],
	['buyer_postcode', 'Buyer Postcode', 8, '주문자 우편번호'],
	['buyer_tel', 'Buyer Phone', 16, '주문자 전화번호'],
	['currency', 'Currency', 3, '통화: three letters, KRW where left empty'],
	[
		'custom_data',
		'Custom Data',
		10_000,
		'Kept with the payment: text, or an object that is sent as JSON',
	],
	[
		'notice_url',
		'Notice URL',
		2_000,
		'Notification URL: where PortOne tells about this payment, rather than the one set in its console. The URL of a PortOne Trigger works.',
	],
	[
		'promotion_id',
		'Promotion ID',
		200,
		'프로모션 아이디: starts with promotion-id-; its discount is applied',
	],
];

/** Switches among the options. */
export const FLAGS: Array<[name: string, label: string, description: string]> = [
	[
		'interest_free_by_merchant',
		'Interest Free by Merchant',
		'Whether the shop pays the interest of instalments (상점분담 무이자), where its contract says so',
	],
	[
		'use_card_point',
		'Use Card Points',
		"Whether the card's points pay first (카드포인트), where the contract says so",
	],
];

/** Whom a cash receipt is for (`cash_receipt_type`). */
export const cashReceiptTypes: readonly CodedValue[] = [
	{ code: 'person', en: 'Person', ko: '개인' },
	{ code: 'company', en: 'Company', ko: '사업자' },
	{ code: 'anonymous', en: 'Anonymous', ko: '미발행' },
];

/** What is sold (`product_type`). */
export const productTypes: readonly CodedValue[] = [
	{ code: 'real', en: 'Goods', ko: '실물상품' },
	{ code: 'digital', en: 'Digital Content', ko: '디지털 컨텐츠' },
];

/** `Amount` and `Order Name`. */
export const purchaseProperties: INodeProperties[] = [
	{
		displayName: AMOUNT.label,
		name: AMOUNT.name,
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		default: 0,
		description: '결제금액: in won (KRW), or in the currency set in the options',
	},
	{
		displayName: NAME.label,
		name: NAME.name,
		type: 'string',
		required: true,
		default: '',
		description: '주문명: up to 40 characters, shown to the customer',
	},
];

/** The optional fields of a payment, for a collection of options. Sorted by their labels with `sortByLabel`. */
export const purchaseOptions: INodeProperties[] = [
	...TEXTS.map(
		([name, displayName, , description]): INodeProperties => ({
			displayName,
			name,
			type: 'string',
			default: '',
			description,
		}),
	),
	...FLAGS.map(
		([name, displayName, description]): INodeProperties => ({
			displayName,
			name,
			type: 'boolean',
			default: false,
			description,
		}),
	),
	{
		displayName: 'Bypass (JSON)',
		name: 'bypass',
		type: 'json',
		default: '',
		description: 'PG사별 파라미터: passed on to the payment company as it is',
	},
	{
		displayName: 'Cash Receipt Type',
		name: 'cash_receipt_type',
		type: 'options',
		options: toOptions(cashReceiptTypes),
		default: 'person',
		description: '현금영수증 발행대상',
	},
	{
		displayName: EXTRA.label,
		name: 'extra',
		type: 'json',
		default: '',
		placeholder: 'e.g. {"naverUseCfm":"20261231"}',
		description:
			'추가 파라미터: a JSON object of what a payment company asks for beyond the other fields',
	},
	{
		displayName: 'Instalment Months',
		name: 'card_quota',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 60 },
		default: 0,
		description: '할부개월수: 0 for none (일시불); instalments need 50,000 won or more',
	},
	{
		displayName: 'Product Count',
		name: 'product_count',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1,
		description: '결제 상품의 개수',
	},
	{
		displayName: 'Product Type',
		name: 'product_type',
		type: 'options',
		options: toOptions(productTypes),
		default: 'real',
		description: '주문 상품구분: required by KSNET',
	},
	{
		displayName: 'Tax-Free Amount',
		name: 'tax_free',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: '면세공급가액: how much of the amount is free of VAT',
	},
	{
		displayName: USE_CONFIRMED.label,
		name: 'naverUseCfm',
		type: 'dateTime',
		default: '',
		description:
			'이용완료일 (extra.naverUseCfm): only where the contract with Naver Pay (반복결제) asks for it. Leave it out otherwise: a shop whose contract does not ask for it must not send it.',
	},
	{
		displayName: 'VAT Amount',
		name: 'vat_amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: '부가세: where it is not one eleventh of the amount',
	},
];

/** Options in the order that users look for them in. */
export const sortByLabel = (options: INodeProperties[]): INodeProperties[] =>
	[...options].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
