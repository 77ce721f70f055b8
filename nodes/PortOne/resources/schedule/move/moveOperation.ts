import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { readAll } from '../../../../shared/fields/readAll';
import { ApiFailure } from '../../../../shared/http/apiFailure';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation, type Operation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import { type Remembered, rememberedBy } from '../../../../shared/write/remembered';
import { unreadBefore } from '../../../../shared/write/writeFailures';
import {
	JOB_DEFAULTS,
	oneByOne,
	type WriteJob,
	type WriteResult,
} from '../../../../shared/write/writeJob';
import type { PortOneClient } from '../../../api/client';
import type { EndpointName } from '../../../api/endpoints';
import { present } from '../../../api/present';
import { merchantUid } from '../../fields';
import { SCHEDULE_WORDS } from '../../words';
import { scheduleAtInFuture } from '../scheduleAt';
import { inWords, isScheduled, nameOf, readStates, type ScheduleState, tryStates } from '../state';

const fields = defineFields({ merchant_uid: merchantUid, schedule_at: scheduleAtInFuture });

interface MoveUnit {
	merchant_uid: string;
	/** Unix seconds. */
	schedule_at: number;
}

/** What differs between the two. */
interface MoveSpec {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	done: string;
	endpoint: EndpointName;
	/** Why a payment can't be moved as it stands; `undefined` when it can. */
	refusal(state: ScheduleState): string | undefined;
	/**
	 * Whether it books a payment anew that was not to be made. Then one that was booked, and revoked by somebody while
	 * its answer was lost, looks as it did before: what there was is read first, and told from what comes after it. A
	 * call that may still be under way books once more what was booked by a second one and revoked since, so that
	 * none is sent.
	 */
	booksAnew?: true;
}

/** Payments as they were read before, by merchant_uid; none where that isn't needed. */
type Before = ReadonlyMap<string, ScheduleState | ApiFailure>;

/** @returns the name of what there was; `undefined` where it wasn't read */
function nameBefore(before: Before, merchant_uid: string): string | undefined {
	const state = before.get(merchant_uid);
	return state === undefined || state instanceof ApiFailure ? undefined : nameOf(state.schedule);
}

/** Whether a payment is no longer as it was read before. */
function hasChanged(before: Before, merchant_uid: string, { schedule }: ScheduleState): boolean {
	const name = nameBefore(before, merchant_uid);
	return name !== undefined && name !== nameOf(schedule);
}

const moveJob = (
	client: PortOneClient,
	spec: MoveSpec,
	before: Before,
): WriteJob<MoveUnit, ScheduleState> => ({
	...JOB_DEFAULTS,
	words: SCHEDULE_WORDS,
	keyOf: ({ merchant_uid }) => merchant_uid,
	batches: oneByOne,
	async send([unit]) {
		const { merchant_uid = '', schedule_at } = unit ?? {};
		const { response } = await client.request(spec.endpoint, {
			path: { merchant_uid },
			body: { schedule_at },
		});
		return {
			results: new Map([[merchant_uid, { row: { ...present(response), success: true } }]]),
		};
	},
	isRepeatable: ({ merchant_uid }, state) =>
		spec.booksAnew !== true || (state !== undefined && hasChanged(before, merchant_uid, state)),
	readStates: async (units) =>
		await readStates(
			client,
			units.map(({ merchant_uid }) => merchant_uid),
		),
	isDone: ({ schedule }, { schedule_at }) =>
		isScheduled(schedule) && schedule?.schedule_at === schedule_at,
	refusal(state, { merchant_uid }) {
		return hasChanged(before, merchant_uid, state)
			? `it is ${inWords(state.schedule)} since then`
			: spec.refusal(state);
	},
	doneFields: ({ schedule }) => present(schedule),
	explain: (failure, { schedule }) => ({
		...failure,
		advice: `It is ${inWords(schedule)}`,
	}),
});

const remembered = (
	client: PortOneClient,
	before: Before,
): Remembered<MoveUnit, ScheduleState> => ({
	kind: 'schedule',
	...rememberedBy(client),
	seen: ({ merchant_uid }) => [nameBefore(before, merchant_uid) ?? ''],
	judge: (_, state, { seen }) =>
		nameOf(state.schedule) === seen[0]
			? { wait: 'it is not booked yet' }
			: { wait: `it is ${inWords(state.schedule)} since then` },
});

/** Giving a scheduled payment another time: one that waits, or one that failed or was revoked. */
export const moveOperation = (spec: MoveSpec): Operation<PortOneClient> =>
	defineOperation<PortOneClient, MoveUnit>({
		value: spec.value,
		name: spec.name,
		term: spec.term,
		action: spec.action,
		description: spec.description,
		endpoints: [spec.endpoint, 'getSchedule'],
		done: spec.done,
		properties: editorOf(fields),
		read: (parameters) => readAll(fields, parameters),
		findConflicts: (entries) =>
			findConflicts(entries, {
				label: fields.merchant_uid.label,
				advice: 'Give each scheduled payment once',
				unitsOf: (input) => [input],
				keyOf: ({ merchant_uid }) => merchant_uid,
			}),
		async run(entries, context) {
			const uids = spec.booksAnew ? entries.map(({ input }) => input.merchant_uid) : [];
			const before = await tryStates(context.api, uids, context.isCancelled);
			const settled = new Map<string, WriteResult>();
			for (const [uid, state] of before) {
				if (!(state instanceof ApiFailure)) continue;
				settled.set(uid, { failure: unreadBefore('scheduled payment', state.failure) });
			}
			return await runWrite(
				entries,
				context,
				{ of: (input) => [input], identify: ({ merchant_uid }) => ({ merchant_uid }) },
				moveJob(context.api, spec, before),
				settled,
				spec.booksAnew && remembered(context.api, before),
			);
		},
	});
