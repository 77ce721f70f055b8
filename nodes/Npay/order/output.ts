import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { ParameterReader } from '../../shared/fields/parameterReader';
import type { Detail } from '../api/details';
import type { PersonalData } from './personalData';
import { treatPersonalData } from './personalData';
import { simplify } from './simplify';

/** How product orders come out of a node. */
export interface OutputForm {
	output: 'simplified' | 'raw';
	personalData: PersonalData;
}

/** The two fields by which a user chooses the form. */
export const outputProperties: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
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
	},
	{
		displayName: 'Personal Data',
		name: 'personalData',
		type: 'options',
		options: [
			{ name: 'Full', value: 'full', description: 'As Naver sends it' },
			{ name: 'Masked', value: 'masked', description: 'As in 홍**, 010-****-****' },
			{ name: 'Left Out', value: 'omit', description: 'The fields are removed' },
		],
		default: 'full',
		description: 'What happens to names, phone numbers and addresses (개인정보)',
	},
];

/** Reads the two fields of one item. */
export function readOutputForm(parameters: ParameterReader): OutputForm {
	return {
		output:
			parameters.optional({ name: 'output', label: 'Output' }) === 'raw' ? 'raw' : 'simplified',
		personalData: (parameters.optional({ name: 'personalData', label: 'Personal Data' }) ??
			'full') as PersonalData,
	};
}

/** A product order in the form that was asked for. */
export function present(detail: Detail, { output, personalData }: OutputForm): IDataObject {
	return treatPersonalData(output === 'raw' ? detail : simplify(detail), personalData);
}
