import type { IDataObject } from 'n8n-workflow';

import { defineFields, optionsOf } from '../../../../shared/fields/defineFields';
import { integer, shownWith } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { ensureOptions, prefixField } from '../../../../shared/subscription/fields/options';
import {
	EXACT,
	monthly,
	periodField,
	readWhen,
	WHEN_OPTIONS,
} from '../../../../shared/subscription/fields/when';
import type { Wanted } from '../../../../shared/subscription/wanted';
import { customerUid } from '../../fields';
import { ACCOUNT_OPTIONS, readAccount } from '../../purchase/account';
import { isCurrencyNamed, PURCHASE, PURCHASE_OPTIONS, readPurchase } from '../../purchase/purchase';
import { scheduleAt } from '../scheduleAt';

/** The fields of Ensure. */
export const fields = defineFields({
	customer_uid: shownWith(customerUid, { default: '={{ $json.customer_uid }}' }),
	...monthly(
		{
			label: 'Last Merchant UID',
			default: '={{ $json.merchant_uid }}',
			description:
				'고객사 주문번호 of the last payment. If Ensure made it, the month that it was for counts, even if it was paid late.',
		},
		{ default: '={{ $json.paid_at }}' },
	),
	schedule_at: shownWith(scheduleAt, { displayOptions: EXACT }),
	period: periodField,
	...PURCHASE,
	merchantUidPrefix: prefixField('Merchant UID Prefix', 'merchant_uid'),
	options: optionsOf({
		...ACCOUNT_OPTIONS,
		...PURCHASE_OPTIONS,
		...WHEN_OPTIONS,
		...ensureOptions('Cancel'),
		lookAheadMonths: integer(
			{
				label: 'Look Ahead Months',
				typeOptions: { minValue: 1, maxValue: 36 },
				default: 3,
				description:
					'How far behind the next payment to look for others of the customer; three months take a call',
			},
			{ min: 1, max: 36 },
		),
	}),
});

/** The one next payment that a customer is to have at PortOne V1. */
export interface WantedV1 extends Wanted {
	/** `customer_uid` and other fields that a call of the API has in common. */
	account: IDataObject;
	/** What is paid, under the API's own names; `amount` and `currency` among them. */
	purchase: IDataObject;
	lookAheadMonths: number;
}

/** Reads one item. @throws InputError */
export function readWanted(parameters: ParameterReader): WantedV1 {
	const { options } = fields;
	const account = readAccount(parameters);
	const owner = String(account.customer_uid);
	const prefix = fields.merchantUidPrefix.read(parameters) ?? 'sub-';
	const purchase = readPurchase(parameters);
	return {
		...{ owner, account, purchase, prefix },
		amount: Number(purchase.amount),
		currency: String(purchase.currency),
		isCurrencyNamed: isCurrencyNamed(parameters),
		...readWhen(parameters, { ...fields, at: fields.schedule_at }, { owner, prefix }),
		ownOnly: options.consider.read(parameters) === 'prefix',
		cancelOthers: options.cancelOthers.read(parameters),
		bookRevoked: options.bookRevoked.read(parameters),
		lookAheadMonths: options.lookAheadMonths.read(parameters) ?? 3,
	};
}
