import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { fromUnix, toKst } from '../../shared/data/time';
import { labelColumns } from './codes';

/** Fields that hold a time in unix seconds, 0 or `null` for none (PortOne's own document). */
const TIMES = new Set([
	'schedule_at',
	'executed_at',
	'revoked_at',
	'started_at',
	'paid_at',
	'failed_at',
	'cancelled_at',
	'deposited_at',
	'vbank_date',
	'vbank_issued_at',
	'shipping_due',
	'created_at',
	'modified_at',
	'inserted',
	'updated',
	'update',
]);

/**
 * An object of an answer as users get it: everything as PortOne sends it, but times in KST or `null`, and the Korean
 * term right after each known code (`status`, `status_label`).
 */
export function present(value: unknown): IDataObject {
	return Object.fromEntries(
		Object.entries(asObject(value)).flatMap(([name, field]) => [
			[name, presentField(name, field)],
			...labelColumns(name, field),
		]),
	) as IDataObject;
}

function presentField(name: string, field: unknown): unknown {
	if (TIMES.has(name) && (typeof field === 'number' || field === null)) {
		const millis = fromUnix(field);
		return millis === undefined ? null : toKst(millis);
	}
	if (!Array.isArray(field)) return field;
	return field.map((one: unknown) =>
		typeof one === 'object' && one !== null ? present(one) : one,
	);
}
