import { fromUnix, kstMinute } from '../../../shared/data/time';
import type { Failure } from '../../../shared/failure/errors';
import { ApiFailure } from '../../../shared/http/apiFailure';
import { readKnown } from '../../../shared/http/readMany';
import { unreadBefore } from '../../../shared/write/writeFailures';
import {
	JOB_DEFAULTS,
	oneByOne,
	type WriteJob,
	type WriteResult,
} from '../../../shared/write/writeJob';
import { type BillingKey, fetchBillingKey, nameOf } from '../../api/billingKeys';
import { answerAbout, type PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import type { Schedule } from '../../api/schedules';
import { fetchAhead } from '../schedule/ahead';
import { BILLING_KEY_WORDS } from '../words';

/** One billing key to be deleted. */
export interface DeleteUnit {
	customer_uid: string;
	reason: string | undefined;
	requester: string | undefined;
	/** Though scheduled payments wait for it. */
	deleteWithSchedules: boolean;
}

/** A billing key as it was read; `undefined` when PortOne has none. */
interface KeyState {
	key: BillingKey | undefined;
}

/** What there is before a deletion: the key, and scheduled payments that stand in its way. */
export interface Before extends KeyState {
	waiting: Schedule[];
}

/** Most scheduled payments that an error names. */
const MOST_NAMED = 5;

/** Reads a billing key, and what waits for it where that matters. @throws ApiFailure */
export async function readBefore(
	client: PortOneClient,
	{ customer_uid, deleteWithSchedules }: DeleteUnit,
): Promise<Before> {
	const key = await fetchBillingKey(client, customer_uid);
	const matters = key !== undefined && !deleteWithSchedules;
	return { key, waiting: matters ? await fetchAhead(client, customer_uid, 'scheduled') : [] };
}

function refuse(waiting: readonly Schedule[], option: string): Failure {
	const told = waiting.slice(0, MOST_NAMED).map(({ merchant_uid, schedule_at }) => {
		const at = fromUnix(schedule_at);
		return `${String(merchant_uid)}${at === undefined ? '' : `, ${kstMinute(at)}`}`;
	});
	const more = waiting.length > MOST_NAMED ? '; …' : '';
	const count =
		waiting.length === 1
			? '1 scheduled payment (결제예약) waits'
			: `${waiting.length} scheduled payments (결제예약) wait`;
	return {
		message: `Not deleted: ${count} for this billing key: ${told.join('; ')}${more}`,
		advice: `Without the key they fail at their time. Cancel them first with Scheduled Payment > Cancel, or switch on the option ${option}`,
		code: 'SCHEDULES_WAITING',
	};
}

/**
 * What needs no sending, by how things stood before.
 *
 * @param option what users know the choice by to delete all the same
 */
export function settleBefore(
	before: ReadonlyMap<string, Before | ApiFailure>,
	option: string,
): Map<string, WriteResult> {
	const settled = new Map<string, WriteResult>();
	for (const [uid, one] of before) {
		if (one instanceof ApiFailure) {
			settled.set(uid, { failure: unreadBefore('billing key', one.failure) });
		} else if (one.key === undefined) {
			const message =
				'PortOne has no billing key for this customer_uid: deleted before, or never there';
			settled.set(uid, { row: { success: true, alreadyDone: true, message } });
		} else if (one.waiting.length > 0) {
			settled.set(uid, { failure: refuse(one.waiting, option) });
		}
	}
	return settled;
}

/**
 * Deleting billing keys. Twice does no more than once, unless the customer has registered a card anew under the
 * customer_uid meanwhile: that one is left alone.
 */
export const deleteJob = (
	client: PortOneClient,
	before: ReadonlyMap<string, Before | ApiFailure>,
): WriteJob<DeleteUnit, KeyState> => ({
	...JOB_DEFAULTS,
	words: BILLING_KEY_WORDS,
	keyOf: ({ customer_uid }) => customer_uid,
	batches: oneByOne,
	async send([unit]) {
		const { customer_uid = '', reason, requester } = unit ?? {};
		const { response } = await client.request('deleteBillingKey', {
			path: { customer_uid },
			query: { reason, 'extra[requester]': requester },
		});
		const key = answerAbout(response, 'customer_uid', customer_uid);
		return { results: new Map([[customer_uid, { row: { ...present(key), success: true } }]]) };
	},
	readStates: async (units) =>
		await readKnown(
			units.map(({ customer_uid }) => customer_uid),
			async (uid) => ({ key: await fetchBillingKey(client, uid) }),
		),
	isDone: ({ key }) => key === undefined,
	refusal({ key }, { customer_uid }) {
		const was = before.get(customer_uid);
		const isSame =
			was === undefined ||
			was instanceof ApiFailure ||
			was.key === undefined ||
			key === undefined ||
			nameOf(was.key) === nameOf(key);
		return isSame ? undefined : 'a card was registered under this customer_uid since then';
	},
	doneFields: () => ({}),
});
