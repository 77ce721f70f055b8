import {
	CLAIM_STATUSES,
	PLACE_ORDER_STATUSES,
	PRODUCT_ORDER_STATUSES,
	RANGE_TYPES,
} from '../codes';
import { invalid } from '../gateway/errors';
import { productOrderDetail } from '../orders/detail';
import type { ProductOrder } from '../types';
import { type Endpoint, MALL } from './endpoint';
import { readRange } from './range';

const NAMES = [
	'from',
	'to',
	'rangeType',
	'productOrderStatuses',
	'claimStatuses',
	'placeOrderStatusType',
	'fulfillment',
	'pageSize',
	'page',
	'quantityClaimCompatibility',
];

/** The instant that each kind of range looks at; some never exist in this simulator. */
const INSTANTS: Record<(typeof RANGE_TYPES)[number], (one: ProductOrder) => number | undefined> = {
	PAYED_DATETIME: ({ order }) => order.paymentDate,
	ORDERED_DATETIME: ({ order }) => order.orderDate,
	DISPATCHED_DATETIME: ({ delivery }) => delivery?.sendDate,
	PURCHASE_DECIDED_DATETIME: ({ decisionDate }) => decisionDate,
	CLAIM_REQUESTED_DATETIME: ({ claim }) => claim?.claimRequestDate,
	CLAIM_COMPLETED_DATETIME: ({ claim }) => claim?.completedDate,
	COLLECT_COMPLETED_DATETIME: ({ claim }) => claim?.collection?.completedDate,
	GIFT_RECEIVED_DATETIME: () => undefined,
	HOPE_DELIVERY_INFO_CHANGED_DATETIME: () => undefined,
};

/** 조건형 상품 주문 상세 내역 조회 */
export const productOrders: Endpoint = {
	method: 'GET',
	template: `${MALL}/product-orders`,
	run({ simulator, merchantId, query, note }) {
		const { settings, store } = simulator;
		query.only(NAMES, settings, note);
		const { from, to } = readRange(query, 'from', 'to');
		const instantOf = INSTANTS[query.optionalCode('rangeType', RANGE_TYPES) ?? 'PAYED_DATETIME'];
		const statuses = query.codes('productOrderStatuses', PRODUCT_ORDER_STATUSES);
		const claims: readonly string[] = query.codes('claimStatuses', CLAIM_STATUSES);
		const place = query.optionalCode('placeOrderStatusType', PLACE_ORDER_STATUSES);
		const fulfillment = query.optionalBoolean('fulfillment') ?? false;
		const size = query.optionalInt('pageSize', 1) ?? settings.pageLimit;
		if (size > settings.pageLimit) throw invalid('Range', 'pageSize');
		const page = query.optionalInt('page', 1) ?? 1;
		const quantityClaims = query.optionalBoolean('quantityClaimCompatibility') ?? false;

		const found: Array<{ at: number; one: ProductOrder }> = [];
		for (const one of fulfillment ? [] : store.all()) {
			const at = instantOf(one);
			if (at === undefined || at < from || at > to || one.order.merchantId !== merchantId) continue;
			if (statuses.length > 0 && !statuses.includes(one.productOrderStatus)) continue;
			if (claims.length > 0 && !claims.includes(one.claimStatus ?? '')) continue;
			if (place && one.placeOrderStatus !== place) continue;
			found.push({ at, one });
		}
		found.sort(
			(left, right) =>
				left.at - right.at || (left.one.productOrderId < right.one.productOrderId ? -1 : 1),
		);
		const start = (page - 1) * size;
		return {
			contents: found.slice(start, start + size).map(({ one }) => {
				one.addressChangeUnread = false;
				const content = productOrderDetail(one, settings, quantityClaims);
				return { productOrderId: one.productOrderId, content };
			}),
			pagination: { page, size, hasNext: found.length > start + size },
		};
	},
};
