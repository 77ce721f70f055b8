import type { IDataObject } from 'n8n-workflow';

import { defineFields } from '../../shared/fields/defineFields';
import { anything } from '../../shared/fields/kinds';
import type { ParameterReader } from '../../shared/fields/parameterReader';
import type { Detail } from '../api/details';
import { type PersonalData, treatPersonalData } from './personalData';
import { simplify } from './simplify';

/** How product orders come out of a node. */
export interface OutputForm {
	output: 'simplified' | 'raw';
	personalData: PersonalData;
}

/** The two fields by which a user chooses the form. */
export const OUTPUT_FORM = {
	output: anything({
		label: 'Output',
		type: 'options',
		options: [
			{
				name: 'Simplified',
				value: 'simplified',
				description: 'One flat row with the fields that a shop works with',
			},
			{
				name: 'Raw',
				value: 'raw',
				description: "Everything that Naver sends, in Naver's own structure",
			},
		],
		default: 'simplified',
		description: 'How much of each product order is returned',
	}),
	personalData: anything({
		label: 'Personal Data',
		type: 'options',
		options: [
			{ name: 'Full', value: 'full', description: 'As Naver sends it' },
			{ name: 'Masked', value: 'masked', description: 'As in 홍**, 010-****-****' },
			{ name: 'Left Out', value: 'omit', description: 'The fields are removed' },
		],
		default: 'full',
		description: 'What happens to names, phone numbers and addresses (개인정보)',
	}),
};

const fields = defineFields(OUTPUT_FORM);

/** Reads the two fields of one item. */
export const readOutputForm = (parameters: ParameterReader): OutputForm => ({
	output: fields.output.read(parameters) === 'raw' ? 'raw' : 'simplified',
	personalData: (fields.personalData.read(parameters) ?? 'full') as PersonalData,
});

/** A product order in the form that was asked for. */
export function present(detail: Detail, { output, personalData }: OutputForm): IDataObject {
	return treatPersonalData(output === 'raw' ? detail : simplify(detail), personalData);
}
