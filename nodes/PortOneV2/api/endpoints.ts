import { type Endpoint, read, write } from '../../shared/http/endpoint';

/** PortOne's V2 API, by PortOne's own document (1.16.0). */
export const portOneEndpoints = {
	payInstantly: write('수기 결제', '/payments/{paymentId}/instant'),
	payWithBillingKey: write('빌링키 결제', '/payments/{paymentId}/billing-key'),
	getPayment: read('결제 단건 조회', '/payments/{paymentId}'),
	getPayments: read('결제 다건 조회', '/payments', '100 rows a page'),
	// Marked as not stable yet in PortOne's document.
	getPaymentsByCursor: read('결제 대용량 다건 조회', '/payments-by-cursor', '1000 rows a call'),
	// Marked as not stable yet in PortOne's document.
	getTries: read('결제 시도 내역 조회', '/payments/{paymentId}/transactions'),
	cancelPayment: write('결제 취소', '/payments/{paymentId}/cancel'),
	preRegister: write('결제 정보 사전 등록', '/payments/{paymentId}/pre-register'),
	resendWebhook: write('웹훅 재발송', '/payments/{paymentId}/resend-webhook'),
	closeVirtualAccount: write('가상계좌 말소', '/payments/{paymentId}/virtual-account/close'),
	createSchedule: write('결제 예약', '/payments/{paymentId}/schedule'),
	getSchedule: read('결제 예약 단건 조회', '/payment-schedules/{paymentScheduleId}'),
	getSchedules: read('결제 예약 다건 조회', '/payment-schedules', '100 rows a page'),
	revokeSchedules: {
		title: '결제 예약 취소',
		method: 'DELETE',
		path: '/payment-schedules',
		kind: 'write',
	},
	getBillingKey: read('빌링키 단건 조회', '/billing-keys/{billingKey}'),
	getBillingKeys: read('빌링키 다건 조회', '/billing-keys', '100 rows a page'),
	deleteBillingKey: {
		title: '빌링키 삭제',
		method: 'DELETE',
		path: '/billing-keys/{billingKey}',
		kind: 'write',
	},
} as const satisfies Record<string, Endpoint>;

/** CEOS's payment server, by its own page. */
export const ceosEndpoints = {
	issueCeosSecret: read('API Secret 발급', '/auth/{githubId}'),
	payCeos: write('결제', '/payments/{paymentId}/instant'),
	getCeosPayment: read('단건 조회', '/payments/{paymentId}'),
	cancelCeosPayment: write('결제 취소', '/payments/{paymentId}/cancel'),
} as const satisfies Record<string, Endpoint>;

export const endpoints = { ...portOneEndpoints, ...ceosEndpoints };

export type EndpointName = keyof typeof endpoints;

/** Rows of one page of a list: PortOne's document names no limit. */
export const PAGE_ROWS = 100;
