import type { INodeProperties } from 'n8n-workflow';

import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';

const INCLUDE_SANDBOX: Field = {
	name: 'options.include_sandbox',
	label: 'Include Test Payments',
};

/** The option without which PortOne hides payments of test channels. */
export const includeSandboxOption: INodeProperties = {
	displayName: INCLUDE_SANDBOX.label,
	name: 'include_sandbox',
	type: 'boolean',
	default: false,
	description:
		'Whether payments of a test channel (테스트 채널), which cost nobody money, are found too. They have "sandbox": true.',
};

export const readIncludeSandbox = (parameters: ParameterReader): boolean =>
	parameters.boolean(INCLUDE_SANDBOX) === true;
