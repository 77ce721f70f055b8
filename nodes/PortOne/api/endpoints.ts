import { type Endpoint, read, write } from '../../shared/http/endpoint';

const SCHEDULE = '/subscribe/payments/schedule';
const CUSTOMER = '/subscribe/customers/{customer_uid}';

/** Most ids in one call (PortOne's own document has it for payments, and none for billing keys). */
export const MAX_IDS = 100;

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
	// Registering a card (POST at the same path as getBillingKey) is left out on purpose: the plain card number would
	// stand in workflows and their executions. PortOne's payment window registers cards, and no shop sees the number.
	getBillingKey: read('빌링키 정보 단건조회', CUSTOMER),
	getBillingKeys: read('빌링키 정보 복수조회', '/subscribe/customers', `${MAX_IDS} ids`),
	deleteBillingKey: { ...write('빌링키 삭제', CUSTOMER), method: 'DELETE' },
	getBillingKeyPayments: read('빌링키 결제 복수조회', `${CUSTOMER}/payments`),
	payAgain: write('비 인증 결제(빌링키)', '/subscribe/payments/again'),
	getPayment: read('결제내역 단건조회', '/payments/{imp_uid}'),
	getPayments: read('결제내역 복수조회', '/payments', `${MAX_IDS} ids`),
	// By PortOne's document the status need not be there: then nothing follows the last slash.
	findPayment: read(
		'결제 단건조회(고유 고객사 주문번호 조회)',
		'/payments/find/{merchant_uid}/{payment_status}',
	),
	findPayments: read(
		'결제 복수조회(고객사 주문번호 중복 포함)',
		'/payments/findAll/{merchant_uid}/{payment_status}',
		'1,000 rows a page',
	),
	getPaymentsByStatus: read(
		'결제상태기준 복수조회',
		'/payments/status/{payment_status}',
		'90 days, 1,000 rows a page',
	),
	getPreparedAmount: read('결제금액 단건조회', '/payments/prepare/{merchant_uid}'),
	prepareAmount: write('결제금액 사전등록', '/payments/prepare'),
	updatePreparedAmount: { ...write('결제금액 단건 수정', '/payments/prepare'), method: 'PUT' },
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

/** Most rows of one page of schedules or payments. */
export const MAX_PAGE_ROWS = 1000;
