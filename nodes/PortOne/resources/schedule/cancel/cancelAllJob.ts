import { asObject } from '../../../../shared/data/objects';
import { ApiFailure } from '../../../../shared/http/apiFailure';
import { revokeAllJob } from '../../../../shared/write/revokeAll';
import type { WriteJob } from '../../../../shared/write/writeJob';
import type { PortOneClient } from '../../../api/client';
import { present } from '../../../api/present';
import type { Schedule } from '../../../api/schedules';
import { SCHEDULE_WORDS } from '../../words';
import { fetchAhead } from '../ahead';
import { inWords, isRevoked, isScheduled, tryStates } from '../state';

/** A customer all of whose scheduled payments are to be cancelled. */
export interface CustomerUnit {
	customer_uid: string;
}

const uidOf = ({ merchant_uid }: Schedule): string => String(merchant_uid);

/** Cancelling all scheduled payments of a customer. */
export const cancelAllJob = (client: PortOneClient): WriteJob<CustomerUnit, Schedule[]> =>
	revokeAllJob<CustomerUnit, Schedule>({
		words: { ...SCHEDULE_WORDS, thing: 'customer' },
		verb: 'cancelled',
		names: { count: 'cancelledCount', ids: 'cancelled' },
		nameOf: ({ customer_uid }) => customer_uid,
		idOf: uidOf,
		isWaiting: isScheduled,
		isRevoked,
		inWords: (schedule) => inWords(schedule ?? {}),
		read: async ({ customer_uid }) => await fetchAhead(client, customer_uid),
		async readSome(uids) {
			const found = new Map<string, Schedule>();
			for (const [uid, state] of await tryStates(client, uids)) {
				if (state instanceof ApiFailure || state.schedule === undefined) continue;
				found.set(uid, state.schedule);
			}
			return found;
		},
		async revoke({ customer_uid }) {
			const { response } = await client.request('cancelSchedules', { body: { customer_uid } });
			const rows = Array.isArray(response) ? response.map(asObject) : [];
			return { ids: rows.map(uidOf), fields: { schedules: rows.map(present) } };
		},
	});
