import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { checkId, readId, readIds } from '../../fields';
import { BILLING_KEY, billingKeyProperty } from '../billingKey';
import { SCHEDULE_ID, scheduleIdProperty } from './scheduleId';

const REVOKE_ALL: Field = { name: 'revokeAll', label: 'Revoke All of the Billing Key' };

/** What an item asks to revoke: some schedules, or all of one billing key. */
export type RevokeInput =
	| { scheduleIds: string[]; billingKey: string | undefined }
	| { billingKey: string; all: true };

export const revokeProperties: INodeProperties[] = [
	{
		displayName: REVOKE_ALL.label,
		name: REVOKE_ALL.name,
		type: 'boolean',
		default: false,
		description:
			'Whether to revoke every schedule of a billing key (빌링키의 모든 예약 취소), rather than those that you name',
	},
	{
		...scheduleIdProperty,
		displayOptions: { show: { revokeAll: [false] } },
		description:
			'결제 예약 건 아이디: one, several with commas between, or an array. Those of all input items go out together.',
	},
	{
		...billingKeyProperty,
		required: false,
		default: '',
		description:
			'빌링키: whose schedules; required with Revoke All of the Billing Key. With Schedule IDs, only schedules of this key are revoked.',
	},
];

/** Reads one item. Without ids PortOne would revoke everything of the key: that has to be asked for. @throws InputError */
export function readRevoke(parameters: ParameterReader): RevokeInput {
	if (parameters.boolean(REVOKE_ALL) === true) {
		return { billingKey: readId(parameters, BILLING_KEY), all: true };
	}
	if (parameters.optional(SCHEDULE_ID) === undefined) {
		throw new InputError(
			SCHEDULE_ID.label,
			'is empty',
			`Name the schedules to revoke, or switch on ${REVOKE_ALL.label}`,
		);
	}
	const billingKey = parameters.text(BILLING_KEY);
	if (billingKey !== undefined) checkId(billingKey, BILLING_KEY);
	return { scheduleIds: readIds(parameters, SCHEDULE_ID), billingKey };
}
