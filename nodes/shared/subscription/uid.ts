import { createHash } from 'crypto';

/** What the number of a payment that Ensure made stands for. */
export interface UidParts {
	/** The user's own beginning, which tells subscriptions of one customer apart. */
	prefix: string;
	/** Names the customer. */
	owner: string;
	/** What is paid for: `202612` for December 2026, or the user's own word. */
	period: string;
	/** 0 at first; one more for each payment of the period that failed or was revoked. */
	revision: number;
}

/** Longest parts, in characters: with the name of the customer and a revision they make 40 at most. */
export const MAX_PREFIX = 10;
export const MAX_PERIOD = 10;

/** Names a customer's subscription in 16 characters, so that no one else's number can be the same. */
const nameOf = (prefix: string, owner: string): string =>
	createHash('sha256')
		.update(JSON.stringify([prefix, owner]))
		.digest('hex')
		.slice(0, 16);

/**
 * The number of a period's payment. It follows from what it is for, so that the server itself refuses a second
 * payment for the same: no two runs can book it twice. At most 40 characters.
 */
export function uidOf({ prefix, owner, period, revision }: UidParts): string {
	const suffix = revision === 0 ? '' : `r${revision}`;
	return `${prefix}${period}${nameOf(prefix, owner)}${suffix}`;
}

/** The period of a payment's number, if Ensure made it for this customer with this prefix. */
export function periodOf(
	uid: string,
	{ prefix, owner }: Pick<UidParts, 'prefix' | 'owner'>,
): string | undefined {
	if (!uid.startsWith(prefix)) return undefined;
	const name = nameOf(prefix, owner);
	const [period, revision, ...others] = uid.slice(prefix.length).split(name);
	const isOurs = others.length === 0 && /^(r\d{1,2})?$/.test(revision ?? '-');
	return isOurs && period !== '' ? period : undefined;
}
