import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { InputError } from '../../../shared/failure/errors';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { defineFields, optionsOf } from '../../../shared/fields/defineFields';
import { checked, data, integer, money, oneOf, toggle } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { readAll } from '../../../shared/fields/readAll';
import { limited } from '../fields';
import { EXTRA_OPTIONS, readExtra } from './extra';

/** Whom a cash receipt is for (`cash_receipt_type`). */
const cashReceiptTypes: readonly CodedValue[] = [
	{ code: 'person', en: 'Person', ko: '개인' },
	{ code: 'company', en: 'Company', ko: '사업자' },
	{ code: 'anonymous', en: 'Anonymous', ko: '미발행' },
];

/** What is sold (`product_type`). */
const productTypes: readonly CodedValue[] = [
	{ code: 'real', en: 'Goods', ko: '실물상품' },
	{ code: 'digital', en: 'Digital Content', ko: '디지털 컨텐츠' },
];

/** What is paid, and for what. */
export const PURCHASE = {
	amount: money(
		{
			label: 'Amount',
			typeOptions: { minValue: 0 },
			required: true,
			default: 0,
			description: '결제금액: in won (KRW), or in the currency set in the options',
		},
		{ above: 0 },
	),
	name: limited(40, {
		label: 'Order Name',
		required: true,
		description: '주문명: up to 40 characters, shown to the customer',
	}),
};

/** Options that are sent on as they are read, with their longest lengths (PortOne's own document). */
const PLAIN_OPTIONS = {
	browser_ip: limited(45, {
		label: 'Browser IP',
		description: "구매자 브라우저의 IP: the buyer's IP address",
	}),
	buyer_addr: limited(128, { label: 'Buyer Address', description: '주문자 주소' }),
	buyer_email: limited(64, { label: 'Buyer Email', description: '주문자 Email' }),
	buyer_name: limited(16, { label: 'Buyer Name', description: '주문자명' }),
	buyer_postcode: limited(8, { label: 'Buyer Postcode', description: '주문자 우편번호' }),
	buyer_tel: limited(16, { label: 'Buyer Phone', description: '주문자 전화번호' }),
	currency: checked(
		limited(3, { label: 'Currency', description: '통화: three letters, KRW where left empty' }),
		(text, { label }) => {
			if (/^[A-Za-z]{3}$/.test(text)) return text.toUpperCase();
			throw new InputError(label, 'must be three letters such as KRW or USD');
		},
	),
	custom_data: data({
		label: 'Custom Data',
		description: 'Kept with the payment: text, or an object that is sent as JSON',
	}),
	notice_url: checked(
		limited(2_000, {
			label: 'Notice URL',
			description:
				'Notification URL: where PortOne tells about this payment, rather than the one set in its console. The Production URL of a PortOne V1 Trigger works.',
		}),
		(text, { label }) => {
			if (/^https?:\/\/\S+$/.test(text)) return text;
			throw new InputError(label, 'is not a URL');
		},
	),
	promotion_id: checked(
		limited(200, {
			label: 'Promotion ID',
			description: '프로모션 아이디: starts with promotion-id-; its discount is applied',
		}),
		(text, { label }) => {
			if (text.startsWith('promotion-id-')) return text;
			throw new InputError(label, 'does not start with promotion-id-');
		},
	),
	interest_free_by_merchant: toggle({
		label: 'Interest Free by Merchant',
		description:
			'Whether the shop pays the interest of instalments (상점분담 무이자), where its contract says so',
	}),
	use_card_point: toggle({
		label: 'Use Card Points',
		description: "Whether the card's points pay first (카드포인트), where the contract says so",
	}),
	product_count: integer(
		{
			label: 'Product Count',
			typeOptions: { minValue: 1 },
			default: 1,
			description: '결제 상품의 개수',
		},
		{ min: 1, max: 1_000_000 },
	),
	product_type: oneOf(productTypes, {
		label: 'Product Type',
		description: '주문 상품구분: required by KSNET',
	}),
	cash_receipt_type: oneOf(cashReceiptTypes, {
		label: 'Cash Receipt Type',
		description: '현금영수증 발행대상',
	}),
};

/** Options that are held against the amount. */
const PART_OPTIONS = {
	card_quota: integer(
		{
			label: 'Instalment Months',
			typeOptions: { minValue: 0, maxValue: 60 },
			default: 0,
			description: '할부개월수: 0 for none (일시불); instalments need 50,000 won or more',
		},
		{ min: 0, max: 60 },
	),
	tax_free: money({
		label: 'Tax-Free Amount',
		typeOptions: { minValue: 0 },
		default: 0,
		description: '면세공급가액: how much of the amount is free of VAT',
	}),
	vat_amount: money({
		label: 'VAT Amount',
		typeOptions: { minValue: 0 },
		default: 0,
		description: '부가세: where it is not one eleventh of the amount',
	}),
};

/** The optional fields of a payment. */
export const PURCHASE_OPTIONS = { ...PLAIN_OPTIONS, ...PART_OPTIONS, ...EXTRA_OPTIONS };

const fields = defineFields(PURCHASE);
const { options: plain } = defineFields({ options: optionsOf(PLAIN_OPTIONS) });
const { options: parts } = defineFields({ options: optionsOf(PART_OPTIONS) });

/** Instalments of cards of this country need 50,000 won; PortOne's document names no such bound for other currencies. */
function readQuota(parameters: ParameterReader, amount: number, currency: string) {
	const quota = parts.card_quota.read(parameters);
	if (quota === 1) throw parts.card_quota.error('must be 0, or 2 and more');
	if (quota !== undefined && quota > 1 && currency === 'KRW' && amount < 50_000) {
		throw parts.card_quota.error('need an amount of 50,000 won or more');
	}
	return quota;
}

/** A part of the amount. */
function readPart(
	parameters: ParameterReader,
	field: (typeof parts)['tax_free'],
	{ amount, currency }: { amount: number; currency: string },
) {
	const part = field.read(parameters, currency);
	if (part !== undefined && part > amount) throw field.error('is more than the amount');
	return part;
}

/** Whether the user says in which currency is paid, rather than leave it at KRW. @throws InputError */
export const isCurrencyNamed = (parameters: ParameterReader): boolean =>
	plain.currency.read(parameters) !== undefined;

/** Reads what is to be paid, under the API's own names; what is unset is left out. @throws InputError */
export function readPurchase(parameters: ParameterReader): IDataObject {
	const { currency = 'KRW', ...others } = readAll(plain, parameters);
	const amount = fields.amount.read(parameters, currency);
	if (amount === undefined) throw fields.amount.error('is empty');
	const name = fields.name.read(parameters);
	if (name === undefined) throw fields.name.error('is empty');
	return definedOnly({
		amount,
		name,
		...others,
		currency,
		tax_free: readPart(parameters, parts.tax_free, { amount, currency }),
		vat_amount: readPart(parameters, parts.vat_amount, { amount, currency }),
		card_quota: readQuota(parameters, amount, currency),
		...readExtra(parameters),
	});
}
