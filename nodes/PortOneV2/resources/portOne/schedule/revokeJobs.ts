import type { IDataObject } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../../../shared/api/apiFailure';
import { readMany } from '../../../../shared/api/readMany';
import type { WriteJob, WriteResult } from '../../../../shared/api/writer';
import { unreadBefore } from '../../../../shared/api/writeFailures';
import { chunk } from '../../../../shared/ids';
import { definedOnly } from '../../../../shared/objects';
import { reportRevocation } from '../../../../shared/revoked';
import { JOB_DEFAULTS } from '../../../../shared/runWrite';
import { DAY } from '../../../../shared/time';
import type { PaymentsClient } from '../../../api/client';
import { present } from '../../../api/present';
import type { Schedule } from '../../../api/schedules';
import { fetchSchedule, fetchSchedules } from '../../../api/schedules';
import { SCHEDULE_WORDS } from '../../words';
import { rowOf } from './row';

/** One schedule to revoke. */
export interface ScheduleUnit {
	scheduleId: string;
	billingKey: string | undefined;
}

/** A billing key all of whose schedules are to be revoked. */
export interface KeyUnit {
	billingKey: string;
}

/** Most schedules in one call, which keeps its URL below 4,000 characters; PortOne's document sets no limit. */
const MAX_REVOKES = 50;
/** How far ahead, and back, the schedules of a billing key are looked for, in ms. */
const AHEAD_MS = 3_650 * DAY;
const BACK_MS = DAY;

const isWaiting = ({ status }: Schedule): boolean => status === 'SCHEDULED';
const isRevoked = ({ status }: Schedule): boolean => status === 'REVOKED';

/**
 * Revokes what is meant, or nothing. PortOne's document takes the input of this DELETE as a body, or in the query,
 * where no proxy drops it.
 */
async function revoke(client: PaymentsClient, input: IDataObject): Promise<string[]> {
	const { storeId } = client.account;
	const reply = await client.request('revokeSchedules', {
		query: { requestBody: JSON.stringify(definedOnly({ storeId, ...input })) },
	});
	if (!Array.isArray(reply.revokedScheduleIds)) throw client.unreadable();
	return reply.revokedScheduleIds.map(String);
}

function batches(units: readonly ScheduleUnit[]): ScheduleUnit[][] {
	const keys = [...new Set(units.map(({ billingKey }) => billingKey))];
	return keys.flatMap((key) =>
		chunk(
			units.filter(({ billingKey }) => billingKey === key),
			MAX_REVOKES,
		),
	);
}

/** Revoking schedules by their ids. */
export const revokeJob = (client: PaymentsClient): WriteJob<ScheduleUnit, Schedule> => ({
	...JOB_DEFAULTS,
	words: SCHEDULE_WORDS,
	keyOf: ({ scheduleId }) => scheduleId,
	batches,
	async send(batch) {
		const scheduleIds = batch.map(({ scheduleId }) => scheduleId);
		const revoked = await revoke(client, { billingKey: batch[0]?.billingKey, scheduleIds });
		const row = { status: 'REVOKED', success: true };
		return { results: new Map(revoked.map((id): [string, WriteResult] => [id, { row }])) };
	},
	async readStates(units) {
		const states = new Map<string, Schedule>();
		const found = await readMany(
			units.map(({ scheduleId }) => scheduleId),
			async (scheduleId) => await fetchSchedule(client, scheduleId),
		);
		for (const [scheduleId, schedule] of found) {
			if (schedule instanceof ApiFailure || schedule === undefined) continue;
			states.set(scheduleId, schedule);
		}
		return states;
	},
	isDone: (schedule, { billingKey }) =>
		isRevoked(schedule) && (billingKey === undefined || schedule.billingKey === billingKey),
	refusal: (schedule) =>
		isWaiting(schedule)
			? undefined
			: `Only schedules that wait for their time can be revoked; this one is ${String(schedule.status)}`,
	doneFields: rowOf,
	explain: (failure, schedule) => ({
		...failure,
		advice: `It is ${String(schedule.status)}, of billing key ${String(schedule.billingKey)}`,
	}),
});

