import type { Outcome } from '../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { fetchDetails } from '../../api/details';
import { UNKNOWN_ORDER } from '../../api/failures';
import { OUTPUT_FORM, type OutputForm, present, readOutputForm } from '../../order/output';
import { productOrderId } from '../fields';
import { quantityClaimCompatibility } from './quantityClaim';

const fields = defineFields({
	productOrderId,
	...OUTPUT_FORM,
	options: optionsOf({ quantityClaimCompatibility }),
});

interface GetInput {
	ids: string[];
	form: OutputForm;
	quantityClaimCompatibility: boolean;
}

export const get = defineOperation<NpayClient, GetInput>({
	value: 'get',
	name: 'Get',
	term: '상품 주문 상세 내역 조회',
	action: 'Get product orders',
	description: 'Everything about product orders, 300 a call',
	endpoints: ['query'],
	done: 'read',
	subject: fields.productOrderId,
	properties: editorOf(fields),
	read: (parameters) => ({
		ids: fields.productOrderId.read(parameters),
		form: readOutputForm(parameters),
		quantityClaimCompatibility: fields.options.quantityClaimCompatibility.read(parameters),
	}),
	async run(entries, { api }) {
		const idsFor = (compatibility: boolean) => [
			...new Set(
				entries
					.filter(({ input }) => input.quantityClaimCompatibility === compatibility)
					.flatMap(({ input }) => input.ids),
			),
		];
		const compatible = await fetchDetails(api, idsFor(true), true);
		const incompatible = await fetchDetails(api, idsFor(false), false);
		return entries.flatMap(({ itemIndex, input }) =>
			input.ids.map((productOrderId): Outcome => {
				const { byId, failures } = input.quantityClaimCompatibility ? compatible : incompatible;
				const detail = byId.get(productOrderId);
				if (detail !== undefined) return { itemIndex, json: present(detail, input.form) };
				const failure = failures.get(productOrderId) ?? UNKNOWN_ORDER;
				return { itemIndex, json: { productOrderId }, failure };
			}),
		);
	},
});
