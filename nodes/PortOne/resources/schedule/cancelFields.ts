import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { CUSTOMER_UID, MERCHANT_UID, readOptionalUid, readUid, readUids } from '../fields';

const CANCEL_ALL: Field = { name: 'cancelAll', label: 'Cancel All of the Customer' };

/** What an item asks to cancel: some scheduled payments, or all of one customer. */
export type CancelInput =
	| { customer_uid: string | undefined; uids: string[] }
	| { customer_uid: string; all: true };

export const cancelProperties: INodeProperties[] = [
	{
		displayName: CANCEL_ALL.label,
		name: CANCEL_ALL.name,
		type: 'boolean',
		default: false,
		description:
			'Whether to cancel every scheduled payment of the customer (고객의 모든 예약 취소), rather than those that you name',
	},
	{
		displayName: MERCHANT_UID.label,
		name: MERCHANT_UID.name,
		type: 'string',
		required: true,
		displayOptions: { show: { cancelAll: [false] } },
		default: '={{ $json.merchant_uid }}',
		description:
			'고객사 주문번호: one, several with commas between, or an array. The payments of all input items go out together.',
	},
	{
		displayName: CUSTOMER_UID.label,
		name: CUSTOMER_UID.name,
		type: 'string',
		default: '',
		placeholder: 'e.g. customer-0001',
		description:
			'구매자의 결제 수단 식별 고유번호: whose payments; required with Cancel All of the Customer',
	},
];

/** Reads one item. Without a merchant_uid PortOne would cancel everything: that has to be asked for. @throws InputError */
export function readCancel(parameters: ParameterReader): CancelInput {
	if (parameters.boolean(CANCEL_ALL) === true) {
		return { customer_uid: readUid(parameters, CUSTOMER_UID), all: true };
	}
	if (parameters.optional(MERCHANT_UID) === undefined) {
		throw new InputError(
			MERCHANT_UID.label,
			'is empty',
			`Name the scheduled payments to cancel, or switch on ${CANCEL_ALL.label}`,
		);
	}
	return {
		customer_uid: readOptionalUid(parameters, CUSTOMER_UID),
		uids: readUids(parameters, MERCHANT_UID),
	};
}
