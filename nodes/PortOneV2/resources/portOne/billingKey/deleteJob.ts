import { DAY } from '../../../../shared/data/time';
import type { Failure } from '../../../../shared/failure/errors';
import type { ApiFailure } from '../../../../shared/http/apiFailure';
import { readKnown, readMany } from '../../../../shared/http/readMany';
import type { RequestParts } from '../../../../shared/http/request';
import { JOB_DEFAULTS, oneByOne, type WriteJob } from '../../../../shared/write/writeJob';
import { type BillingKey, fetchBillingKey } from '../../../api/billingKeys';
import type { PaymentsClient } from '../../../api/client';
import { present, presentBillingKey } from '../../../api/present';
import { fetchSchedules, type Schedule } from '../../../api/schedules';
import { BILLING_KEY_WORDS } from '../../words';

/** One billing key to delete. */
export interface DeleteUnit {
	billingKey: string;
	/** Whether its scheduled payments are revoked first; else one keeps it from being deleted. */
	revokesFirst: boolean;
	/** `reason`, `requester`, `skipWebhook`. */
	query: NonNullable<RequestParts['query']>;
}

/** How far back and ahead scheduled payments are looked for, in ms. */
const BACK_MS = DAY;
const AHEAD_MS = 3_650 * DAY;

/** Whether a schedule still needs its key: it waits, or is being made. */
const needsKey = ({ status }: Schedule): boolean =>
	/^(SCHEDULED|STARTED|PENDING)$/.test(String(status));

/** Reads the scheduled payments that need each key. @returns what was read, or why it wasn't, by key */
export async function readNeeded(
	client: PaymentsClient,
	keys: readonly string[],
): Promise<Map<string, Schedule[] | ApiFailure>> {
	const now = await client.now();
	const span = { from: now - BACK_MS, until: now + AHEAD_MS };
	return await readMany(keys, async (billingKey) =>
		(await fetchSchedules(client, { ...span, billingKey })).filter(needsKey),
	);
}

/** Why a key stays: payments wait for it. */
export const stillNeeded = (schedules: readonly Schedule[]): Failure => {
	const names = schedules
		.slice(0, 5)
		.map(({ id, paymentId }) => `${String(paymentId)} (${String(id)})`);
	const more =
		schedules.length > names.length ? ` and ${schedules.length - names.length} more` : '';
	return {
		message: `Not deleted: ${schedules.length} scheduled payments (결제 예약) need this billing key: ${names.join(', ')}${more}`,
		advice:
			'Revoke them with Payment Schedule > Revoke, or choose Revoke Them First under Scheduled Payments',
		code: 'PAYMENT_SCHEDULE_ALREADY_EXISTS',
	};
};

/** Why a key stays: a payment is being made with it, which nobody can revoke. */
export const inUse: Failure = {
	message: 'Not deleted: a payment is being made with this billing key right now',
	advice: 'Run this again in a minute',
};

/** Whether none of them is being made already. */
export const areAllWaiting = (schedules: readonly Schedule[]): boolean =>
	schedules.every(({ status }) => status === 'SCHEDULED');

const isDeleted = ({ status }: BillingKey): boolean => status === 'DELETED';

/** Deleting billing keys. A key that is deleted stays so, so that sending it again does no harm. */
export const deleteJob = (client: PaymentsClient): WriteJob<DeleteUnit, BillingKey> => ({
	...JOB_DEFAULTS,
	words: BILLING_KEY_WORDS,
	keyOf: ({ billingKey }) => billingKey,
	batches: oneByOne,
	async send([unit]) {
		if (unit === undefined) return { results: new Map() };
		const { billingKey, query } = unit;
		const { storeId } = client.account;
		const reply = await client.request('deleteBillingKey', {
			path: { billingKey },
			query: { storeId, ...query },
		});
		if (typeof reply.deletedAt !== 'string') throw client.unreadable();
		const { deletedAt } = present(reply);
		const row = { ...presentBillingKey({ status: 'DELETED' }), deletedAt, success: true };
		return { results: new Map([[billingKey, { row }]]) };
	},
	readStates: async (units) =>
		await readKnown(
			units.map(({ billingKey }) => billingKey),
			async (key) => await fetchBillingKey(client, key),
		),
	isDone: isDeleted,
	refusal: () => undefined,
	doneFields: presentBillingKey,
	explain: (failure) =>
		failure.code === 'PAYMENT_SCHEDULE_ALREADY_EXISTS'
			? { ...failure, advice: 'A payment was scheduled with this key meanwhile: revoke it first' }
			: failure,
});
