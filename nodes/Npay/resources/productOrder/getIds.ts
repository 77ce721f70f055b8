import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { ids } from '../../../shared/fields/kinds';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import type { NpayClient } from '../../api/client';

const fields = defineFields({
	orderId: ids({
		label: 'Order ID',
		default: '={{ $json.orderId }}',
		placeholder: 'e.g. 2026112212345601',
		description: '주문번호: one ID, a comma-separated list, or an array',
	}),
});

export const getIds = defineOperation<NpayClient, { orderIds: string[] }>({
	value: 'getIds',
	name: 'Get Product Order IDs',
	term: '상품 주문 번호 목록 조회',
	action: 'Get the product order IDs of an order',
	description: 'Which product orders an order (주문번호) consists of',
	endpoints: ['getProductOrderIds'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => ({ orderIds: fields.orderId.read(parameters) }),
	async run(entries, context) {
		const single = entries.flatMap(({ itemIndex, input }) =>
			input.orderIds.map((orderId) => ({ itemIndex, input: orderId })),
		);
		return await readEach(
			single,
			context,
			async (orderId) => {
				const { data } = await context.api.request('getProductOrderIds', { path: { orderId } });
				const rows = Array.isArray(data) ? data : [];
				return rows.map((id) => ({ orderId, productOrderId: String(id) }));
			},
			(orderId) => ({ orderId }),
		);
	},
});
