import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { defineOperation } from '../../../shared/run/operation';
import type { Field } from '../../../shared/fields/parameterReader';
import { checkPurchase } from '../../check';
import { readObject } from '../fields';

const PARAM: Field = { name: 'param', label: 'Param' };
const XML: Field = { name: 'xml', label: 'XML' };
const BENEFIT: Field = {
	name: 'options.cultureBenefitProductIds',
	label: 'Culture Benefit Product IDs',
};

interface CheckInput {
	param: IDataObject;
	xml: string;
	withBenefit: ReadonlySet<string> | undefined;
}

const splitIds = (text: string): Set<string> =>
	new Set(
		text
			.split(',')
			.map((id) => id.trim())
			.filter((id) => id !== ''),
	);

export const check = defineOperation<undefined, CheckInput>({
	value: 'check',
	name: 'Check',
	action: 'Check a purchase',
	description:
		'구매 정보 검사: every reason why Naver Pay would refuse the purchase (구매불가), held against the product information',
	endpoints: [],
	done: 'checked',
	properties: [
		{
			displayName: PARAM.label,
			name: PARAM.name,
			type: 'json',
			required: true,
			default: '={{ $json.param }}',
			description: '구매 정보: the param of IMP.request_pay, with naverProducts',
		},
		{
			displayName: XML.label,
			name: XML.name,
			type: 'string',
			typeOptions: { rows: 6 },
			required: true,
			default: '={{ $json.xml }}',
			description:
				'상품정보 XML: what your shop answers to Naver Pay for the products of this purchase',
		},
		optionsCollection([
			{
				displayName: BENEFIT.label,
				name: 'cultureBenefitProductIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. book-1, book-2',
				description:
					'도서·공연비 소득공제 상품: products that have the benefit, with commas between. Once given, a purchase that mixes them with others is found.',
			},
		]),
	],
	read(parameters) {
		const ids = parameters.text(BENEFIT);
		return {
			param: readObject(parameters, PARAM),
			xml: parameters.requiredText(XML),
			withBenefit: ids === undefined ? undefined : splitIds(ids),
		};
	},
	run: async (entries) =>
		entries.map(({ itemIndex, input: { param, xml, withBenefit } }) => ({
			itemIndex,
			json: definedOnly({
				merchant_uid: param.merchant_uid,
				...checkPurchase(param, xml, withBenefit),
			}),
		})),
});
