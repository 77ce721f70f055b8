import type { IDataObject } from 'n8n-workflow';

import { plusMonths, SECOND, toUnix } from '../../../../shared/data/time';
import type { Books, EnsureWords, Look } from '../../../../shared/subscription/books';
import type { Booked, Standing } from '../../../../shared/subscription/wanted';
import type { PortOneClient } from '../../../api/client';
import { present } from '../../../api/present';
import { fetchCustomerSchedules, fetchSchedule, type Schedule } from '../../../api/schedules';
import { SCHEDULE_WORDS } from '../../words';
import { type CreateUnit, isAsWanted, sendSchedules } from '../createJob';
import { inWords, isPaid, isRefunded, isRevoked, isScheduled } from '../state';
import type { WantedV1 } from './read';

export const ENSURE_WORDS: EnsureWords = {
	...SCHEDULE_WORDS,
	...{ revoke: 'Cancel', revoked: 'Cancelled', others: 'Cancel Others' },
	nameCurrency: 'Give Currency (options), KRW too if the next payment is to be in won',
	whenPast: 'Give a later time, or use Reschedule or Retry for a payment that failed',
};

/** @param now milliseconds since the epoch */
function standingOf(schedule: Schedule, now: number): Standing {
	if (isScheduled(schedule)) {
		return Number(schedule.schedule_at) > toUnix(now) ? 'waiting' : 'executing';
	}
	if (isPaid(schedule)) return 'paid';
	if (isRefunded(schedule)) return 'refunded';
	if (isRevoked(schedule)) return 'revoked';
	return schedule.payment_status === 'failed' ? 'failed' : 'executing';
}

const toBooked = (schedule: Schedule): Booked => ({
	id: String(schedule.merchant_uid),
	at: Number(schedule.schedule_at) * SECOND,
	amount: Number(schedule.amount),
	currency: typeof schedule.currency === 'string' ? schedule.currency : undefined,
	standing: standingOf(schedule, Date.now()),
	inWords: inWords(schedule),
	row: schedule,
});

const unitOf = ({ account, purchase, at }: WantedV1, merchant_uid: string): CreateUnit => ({
	merchant_uid,
	account,
	schedule: { merchant_uid, schedule_at: toUnix(at), ...purchase },
});

/** Scheduled payments of PortOne V1: it takes a merchant_uid once for ever, and moves what waits. */
export class V1Books implements Books<WantedV1> {
	readonly words = ENSURE_WORDS;

	constructor(private readonly client: PortOneClient) {}

	look({ owner, at, lookAheadMonths }: WantedV1): Look {
		return {
			find: async (id) => {
				const schedule = await fetchSchedule(this.client, id);
				return schedule && toBooked(schedule);
			},
			waiting: async () => {
				const now = Date.now();
				const found = await fetchCustomerSchedules(this.client, owner, {
					from: now,
					to: plusMonths(Math.max(now, at), lookAheadMonths),
					status: 'scheduled',
				});
				return found.map(toBooked);
			},
		};
	}

	async create(wanted: WantedV1, id: string): Promise<IDataObject | undefined> {
		const result = (await sendSchedules(this.client, [unitOf(wanted, id)])).get(id);
		return result !== undefined && 'row' in result ? result.row : undefined;
	}

	async move({ at }: WantedV1, { id }: Booked): Promise<IDataObject> {
		const path = { merchant_uid: id };
		const body = { schedule_at: toUnix(at) };
		return present((await this.client.request('updateSchedule', { path, body })).response);
	}

	async revoke({ owner }: WantedV1, booked: Booked[]): Promise<void> {
		const body = { customer_uid: owner, merchant_uid: booked.map(({ id }) => id) };
		await this.client.request('cancelSchedules', { body });
	}

	isAsWanted({ row, id }: Booked, wanted: WantedV1): boolean {
		return isAsWanted({ schedule: row }, unitOf(wanted, id));
	}

	present(row: IDataObject): IDataObject {
		return present(row);
	}

	afterLoss(): 'guarded' {
		return 'guarded';
	}
}
