import type { IDataObject } from 'n8n-workflow';

import type { WriteResult } from './api/writeJob';

/** What became of schedules that waited when all of them were to be revoked, by their ids. */
export interface Revocation {
	/** Those that the call revoked. */
	revoked: string[];
	/** Those that somebody else revoked meanwhile. */
	revokedMeanwhile: string[];
	/** Those that were not: id, and how it stands as the rest of a sentence. */
	others: ReadonlyMap<string, string>;
}

const withNames = (names: string[], name: string): IDataObject =>
	names.length === 0 ? {} : { [name]: names };

/**
 * Reports a call that was to revoke all that wait: what waited before, and was not revoked, is named. It is a failure
 * where anything is left that is, or was, carried out.
 *
 * @param verb `cancelled` or `revoked`: as the API calls it
 * @param fields further fields of the row
 */
export function reportRevocation(
	{ revoked, revokedMeanwhile, others }: Revocation,
	verb: string,
	fields: IDataObject,
): WriteResult {
	const row: IDataObject = { ...fields, ...withNames(revokedMeanwhile, 'revokedMeanwhile') };
	if (others.size === 0) {
		const alreadyDone = revoked.length === 0 && revokedMeanwhile.length === 0;
		return { row: { success: true, ...(alreadyDone ? { alreadyDone } : {}), ...row } };
	}
	const told = [...others].map(([id, words]) => `${id} is ${words}`).join('; ');
	return {
		failure: {
			message: `${others.size} of ${revoked.length + revokedMeanwhile.length + others.size} that waited could not be ${verb}: ${told}`,
			advice: `The others are ${verb}. Look at these: what was paid can be given back with Payment > Cancel`,
		},
		fields: { ...row, ...withNames([...others.keys()], 'notRevoked') },
	};
}
