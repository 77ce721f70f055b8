import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { readAll } from '../../../shared/fields/readAll';
import { found } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PREPARED } from '../../api/failures';
import { present } from '../../api/present';
import { ownMerchantUid } from './fields';
import { fetchPrepared } from './prepared';

const fields = defineFields({ merchant_uid: ownMerchantUid });

export const get = defineOperation<PortOneClient, { merchant_uid: string }>({
	value: 'get',
	name: 'Get',
	term: '결제금액 단건조회',
	action: 'Get the registered amount of an order',
	description: 'The amount for which the payment window opens',
	endpoints: ['getPreparedAmount'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ merchant_uid }) => [
				present(found(await fetchPrepared(context.api, merchant_uid), UNKNOWN_PREPARED)),
			],
			(input) => ({ ...input }),
		),
});
