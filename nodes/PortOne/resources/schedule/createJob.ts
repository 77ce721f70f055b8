import type { IDataObject } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import type { WriteJob, WriteResult } from '../../../shared/api/writer';
import { chunk } from '../../../shared/ids';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { JOB_DEFAULTS, SCHEDULE_WORDS } from '../runWrite';
import { withoutCard, withoutCardFields } from './cardFields';
import type { ScheduleState } from './state';
import { inWords, isRevoked, readStates } from './state';

/** A payment to be scheduled: whom it charges, and what is paid when. */
export interface CreateUnit {
	merchant_uid: string;
	/** What one call has in common: `customer_uid`, the card, the channel. */
	account: IDataObject;
	/** One of the call's `schedules`. */
	schedule: IDataObject;
}

/** Most payments in one call; PortOne's own document sets no limit. */
const MAX_SCHEDULES = 100;

/** Payments of one customer, charged in the same way, go out together. */
function batches(units: readonly CreateUnit[]): CreateUnit[][] {
	const groups = new Map<string, CreateUnit[]>();
	for (const unit of units) {
		const key = JSON.stringify(unit.account);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [unit]);
		else group.push(unit);
	}
	return [...groups.values()].flatMap((group) => chunk(group, MAX_SCHEDULES));
}

/** A further call would charge and refund the checking amount once more. */
const chargesAtOnce = ({ account }: CreateUnit): boolean => Number(account.checking_amount) > 0;

/** Sends one call. @throws ApiFailure without the card's values */
export async function sendSchedules(
	client: PortOneClient,
	batch: readonly CreateUnit[],
): Promise<Map<string, WriteResult>> {
	const account = batch[0]?.account ?? {};
	const body = { ...account, schedules: batch.map(({ schedule }) => schedule) };
	const reply = await orFailure(client.request('createSchedules', { body }));
	if (reply instanceof ApiFailure) throw withoutCard(reply, account);
	const rows: unknown[] = Array.isArray(reply.response) ? reply.response : [];
	return new Map(
		rows.map(present).map((row): [string, WriteResult] => {
			return [String(row.merchant_uid), { row: { ...withoutCardFields(row), success: true } }];
		}),
	);
}

/** Whether PortOne has a payment as it was to be scheduled. */
export const isAsWanted = ({ schedule: found }: ScheduleState, unit: CreateUnit): boolean =>
	found !== undefined &&
	!isRevoked(found) &&
	found.customer_uid === unit.account.customer_uid &&
	found.schedule_at === unit.schedule.schedule_at &&
	Number(found.amount) === unit.schedule.amount;

/** Scheduling payments: never twice, because PortOne takes a merchant_uid once, and what it has is read first. */
export const createJob = (client: PortOneClient): WriteJob<CreateUnit, ScheduleState> => ({
	...JOB_DEFAULTS,
	words: SCHEDULE_WORDS,
	keyOf: ({ merchant_uid }) => merchant_uid,
	batches,
	send: async (batch) => ({ results: await sendSchedules(client, batch) }),
	readStates: async (units) =>
		await readStates(
			client,
			units.map(({ merchant_uid }) => merchant_uid),
		),
	isDone: isAsWanted,
	refusal: ({ schedule }) =>
		schedule === undefined
			? undefined
			: `PortOne has another payment with this merchant_uid, which is ${inWords(schedule)}`,
	isRefusal: (error, batch) => JOB_DEFAULTS.isRefusal(error) && !batch.some(chargesAtOnce),
	doneFields: ({ schedule }) => withoutCardFields(present(schedule)),
	explain: (failure, { schedule }) =>
		schedule === undefined
			? failure
			: {
					...failure,
					advice: `PortOne has a payment with this merchant_uid, which is ${inWords(schedule)}. Use another Merchant UID, or Update, Reschedule or Ensure`,
				},
});
