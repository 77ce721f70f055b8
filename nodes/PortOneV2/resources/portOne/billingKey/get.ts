import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { readAll } from '../../../../shared/fields/readAll';
import { found } from '../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../shared/run/operation';
import { readEach } from '../../../../shared/run/read/readEach';
import { fetchBillingKey } from '../../../api/billingKeys';
import type { PaymentsClient } from '../../../api/client';
import { UNKNOWN_BILLING_KEY } from '../../../api/failures';
import { presentBillingKey } from '../../../api/present';
import { billingKey } from './field';

const fields = defineFields({ billingKey });

export const get = defineOperation<PaymentsClient, { billingKey: string }>({
	value: 'get',
	name: 'Get',
	term: '빌링키 단건 조회',
	action: 'Get a billing key',
	description: 'One billing key, whose it is, and whether it is still there',
	endpoints: ['getBillingKey'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ billingKey: key }) => [
				presentBillingKey(found(await fetchBillingKey(context.api, key), UNKNOWN_BILLING_KEY)),
			],
			(input) => ({ ...input }),
		),
});
