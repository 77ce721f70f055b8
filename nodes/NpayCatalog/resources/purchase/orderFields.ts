import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { readObject } from '../fields';

export const MERCHANT_UID: Field = { name: 'merchant_uid', label: 'Merchant UID' };
const BUYER_TEL: Field = { name: 'buyer_tel', label: 'Buyer Phone' };
const COLLECTION = 'additionalFields';
const inCollection = (name: string, label: string): Field => ({
	name: `${COLLECTION}.${name}`,
	label,
});
const AMOUNT = inCollection('amount', 'Amount');
const MORE = inCollection('otherFields', 'Other Fields');

const OVERWRITTEN = 'PortOne overwrites it with what the buyer enters at Naver Pay';

/** Text fields of the order, by the API's names. */
const TEXTS: Array<[name: string, label: string, description: string]> = [
	['buyer_addr', 'Buyer Address', `주문자 주소. ${OVERWRITTEN}.`],
	['buyer_email', 'Buyer Email', `주문자 이메일. ${OVERWRITTEN}.`],
	['buyer_name', 'Buyer Name', `주문자명. ${OVERWRITTEN}.`],
	['buyer_postcode', 'Buyer Postcode', `주문자 우편번호. ${OVERWRITTEN}.`],
	['name', 'Order Name', '주문명. Where empty: the first product and how many more (외 n건).'],
	['pg', 'PG', 'PG사: naverco where empty'],
];

/** Where the buyer came from: the cookies that Naver's wcslog.js sets. */
const INFLOW: Array<[name: string, label: string, cookie: string]> = [
	['cpaInflowCode', 'CPA Inflow Code', 'CPAValidator'],
	['naverInflowCode', 'Naver Inflow Code', 'NA_CO'],
	['saClickId', 'SA Click ID', 'NVADID'],
];

const textProperty = (name: string, displayName: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

const collected: INodeProperties[] = [
	{
		displayName: AMOUNT.label,
		name: 'amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: `결제금액, in won. Not added: all products with options and supplements, without delivery. ${OVERWRITTEN}.`,
	},
	{
		displayName: MORE.label,
		name: 'otherFields',
		type: 'json',
		default: '{}',
		description:
			'Further fields of the param, as a JSON object, e.g. {"notice_url": "https://…"}. They come out as they are.',
	},
	...TEXTS.map(([name, label, description]) => textProperty(name, label, description)),
	...INFLOW.map(([name, label, cookie]) =>
		textProperty(name, label, `유입경로: the cookie ${cookie} of the shop's domain`),
	),
];

/** The fields of the order, beside its rows. */
export const orderProperties: INodeProperties[] = [
	{
		displayName: MERCHANT_UID.label,
		name: MERCHANT_UID.name,
		type: 'string',
		required: true,
		default: '={{ $json.merchant_uid }}',
		placeholder: 'e.g. order-20261122-0001',
		description:
			'주문번호: the number that your shop gives the order. Rows with the same one are one purchase.',
	},
	{
		displayName: BUYER_TEL.label,
		name: BUYER_TEL.name,
		type: 'string',
		required: true,
		default: '={{ $json.buyer_tel }}',
		placeholder: 'e.g. 010-1234-5678',
		description: `주문자 전화번호. ${OVERWRITTEN}.`,
	},
	{
		displayName: 'Additional Fields',
		name: COLLECTION,
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: collected.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
];

/** What the parameters of one item say of the order; its number apart. @throws InputError */
export function readOrder(parameters: ParameterReader): IDataObject {
	// Only fields that were added are read one by one: with thousands of rows, reading takes its time.
	const added = parameters.collection(COLLECTION);
	const read = (fields: ReadonlyArray<readonly [name: string, label: string, more: string]>) =>
		definedOnly(
			Object.fromEntries(
				fields
					.filter(([name]) => name in added)
					.map(([name, label]) => [name, parameters.text(inCollection(name, label))]),
			),
		);
	const inflow = read(INFLOW);
	const hasMore = 'otherFields' in added && parameters.optional(MORE) !== undefined;
	return definedOnly({
		...(hasMore ? readObject(parameters, MORE) : {}),
		...read(TEXTS),
		amount: 'amount' in added ? parameters.wholeMoney(AMOUNT, 'KRW', { min: 1 }) : undefined,
		buyer_tel: parameters.text(BUYER_TEL),
		naverInterface: Object.keys(inflow).length === 0 ? undefined : inflow,
	});
}

/** The name that users know a field of the order by. */
export const labelOf = (name: string): string =>
	name === BUYER_TEL.name
		? BUYER_TEL.label
		: (TEXTS.find(([field]) => field === name)?.[1] ?? (name === 'amount' ? AMOUNT.label : name));
