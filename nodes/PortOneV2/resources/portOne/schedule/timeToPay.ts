import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { SECOND } from '../../../../shared/data/time';

const TIME_TO_PAY: Field = { name: 'timeToPay', label: 'Time to Pay' };

export const timeToPayProperty: INodeProperties = {
	displayName: TIME_TO_PAY.label,
	name: TIME_TO_PAY.name,
	type: 'dateTime',
	required: true,
	default: '',
	description:
		'결제 예정 시점: when PortOne charges the billing key. A time without an offset is Korean time (KST).',
};

/** Reads the time of a payment to come. @returns ms since the epoch, whole seconds @throws InputError when it has passed */
export function readTimeToPay(parameters: ParameterReader): number {
	const instant = parameters.requiredInstant(TIME_TO_PAY);
	if (instant > Date.now()) return Math.floor(instant / SECOND) * SECOND;
	throw new InputError(
		TIME_TO_PAY.label,
		'has passed',
		'Give a time to come; without an offset it is KST',
	);
}
