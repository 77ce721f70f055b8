import type { INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { toOptions } from '../../../../shared/fields/codedValue';
import { optionsCollection } from '../../../../shared/fields/optionsCollection';
import type { Field } from '../../../../shared/fields/parameterReader';
import { customerUidProperty } from '../../fields';
import { accountOptions } from '../purchase/accountFields';
import { SCHEDULE_AT, scheduleAtProperty } from '../moveOperation';
import { purchaseOptions, purchaseProperties, sortByLabel } from '../purchase/purchaseFields';
import { MAX_PERIOD, MAX_PREFIX } from './uid';

/** Labels and internal names of this operation's own parameters. */
export const FIELDS = {
	timing: { name: 'timing', label: 'Next Payment' },
	scheduleAt: SCHEDULE_AT,
	period: { name: 'period', label: 'Period' },
	after: { name: 'after', label: 'Last Merchant UID' },
	afterDate: { name: 'afterDate', label: 'Last Payment Date' },
	anchorDay: { name: 'anchorDay', label: 'Day of Month' },
	timeOfDay: { name: 'timeOfDay', label: 'Time of Day' },
	prefix: { name: 'merchantUidPrefix', label: 'Merchant UID Prefix' },
	months: { name: 'options.months', label: 'Every … Months' },
	consider: { name: 'options.consider', label: 'Payments Considered' },
	cancelOthers: { name: 'options.cancelOthers', label: 'Cancel Others' },
	bookRevoked: { name: 'options.bookRevoked', label: 'Book Revoked Again' },
	lookAhead: { name: 'options.lookAheadMonths', label: 'Look Ahead Months' },
} satisfies Record<string, Field>;

/** When the customer pays next. */
export const timings: readonly CodedValue[] = [
	{
		code: 'monthly',
		en: 'Monthly',
		ko: '매월',
		hint: 'On a day of the month, the last one where the month has no such day',
	},
	{ code: 'exact', en: 'At a Time', ko: '지정 시각' },
];

/** Which scheduled payments of the customer count. */
export const considered: readonly CodedValue[] = [
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

const MONTHLY = { show: { timing: ['monthly'] } };
const EXACT = { show: { timing: ['exact'] } };

const ownOptions: INodeProperties[] = [
	{
		displayName: FIELDS.bookRevoked.label,
		name: 'bookRevoked',
		type: 'boolean',
		default: false,
		description:
			"Whether to schedule the period's payment once more after it was revoked (예약철회) for this very amount, as when a customer has left. Otherwise that is an error. One that failed, or was revoked for another amount, gets a new one in any case.",
	},
	{
		displayName: FIELDS.cancelOthers.label,
		name: 'cancelOthers',
		type: 'boolean',
		default: false,
		description:
			'Whether to cancel what else is scheduled for the customer, also what Ensure did not make, so that one payment is left. Otherwise several, or one of another amount that Ensure did not make, are an error that names them, and nothing is changed.',
	},
	{
		displayName: FIELDS.months.label,
		name: 'months',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 12 },
		default: 1,
		description: 'How many months lie between two payments',
	},
	{
		displayName: FIELDS.lookAhead.label,
		name: 'lookAheadMonths',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 36 },
		default: 3,
		description:
			'How far behind the next payment to look for others of the customer; three months take a call',
	},
	{
		displayName: FIELDS.consider.label,
		name: 'consider',
		type: 'options',
		options: toOptions(considered),
		default: 'customer',
		description: 'Which scheduled payments count',
	},
];

const isForBillingKey = ({ name }: INodeProperties) => name !== 'checking_amount';

export const ensureProperties: INodeProperties[] = [
	{ ...customerUidProperty, default: '={{ $json.customer_uid }}' },
	{
		displayName: FIELDS.timing.label,
		name: FIELDS.timing.name,
		type: 'options',
		options: toOptions(timings),
		default: 'monthly',
		description: 'When the customer pays next',
	},
	{
		displayName: FIELDS.anchorDay.label,
		name: FIELDS.anchorDay.name,
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 31 },
		displayOptions: MONTHLY,
		default: 1,
		description:
			'결제일: 31 means the last day of shorter months (28 or 29 February), and the 31st again where there is one',
	},
	{
		displayName: FIELDS.timeOfDay.label,
		name: FIELDS.timeOfDay.name,
		type: 'string',
		displayOptions: MONTHLY,
		default: '10:00',
		placeholder: 'e.g. 10:00',
		description: '결제 시각: hours and minutes in Korea (KST)',
	},
	{
		displayName: FIELDS.after.label,
		name: FIELDS.after.name,
		type: 'string',
		displayOptions: MONTHLY,
		default: '={{ $json.merchant_uid }}',
		description:
			'고객사 주문번호 of the last payment. If Ensure made it, the month that it was for counts, even if it was paid late.',
	},
	{
		displayName: FIELDS.afterDate.label,
		name: FIELDS.afterDate.name,
		type: 'dateTime',
		displayOptions: MONTHLY,
		default: '={{ $json.paid_at }}',
		description:
			'Date of the last payment, for one that Ensure did not make. Without both, the first Day of Month to come is taken whose month is not paid for.',
	},
	{ ...scheduleAtProperty, displayOptions: EXACT },
	{
		displayName: FIELDS.period.label,
		name: FIELDS.period.name,
		type: 'string',
		displayOptions: EXACT,
		default: '',
		placeholder: 'e.g. 202612',
		description: `What is paid for: it is paid once. Up to ${MAX_PERIOD} letters, digits and hyphens; year and month of the payment where left empty. Needed when there are several payments a month.`,
	},
	...purchaseProperties,
	{
		displayName: FIELDS.prefix.label,
		name: FIELDS.prefix.name,
		type: 'string',
		default: 'sub-',
		description: `How the merchant_uid of new payments begins, up to ${MAX_PREFIX} letters, digits and hyphens; give each kind of subscription its own`,
	},
	optionsCollection(
		sortByLabel([...ownOptions, ...accountOptions.filter(isForBillingKey), ...purchaseOptions]),
	),
];
