import { confirm } from './confirm';
import { delay } from './delay';
import { dispatch } from './dispatch';
import { TOKEN_PATH, type Endpoint } from './endpoint';
import { lastChangedStatuses } from './last-changed-statuses';
import { productOrderIds } from './product-order-ids';
import { productOrders } from './product-orders';
import { query } from './query';

/** Every API of the order API that is simulated. */
export const ENDPOINTS: readonly Endpoint[] = [
	lastChangedStatuses,
	query,
	productOrderIds,
	productOrders,
	confirm,
	delay,
	dispatch,
];

/** The documented paths, token included. */
export const NPAY_ROUTES: readonly string[] = [
	TOKEN_PATH,
	...ENDPOINTS.map(({ template }) => template),
];
