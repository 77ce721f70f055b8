import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../../../shared/data/ids';
import { JOB_DEFAULTS, type WriteJob, type WriteResult } from '../../../../shared/write/writeJob';
import type { PortOneClient } from '../../../api/client';
import { present } from '../../../api/present';
import { SCHEDULE_WORDS } from '../../words';
import { inWords, isRevoked, readStates, type ScheduleState } from '../state';

/** One scheduled payment to cancel. */
export interface CancelUnit {
	merchant_uid: string;
	customer_uid: string | undefined;
}

/** Most payments in one call; PortOne's own document sets no limit. */
const MAX_CANCELS = 100;

/** The scheduled payments of an answer, as users get them. */
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
