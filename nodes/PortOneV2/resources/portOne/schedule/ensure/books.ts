import type { IDataObject } from 'n8n-workflow';

import { DAY, parseInstant, toKst } from '../../../../../shared/data/time';
import { termOf } from '../../../../../shared/fields/codedValue';
import type { ApiFailure } from '../../../../../shared/http/apiFailure';
import type { AfterLoss, Books, EnsureWords, Look } from '../../../../../shared/subscription/books';
import { isSameMoney } from '../../../../../shared/subscription/decide';
import type { Booked, Standing } from '../../../../../shared/subscription/wanted';
import { listBillingKeys } from '../../../../api/billingKeys';
import type { PaymentsClient } from '../../../../api/client';
import { scheduleStatuses } from '../../../../api/codes';
import { fetchPayment, stateOf, statusOf } from '../../../../api/payments';
import { presentSchedule } from '../../../../api/present';
import { fetchSchedules, type Schedule } from '../../../../api/schedules';
import { SCHEDULE_WORDS } from '../../../words';
import { hasEnded, sendSchedule } from '../createJob';
import { revokeSchedules } from '../revokeJobs';
import { rowOf } from '../row';
import type { WantedV2 } from './read';

const WORDS: EnsureWords = {
	...SCHEDULE_WORDS,
	...{ revoke: 'Revoke', revoked: 'Revoked', others: 'Revoke Others' },
	nameCurrency:
		'Set Currency, or switch on Revoke Others (options) if the next payment is to be in won',
	whenPast: 'Give a later time, or use Pay with Billing Key for a payment that failed',
};

/** How far back and ahead a customer's schedules are looked for, in ms: a period's payment lies near its time. */
const BACK_MS = 400 * DAY;
const AHEAD_MS = 3_650 * DAY;

/** How schedules stand that don't wait. */
const STANDINGS: Readonly<Record<string, Standing>> = {
	SUCCEEDED: 'paid',
	FAILED: 'failed',
	REVOKED: 'revoked',
};

/** Of several schedules under one payment ID, the first of these tells how the payment stands. */
const FIRST: readonly Standing[] = ['waiting', 'executing', 'paid', 'failed', 'revoked'];

const atOf = ({ timeToPay }: Schedule): number => parseInstant(timeToPay) ?? Number.NaN;

function standingOf(schedule: Schedule, now: number): Standing {
	if (schedule.status === 'SCHEDULED') return atOf(schedule) > now ? 'waiting' : 'executing';
	return STANDINGS[String(schedule.status)] ?? 'executing';
}

function inWords(schedule: Schedule): string {
	const { status } = schedule;
	const term = `${String(status).toLowerCase()} (${termOf(status, scheduleStatuses) ?? '?'})`;
	return status === 'SCHEDULED' ? `${term} for ${toKst(atOf(schedule))}` : term;
}

const toBooked = (schedule: Schedule): Booked => ({
	id: String(schedule.paymentId),
	at: atOf(schedule),
	amount: Number(schedule.totalAmount),
	currency: typeof schedule.currency === 'string' ? schedule.currency : undefined,
	billingKey: String(schedule.billingKey),
	standing: standingOf(schedule, Date.now()),
	inWords: inWords(schedule),
	row: schedule,
});

/**
 * Schedules of PortOne V2: it takes a payment ID once only while its schedule waits, cannot move one, and finds them
 * by billing key.
 */
export class V2Books implements Books<WantedV2> {
	readonly words = WORDS;

	private keys: Promise<string[]> | undefined;

	constructor(private readonly client: PaymentsClient) {}

	look(wanted: WantedV2): Look {
		let read: Promise<Booked[]> | undefined;
		const all = async () => await (read ??= this.list(wanted));
		return {
			find: async (id) => {
				const own = (await all()).filter((one) => one.id === id);
				const [first] = own.sort((a, b) => FIRST.indexOf(a.standing) - FIRST.indexOf(b.standing));
				return first && (await this.withPayment(first));
			},
			waiting: async () => (await all()).filter(({ standing }) => standing === 'waiting'),
		};
	}

	async create(wanted: WantedV2, id: string): Promise<IDataObject> {
		const { billingKey, order, at, amount, currency } = wanted;
		const unit = { paymentId: id, billingKey, order, timeToPay: at };
		const scheduleId = await sendSchedule(this.client, unit);
		const { orderName } = order;
		return {
			scheduleId,
			...presentSchedule({
				...{ status: 'SCHEDULED', paymentId: id, billingKey, orderName },
				...{ totalAmount: amount, currency, timeToPay: toKst(at) },
			}),
		};
	}

	async revoke(_: WantedV2, booked: Booked[]): Promise<void> {
		const scheduleIds = booked.map(({ row }) => String(row.id));
		const revoked = new Set(await revokeSchedules(this.client, { scheduleIds }));
		if (scheduleIds.some((id) => !revoked.has(id))) throw this.client.unreadable();
	}

	isAsWanted(booked: Booked, wanted: WantedV2): boolean {
		const isThere = /^(waiting|executing|paid)$/.test(booked.standing);
		return isThere && isSameMoney(booked, wanted) && booked.at === wanted.at;
	}

	present(row: IDataObject): IDataObject {
		return rowOf(row);
	}

	afterLoss(lost: ApiFailure): AfterLoss {
		return hasEnded(lost) ? 'ended' : 'open';
	}

	/** The billing keys whose schedules count: all that the customer ever had, should he be known by an id. */
	private async keysOf({ billingKey, customerId }: WantedV2): Promise<string[]> {
		if (customerId === undefined) return [billingKey];
		const { rows } = await listBillingKeys(this.client, { customerId });
		return [...new Set([billingKey, ...rows.map((row) => String(row.billingKey))])];
	}

	private async list(wanted: WantedV2): Promise<Booked[]> {
		const now = Date.now();
		const span = {
			from: Math.min(now, wanted.at) - BACK_MS,
			until: Math.max(now, wanted.at) + AHEAD_MS,
		};
		const schedules: Schedule[] = [];
		for (const billingKey of await (this.keys ??= this.keysOf(wanted))) {
			schedules.push(...(await fetchSchedules(this.client, { ...span, billingKey })));
		}
		return schedules.map(toBooked);
	}

	/** What is over may have been paid under its ID since, or given back: only the payment itself tells. */
	private async withPayment(booked: Booked): Promise<Booked> {
		if (booked.standing === 'waiting' || booked.standing === 'executing') return booked;
		const payment = await fetchPayment(this.client, booked.id);
		if (payment === undefined) return booked;
		const state = stateOf(payment);
		if (state === 'paid') return { ...booked, standing: 'paid' };
		if (state === 'cancelled') return { ...booked, standing: 'refunded' };
		// A payment window that was opened, and in which nobody has paid.
		const isOver = state === 'failed' || statusOf(payment) === 'READY';
		return isOver ? booked : { ...booked, standing: 'executing' };
	}
}
