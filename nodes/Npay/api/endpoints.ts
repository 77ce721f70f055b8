import type { Endpoint as AnyEndpoint } from '../../shared/http/endpoint';

/**
 * How sure we are of an endpoint's fields: seen at Naver Pay itself, those of a sister API, or a guess. All
 * methods and paths are public.
 */
export type Confidence = 'confirmed' | 'inferred' | 'guessed';

/** One endpoint of the API as data. */
export interface Endpoint extends AnyEndpoint {
	readonly body: Confidence;
}

const ORDERS = '/v1/pay-order/mall';

const SETTLEMENTS = '/v1/pay-settle-mall';

const claim = (title: string, path: string): Endpoint => ({
	title,
	method: 'POST',
	path: `${ORDERS}/product-orders/{productOrderId}/${path}`,
	kind: 'write',
	limit: '1 id',
	body: 'inferred',
});

const settlement = (title: string, path: string, limit: string): Endpoint => ({
	title,
	method: 'GET',
	path: `${SETTLEMENTS}/${path}`,
	kind: 'read',
	limit,
	body: 'inferred',
});

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
	requestCancel: claim('취소 요청', 'claim/cancel/request'),
	approveCancel: claim('취소 요청 승인', 'claim/cancel/approve'),
	requestReturn: claim('반품 요청', 'claim/return/request'),
	approveReturn: claim('반품 승인', 'claim/return/approve'),
	rejectReturn: claim('반품 거부(철회)', 'claim/return/reject'),
	holdbackReturn: claim('반품 보류', 'claim/return/holdback'),
	releaseReturnHoldback: claim('반품 보류 해제', 'claim/return/holdback/release'),
	completeExchangeCollect: claim('교환 수거 완료', 'claim/exchange/collect/complete'),
	dispatchExchange: claim('교환 재배송 처리', 'claim/exchange/dispatch'),
	rejectExchange: claim('교환 거부(철회)', 'claim/exchange/reject'),
	holdbackExchange: claim('교환 보류', 'claim/exchange/holdback'),
	releaseExchangeHoldback: claim('교환 보류 해제', 'claim/exchange/holdback/release'),
	getReviews: {
		title: '리뷰 조회',
		method: 'GET',
		path: `${ORDERS}/reviews`,
		kind: 'read',
		limit: 'unknown',
		body: 'guessed',
	},
	getSettlementsByCase: settlement(
		'건별 정산 내역 조회',
		'settle/case',
		'1 day, 1,000 rows a page',
	),
	getCommissionDetails: settlement(
		'수수료 상세 내역 조회',
		'settle/commission-details',
		'1 day, 1,000 rows a page',
	),
	getDailySettlements: settlement(
		'일별 정산 내역 조회',
		'settle/daily',
		'31 days, 1,000 rows a page',
	),
	getVatByCase: settlement('건별 부가세 내역 조회', 'vat/case', '31 days, 1,000 rows a page'),
	getDailyVat: settlement('일별 부가세 내역 조회', 'vat/daily', '31 days, 1,000 rows a page'),
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** Where tokens are issued. It stands apart: it takes a form and no token. */
export const ISSUE_PATH = '/v1/oauth2/token';

/** Most ids that one call takes (Npay API, unconfirmed: as in the Commerce API). */
export const MAX_QUERY_IDS = 300;
export const MAX_WRITE_IDS = 30;
/** Most rows of one page, of the feed and of the conditional list. */
export const MAX_PAGE_ROWS = 300;
