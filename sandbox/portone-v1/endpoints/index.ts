import { createSchedules } from './create-schedules';
import { CUSTOMER_ENDPOINTS } from './customers';
import { type Endpoint, TOKEN_PATH } from './endpoint';
import { FIND_PAYMENTS_ENDPOINTS } from './find-payments';
import { NAVER_ORDER_ENDPOINTS } from './naver-orders';
import { NAVER_PAY_ENDPOINTS } from './naver-pay';
import { naverReviews } from './naver-reviews';
import { payAgain } from './pay-again';
import { PAYMENT_ENDPOINTS } from './payments';
import { SCHEDULE_ENDPOINTS } from './schedules';

/** Every operation that is simulated, apart from the token's. */
export const ENDPOINTS: readonly Endpoint[] = [
	...PAYMENT_ENDPOINTS,
	...FIND_PAYMENTS_ENDPOINTS,
	...CUSTOMER_ENDPOINTS,
	payAgain,
	createSchedules,
	...SCHEDULE_ENDPOINTS,
	...NAVER_ORDER_ENDPOINTS,
	...NAVER_PAY_ENDPOINTS,
	naverReviews,
];

/** The documented paths, token included. */
export const PORTONE_V1_ROUTES: readonly string[] = [
	TOKEN_PATH,
	...new Set(ENDPOINTS.map(({ template }) => template)),
];
