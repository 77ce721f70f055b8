import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_BILLING_KEY } from '../../api/failures';
import { customerUids } from '../fields';
import { readByIds } from '../readByIds';

const fields = defineFields({ customer_uid: customerUids });

export const getMany = defineOperation<PortOneClient, { ids: string[] }>({
	value: 'getMany',
	name: 'Get Many',
	term: '빌링키 정보 복수조회',
	action: 'Get many billing keys',
	description: 'The billing keys of several customer_uids, such as all cards of a customer',
	endpoints: ['getBillingKeys'],
	done: 'read',
	properties: editorOf(fields),
	read(parameters) {
		const ids = fields.customer_uid.read(parameters);
		if (ids === undefined) throw fields.customer_uid.error('is empty', 'Give at least one');
		return { ids };
	},
	run: async (entries, context) =>
		await readByIds(
			entries,
			context,
			{ endpoint: 'getBillingKeys', name: 'customer_uid' },
			UNKNOWN_BILLING_KEY,
		),
});
