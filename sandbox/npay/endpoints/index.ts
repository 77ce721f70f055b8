import { CANCEL_ENDPOINTS } from './claims/cancel';
import { EXCHANGE_ENDPOINTS } from './claims/exchange';
import { RETURN_ENDPOINTS } from './claims/return';
import { confirm } from './confirm';
import { delay } from './delay';
import { dispatch } from './dispatch';
import { type Endpoint, TOKEN_PATH } from './endpoint';
import { lastChangedStatuses } from './last-changed-statuses';
import { productOrderIds } from './product-order-ids';
import { productOrders } from './product-orders';
import { query } from './query';
import { reviews } from './reviews';
import { SETTLEMENT_ENDPOINTS } from './settlement';

/** Every API that is simulated, apart from the token's. */
export const ENDPOINTS: readonly Endpoint[] = [
	lastChangedStatuses,
	query,
	productOrderIds,
	productOrders,
	confirm,
	delay,
	dispatch,
	...CANCEL_ENDPOINTS,
	...RETURN_ENDPOINTS,
	...EXCHANGE_ENDPOINTS,
	reviews,
	...SETTLEMENT_ENDPOINTS,
];

/** The documented paths, token included. */
export const NPAY_ROUTES: readonly string[] = [
	TOKEN_PATH,
	...ENDPOINTS.map(({ template }) => template),
];
