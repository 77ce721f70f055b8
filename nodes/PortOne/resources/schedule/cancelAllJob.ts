import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import type { WriteJob, WriteResult } from '../../../shared/api/writeJob';
import { DAY, plusMonths } from '../../../shared/time';
import { JOB_DEFAULTS } from '../../../shared/runWrite';
import type { PortOneClient } from '../../api/client';
import type { Schedule } from '../../api/schedules';
import { fetchCustomerSchedules } from '../../api/schedules';
import { SCHEDULE_WORDS } from '../words';
import { rowsOf } from './cancelJobs';
import { isRevoked, isScheduled } from './state';

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

const uidsOf = (schedules: readonly Schedule[]): string[] =>
	schedules.map(({ merchant_uid }) => String(merchant_uid));

/**
 * Cancelling all scheduled payments of a customer. Doing it twice does no more than once. What there is is read
 * first, so that only those count as cancelled that were not so before.
 */
export function cancelAllJob(client: PortOneClient): WriteJob<CustomerUnit, Schedule[]> {
	const before = new Map<string, Schedule[]>();
	const cancelledOf = (customer_uid: string, revoked: readonly Schedule[]): string[] => {
		const known = new Set(uidsOf((before.get(customer_uid) ?? []).filter(isRevoked)));
		return uidsOf(revoked).filter((uid) => !known.has(uid));
	};
	return {
		...JOB_DEFAULTS,
		words: { ...SCHEDULE_WORDS, thing: 'customer' },
		keyOf: ({ customer_uid }) => customer_uid,
		batches: (units) => units.map((unit) => [unit]),
		async send([unit]) {
			const { customer_uid = '' } = unit ?? {};
			if (!before.has(customer_uid)) {
				const found = await orFailure(readAll(client, customer_uid));
				// A read whose answer was lost has changed nothing.
				if (found instanceof ApiFailure)
					throw new ApiFailure(found.failure, false, found.isLasting);
				before.set(customer_uid, found);
			}
			const { response } = await client.request('cancelSchedules', { body: { customer_uid } });
			const schedules = rowsOf(response);
			const cancelled = cancelledOf(customer_uid, schedules);
			const alreadyDone = cancelled.length === 0 ? { alreadyDone: true } : {};
			const row = {
				success: true,
				...alreadyDone,
				cancelledCount: cancelled.length,
				cancelled,
				schedules,
			};
			return { results: new Map<string, WriteResult>([[customer_uid, { row }]]) };
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
		isDone: (found) => !found.some(isScheduled),
		refusal: () => undefined,
		doneFields: (found) => {
			const cancelled = cancelledOf(String(found[0]?.customer_uid), found.filter(isRevoked));
			return { cancelledCount: cancelled.length, cancelled };
		},
	};
}
