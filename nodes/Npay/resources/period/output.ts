import type { IDataObject } from 'n8n-workflow';

import { defineFields } from '../../../shared/fields/defineFields';
import { anything } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { type ElementEndpoint, elementRow } from './elementRow';
import { elementSheet } from './elementSheet';

/** The forms in which rows of settlements and of VAT come out. */
const FORMS = {
	simplified: elementRow,
	sheet: elementSheet,
	raw: (_: ElementEndpoint, row: IDataObject): IDataObject => row,
};

/** How a row of a settlement or of VAT comes out of a node. */
export type ElementOutput = keyof typeof FORMS;

/** The field by which a user chooses the form. */
export const ELEMENT_OUTPUT = {
	output: anything({
		label: 'Output',
		type: 'options',
		options: [
			{ name: 'Raw', value: 'raw', description: 'Each row as Naver sends it' },
			{
				name: 'Sheet (시트용)',
				value: 'sheet',
				description:
					'One flat row with Korean headers (상품주문번호, 정산 예정일, 정산 예정 금액 …), Korean terms instead of codes, amounts as numbers',
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description:
					"One flat row with the same columns each time, named as in Naver's API, and Korean terms beside codes",
			},
		],
		default: 'simplified',
		description: 'In which form each row is returned',
	}),
};

const fields = defineFields(ELEMENT_OUTPUT);

/** Reads the field of one item. */
export function readElementOutput(parameters: ParameterReader): ElementOutput {
	const output = fields.output.read(parameters);
	return output === 'raw' || output === 'sheet' ? output : 'simplified';
}

/** A row of a list of settlements or of VAT in the form that was asked for. */
export const presentElement = (
	endpoint: ElementEndpoint,
	output: ElementOutput,
	row: IDataObject,
): IDataObject => FORMS[output](endpoint, row);
