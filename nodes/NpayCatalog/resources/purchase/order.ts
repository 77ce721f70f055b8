import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { collection, defineFields, type NamedField } from '../../../shared/fields/defineFields';
import { requiredText, text, wholeMoney } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { jsonObject } from '../fields';

const OVERWRITTEN = 'PortOne overwrites it with what the buyer enters at Naver Pay';

/** Text fields of the order, by the API's names. */
const TEXTS = {
	buyer_addr: text({ label: 'Buyer Address', description: `주문자 주소. ${OVERWRITTEN}.` }),
	buyer_email: text({ label: 'Buyer Email', description: `주문자 이메일. ${OVERWRITTEN}.` }),
	buyer_name: text({ label: 'Buyer Name', description: `주문자명. ${OVERWRITTEN}.` }),
	buyer_postcode: text({
		label: 'Buyer Postcode',
		description: `주문자 우편번호. ${OVERWRITTEN}.`,
	}),
	name: text({
		label: 'Order Name',
		description: '주문명. Where empty: the first product and how many more (외 n건).',
	}),
	pg: text({ label: 'PG', description: 'PG사: naverco where empty' }),
};

const inflow = (label: string, cookie: string) =>
	text({ label, description: `유입경로: the cookie ${cookie} of the shop's domain` });

/** Where the buyer came from: the cookies that Naver's wcslog.js sets. */
const INFLOW = {
	cpaInflowCode: inflow('CPA Inflow Code', 'CPAValidator'),
	naverInflowCode: inflow('Naver Inflow Code', 'NA_CO'),
	saClickId: inflow('SA Click ID', 'NVADID'),
};

/** The fields of the order, beside its rows. */
export const ORDER = {
	merchant_uid: requiredText({
		label: 'Merchant UID',
		default: '={{ $json.merchant_uid }}',
		placeholder: 'e.g. order-20261122-0001',
		description:
			'주문번호: the number that your shop gives the order. Rows with the same one are one purchase.',
	}),
	buyer_tel: text({
		label: 'Buyer Phone',
		required: true,
		default: '={{ $json.buyer_tel }}',
		placeholder: 'e.g. 010-1234-5678',
		description: `주문자 전화번호. ${OVERWRITTEN}.`,
	}),
	additionalFields: collection(
		{ label: 'Additional Fields', placeholder: 'Add field' },
		{
			amount: wholeMoney(
				{
					label: 'Amount',
					typeOptions: { minValue: 0 },
					default: 0,
					description: `결제금액, in won. Not added: all products with options and supplements, without delivery. ${OVERWRITTEN}.`,
				},
				{ min: 1 },
			),
			otherFields: jsonObject({
				label: 'Other Fields',
				default: '{}',
				description:
					'Further fields of the param, as a JSON object, e.g. {"notice_url": "https://…"}. They come out as they are.',
			}),
			...TEXTS,
			...INFLOW,
		},
	),
};

const { buyer_tel: BUYER_TEL, additionalFields: ADDITIONAL } = defineFields(ORDER);

type Texts = Record<string, NamedField<string | undefined>>;

/** The additional fields of these names. */
const pick = (names: object): Texts =>
	Object.fromEntries(Object.entries(ADDITIONAL).filter(([name]) => name in names)) as Texts;

const TEXT_FIELDS = pick(TEXTS);
const INFLOW_FIELDS = pick(INFLOW);

/** What the parameters of one item say of the order; its number apart. @throws InputError */
export function readOrder(parameters: ParameterReader): IDataObject {
	// Only fields that were added are read one by one: with thousands of rows, reading takes its time.
	const added = parameters.collection(ADDITIONAL.editor.name);
	const { amount, otherFields } = ADDITIONAL;
	const read = (fields: Texts): IDataObject =>
		definedOnly(
			Object.fromEntries(
				Object.entries(fields)
					.filter(([name]) => name in added)
					.map(([name, field]) => [name, field.read(parameters)]),
			),
		);
	const naverInterface = read(INFLOW_FIELDS);
	return definedOnly({
		...('otherFields' in added ? otherFields.read(parameters) : {}),
		...read(TEXT_FIELDS),
		amount: 'amount' in added ? amount.read(parameters, 'KRW') : undefined,
		buyer_tel: BUYER_TEL.read(parameters),
		naverInterface: Object.keys(naverInterface).length === 0 ? undefined : naverInterface,
	});
}

const LABELS: Record<string, string | undefined> = Object.fromEntries(
	Object.entries({ ...TEXT_FIELDS, buyer_tel: BUYER_TEL, amount: ADDITIONAL.amount }).map(
		([name, { label }]) => [name, label],
	),
);

/** The name that users know a field of the order by. */
export const labelOf = (name: string): string => LABELS[name] ?? name;
