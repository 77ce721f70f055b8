import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { defineFields, optionsOf } from '../../../shared/fields/defineFields';
import { text, wholeMoney } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { customerUid, limited } from '../fields';
import { readCard } from './card';

/** Options about the billing key that is charged. */
export const ACCOUNT_OPTIONS = {
	channel_key: limited(55, {
		label: 'Channel Key',
		description:
			'채널 키: which channel issues the billing key, or which key of a super billing key is charged',
	}),
	customer_id: text({
		label: 'Customer ID',
		description: '구매자 ID: required by Toss Payments (토스페이먼츠)',
	}),
	pg: text({
		label: 'PG',
		placeholder: 'e.g. tosspayments',
		description:
			"PG사 구분코드: which payment company charges, for shops without channel keys. PortOne's newer document has Channel Key (채널 키) in its place; never both.",
	}),
};

/** The option of a new billing key. */
export const CHECKING_OPTIONS = {
	checking_amount: wholeMoney(
		{
			label: 'Checking Amount',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'유효카드 체크 승인금액: charged and given back at once, to see that the card works; 0 for none. Not together with Retry On Fail, nor with more than 100 payments of a customer at once.',
		},
		{ min: 0, max: 100_000_000 },
	),
};

const { customer_uid, options } = defineFields({
	customer_uid: customerUid,
	options: optionsOf({ ...ACCOUNT_OPTIONS, ...CHECKING_OPTIONS }),
});

/** The option of a new billing key, for complaints about it. */
export const CHECKING_AMOUNT = options.checking_amount;

/** PortOne's document had `pg` until February 2026 and has `channel_key` since. @throws InputError for both */
function readChannel(parameters: ParameterReader): IDataObject {
	const channel_key = options.channel_key.read(parameters);
	const pg = options.pg.read(parameters);
	if (channel_key !== undefined && pg !== undefined) {
		throw options.pg.error(
			`does not go together with ${options.channel_key.label}`,
			`Give ${options.channel_key.label} alone: it names the payment company too`,
		);
	}
	return { channel_key, pg };
}

/** @throws InputError together with Retry On Fail: a second run would charge it once more */
function readCheckingAmount(parameters: ParameterReader): number | undefined {
	const amount = CHECKING_AMOUNT.read(parameters, 'KRW');
	if (amount !== undefined && amount > 0 && parameters.isRetried) {
		throw CHECKING_AMOUNT.error(
			'does not go together with the node setting Retry On Fail',
			'Switch Retry On Fail off in the Settings of this node: a second run would charge it once more',
		);
	}
	return amount;
}

/** Reads whom a call charges and how, under the API's own names. @throws InputError */
export const readAccount = (parameters: ParameterReader): IDataObject =>
	definedOnly({
		customer_uid: customer_uid.read(parameters),
		customer_id: options.customer_id.read(parameters),
		checking_amount: readCheckingAmount(parameters),
		...readChannel(parameters),
		...readCard(parameters),
	});
