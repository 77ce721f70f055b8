import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { readAll } from '../../../shared/fields/readAll';
import { found } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import { fetchBillingKey } from '../../api/billingKeys';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_BILLING_KEY } from '../../api/failures';
import { present } from '../../api/present';
import { ownCustomerUid } from './fields';

const fields = defineFields({ customer_uid: ownCustomerUid });

export const get = defineOperation<PortOneClient, { customer_uid: string }>({
	value: 'get',
	name: 'Get',
	term: '빌링키 정보 단건조회',
	action: 'Get a billing key',
	description: 'The billing key of a customer_uid: its card and payment company',
	endpoints: ['getBillingKey'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ customer_uid }) => [
				present(found(await fetchBillingKey(context.api, customer_uid), UNKNOWN_BILLING_KEY)),
			],
			(input) => ({ ...input }),
		),
});
