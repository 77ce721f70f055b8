import type { IDataObject } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../http/apiFailure';
import { unreadBefore } from './writeFailures';
import {
	JOB_DEFAULTS,
	oneByOne,
	type WriteJob,
	type WriteResult,
	type WriteWords,
} from './writeJob';

/** What became of schedules that waited when all of them were to be revoked, by their ids. */
interface Revocation {
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
function report(
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

/** How an API revokes all scheduled payments of one owner: a customer, or a billing key. */
export interface OwnedSchedules<Owner, Schedule> {
	words: WriteWords;
	/** `cancelled` or `revoked`: as the API calls it. */
	verb: string;
	/** The names that a row has for how many were revoked, and for their IDs. */
	names: { count: string; ids: string };
	nameOf(owner: Owner): string;
	idOf(schedule: Schedule): string;
	/** Whether it waits for its time. */
	isWaiting(schedule: Schedule): boolean;
	isRevoked(schedule: Schedule): boolean;
	/** How it stands, as the rest of a sentence. */
	inWords(schedule: Schedule | undefined): string;
	/** Reads what an owner has, in every state, from yesterday on. @throws ApiFailure */
	read(owner: Owner): Promise<Schedule[]>;
	/** Reads schedules by their IDs; those that can't be read are missing. */
	readSome(ids: string[]): Promise<Map<string, Schedule>>;
	/** Revokes all that wait. @returns the IDs that the answer names, and further fields of the row @throws ApiFailure */
	revoke(owner: Owner): Promise<{ ids: string[]; fields?: IDataObject }>;
}

/**
 * Revoking all scheduled payments of an owner. Doing it twice does no more than once. What there is is read first, so
 * that only those count as revoked that were not so before, and none that waited is left unmentioned.
 */
export function revokeAllJob<Owner, Schedule>(
	api: OwnedSchedules<Owner, Schedule>,
): WriteJob<Owner, Schedule[]> {
	const { words, verb, names, nameOf, idOf, isWaiting, isRevoked } = api;
	/** What owners had before, by name. */
	const before = new Map<string, Schedule[]>();
	/** Owners of whom an answer was lost. */
	const lost = new Set<string>();
	const idsBefore = (owner: Owner, isSo: (schedule: Schedule) => boolean): string[] =>
		(before.get(nameOf(owner)) ?? []).filter(isSo).map(idOf);
	/** What waited before, and has been carried out since, or is being so. */
	const carriedOut = (found: readonly Schedule[], owner: Owner): Schedule[] => {
		const waited = new Set(idsBefore(owner, isWaiting));
		return found.filter((one) => waited.has(idOf(one)) && !isWaiting(one) && !isRevoked(one));
	};
	/** Those that are revoked now, and were not when it was read before. */
	const newlyRevoked = (found: readonly Schedule[], owner: Owner): string[] => {
		const known = new Set(idsBefore(owner, isRevoked));
		const revoked = found.filter(isRevoked).map(idOf);
		return revoked.filter((id) => !known.has(id)).sort();
	};
	/** What an owner has now; what waited before and is in no list is read by itself. */
	const readNow = async (owner: Owner): Promise<Schedule[] | undefined> => {
		const listed = await orFailure(api.read(owner));
		if (listed instanceof ApiFailure) return undefined;
		const ids = new Set(listed.map(idOf));
		const missing = idsBefore(owner, isWaiting).filter((id) => !ids.has(id));
		return [...listed, ...(await api.readSome(missing)).values()];
	};
	return {
		...JOB_DEFAULTS,
		words,
		keyOf: nameOf,
		batches: oneByOne,
		async send([owner]) {
			if (owner === undefined) return { results: new Map() };
			const name = nameOf(owner);
			if (!before.has(name)) {
				const found = await orFailure(api.read(owner));
				if (found instanceof ApiFailure) {
					// A read whose answer was lost has changed nothing.
					throw new ApiFailure(
						unreadBefore(`${words.thing}'s scheduled payments`, found.failure),
						false,
						found.isLasting,
					);
				}
				before.set(name, found);
			}
			const reply = await orFailure(api.revoke(owner));
			if (reply instanceof ApiFailure) {
				if (reply.outcomeUnknown) lost.add(name);
				throw reply;
			}
			const known = new Set(idsBefore(owner, isRevoked));
			const revoked = reply.ids.filter((id) => !known.has(id));
			const missing = idsBefore(owner, isWaiting).filter((id) => !reply.ids.includes(id));
			const now = await api.readSome(missing);
			const isGone = (id: string): boolean => {
				const schedule = now.get(id);
				return schedule !== undefined && isRevoked(schedule);
			};
			const result = report(
				{
					revoked,
					revokedMeanwhile: missing.filter(isGone),
					others: new Map(
						missing.filter((id) => !isGone(id)).map((id) => [id, api.inWords(now.get(id))]),
					),
				},
				verb,
				{ [names.count]: revoked.length, [names.ids]: revoked, ...reply.fields },
			);
			return { results: new Map([[name, result]]) };
		},
		async readStates(owners) {
			const states = new Map<string, Schedule[]>();
			for (const owner of owners) {
				const name = nameOf(owner);
				const found = before.has(name) ? await readNow(owner) : undefined;
				if (found !== undefined) states.set(name, found);
			}
			return states;
		},
		isDone: (found, owner) => {
			const revoked = new Set(found.filter(isRevoked).map(idOf));
			return !found.some(isWaiting) && idsBefore(owner, isWaiting).every((id) => revoked.has(id));
		},
		refusal(found, owner) {
			const done = carriedOut(found, owner);
			if (found.some(isWaiting) || done.length === 0) return undefined;
			return done.map((one) => `${idOf(one)} is ${api.inWords(one)}`).join('; ');
		},
		doneFields(found, owner) {
			const revoked = newlyRevoked(found, owner);
			if (lost.has(nameOf(owner))) return { [names.count]: revoked.length, [names.ids]: revoked };
			// An API refuses to revoke nothing: then it was somebody else.
			return {
				...{ [names.count]: 0, [names.ids]: [] },
				...withNames(revoked, 'revokedMeanwhile'),
			};
		},
	};
}
