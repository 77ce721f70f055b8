import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../../shared/codedValue';
import type { CodedValue } from '../../../shared/codedValue';
import { InputError } from '../../../shared/errors';
import { definedOnly } from '../../../shared/objects';
import type { Field, ParameterReader } from '../../../shared/parameterReader';
import { kstDay } from '../../../shared/time';
import { readLimited } from '../fields';

/** Fields of what is paid, as PortOne's own document has them. */
const AMOUNT: Field = { name: 'amount', label: 'Amount' };
const NAME: Field = { name: 'name', label: 'Order Name' };

const option = (name: string, label: string): Field => ({ name: `options.${name}`, label });

/** Text fields with their longest lengths, in characters. */
const TEXTS: Array<[name: string, label: string, longest: number, description: string]> = [
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

const FLAGS: Array<[name: string, label: string, description: string]> = [
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

const cashReceiptTypes: readonly CodedValue[] = [
	{ code: 'person', en: 'Person', ko: '개인' },
	{ code: 'company', en: 'Company', ko: '사업자' },
	{ code: 'anonymous', en: 'Anonymous', ko: '미발행' },
];

const productTypes: readonly CodedValue[] = [
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
		displayName: 'Use Confirmation Date',
		name: 'naverUseCfm',
		type: 'dateTime',
		default: '',
		description:
			'이용완료일 (extra.naverUseCfm): for Naver Pay contracts of recurring payments that ask for it',
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

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function readJson(parameters: ParameterReader, field: Field): string | undefined {
	const value = parameters.optional(field);
	if (value === undefined) return undefined;
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
	if (!isJson(text)) throw new InputError(field.label, 'is not JSON');
	return text;
}

function readCustomData(parameters: ParameterReader, field: Field): string | undefined {
	const value = parameters.optional(field);
	return typeof value === 'object' ? JSON.stringify(value) : parameters.text(field);
}

function readText(
	parameters: ParameterReader,
	[name, label, longest]: (typeof TEXTS)[number],
): string | undefined {
	const field = option(name, label);
	if (name === 'custom_data') return readCustomData(parameters, field);
	const text = readLimited(parameters, field, longest);
	if (text === undefined) return undefined;
	if (name === 'notice_url' && !/^https?:\/\/\S+$/.test(text)) {
		throw new InputError(label, 'is not a URL');
	}
	if (name === 'promotion_id' && !text.startsWith('promotion-id-')) {
		throw new InputError(label, 'does not start with promotion-id-');
	}
	if (name === 'currency' && !/^[A-Za-z]{3}$/.test(text)) {
		throw new InputError(label, 'must be three letters such as KRW or USD');
	}
	return name === 'currency' ? text.toUpperCase() : text;
}

function readQuota(parameters: ParameterReader, amount: number): number | undefined {
	const field = option('card_quota', 'Instalment Months');
	const quota = parameters.integer(field, { min: 0, max: 60 });
	if (quota === 1) throw new InputError(field.label, 'must be 0, or 2 and more');
	if (quota !== undefined && quota > 1 && amount < 50_000) {
		throw new InputError(field.label, 'need an amount of 50,000 won or more');
	}
	return quota;
}

/** A part of the amount. */
function readPart(parameters: ParameterReader, name: string, label: string, amount: number) {
	const part = parameters.number(option(name, label));
	if (part !== undefined && part > amount) throw new InputError(label, 'is more than the amount');
	return part;
}

/** Reads what is to be paid, under the API's own names; what is unset is left out. @throws InputError */
export function readPurchase(parameters: ParameterReader): IDataObject {
	const amount = parameters.number(AMOUNT, { above: 0 });
	if (amount === undefined) throw new InputError(AMOUNT.label, 'is empty');
	const name = readLimited(parameters, NAME, 40);
	if (name === undefined) throw new InputError(NAME.label, 'is empty');
	const useConfirmed = parameters.instant(option('naverUseCfm', 'Use Confirmation Date'));
	const texts = Object.fromEntries(TEXTS.map((text) => [text[0], readText(parameters, text)]));
	const flags = FLAGS.map(([flag, label]) => [flag, parameters.boolean(option(flag, label))]);
	return definedOnly({
		amount,
		name,
		...texts,
		currency: texts.currency ?? 'KRW',
		...Object.fromEntries(flags),
		tax_free: readPart(parameters, 'tax_free', 'Tax-Free Amount', amount),
		vat_amount: readPart(parameters, 'vat_amount', 'VAT Amount', amount),
		card_quota: readQuota(parameters, amount),
		product_count: parameters.integer(option('product_count', 'Product Count'), {
			min: 1,
			max: 1_000_000,
		}),
		product_type: parameters.code(option('product_type', 'Product Type'), productTypes, false),
		cash_receipt_type: parameters.code(
			option('cash_receipt_type', 'Cash Receipt Type'),
			cashReceiptTypes,
			false,
		),
		bypass: readJson(parameters, option('bypass', 'Bypass (JSON)')),
		extra:
			useConfirmed === undefined
				? undefined
				: { naverUseCfm: kstDay(useConfirmed).replace(/-/g, '') },
	});
}
