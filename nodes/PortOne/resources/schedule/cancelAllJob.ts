import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import { unreadBefore } from '../../../shared/api/writeFailures';
import type { WriteJob } from '../../../shared/api/writeJob';
import { asObject } from '../../../shared/objects';
import { reportRevocation } from '../../../shared/revoked';
import { DAY, plusMonths } from '../../../shared/time';
import { JOB_DEFAULTS } from '../../../shared/runWrite';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import type { Schedule } from '../../api/schedules';
import { fetchCustomerSchedules } from '../../api/schedules';
import { SCHEDULE_WORDS } from '../words';
import { inWords, isRevoked, isScheduled, tryStates } from './state';

/** A customer all of whose scheduled payments are to be cancelled. */
export interface CustomerUnit {
	customer_uid: string;
}

/** How far ahead a customer's scheduled payments are looked for. */
const LOOK_AHEAD_MONTHS = 24;

/** Reads what a customer has, in every state, from yesterday on. @throws ApiFailure */
async function readAll(client: PortOneClient, customer_uid: string): Promise<Schedule[]> {
	const now = Date.now();
	return await fetchCustomerSchedules(client, customer_uid, {
		from: now - DAY,
		to: plusMonths(now, LOOK_AHEAD_MONTHS),
	});
}

const uidOf = ({ merchant_uid }: Schedule): string => String(merchant_uid);

/**
 * Cancelling all scheduled payments of a customer. Doing it twice does no more than once. What there is is read
 * first, so that only those count as cancelled that were not so before, and none that waited is left unmentioned.
 */
export function cancelAllJob(client: PortOneClient): WriteJob<CustomerUnit, Schedule[]> {
	const before = new Map<string, Schedule[]>();
	/** Customers of whom an answer was lost. */
	const lost = new Set<string>();
	/** What waited when it was read before, by merchant_uid, as it is now: in an answer, or by itself. */
	const reread = async (customer_uid: string, answer: readonly Schedule[]): Promise<Schedule[]> => {
		const told = new Map(answer.map((schedule) => [uidOf(schedule), schedule]));
		const missing = (before.get(customer_uid) ?? [])
			.filter(isScheduled)
			.map(uidOf)
			.filter((uid) => !told.has(uid));
		const now = await tryStates(client, missing);
		return missing.map((uid) => {
			const state = now.get(uid);
			const schedule = state instanceof ApiFailure ? undefined : state?.schedule;
			return schedule ?? { merchant_uid: uid };
		});
	};
	const knownRevoked = (customer_uid: string) =>
		new Set((before.get(customer_uid) ?? []).filter(isRevoked).map(uidOf));
	return {
		...JOB_DEFAULTS,
		words: { ...SCHEDULE_WORDS, thing: 'customer' },
		keyOf: ({ customer_uid }) => customer_uid,
		batches: (units) => units.map((unit) => [unit]),
		async send([unit]) {
			const { customer_uid = '' } = unit ?? {};
			if (!before.has(customer_uid)) {
				const found = await orFailure(readAll(client, customer_uid));
				if (found instanceof ApiFailure) {
					const failure = unreadBefore('scheduled payments', found.failure);
					// A read whose answer was lost has changed nothing.
					throw new ApiFailure(failure, false, found.isLasting);
				}
				before.set(customer_uid, found);
			}
			const reply = await orFailure(client.request('cancelSchedules', { body: { customer_uid } }));
			if (reply instanceof ApiFailure) {
				if (reply.outcomeUnknown) lost.add(customer_uid);
				throw reply;
			}
			const { response } = reply;
			const rows = Array.isArray(response) ? response.map(asObject) : [];
			const known = knownRevoked(customer_uid);
			const cancelled = rows.map(uidOf).filter((uid) => !known.has(uid));
			const missing = await reread(customer_uid, rows);
			const result = reportRevocation(
				{
					revoked: cancelled,
					revokedMeanwhile: missing.filter(isRevoked).map(uidOf),
					others: new Map(
						missing.filter((one) => !isRevoked(one)).map((one) => [uidOf(one), inWords(one)]),
					),
				},
				'cancelled',
				{ cancelledCount: cancelled.length, cancelled, schedules: rows.map(present) },
			);
			return { results: new Map([[customer_uid, result]]) };
		},
		async readStates(units) {
			const states = new Map<string, Schedule[]>();
			for (const { customer_uid } of units) {
				if (!before.has(customer_uid)) continue;
				const found = await orFailure(readAll(client, customer_uid));
				if (!(found instanceof ApiFailure)) states.set(customer_uid, found);
			}
			return states;
		},
		isDone: (found, unit) => !found.some(isScheduled) && carriedOut(found, unit).length === 0,
		refusal: (found, unit) =>
			found.some(isScheduled) || carriedOut(found, unit).length === 0
				? undefined
				: carriedOut(found, unit)
						.map((one) => `${uidOf(one)} is ${inWords(one)}`)
						.join('; '),
		doneFields: (found) => {
			const customer_uid = String(found[0]?.customer_uid);
			const known = knownRevoked(customer_uid);
			const revoked = found
				.filter(isRevoked)
				.map(uidOf)
				.filter((uid) => !known.has(uid));
			// PortOne refuses to cancel nothing: then it was somebody else.
			if (lost.has(customer_uid)) return { cancelledCount: revoked.length, cancelled: revoked };
			return {
				cancelledCount: 0,
				cancelled: [],
				...(revoked.length === 0 ? {} : { revokedMeanwhile: revoked.sort() }),
			};
		},
	};

	/** What waited before, and has been carried out since, or is being so. */
	function carriedOut(found: readonly Schedule[], { customer_uid }: CustomerUnit): Schedule[] {
		const waited = new Set((before.get(customer_uid) ?? []).filter(isScheduled).map(uidOf));
		return found.filter((one) => waited.has(uidOf(one)) && !isScheduled(one) && !isRevoked(one));
	}
}
