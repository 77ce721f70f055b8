import { toKst } from '../core/time/kst';

export type Members = Record<string, unknown>;

/** A copy in which `…Date` members are KST texts and absent members are left out. */
export function datesOnWire(members: object): Members {
	return Object.fromEntries(
		Object.entries(present(members)).map(([name, value]) => [
			name,
			name.endsWith('Date') && typeof value === 'number' ? toKst(value) : value,
		]),
	);
}

/** A copy without absent members. */
export function present(members: object): Members {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
