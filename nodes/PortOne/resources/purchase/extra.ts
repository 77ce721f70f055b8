import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import { InputError } from '../../../shared/failure/errors';
import { defineFields, type FieldKind, optionsOf } from '../../../shared/fields/defineFields';
import { anything, checked, day, type FieldSpec } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

/** JSON as text, or an object from an expression; `undefined` where blank or `{}`. */
const jsonText = (spec: FieldSpec): FieldKind<string | undefined> => ({
	...anything({ type: 'json', default: '{}', ...spec }),
	read(parameters, field) {
		const value = parameters.optional(field);
		if (value === undefined) return undefined;
		const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
		if (!isJson(text)) throw new InputError(field.label, 'is not JSON');
		return /^\{\s*\}$/.test(text) ? undefined : text;
	},
});

/** Options that are passed on to the payment company. */
export const EXTRA_OPTIONS = {
	bypass: jsonText({
		label: 'Bypass (JSON)',
		description: 'PG사별 파라미터: passed on to the payment company as it is',
	}),
	extra: checked(
		jsonText({
			label: 'Extra (JSON)',
			placeholder: 'e.g. {"naverUseCfm":"20261231"}',
			description:
				'추가 파라미터: a JSON object of what a payment company asks for beyond the other fields',
		}),
		(text, { label }) => {
			const given: unknown = JSON.parse(text);
			if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
				return given as IDataObject;
			}
			throw new InputError(label, 'is not a JSON object', 'Write it like {"name":"value"}');
		},
	),
	naverUseCfm: day({
		label: 'Use Confirmation Date',
		description:
			'이용완료일 (extra.naverUseCfm): only where the contract with Naver Pay (반복결제) asks for it. Leave it out otherwise: a shop whose contract does not ask for it must not send it.',
	}),
};

const { options } = defineFields({ options: optionsOf(EXTRA_OPTIONS) });

/** An object of the user's own, and the one field of it that PortOne's document names. */
function joinExtra(parameters: ParameterReader): IDataObject | undefined {
	const given = options.extra.read(parameters);
	const useDay = options.naverUseCfm.read(parameters);
	if (useDay === undefined) return given;
	const naverUseCfm = useDay.replace(/-/g, '');
	const extra = asObject(given);
	if (extra.naverUseCfm !== undefined && extra.naverUseCfm !== naverUseCfm) {
		throw options.extra.error(
			`holds another naverUseCfm than ${options.naverUseCfm.label}`,
			'Give it in one of the two',
		);
	}
	return { ...extra, naverUseCfm };
}

/** Reads what is passed on besides, under the API's own names. @throws InputError */
export const readExtra = (parameters: ParameterReader): object => ({
	bypass: options.bypass.read(parameters),
	extra: joinExtra(parameters),
});
