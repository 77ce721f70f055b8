/** How sure we are of an endpoint: its path is public, its fields are those of a sister API until seen. */
export type Confidence = 'confirmed' | 'inferred';

/** One endpoint of the API as data. */
export interface Endpoint {
	/** Naver's Korean name for it. */
	readonly title: string;
	readonly method: 'GET' | 'POST';
	/** Path below the base URL; `{name}` is filled in, percent-encoded. */
	readonly path: string;
	/** Reads may be sent again after a lost answer; writes never blindly. */
	readonly kind: 'read' | 'write';
	/** Most ids in one call, or longest time span, in words for the docs. */
	readonly limit?: string;
	readonly body: Confidence;
}

const ORDERS = '/v1/pay-order/mall';

/** Methods and paths are Naver's own (public README of the order API); bodies are inferred from the Commerce API. */
export const endpoints = {
	getChanges: {
		title: '변경 상품 주문 내역 조회',
		method: 'GET',
		path: `${ORDERS}/product-orders/last-changed-statuses`,
		kind: 'read',
		limit: '24 h, 300 rows a page',
		body: 'inferred',
	},
	query: {
		title: '상품 주문 상세 내역 조회',
		method: 'POST',
		path: `${ORDERS}/product-orders/query`,
		kind: 'read',
		limit: '300 ids',
		body: 'inferred',
	},
	getProductOrderIds: {
		title: '상품 주문 번호 목록 조회',
		method: 'GET',
		path: `${ORDERS}/orders/{orderId}/product-order-ids`,
		kind: 'read',
		body: 'inferred',
	},
	getProductOrders: {
		title: '조건형 상품 주문 상세 내역 조회',
		method: 'GET',
		path: `${ORDERS}/product-orders`,
		kind: 'read',
		limit: '24 h, 300 rows a page',
		body: 'inferred',
	},
	confirm: {
		title: '발주 확인 처리',
		method: 'POST',
		path: `${ORDERS}/product-orders/confirm`,
		kind: 'write',
		limit: '30 ids',
		body: 'inferred',
	},
	delay: {
		title: '발송 지연 처리',
		method: 'POST',
		path: `${ORDERS}/product-orders/{productOrderId}/delay`,
		kind: 'write',
		limit: '1 id',
		body: 'inferred',
	},
	dispatch: {
		title: '발송 처리',
		method: 'POST',
		path: `${ORDERS}/product-orders/dispatch`,
		kind: 'write',
		limit: '30 ids',
		body: 'inferred',
	},
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** Where tokens are issued. It stands apart: it takes a form and no token. */
export const ISSUE_PATH = '/v1/oauth2/token';

/** Most ids that one call takes (Npay API, unconfirmed: as in the Commerce API). */
export const MAX_QUERY_IDS = 300;
export const MAX_WRITE_IDS = 30;
/** Most rows of one page, of the feed and of the conditional list. */
export const MAX_PAGE_ROWS = 300;
