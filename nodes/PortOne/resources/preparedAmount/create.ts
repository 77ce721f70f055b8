import { editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import type { PortOneClient } from '../../api/client';
import {
	findPreparedConflicts,
	inWords,
	PREPARED,
	preparedJob,
	type PreparedUnit,
	readPrepared,
} from './prepared';

export const create = defineOperation<PortOneClient, PreparedUnit>({
	value: 'prepare',
	name: 'Create',
	term: '결제금액 사전등록',
	action: 'Register the amount of an order',
	description:
		'Registers what an order comes to before it is paid: the payment window does not open for another amount',
	endpoints: ['prepareAmount', 'getPreparedAmount'],
	done: 'registered',
	properties: editorOf(PREPARED),
	read: readPrepared,
	findConflicts: findPreparedConflicts,
	run: async (entries, context) =>
		await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: ({ merchant_uid }) => ({ merchant_uid }) },
			{
				...preparedJob(context.api, 'prepareAmount'),
				// Somebody has registered another amount: whose is right only the shop knows.
				refusal: ({ prepared }) =>
					prepared === undefined
						? undefined
						: `${inWords(prepared)} is registered for this merchant_uid`,
				explain: (failure, { prepared }) =>
					prepared === undefined
						? failure
						: {
								...failure,
								advice: `${inWords(prepared)} is registered for this merchant_uid. Use Update to change it`,
							},
			},
		),
});
