import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { parseObject, readData } from '../../fields';

const CUSTOM_DATA: Field = { name: 'customData', label: 'Custom Data' };
const RECORD_AMOUNT: Field = { name: 'options.recordAmount', label: 'Record Amount' };

/** The amount's name among the custom data. */
const RECORDED = 'totalPayAmount';

/** What a payment says of itself. */
export interface CustomData {
	/** As it is sent. */
	text: string | undefined;
	/** Whether it holds the amount. */
	hasAmount: boolean;
	/** Whether it was to hold the amount and can't, being plain text. */
	isPlain: boolean;
}

export const customDataProperty: INodeProperties = {
	displayName: CUSTOM_DATA.label,
	name: CUSTOM_DATA.name,
	type: 'string',
	default: '',
	placeholder: 'e.g. {"item":"노트북","quantity":1}',
	description:
		'상품 정보, 수량 등 주문 정보: a JSON object, or an expression that gives one. Plain text is sent as it is; then the amount can not be recorded with it.',
};

export const recordAmountOption: INodeProperties = {
	displayName: RECORD_AMOUNT.label,
	name: 'recordAmount',
	type: 'boolean',
	default: true,
	description: `Whether the amount is written into Custom Data (${RECORDED}). CEOS does not tell the amount of a payment when it is read, so without it, and with Custom Data in plain text, a payment found under the ID is compared by its order name and custom data only.`,
};

/**
 * Reads Custom Data, with the amount in it unless that is switched off, or it is plain text, which is sent as it is.
 *
 * @throws InputError
 */
export function readCustomData(parameters: ParameterReader, amount: number): CustomData {
	const text = readData(parameters, CUSTOM_DATA);
	const given = text === undefined ? {} : parseObject(text);
	if (parameters.boolean(RECORD_AMOUNT) === false) {
		return { text, hasAmount: false, isPlain: false };
	}
	if (given === undefined) return { text, hasAmount: false, isPlain: true };
	if (RECORDED in given && given[RECORDED] !== amount) {
		throw new InputError(CUSTOM_DATA.label, `holds another ${RECORDED} than ${amount}`);
	}
	return {
		text: JSON.stringify({ ...given, [RECORDED]: amount }),
		hasAmount: true,
		isPlain: false,
	};
}

/** What a row says of a payment whose amount should be on record and can't be. */
export const noteOf = ({ isPlain }: CustomData): IDataObject =>
	isPlain
		? {
				amountRecorded: false,
				advice: `${CUSTOM_DATA.label} is plain text, so the amount is not on record at CEOS: a later run under this ID compares order name and custom data only. A JSON object could hold it`,
			}
		: {};

/** The amount that a payment found at CEOS has on record. */
export function recordedAmount(customData: unknown): number | undefined {
	const data = typeof customData === 'string' ? parseObject(customData) : undefined;
	const amount = data?.[RECORDED];
	return typeof amount === 'number' ? amount : undefined;
}

/** Custom data in one form, however a server has written its JSON anew. */
export function normalized(customData: unknown): string {
	if (typeof customData !== 'string') return '';
	const data = parseObject(customData);
	return data === undefined ? customData : JSON.stringify(data);
}
