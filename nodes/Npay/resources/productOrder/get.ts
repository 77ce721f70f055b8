import type { Outcome } from '../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { DetailReader } from '../../api/details';
import { UNKNOWN_ORDER } from '../../api/failures';
import { Forms, OUTPUT_FORM, type OutputForm, readOutputForm } from '../../order/output';
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
	async run(entries, { api, isCancelled }) {
		const forms = new Forms(entries.map(({ input }) => input.form));
		const readFor = async (quantityClaimCompatibility: boolean) => {
			const asked = entries.filter(
				({ input }) => input.quantityClaimCompatibility === quantityClaimCompatibility,
			);
			const ids = new Set(asked.flatMap(({ input }) => input.ids));
			const options = { quantityClaimCompatibility, isCancelled };
			return await new DetailReader(api, (detail) => forms.present(detail), options).read([...ids]);
		};
		const compatible = await readFor(true);
		const incompatible = await readFor(false);
		return entries.flatMap(({ itemIndex, input }) =>
			input.ids.map((productOrderId): Outcome => {
				const { byId, failures } = input.quantityClaimCompatibility ? compatible : incompatible;
				const rows = byId.get(productOrderId);
				if (rows !== undefined) return { itemIndex, json: forms.pick(rows, input.form) };
				const failure = failures.get(productOrderId) ?? UNKNOWN_ORDER;
				return { itemIndex, json: { productOrderId }, failure };
			}),
		);
	},
});
