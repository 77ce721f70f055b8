import { editorOf } from '../../../shared/fields/defineFields';
import { ApiFailure } from '../../../shared/http/apiFailure';
import { readMany } from '../../../shared/http/readMany';
import { defineOperation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import { unreadBefore } from '../../../shared/write/writeFailures';
import type { WriteResult } from '../../../shared/write/writeJob';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PREPARED } from '../../api/failures';
import { present } from '../../api/present';
import {
	fetchPrepared,
	findPreparedConflicts,
	inWords,
	isAsWanted,
	PREPARED,
	preparedJob,
	type PreparedState,
	type PreparedUnit,
	readPrepared,
} from './prepared';

/** What needs no sending, by what was registered before. */
function settle(
	before: ReadonlyMap<string, PreparedState | ApiFailure>,
	units: ReadonlyMap<string, PreparedUnit>,
): Map<string, WriteResult> {
	const settled = new Map<string, WriteResult>();
	for (const [uid, unit] of units) {
		const state = before.get(uid);
		if (state === undefined) continue;
		if (state instanceof ApiFailure) {
			settled.set(uid, { failure: unreadBefore('registered amount', state.failure) });
		} else if (state.prepared === undefined) settled.set(uid, { failure: UNKNOWN_PREPARED });
		else if (isAsWanted(state.prepared, unit)) {
			const row = { ...present(state.prepared), success: true, alreadyDone: true };
			settled.set(uid, { row });
		}
	}
	return settled;
}

export const update = defineOperation<PortOneClient, PreparedUnit>({
	value: 'updateAmount',
	name: 'Update',
	term: '결제금액 단건 수정',
	action: 'Update the registered amount of an order',
	description: 'Another amount in place of the one that is registered',
	endpoints: ['updatePreparedAmount', 'getPreparedAmount'],
	done: 'updated',
	properties: editorOf(PREPARED),
	read: readPrepared,
	findConflicts: findPreparedConflicts,
	async run(entries, context) {
		const units = new Map(entries.map(({ input }) => [input.merchant_uid, input]));
		const before = await readMany(
			units.keys(),
			async (uid): Promise<PreparedState> => ({
				prepared: await fetchPrepared(context.api, uid),
			}),
			context.isCancelled,
		);
		const amountBefore = ({ merchant_uid }: PreparedUnit): unknown => {
			const state = before.get(merchant_uid);
			return state instanceof ApiFailure ? undefined : state?.prepared?.amount;
		};
		return await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: ({ merchant_uid }) => ({ merchant_uid }) },
			{
				...preparedJob(context.api, 'updatePreparedAmount'),
				// Another amount than before is somebody else's, who has come later.
				refusal: ({ prepared }, unit) =>
					prepared === undefined || prepared.amount === amountBefore(unit)
						? undefined
						: `it is ${inWords(prepared)} since then`,
			},
			settle(before, units),
		);
	},
});
