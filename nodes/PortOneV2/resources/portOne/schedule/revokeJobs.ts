import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../../../shared/data/ids';
import { definedOnly } from '../../../../shared/data/objects';
import { DAY } from '../../../../shared/data/time';
import { readKnown } from '../../../../shared/http/readMany';
import { revokeAllJob } from '../../../../shared/write/revokeAll';
import { JOB_DEFAULTS } from '../../../../shared/write/writeJob';
import type { WriteJob, WriteResult } from '../../../../shared/write/writer';
import type { PaymentsClient } from '../../../api/client';
import { presentSchedule } from '../../../api/present';
import { fetchSchedule, fetchSchedules, type Schedule } from '../../../api/schedules';
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
export async function revokeSchedules(
	client: PaymentsClient,
	input: IDataObject,
): Promise<string[]> {
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

/** Reads schedules by their ids. Those that can't be read are missing. */
const readSome = async (client: PaymentsClient, ids: string[]): Promise<Map<string, Schedule>> =>
	await readKnown(ids, async (id) => await fetchSchedule(client, id));

/** Revoking schedules by their ids. */
export const revokeJob = (client: PaymentsClient): WriteJob<ScheduleUnit, Schedule> => ({
	...JOB_DEFAULTS,
	words: SCHEDULE_WORDS,
	keyOf: ({ scheduleId }) => scheduleId,
	batches,
	async send(batch) {
		const scheduleIds = batch.map(({ scheduleId }) => scheduleId);
		const revoked = await revokeSchedules(client, {
			billingKey: batch[0]?.billingKey,
			scheduleIds,
		});
		const row = { ...presentSchedule({ status: 'REVOKED' }), success: true };
		return { results: new Map(revoked.map((id): [string, WriteResult] => [id, { row }])) };
	},
	readStates: async (units) =>
		await readSome(
			client,
			units.map(({ scheduleId }) => scheduleId),
		),
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

/** Revoking all schedules of a billing key. */
export const revokeAllOfKeyJob = (client: PaymentsClient): WriteJob<KeyUnit, Schedule[]> =>
	revokeAllJob<KeyUnit, Schedule>({
		words: { ...SCHEDULE_WORDS, thing: 'billing key' },
		verb: 'revoked',
		names: { count: 'revokedCount', ids: 'revokedScheduleIds' },
		nameOf: ({ billingKey }) => billingKey,
		idOf: ({ id }) => String(id),
		isWaiting,
		isRevoked,
		inWords: (schedule) => String(schedule?.status ?? 'not to be read at the moment'),
		async read({ billingKey }) {
			const now = Date.now();
			return await fetchSchedules(client, {
				...{ from: now - BACK_MS, until: now + AHEAD_MS, billingKey },
			});
		},
		readSome: async (ids) => await readSome(client, ids),
		revoke: async ({ billingKey }) => ({ ids: await revokeSchedules(client, { billingKey }) }),
	});
