import { type IDataObject, sleep } from 'n8n-workflow';

import { asObject, definedOnly } from '../../../../shared/data/objects';
import { parseInstant, SECOND, toKst } from '../../../../shared/data/time';
import { ApiFailure, orFailure } from '../../../../shared/http/apiFailure';
import { readKnown } from '../../../../shared/http/readMany';
import { howFailed } from '../../../../shared/write/pay/howFailed';
import { type Remembered, rememberedBy } from '../../../../shared/write/remembered';
import { JOB_DEFAULTS, oneByOne } from '../../../../shared/write/writeJob';
import type { WriteJob } from '../../../../shared/write/writer';
import type { PaymentsClient } from '../../../api/client';
import { isPortOneFault } from '../../../api/failures';
import { fetchSchedules, type Schedule } from '../../../api/schedules';
import { SCHEDULE_WORDS } from '../../words';
import { rowOf } from './row';

/** A payment to be scheduled. */
export interface CreateInput {
	paymentId: string;
	billingKey: string;
	/** The payment without its billing key, as the call has it. */
	order: IDataObject;
	/** Milliseconds since the epoch. */
	timeToPay: number;
}

/** The schedule of a payment as it was found; `undefined` when there is none at its time. */
interface Found {
	schedule: Schedule | undefined;
}

/** Looks for the schedule of a payment: PortOne finds schedules by time and billing key, not by payment id. */
async function find(client: PaymentsClient, input: CreateInput): Promise<Found> {
	const { paymentId, billingKey, timeToPay } = input;
	const schedules = await fetchSchedules(client, {
		from: timeToPay - SECOND,
		until: timeToPay + SECOND,
		billingKey,
	});
	const own = schedules.filter((one) => one.paymentId === paymentId);
	return { schedule: own.find((one) => isAsWanted({ schedule: one }, input)) ?? own[0] };
}

/** Whether PortOne has a payment as it was to be scheduled, waiting or carried out. */
function isAsWanted({ schedule }: Found, { order, timeToPay }: CreateInput): boolean {
	if (
		schedule === undefined ||
		!/^(SCHEDULED|STARTED|PENDING|SUCCEEDED)$/.test(String(schedule.status))
	)
		return false;
	return (
		schedule.totalAmount === asObject(order.amount).total &&
		schedule.currency === order.currency &&
		parseInstant(schedule.timeToPay) === timeToPay
	);
}

/** How a payment's schedule stands, as the rest of a sentence; `undefined` where there is none. */
const wordsOf = ({ schedule }: Found): string | undefined =>
	schedule && `PortOne has a schedule for this payment, which is ${String(schedule.status)}`;

/** Also a later run must not book again what was booked by a call whose answer was lost, and then revoked. */
export const rememberedCreates = (client: PaymentsClient): Remembered<CreateInput, Found> => ({
	kind: 'schedule',
	...rememberedBy(client),
	judge(_, state) {
		return { wait: wordsOf(state) ?? 'PortOne has no schedule for this payment yet' };
	},
});

/**
 * When a schedule that isn't seen is looked for, in ms after the time before: PortOne may show it late, and one that is
 * booked again after somebody has revoked it would charge whoever has left.
 */
const LOOKS_MS = [0, 3_000, 5_000];

async function findInTime(client: PaymentsClient, input: CreateInput): Promise<Found> {
	let found: Found = { schedule: undefined };
	for (const pause of LOOKS_MS) {
		if (pause > 0) await sleep(pause);
		found = await find(client, input);
		if (found.schedule !== undefined) break;
	}
	return found;
}

/** Books one payment. @returns the schedule's id @throws ApiFailure */
export async function sendSchedule(client: PaymentsClient, unit: CreateInput): Promise<string> {
	const { paymentId, billingKey, order, timeToPay } = unit;
	const { storeId } = client.account;
	const reply = await client.request('createSchedule', {
		path: { paymentId },
		body: {
			payment: definedOnly({ storeId, billingKey, ...order }),
			timeToPay: toKst(timeToPay),
		},
	});
	const { id } = asObject(reply.schedule);
	if (typeof id !== 'string') throw client.unreadable();
	return id;
}

/** Whether PortOne is no longer at work on a call whose outcome is not known: it has said itself that it failed. */
export const hasEnded = (lost: ApiFailure): boolean =>
	howFailed(lost, isPortOneFault) === 'faulted';

/** Scheduling payments: each once. */
export function createJob(client: PaymentsClient): WriteJob<CreateInput, Found> {
	const lost: LostCalls = new Map();
	return {
		...jobOf(client, lost),
		// A call that may still be under way books again what was booked by a second one and revoked since: PortOne
		// refuses a second schedule under an id only while the first one waits. One that was seen is refused for what it is.
		isRepeatable: ({ paymentId }, state) =>
			lost.get(paymentId) !== 'open' || state?.schedule !== undefined,
	};
}

/** Payments whose answer was lost: whether the call may still be under way, or PortOne itself said that it has failed. */
type LostCalls = Map<string, 'open' | 'ended'>;

const jobOf = (client: PaymentsClient, lost: LostCalls): WriteJob<CreateInput, Found> => ({
	...JOB_DEFAULTS,
	words: SCHEDULE_WORDS,
	keyOf: ({ paymentId }) => paymentId,
	batches: oneByOne,
	async send([unit]) {
		if (unit === undefined) return { results: new Map() };
		const { paymentId, timeToPay } = unit;
		const scheduleId = await orFailure(sendSchedule(client, unit));
		if (scheduleId instanceof ApiFailure) {
			if (scheduleId.outcomeUnknown) {
				lost.set(paymentId, hasEnded(scheduleId) ? 'ended' : 'open');
			}
			throw scheduleId;
		}
		const row = { scheduleId, timeToPay: toKst(timeToPay), success: true };
		return { results: new Map([[paymentId, { row }]]) };
	},
	async readStates(units) {
		const byId = new Map(units.map((unit) => [unit.paymentId, unit]));
		return await readKnown(
			byId.keys(),
			async (id) =>
				await (lost.get(id) === 'ended' ? findInTime : find)(client, byId.get(id) as CreateInput),
		);
	},
	isDone: isAsWanted,
	// A payment id has one schedule at a time (PAYMENT_SCHEDULE_ALREADY_EXISTS), so that sending again after a call that
	// has ended is safe, unless there was one meanwhile: whoever revoked it wants no other.
	refusal: (found) => wordsOf(found),
	doneFields: ({ schedule }) => rowOf(schedule ?? {}),
	explain: (failure) =>
		failure.code === 'PAYMENT_SCHEDULE_ALREADY_EXISTS'
			? {
					...failure,
					advice:
						'This payment ID is scheduled for another time or amount. Revoke that schedule first, or use another payment ID',
				}
			: failure,
});
