import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../shared/fields/codedValue';
import { toOptions } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';

export const REASON: Field = { name: 'reason', label: 'Reason' };
export const MEMO: Field = { name: 'memo', label: 'Memo' };

/** A reason from PortOne's list. */
export const reasonProperty = (
	values: readonly CodedValue[],
	fallback: string,
	description: string,
): INodeProperties => ({
	displayName: REASON.label,
	name: REASON.name,
	type: 'options',
	options: toOptions(values),
	default: fallback,
	description,
});

export const memoProperty = (description: string, required: boolean): INodeProperties => ({
	displayName: MEMO.label,
	name: MEMO.name,
	type: 'string',
	required,
	default: '',
	description,
});

/** A memo that has to be there. @throws InputError */
export function requiredMemo(parameters: ParameterReader): string {
	const memo = parameters.text(MEMO);
	if (memo === undefined) throw new InputError(MEMO.label, 'is empty', 'The buyer reads it');
	return memo;
}
