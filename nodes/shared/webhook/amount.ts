import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isUnreadable, type NumberForm, readNumber } from '../data/numbers';
import { asObject } from '../data/objects';
import type { NamedField } from '../fields/defineFields';
import { anything } from '../fields/kinds';
import { ParameterReader } from '../fields/parameterReader';

/** The option that says what a payment should amount to. @param unit what its digits count, in words */
export const expectedAmountOption = (unit: string) =>
	anything({
		label: 'Expected Amount',
		type: 'string',
		placeholder: 'e.g. 9900',
		description: `What the payment should amount to${unit}. The item then tells in "amountMatches" whether it does. An expression finds the payment as PortOne has it in the body of the input (n8n 2 and newer).`,
	});

/** What a payment amounts to. */
interface Amount {
	amount: unknown;
	/** How it may be written in its currency. */
	form: NumberForm;
}

/**
 * Whether the amount is as the user expects; nothing where nothing is expected.
 *
 * @param shown what the option's expression gets, where n8n's own would get what the sender claims
 */
export function checkAmount(
	functions: IWebhookFunctions,
	expectedAmount: NamedField<unknown>,
	{ amount, form }: Amount,
	shown: IDataObject,
): IDataObject {
	const { expectedAmount: isSet = '' } = asObject(functions.getNode().parameters.options);
	if (isSet === '') return {};
	const body = functions.getBodyData();
	for (const name of Object.keys(body)) delete body[name];
	Object.assign(body, shown);
	const value = expectedAmount.read(ParameterReader.ofTrigger(functions));
	const expected = readNumber(value, form);
	return {
		amountMatches: Number(amount) === expected,
		expectedAmount: isUnreadable(expected) ? null : expected,
	};
}
