import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../../../shared/data/objects';
import { defineFields, optionsOf } from '../../../../../shared/fields/defineFields';
import { requiredInstant } from '../../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../../shared/fields/parameterReader';
import { ensureOptions, prefixField } from '../../../../../shared/subscription/fields/options';
import {
	EXACT,
	monthly,
	periodField,
	readWhen,
	WHEN_OPTIONS,
} from '../../../../../shared/subscription/fields/when';
import type { Wanted } from '../../../../../shared/subscription/wanted';
import { optionalId } from '../../../fields';
import { billingKey } from '../../billingKey/field';
import { BILLING_KEY_OPTIONS } from '../../order/options';
import { ORDER, readOrder } from '../../order/order';

/** The fields of Ensure. */
export const fields = defineFields({
	billingKey,
	customerId: optionalId({
		label: 'Customer ID',
		description:
			"고객 아이디 (customer.id): by which your shop knows the customer. With it a new card (billing key) goes on where the old one stopped, because the customer's other keys count too. Give it always or never: payments are numbered by it.",
	}),
	...monthly(
		{
			label: 'Last Payment ID',
			default: '={{ $json.paymentId }}',
			description:
				'결제 건 아이디 of the last payment. If Ensure made it, the month that it was for counts, even if it was paid late.',
		},
		{ default: '={{ $json.paidAt }}' },
	),
	timeToPay: requiredInstant({
		label: 'Time to Pay',
		displayOptions: EXACT,
		description:
			'결제 예정 시점: when PortOne charges the billing key. A time without an offset is Korean time (KST).',
	}),
	period: periodField,
	...ORDER,
	paymentIdPrefix: prefixField('Payment ID Prefix', 'payment ID'),
	options: optionsOf({ ...BILLING_KEY_OPTIONS, ...WHEN_OPTIONS, ...ensureOptions('Revoke') }),
});

/** The one next payment that a customer is to have at PortOne V2. */
export interface WantedV2 extends Wanted {
	billingKey: string;
	customerId: string | undefined;
	/** The payment without its billing key, as the call has it. */
	order: IDataObject;
}

/** What Pay with Billing Key adds to a payment's ID at a further attempt, unless the user has changed it. */
const RETRY = /-retry\d{1,2}$/;

/** The last payment, by the ID of its first attempt: that one holds its month. */
const after: typeof fields.after = {
	...fields.after,
	read: (parameters) => fields.after.read(parameters)?.replace(RETRY, ''),
};

/** What is paid, with the customer's id in it. @throws InputError where two different ones are given */
function readOrderOf(parameters: ParameterReader, customerId: string | undefined): IDataObject {
	const order = readOrder(parameters);
	if (customerId === undefined) return order;
	const customer = asObject(order.customer);
	if (customer.id !== undefined && customer.id !== customerId) {
		throw fields.customerId.error(`is not the same as ${fields.customer.id.label} of Customer`);
	}
	return { ...order, customer: { ...customer, id: customerId } };
}

/** Reads one item. @throws InputError */
export function readWanted(parameters: ParameterReader): WantedV2 {
	const { options } = fields;
	const key = fields.billingKey.read(parameters);
	const customerId = fields.customerId.read(parameters);
	const owner = customerId ?? key;
	const prefix = fields.paymentIdPrefix.read(parameters) ?? 'sub-';
	const order = readOrderOf(parameters, customerId);
	const currency = String(order.currency);
	const cancelOthers = options.cancelOthers.read(parameters);
	return {
		...{ owner, prefix, order, customerId, currency, cancelOthers, billingKey: key },
		amount: Number(asObject(order.amount).total),
		// Won are what the field holds before anyone has chosen.
		isCurrencyNamed: currency !== 'KRW' || cancelOthers,
		...readWhen(parameters, { ...fields, after, at: fields.timeToPay }, { owner, prefix }),
		ownOnly: options.consider.read(parameters) === 'prefix',
		bookRevoked: options.bookRevoked.read(parameters),
	};
}
