import type { Failure } from '../../../shared/failure/errors';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { ids } from '../../../shared/fields/kinds';
import { found, orAbsent } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { PortOneClient } from '../../api/client';
import { isNotFound } from '../../api/failures';
import { present } from '../../api/present';

const UNKNOWN_ORDER: Failure = {
	message: 'PortOne has no such product order (상품주문)',
	advice: 'Check Product Order ID, and that the credential is that of the shop it belongs to',
	code: 'NOT_FOUND',
};

const fields = defineFields({
	product_order_id: ids({
		label: 'Product Order ID',
		default: "={{ $json.product_order_id || $json.productOrderId || $json['상품주문번호'] }}",
		placeholder: 'e.g. 2026112212345671',
		description: '상품주문번호: one ID, a comma-separated list, or an array',
	}),
});

export const get = defineOperation<PortOneClient, { ids: string[] }>({
	value: 'get',
	name: 'Get',
	term: '상품주문번호로 상품주문 상세 조회',
	action: 'Get product orders',
	description: 'Product orders by their own numbers',
	endpoints: ['getNaverOrder'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => ({ ids: fields.product_order_id.read(parameters) }),
	run: async (entries, context) =>
		await readEach(
			entries.flatMap(({ itemIndex, input }) =>
				input.ids.map((product_order_id) => ({ itemIndex, input: { product_order_id } })),
			),
			context,
			async (path) => {
				const reply = orAbsent(context.api.request('getNaverOrder', { path }), isNotFound);
				return [present(found(await reply, UNKNOWN_ORDER).response)];
			},
			(path) => ({ ...path }),
		),
});
