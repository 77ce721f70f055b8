import { type Endpoint, read, write } from '../../shared/http/endpoint';

const SCHEDULE = '/subscribe/payments/schedule';

const naver = (title: string, path: string): Endpoint =>
	write(title, `/payments/{imp_uid}/naver/${path}`);

/** Everything that the node calls, by PortOne's own document. */
export const endpoints = {
	createSchedules: write('결제 예약', SCHEDULE),
	getSchedule: read('결제예약 단건조회', `${SCHEDULE}/{merchant_uid}`),
	getSchedules: read('결제예약 복수조회', SCHEDULE, '3 months, 1,000 rows a page'),
	// PortOne has the list by customer at /subscribe/customers/{customer_uid}/schedules too. Its document calls
	// the two the same, so one is enough: the one beside the other schedule endpoints.
	getCustomerSchedules: read(
		'결제예약 복수조회(빌링키)',
		`${SCHEDULE}/customers/{customer_uid}`,
		'3 months',
	),
	updateSchedule: {
		...write('결제요청 예약시각 수정', `${SCHEDULE}/{merchant_uid}`),
		method: 'PUT',
	},
	reschedule: write('결제 실패 재예약', `${SCHEDULE}/{merchant_uid}/reschedule`),
	retrySchedule: write('결제 실패 재시도', `${SCHEDULE}/{merchant_uid}/retry`),
	cancelSchedules: write('결제 예약취소', '/subscribe/payments/unschedule'),
	getPayment: read('결제내역 단건조회', '/payments/{imp_uid}'),
	cancelPayment: write('결제취소', '/payments/cancel'),
	getNaverOrders: read(
		'거래고유번호 기준 상품주문 조회',
		'/payments/{imp_uid}/naver/product-orders',
	),
	getNaverOrder: read(
		'상품주문번호로 상품주문 상세 조회',
		'/naver/product-orders/{product_order_id}',
	),
	cancelNaverOrders: naver('주문환불', 'cancel'),
	approveNaverCancel: naver('환불요청 승인', 'approve-cancel'),
	placeNaverOrders: naver('상품발주처리', 'place'),
	shipNaverOrders: naver('상품주문 발송처리', 'ship'),
	shipNaverExchanges: naver('교환승인된 상품 재발송처리', 'ship-exchanged'),
	collectNaverExchanges: naver('교환승인된 상품 수거완료처리', 'collect-exchanged'),
	requestNaverReturn: naver('상품반품요청', 'request-return'),
	approveNaverReturn: naver('상품 반품승인', 'approve-return'),
	rejectNaverReturn: naver('상품 반품거절', 'reject-return'),
	withholdNaverReturn: naver('상품 반품보류', 'withhold-return'),
	resolveNaverReturn: naver('반품보류해제', 'resolve-return'),
	depositNaverPoint: naver('포인트 적립', 'point'),
	confirmNaverPayment: naver('에스크로 주문 확정', 'confirm'),
	getNaverCashAmount: read('현금영수증 발급 가용액 조회', '/payments/{imp_uid}/naver/cash-amount'),
	getNaverReviews: read('구매평 조회', '/naver/reviews'),
} as const satisfies Record<string, Endpoint>;

export type EndpointName = keyof typeof endpoints;

/** Most rows of one page of schedules. */
export const MAX_PAGE_ROWS = 1000;
