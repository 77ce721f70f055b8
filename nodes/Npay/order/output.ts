import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { defineFields } from '../../shared/fields/defineFields';
import { anything } from '../../shared/fields/kinds';
import type { ParameterReader } from '../../shared/fields/parameterReader';
import type { Detail } from '../api/details';
import { type PersonalData, treatPersonalData } from './personalData';
import { labelColumn } from './rows/labelled';
import { toSheet } from './rows/sheet';
import { simplify } from './simplify';

/** The forms that are rows: each has the same columns in the same order, whatever there is. */
const ROWS = { simplified: simplify, sheet: toSheet };

/** A form that is a row. */
export type RowForm = keyof typeof ROWS;

/** How product orders come out of a node. */
export interface OutputForm {
	output: RowForm | 'raw';
	personalData: PersonalData;
}

const MODES: INodePropertyOptions[] = [
	{ name: 'Full', value: 'full', description: 'As Naver sends it' },
	{ name: 'Masked', value: 'masked', description: 'As in 홍**, 010-****-****' },
	{
		name: 'Left Out',
		value: 'omit',
		description: 'The fields are removed from Raw; in the other forms their columns stay empty',
	},
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
				name: 'Raw',
				value: 'raw',
				description: "Everything that Naver sends, in Naver's own structure",
			},
			{
				name: 'Sheet (시트용)',
				value: 'sheet',
				description:
					"One flat row with the headers of Naver's order Excel (상품주문번호, 택배사, 송장번호 …), Korean terms instead of codes, times as 2026-11-29 20:12:03",
			},
			{
				name: 'Simplified',
				value: 'simplified',
				description:
					"One flat row with the fields that a shop works with, named as in Naver's API, and Korean terms beside codes",
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

const isRowForm = (output: unknown): output is RowForm =>
	typeof output === 'string' && Object.hasOwn(ROWS, output);

/** @param chosen as it was saved, or an expression gives it: what is no mode tells nothing of anybody */
function modeOf(chosen: unknown, isTool: boolean): PersonalData {
	if (chosen === undefined || chosen === AUTO.value) return isTool ? 'masked' : 'full';
	return chosen === 'full' || chosen === 'masked' ? chosen : 'omit';
}

/** Reads the two fields of one item. */
export function readOutputForm(parameters: ParameterReader): OutputForm {
	const output = fields.output.read(parameters);
	return {
		output: output === 'raw' || isRowForm(output) ? output : 'simplified',
		personalData: modeOf(fields.personalData.read(parameters), parameters.isTool),
	};
}

/**
 * A product order in the form that was asked for. What is personal is treated under Naver's own names, before a row
 * gets others: a row's columns stay, and are empty where the data is left out.
 */
export function present(detail: Detail, { output, personalData }: OutputForm): IDataObject {
	const treated = treatPersonalData(detail, personalData);
	return output === 'raw' ? treated : ROWS[output](treated);
}

const keyOf = ({ output, personalData }: OutputForm): string => `${output} ${personalData}`;

/**
 * The forms that the items of a run ask for, most often one: so each product order becomes rows as soon as it is read,
 * and all that Naver tells of 100,000 of them is never held at once.
 */
export class Forms {
	private readonly places = new Map<string, number>();

	private readonly forms: OutputForm[] = [];

	constructor(forms: Iterable<OutputForm>) {
		for (const form of forms) {
			if (this.places.has(keyOf(form))) continue;
			this.places.set(keyOf(form), this.forms.push(form) - 1);
		}
	}

	/** A product order in each of the forms. */
	present(detail: Detail): IDataObject[] {
		return this.forms.map((form) => present(detail, form));
	}

	/** The one of these rows that has a form. */
	pick(rows: readonly IDataObject[], form: OutputForm): IDataObject {
		return rows[this.places.get(keyOf(form)) ?? -1] ?? {};
	}
}

/** Some columns of a row, with the Korean terms beside them. @param names in the order in which they come out */
export const pickColumns = (row: IDataObject, names: readonly string[]): IDataObject =>
	Object.fromEntries(
		names
			.flatMap((name) => [name, labelColumn(name)])
			.filter((name) => name in row)
			.map((name) => [name, row[name]]),
	);