const idOf = ({ id }: Schedule): string => String(id);

/** Reads what a billing key has, in every state, from yesterday on. @throws ApiFailure */
async function readAll(client: PaymentsClient, billingKey: string): Promise<Schedule[]> {
	const now = Date.now();
	return await fetchSchedules(client, { from: now - BACK_MS, until: now + AHEAD_MS, billingKey });
}

/** How those that waited before and are in no answer stand now. @returns each by its id, without a state where unread */
async function reread(client: PaymentsClient, ids: string[]): Promise<Schedule[]> {
	const found = await readMany(ids, async (id) => await fetchSchedule(client, id));
	return ids.map((id) => {
		const schedule = found.get(id);
		return schedule === undefined || schedule instanceof ApiFailure ? { id } : schedule;
	});
}

const inWords = ({ status }: Schedule): string => String(status ?? 'not to be read at the moment');

/**
 * Revoking all schedules of a billing key. Doing it twice does no more than once. What there is is read first, so that
 * none that waited is left unmentioned.
 */
export function revokeAllJob(client: PaymentsClient): WriteJob<KeyUnit, Schedule[]> {
	/** Ids of what waited before, by billing key. */
	const waited = new Map<string, string[]>();
	const carriedOut = (found: readonly Schedule[], { billingKey }: KeyUnit) =>
		found.filter(
			(one) =>
				waited.get(billingKey)?.includes(idOf(one)) === true && !isWaiting(one) && !isRevoked(one),
		);
	return {
		...JOB_DEFAULTS,
		words: { ...SCHEDULE_WORDS, thing: 'billing key' },
		keyOf: ({ billingKey }) => billingKey,
		batches: (units) => units.map((unit) => [unit]),
		async send([unit]) {
			const { billingKey = '' } = unit ?? {};
			if (!waited.has(billingKey)) {
				const found = await orFailure(readAll(client, billingKey));
				if (found instanceof ApiFailure) {
					const failure = unreadBefore('payment schedules', found.failure);
					// A read whose answer was lost has changed nothing.
					throw new ApiFailure(failure, false, found.isLasting);
				}
				waited.set(billingKey, found.filter(isWaiting).map(idOf));
			}
			const revokedScheduleIds = await revoke(client, { billingKey });
			const missing = (waited.get(billingKey) ?? []).filter(
				(id) => !revokedScheduleIds.includes(id),
			);
			const now = await reread(client, missing);
			const result = reportRevocation(
				{
					revoked: revokedScheduleIds,
					revokedMeanwhile: now.filter(isRevoked).map(idOf),
					others: new Map(
						now.filter((one) => !isRevoked(one)).map((one) => [idOf(one), inWords(one)]),
					),
				},
				'revoked',
				{ revokedCount: revokedScheduleIds.length, revokedScheduleIds },
			);
			return { results: new Map([[billingKey, result]]) };
		},
		async readStates(units) {
			const states = new Map<string, Schedule[]>();
			const asked = units.filter(({ billingKey }) => waited.has(billingKey));
			const found = await readMany(
				asked.map(({ billingKey }) => billingKey),
				async (billingKey) => await readAll(client, billingKey),
			);
			for (const [billingKey, schedules] of found) {
				if (!(schedules instanceof ApiFailure)) states.set(billingKey, schedules);
			}
			return states;
		},
		isDone: (found, unit) => !found.some(isWaiting) && carriedOut(found, unit).length === 0,
		refusal(found, unit) {
			const done = carriedOut(found, unit);
			if (found.some(isWaiting) || done.length === 0) return undefined;
			return done.map((one) => `${idOf(one)} is ${inWords(one)}`).join('; ');
		},
		doneFields: (found) => ({ revoked: found.filter(isRevoked).map(present) }),
	};
}
