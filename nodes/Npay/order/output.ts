import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

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

const MODES: INodePropertyOptions[] = [
	{ name: 'Full', value: 'full', description: 'As Naver sends it' },
	{ name: 'Masked', value: 'masked', description: 'As in 홍**, 010-****-****' },
	{ name: 'Left Out', value: 'omit', description: 'The fields are removed' },
];

/** Nobody decides by accident that a model is told who the buyers are. */
const AUTO: INodePropertyOptions = {
	name: 'Full, Masked for AI Agents',
	value: 'auto',
	description: 'As Naver sends it; masked where this node is a tool of an AI agent',
};

const personalData = (options: INodePropertyOptions[], chosen: string) =>
	anything({
		label: 'Personal Data',
		type: 'options',
		options,
		default: chosen,
		description: 'What happens to names, phone numbers and addresses (개인정보)',
	});

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
	personalData: personalData([AUTO, ...MODES], 'auto'),
};

/** The same in a trigger, which is never a tool. */
export const TRIGGER_OUTPUT_FORM = { ...OUTPUT_FORM, personalData: personalData(MODES, 'full') };

const fields = defineFields(OUTPUT_FORM);

/** Reads the two fields of one item. */
export const readOutputForm = (parameters: ParameterReader): OutputForm => ({
	output: fields.output.read(parameters) === 'raw' ? 'raw' : 'simplified',
	personalData: modeOf(fields.personalData.read(parameters), parameters.isTool),
});

/** @param chosen as it was saved, or an expression gives it: what is no mode tells nothing of anybody */
function modeOf(chosen: unknown, isTool: boolean): PersonalData {
	if (chosen === undefined || chosen === AUTO.value) return isTool ? 'masked' : 'full';
	return chosen === 'full' || chosen === 'masked' ? chosen : 'omit';
}

/** A product order in the form that was asked for. */
export function present(detail: Detail, { output, personalData }: OutputForm): IDataObject {
	return treatPersonalData(output === 'raw' ? detail : simplify(detail), personalData);
}
