import type { IDataObject } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, optionsOf } from '../../../../shared/fields/defineFields';
import { flag, integer, oneOf, shownWith } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { customerUid } from '../../fields';
import { ACCOUNT_OPTIONS, readAccount } from '../../purchase/account';
import { isCurrencyNamed, PURCHASE, PURCHASE_OPTIONS, readPurchase } from '../../purchase/purchase';
import { MAX_PREFIX } from './uid';
import { readWhen, WHEN, type When, WHEN_OPTIONS, word } from './when';

/** Which scheduled payments of the customer count. */
const considered: readonly CodedValue[] = [
	{
		code: 'customer',
		en: 'All of the Customer',
		ko: '고객 전체',
		hint: 'The customer has one next payment, whoever scheduled it',
	},
	{
		code: 'prefix',
		en: 'Those of This Prefix',
		ko: '접두어별',
		hint: 'The customer has one next payment for each prefix: for several subscriptions on one billing key',
	},
];

/** The fields of Ensure. */
export const fields = defineFields({
	customer_uid: shownWith(customerUid, { default: '={{ $json.customer_uid }}' }),
	...WHEN,
	...PURCHASE,
	merchantUidPrefix: word(MAX_PREFIX, {
		label: 'Merchant UID Prefix',
		default: 'sub-',
		description: `How the merchant_uid of new payments begins, up to ${MAX_PREFIX} letters, digits and hyphens; give each kind of subscription its own`,
	}),
	options: optionsOf({
		...ACCOUNT_OPTIONS,
		...PURCHASE_OPTIONS,
		...WHEN_OPTIONS,
		bookRevoked: flag({
			label: 'Book Revoked Again',
			description:
				"Whether to schedule the period's payment once more after it was revoked (예약철회) for this very amount, as when a customer has left. Otherwise that is an error. One that failed, or was revoked for another amount, gets a new one in any case.",
		}),
		cancelOthers: flag({
			label: 'Cancel Others',
			description:
				'Whether to cancel what else is scheduled for the customer, also what Ensure did not make, so that one payment is left. Otherwise several, or one of another amount that Ensure did not make, are an error that names them, and nothing is changed.',
		}),
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
		consider: oneOf(considered, {
			label: 'Payments Considered',
			default: 'customer',
			description: 'Which scheduled payments count',
		}),
	}),
});

/** The one next payment that a customer is to have. */
export interface Wanted extends When {
	customer_uid: string;
	/** `customer_uid` and other fields that a call of the API has in common. */
	account: IDataObject;
	/** What is paid, under the API's own names; `amount` and `currency` among them. */
	purchase: IDataObject;
	/** Whether the user said so, rather than leave the currency at KRW. */
	isCurrencyNamed: boolean;
	prefix: string;
	/** Whether only payments of this prefix count. */
	ownOnly: boolean;
	cancelOthers: boolean;
	/** Whether to book once more what was revoked for this very amount, as when a customer left. */
	bookRevoked: boolean;
	lookAheadMonths: number;
}

/** Reads one item. @throws InputError */
export function readWanted(parameters: ParameterReader): Wanted {
	const { options } = fields;
	const account = readAccount(parameters);
	const customer_uid = String(account.customer_uid);
	const prefix = fields.merchantUidPrefix.read(parameters) ?? 'sub-';
	return {
		customer_uid,
		account,
		purchase: readPurchase(parameters),
		isCurrencyNamed: isCurrencyNamed(parameters),
		prefix,
		...readWhen(parameters, { customer_uid, prefix }),
		ownOnly: options.consider.read(parameters) === 'prefix',
		cancelOthers: options.cancelOthers.read(parameters),
		bookRevoked: options.bookRevoked.read(parameters),
		lookAheadMonths: options.lookAheadMonths.read(parameters) ?? 3,
	};
}
