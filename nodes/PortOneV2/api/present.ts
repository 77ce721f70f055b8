import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { parseInstant, toKst } from '../../shared/data/time';
import { type CodedValue, termOf } from '../../shared/fields/codedValue';
import { billingKeyStatuses, paymentStatuses, scheduleStatuses } from './codes';

/** Fields that hold a point in time: `paidAt`, `cancelledAt`, `timeToPay`, `dueDate` and the like. */
const TIME = /^(\w+At|timeToPay|dueDate)$/;

/**
 * An object of an answer as users get it: everything as the server sends it, but times in KST. PortOne's are in
 * UTC; CEOS's have no offset and are taken for Korean time (an assumption: its page doesn't tell).
 */
export const present = (value: unknown): IDataObject =>
	Object.fromEntries(
		Object.entries(asObject(value)).map(([name, field]) => [name, presentField(name, field)]),
	) as IDataObject;

function presentField(name: string, field: unknown): unknown {
	if (TIME.test(name) && typeof field === 'string') {
		const millis = parseInstant(field);
		return millis === undefined ? field : toKst(millis);
	}
	if (Array.isArray(field)) return field.map((one: unknown) => presentField('', one));
	return typeof field === 'object' && field !== null ? present(field) : field;
}

/** How a payment or a schedule names its state. */
const STATUS = /^(status|paymentStatus)$/;

/** An object of an answer, with the Korean term right after its state: `null` for one that nobody knows. */
const withLabel = (value: unknown, statuses: readonly CodedValue[]): IDataObject =>
	Object.fromEntries(
		Object.entries(present(value)).flatMap(([name, field]) => [
			[name, field],
			...(STATUS.test(name) ? [[`${name}Label`, termOf(field, statuses) ?? null]] : []),
		]),
	) as IDataObject;

/** A webhook without the headers that were sent and came back: they hold its signature. */
const withoutHeaders = (webhook: unknown): IDataObject =>
	Object.fromEntries(
		Object.entries(asObject(webhook)).map(([name, part]) => {
			if (name !== 'request' && name !== 'response') return [name, part];
			const parts = Object.entries(asObject(part)).filter(([key]) => key !== 'header');
			return [name, Object.fromEntries(parts)];
		}),
	) as IDataObject;

/** A payment, or a try of one, as users get it: as above, with the Korean term of its state. */
export function presentPayment(payment: unknown): IDataObject {
	const { webhooks } = asObject(payment);
	if (!Array.isArray(webhooks)) return withLabel(payment, paymentStatuses);
	return withLabel(
		{ ...asObject(payment), webhooks: webhooks.map(withoutHeaders) },
		paymentStatuses,
	);
}

/** A billing key as users get it. */
export const presentBillingKey = (key: unknown): IDataObject => withLabel(key, billingKeyStatuses);

/** A schedule as users get it. */
export const presentSchedule = (schedule: unknown): IDataObject =>
	withLabel(schedule, scheduleStatuses);
