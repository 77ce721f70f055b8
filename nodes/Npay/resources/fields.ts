import { defineFields } from '../../shared/fields/defineFields';
import { code, ids, integer } from '../../shared/fields/kinds';
import { rangeTypes } from '../api/codes';

/** The parameter that every operation on product orders has. */
export const productOrderId = ids({
	label: 'Product Order ID',
	default: "={{ $json.productOrderId || $json['상품주문번호'] || $json.product_order_id }}",
	placeholder: 'e.g. 2026112212345671',
	description:
		'상품주문번호: product order ID of 16 digits, as text. One, several with commas between, or an array. Not the order ID (주문번호), of which one order may have several product orders. A column productOrderId or 상품주문번호 is found by itself. The IDs of all input items are sent together, in the fewest calls.',
});

/** The same with its name, for complaints about it. */
export const { productOrderId: PRODUCT_ORDER_ID } = defineFields({ productOrderId });

/** Which time of a product order a period is about. */
export const rangeType = code(rangeTypes, {
	label: 'Period Of',
	default: 'PAYED_DATETIME',
	description: '조회 기준: which time of a product order has to be within the period',
});

/** How many rows one call of a list asks for. @param things what they are, in words */
export const rowsPerCall = (things: string, most: number) =>
	integer(
		{
			label: 'Rows Per Call',
			typeOptions: { minValue: 1, maxValue: most },
			default: 300,
			description: `How many ${things} one call asks for`,
		},
		{ min: 1, max: most },
	);
