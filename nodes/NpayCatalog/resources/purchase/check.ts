import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { checked, requiredText, text } from '../../../shared/fields/kinds';
import { defineOperation } from '../../../shared/run/operation';
import { checkPurchase, productsReader } from '../../check';
import { requiredJsonObject } from '../fields';

const splitIds = (text: string): Set<string> =>
	new Set(
		text
			.split(',')
			.map((id) => id.trim())
			.filter((id) => id !== ''),
	);

const fields = defineFields({
	param: requiredJsonObject(
		{
			label: 'Param',
			default: '={{ $json.param }}',
			description:
				'구매 정보: the param of IMP.request_pay, with naverProducts, as Purchase > Build makes it',
		},
		'It is the purchase (구매 정보) that Purchase > Build makes. To have it and the XML in one item, put a Merge node (Combine > Position) before this one',
	),
	xml: requiredText({
		label: 'XML',
		typeOptions: { rows: 6 },
		default: '={{ $json.xml }}',
		description:
			'상품정보 XML: what your shop answers to Naver Pay for the products of this purchase',
	}),
	options: optionsOf({
		cultureBenefitProductIds: checked(
			text({
				label: 'Culture Benefit Product IDs',
				placeholder: 'e.g. book-1, book-2',
				description:
					'도서·공연비 소득공제 상품: products that have the benefit, with commas between. Once given, a purchase that mixes them with others is found.',
			}),
			splitIds,
		),
	}),
});

interface CheckInput {
	param: IDataObject;
	xml: string;
	withBenefit: ReadonlySet<string> | undefined;
}

export const check = defineOperation<undefined, CheckInput>({
	value: 'check',
	name: 'Check',
	term: '구매 정보 검사',
	action: 'Check a purchase',
	description:
		'Every reason why Naver Pay would refuse the purchase (구매불가), held against the product information',
	endpoints: [],
	done: 'checked',
	properties: editorOf(fields),
	read: (parameters) => ({
		param: fields.param.read(parameters),
		xml: fields.xml.read(parameters),
		withBenefit: fields.options.cultureBenefitProductIds.read(parameters),
	}),
	async run(entries) {
		const readProducts = productsReader();
		return entries.map(({ itemIndex, input: { param, xml, withBenefit } }) => ({
			itemIndex,
			json: definedOnly({
				merchant_uid: param.merchant_uid,
				...checkPurchase(param, xml, withBenefit, readProducts),
			}),
		}));
	},
});
