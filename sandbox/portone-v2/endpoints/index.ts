import { BILLING_KEY_ENDPOINTS } from './billing-keys';
import type { Endpoint } from './endpoint';
import { PAYMENT_AID_ENDPOINTS } from './payment-aids';
import { PAYMENT_LIST_ENDPOINTS } from './payment-lists';
import { PAYMENT_ENDPOINTS } from './payments';
import { SCHEDULE_ENDPOINTS } from './schedules';

/** Every operation that is simulated. */
export const ENDPOINTS: readonly Endpoint[] = [
	...PAYMENT_ENDPOINTS,
	...PAYMENT_LIST_ENDPOINTS,
	...PAYMENT_AID_ENDPOINTS,
	...SCHEDULE_ENDPOINTS,
	...BILLING_KEY_ENDPOINTS,
];

/** The documented paths. */
export const PORTONE_V2_ROUTES: readonly string[] = [
	...new Set(ENDPOINTS.map(({ template }) => template)),
];
