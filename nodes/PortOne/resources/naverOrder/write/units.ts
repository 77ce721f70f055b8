import type { IDataObject } from 'n8n-workflow';

import { defineFields } from '../../../../shared/fields/defineFields';
import { optionalIds, text } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { impUid } from '../../fields';

/** One product order to write to. */
export interface NaverUnit {
	imp_uid: string;
	product_order_id: string;
	/** The API's other fields. */
	fields: IDataObject;
}

/** What an item asks for: some product orders of a payment, or all of them. */
export interface NaverInput {
	imp_uid: string;
	/** `undefined` for all. */
	ids: string[] | undefined;
	fields: IDataObject;
	/** Whether the user allows what a look at the product order would refuse. */
	force: boolean;
}

/** The fields that every write has. */
export const PRODUCT_ORDERS = defineFields({
	imp_uid: impUid,
	scope: text({
		label: 'Product Orders',
		type: 'options',
		options: [
			{ name: 'All of the Payment (전체)', value: 'all' },
			{ name: 'Some (일부)', value: 'some' },
		],
		default: 'some',
		description: 'Which product orders (상품주문) of the payment',
	}),
	product_order_id: optionalIds({
		label: 'Product Order ID',
		required: true,
		displayOptions: { show: { scope: ['some'] } },
		default: "={{ $json.product_order_id || $json.productOrderId || $json['상품주문번호'] }}",
		placeholder: 'e.g. 2026112212345671',
		description:
			'상품주문번호: one ID, a comma-separated list, or an array. Those of one payment go out together.',
	}),
});

/** Reads which product orders an item is about. Never all of them because an ID is empty. @throws InputError */
export function readProductOrders(
	parameters: ParameterReader,
): Pick<NaverInput, 'imp_uid' | 'ids'> {
	const { scope, product_order_id } = PRODUCT_ORDERS;
	const imp_uid = PRODUCT_ORDERS.imp_uid.read(parameters);
	if (scope.read(parameters) === 'all') return { imp_uid, ids: undefined };
	const ids = product_order_id.read(parameters);
	if (ids === undefined) {
		throw product_order_id.error(
			'is empty',
			`Name the product orders, or set ${scope.label} to All of the Payment`,
		);
	}
	return { imp_uid, ids };
}
