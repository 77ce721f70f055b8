import type { Endpoint } from './endpoint';
import { PAYMENT_ENDPOINTS } from './payments';
import { SCHEDULE_ENDPOINTS } from './schedules';

/** Every operation that is simulated. */
export const ENDPOINTS: readonly Endpoint[] = [...PAYMENT_ENDPOINTS, ...SCHEDULE_ENDPOINTS];

/** The documented paths. */
export const PORTONE_V2_ROUTES: readonly string[] = [
	...new Set(ENDPOINTS.map(({ template }) => template)),
];
