import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../../shared/data/ids';
import { toUnix } from '../../../shared/data/time';
import type { InputError } from '../../../shared/failure/errors';
import { ApiFailure, orFailure } from '../../../shared/http/apiFailure';
import type { Entry } from '../../../shared/run/operation';
import { type Remembered, rememberedBy } from '../../../shared/write/remembered';
import { JOB_DEFAULTS, type WriteJob, type WriteResult } from '../../../shared/write/writeJob';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { CHECKING_AMOUNT } from '../purchase/account';
import { withoutCard, withoutCardFields } from '../purchase/card';
import { SCHEDULE_WORDS } from '../words';
import { inWords, isPaid, isRevoked, isScheduled, readStates, type ScheduleState } from './state';

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

/** Payments of one customer that are charged in the same way. */
function groupsOf(units: readonly CreateUnit[]): CreateUnit[][] {
	const groups = new Map<string, CreateUnit[]>();
	for (const unit of units) {
		const key = JSON.stringify(unit.account);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [unit]);
		else group.push(unit);
	}
	return [...groups.values()];
}

/** They go out together. */
const batches = (units: readonly CreateUnit[]): CreateUnit[][] =>
	groupsOf(units).flatMap((group) => chunk(group, MAX_SCHEDULES));

/** A further call would charge and refund the checking amount once more. */
const chargesAtOnce = ({ account }: CreateUnit): boolean => Number(account.checking_amount) > 0;

/** Payments that would take a second call with a checking amount. @returns an error for each, by item */
export function findRepeatedChecks(entries: Array<Entry<CreateUnit>>): Map<number, InputError> {
	const itemOf = new Map(entries.map(({ input, itemIndex }) => [input, itemIndex]));
	const error = CHECKING_AMOUNT.error(
		`is charged once a call, which takes ${MAX_SCHEDULES} payments of a customer`,
		`Give it with up to ${MAX_SCHEDULES} payments, and leave it out of the others`,
	);
	const repeated = groupsOf(entries.map(({ input }) => input).filter(chargesAtOnce))
		.filter((group) => group.length > MAX_SCHEDULES)
		.flat();
	return new Map(repeated.map((unit) => [itemOf.get(unit) ?? 0, error]));
}

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
	// One that was tried before its time, and failed, is not tried once more at its time.
	(isScheduled(found) || isPaid(found) || Number(found.schedule_at) <= toUnix(Date.now())) &&
	found.customer_uid === unit.account.customer_uid &&
	found.schedule_at === unit.schedule.schedule_at &&
	Number(found.amount) === unit.schedule.amount;

/** A checking amount would be charged once more by a later run too; nothing else of a payment would be. */
export const rememberedChecks = (client: PortOneClient): Remembered<CreateUnit, ScheduleState> => ({
	kind: 'payment',
	...rememberedBy(client),
	judge: (unit) =>
		chargesAtOnce(unit) ? { wait: 'its checking amount may have been charged' } : 'carry',
});

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
	// The checking amount may have been charged, and nothing of PortOne's tells.
	isRepeatable: (unit) => !chargesAtOnce(unit),
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
