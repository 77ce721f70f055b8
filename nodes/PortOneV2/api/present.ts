import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { parseInstant, toKst } from '../../shared/data/time';

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
