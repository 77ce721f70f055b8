import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { fetchNaverOrders } from '../../api/naverOrders';
import { present } from '../../api/present';
import { impUid } from '../fields';

const fields = defineFields({ imp_uid: impUid });

export const getMany = defineOperation<PortOneClient, { imp_uid: string }>({
	value: 'getMany',
	name: 'Get Many',
	term: '거래고유번호 기준 상품주문 조회',
	action: 'Get the product orders of a payment',
	description: 'Every product order of one payment',
	endpoints: ['getNaverOrders'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => ({ imp_uid: fields.imp_uid.read(parameters) }),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ imp_uid }) => (await fetchNaverOrders(context.api, imp_uid)).map(present),
			(input) => ({ ...input }),
		),
});
