import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { IMP_UID, impUidProperty, readUid } from '../fields';

const SCOPE: Field = { name: 'scope', label: 'Product Orders' };
const PRODUCT_ORDER_ID: Field = { name: 'product_order_id', label: 'Product Order ID' };

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

export const productOrderProperties: INodeProperties[] = [
	impUidProperty,
	{
		displayName: SCOPE.label,
		name: SCOPE.name,
		type: 'options',
		options: [
			{ name: 'All of the Payment (전체)', value: 'all' },
			{ name: 'Some (일부)', value: 'some' },
		],
		default: 'some',
		description: 'Which product orders (상품주문) of the payment',
	},
	{
		displayName: PRODUCT_ORDER_ID.label,
		name: PRODUCT_ORDER_ID.name,
		type: 'string',
		required: true,
		displayOptions: { show: { scope: ['some'] } },
		default: '={{ $json.product_order_id }}',
		placeholder: 'e.g. 2026112212345671',
		description:
			'상품주문번호: one ID, a comma-separated list, or an array. Those of one payment go out together.',
	},
];

/** Reads which product orders an item is about. Never all of them because an ID is empty. @throws InputError */
export function readProductOrders(
	parameters: ParameterReader,
): Pick<NaverInput, 'imp_uid' | 'ids'> {
	const imp_uid = readUid(parameters, IMP_UID);
	if (parameters.optional(SCOPE) === 'all') return { imp_uid, ids: undefined };
	if (parameters.optional(PRODUCT_ORDER_ID) === undefined) {
		throw new InputError(
			PRODUCT_ORDER_ID.label,
			'is empty',
			`Name the product orders, or set ${SCOPE.label} to All of the Payment`,
		);
	}
	return { imp_uid, ids: parameters.ids(PRODUCT_ORDER_ID) };
}
