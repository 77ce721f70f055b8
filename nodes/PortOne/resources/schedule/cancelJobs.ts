import type { IDataObject } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import type { WriteJob, WriteResult } from '../../../shared/api/writer';
import { chunk } from '../../../shared/ids';
import { DAY, plusMonths } from '../../../shared/time';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import type { Schedule } from '../../api/schedules';
import { fetchCustomerSchedules } from '../../api/schedules';
import { JOB_DEFAULTS, SCHEDULE_WORDS } from '../runWrite';
import type { ScheduleState } from './state';
import { inWords, isRevoked, readStates } from './state';

/** One scheduled payment to cancel. */
export interface CancelUnit {
	merchant_uid: string;
	customer_uid: string | undefined;
}

/** Most payments in one call; PortOne's own document sets no limit. */
const MAX_CANCELS = 100;

/** How far ahead a customer's scheduled payments are looked for after a lost answer. */
const LOOK_AHEAD_MONTHS = 24;

const rowsOf = (response: unknown): IDataObject[] =>
	Array.isArray(response) ? response.map(present) : [];

function batches(units: readonly CancelUnit[]): CancelUnit[][] {
	const customers = [...new Set(units.map(({ customer_uid }) => customer_uid))];
	return customers.flatMap((customer) =>
		chunk(
			units.filter(({ customer_uid }) => customer_uid === customer),
			MAX_CANCELS,
		),
	);
}

/** Cancelling scheduled payments by their merchant_uid. */
export const cancelJob = (client: PortOneClient): WriteJob<CancelUnit, ScheduleState> => ({
	...JOB_DEFAULTS,
	words: SCHEDULE_WORDS,
	keyOf: ({ merchant_uid }) => merchant_uid,
	batches,
	async send(batch) {
		const customer_uid = batch[0]?.customer_uid;
		const { response } = await client.request('cancelSchedules', {
			body: {
				...(customer_uid === undefined ? {} : { customer_uid }),
				merchant_uid: batch.map(({ merchant_uid }) => merchant_uid),
			},
		});
		return {
			results: new Map(
				rowsOf(response).map((row): [string, WriteResult] => [
					String(row.merchant_uid),
					{ row: { ...row, success: true } },
				]),
			),
		};
	},
	readStates: async (units) =>
		await readStates(
			client,
			units.map(({ merchant_uid }) => merchant_uid),
		),
	isDone: ({ schedule }) => isRevoked(schedule),
	refusal: ({ schedule }) =>
		schedule?.schedule_status === 'scheduled'
			? undefined
			: `Only payments that wait for their time can be cancelled; this one is ${inWords(schedule)}`,
	doneFields: ({ schedule }) => present(schedule),
	explain: (failure, { schedule }) => ({ ...failure, advice: `It is ${inWords(schedule)}` }),
});

/** A customer all of whose scheduled payments are to be cancelled. */
export interface CustomerUnit {
	customer_uid: string;
}

/** Cancelling all scheduled payments of a customer. Doing it twice does no more than once. */
export const cancelAllJob = (client: PortOneClient): WriteJob<CustomerUnit, Schedule[]> => ({
	...JOB_DEFAULTS,
	words: { ...SCHEDULE_WORDS, thing: 'customer' },
	keyOf: ({ customer_uid }) => customer_uid,
	batches: (units) => units.map((unit) => [unit]),
	async send([unit]) {
		const { customer_uid = '' } = unit ?? {};
		const { response } = await client.request('cancelSchedules', { body: { customer_uid } });
		const schedules = rowsOf(response);
		const row = { success: true, cancelledCount: schedules.length, schedules };
		return { results: new Map([[customer_uid, { row }]]) };
	},
	async readStates(units) {
		const now = Date.now();
		const states = new Map<string, Schedule[]>();
		for (const { customer_uid } of units) {
			const found = await orFailure(
				fetchCustomerSchedules(client, customer_uid, {
					from: now - DAY,
					to: plusMonths(now, LOOK_AHEAD_MONTHS),
					status: 'scheduled',
				}),
			);
			if (!(found instanceof ApiFailure)) states.set(customer_uid, found);
		}
		return states;
	},
	isDone: (scheduled) => scheduled.length === 0,
	refusal: () => undefined,
	doneFields: () => ({}),
});
