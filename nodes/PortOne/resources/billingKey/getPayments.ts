import { mapRows } from '../../../shared/data/listing';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { PAGING_FIELDS, readLimit } from '../../../shared/fields/limit';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import type { PortOneClient } from '../../api/client';
import { listByBillingKey } from '../../api/lists/payments';
import { present } from '../../api/present';
import { ownCustomerUid } from './fields';

const fields = defineFields({ customer_uid: ownCustomerUid });

interface PaymentsInput {
	customer_uid: string;
	limit: number;
}

export const getPayments = defineOperation<PortOneClient, PaymentsInput>({
	value: 'getPayments',
	name: 'Get Payments',
	term: '빌링키 결제 복수조회',
	action: 'Get the payments of a billing key',
	description: 'The payments that were made with one billing key',
	endpoints: ['getBillingKeyPayments'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS)],
	read: (parameters) => ({
		customer_uid: fields.customer_uid.read(parameters),
		limit: readLimit(parameters),
	}),
	run: async (entries, context) =>
		await readLists(
			entries,
			context,
			async ({ customer_uid, limit }) =>
				mapRows(await listByBillingKey(context.api, customer_uid, limit), present),
			({ customer_uid }) => ({ customer_uid }),
		),
});
