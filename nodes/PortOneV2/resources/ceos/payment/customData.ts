import type { IDataObject } from 'n8n-workflow';

import { defineFields, optionsOf } from '../../../../shared/fields/defineFields';
import { data, toggle } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { parseObject } from '../../fields';

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

/** What the shop keeps with a payment. */
export const customData = data({
	label: 'Custom Data',
	placeholder: 'e.g. {"item":"노트북","quantity":1}',
	description:
		'상품 정보, 수량 등 주문 정보: a JSON object, or an expression that gives one. Plain text is sent as it is; then the amount can not be recorded with it.',
});

/** The option about it. */
export const RECORD_OPTIONS = {
	recordAmount: toggle({
		label: 'Record Amount',
		default: true,
		description: `Whether the amount is written into Custom Data (${RECORDED}). CEOS does not tell the amount of a payment when it is read, so without it, and with Custom Data in plain text, a payment found under the ID is compared by its order name and custom data only.`,
	}),
};

const fields = defineFields({ customData, options: optionsOf(RECORD_OPTIONS) });

/**
 * Reads Custom Data, with the amount in it unless that is switched off, or it is plain text, which is sent as it is.
 *
 * @throws InputError
 */
export function readCustomData(parameters: ParameterReader, amount: number): CustomData {
	const text = fields.customData.read(parameters);
	const given = text === undefined ? {} : parseObject(text);
	if (fields.options.recordAmount.read(parameters) === false) {
		return { text, hasAmount: false, isPlain: false };
	}
	if (given === undefined) return { text, hasAmount: false, isPlain: true };
	if (RECORDED in given && given[RECORDED] !== amount) {
		throw fields.customData.error(`holds another ${RECORDED} than ${amount}`);
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
				advice: `${fields.customData.label} is plain text, so the amount is not on record at CEOS: a later run under this ID compares order name and custom data only. A JSON object could hold it`,
			}
		: {};

/** The amount that a payment found at CEOS has on record. */
export function recordedAmount(onRecord: unknown): number | undefined {
	const object = typeof onRecord === 'string' ? parseObject(onRecord) : undefined;
	const amount = object?.[RECORDED];
	return typeof amount === 'number' ? amount : undefined;
}

/** Custom data in one form, however a server has written its JSON anew. */
export function normalized(written: unknown): string {
	if (typeof written !== 'string') return '';
	const object = parseObject(written);
	return object === undefined ? written : JSON.stringify(object);
}
