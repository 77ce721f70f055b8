import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import { definedOnly } from '../../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { CUSTOMER_UID, readLimited, readUid } from '../../fields';
import { readCard } from './cardFields';

const CUSTOMER_ID: Field = { name: 'options.customer_id', label: 'Customer ID' };
const CHANNEL_KEY: Field = { name: 'options.channel_key', label: 'Channel Key' };
const PG: Field = { name: 'options.pg', label: 'PG' };
export const CHECKING_AMOUNT: Field = { name: 'options.checking_amount', label: 'Checking Amount' };

/** Options about the billing key that is charged, for a collection of options. */
export const accountOptions: INodeProperties[] = [
	{
		displayName: CHANNEL_KEY.label,
		name: 'channel_key',
		type: 'string',
		default: '',
		description:
			'채널 키: which channel issues the billing key, or which key of a super billing key is charged',
	},
	{
		displayName: CHECKING_AMOUNT.label,
		name: 'checking_amount',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description:
			'유효카드 체크 승인금액: charged and given back at once, to see that the card works; 0 for none. Not together with Retry On Fail, nor with more than 100 payments of a customer at once.',
	},
	{
		displayName: CUSTOMER_ID.label,
		name: 'customer_id',
		type: 'string',
		default: '',
		description: '구매자 ID: required by Toss Payments (토스페이먼츠)',
	},
	{
		displayName: PG.label,
		name: 'pg',
		type: 'string',
		default: '',
		placeholder: 'e.g. tosspayments',
		description:
			"PG사 구분코드: which payment company charges, for shops without channel keys. PortOne's newer document has Channel Key (채널 키) in its place; never both.",
	},
];

/** PortOne's document had `pg` until February 2026 and has `channel_key` since. @throws InputError for both */
function readChannel(parameters: ParameterReader): IDataObject {
	const channel_key = readLimited(parameters, CHANNEL_KEY, 55);
	const pg = parameters.text(PG);
	if (channel_key !== undefined && pg !== undefined) {
		throw new InputError(
			PG.label,
			`does not go together with ${CHANNEL_KEY.label}`,
			`Give ${CHANNEL_KEY.label} alone: it names the payment company too`,
		);
	}
	return { channel_key, pg };
}

/** @throws InputError together with Retry On Fail: a second run would charge it once more */
function readCheckingAmount(parameters: ParameterReader): number | undefined {
	const amount = parameters.wholeMoney(CHECKING_AMOUNT, 'KRW', { min: 0, max: 100_000_000 });
	if (amount !== undefined && amount > 0 && parameters.isRetried) {
		throw new InputError(
			CHECKING_AMOUNT.label,
			'does not go together with the node setting Retry On Fail',
			'Switch Retry On Fail off in the Settings of this node: a second run would charge it once more',
		);
	}
	return amount;
}

/** Reads whom a call charges and how, under the API's own names. @throws InputError */
export const readAccountFields = (parameters: ParameterReader): IDataObject =>
	definedOnly({
		customer_uid: readUid(parameters, CUSTOMER_UID),
		customer_id: parameters.text(CUSTOMER_ID),
		checking_amount: readCheckingAmount(parameters),
		...readChannel(parameters),
		...readCard(parameters),
	});
