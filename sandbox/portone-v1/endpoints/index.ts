import { createSchedules } from './create-schedules';
import { TOKEN_PATH, type Endpoint } from './endpoint';
import { PAYMENT_ENDPOINTS } from './payments';
import { SCHEDULE_ENDPOINTS } from './schedules';

/** Every operation that is simulated, apart from the token's. */
export const ENDPOINTS: readonly Endpoint[] = [
	...PAYMENT_ENDPOINTS,
	createSchedules,
	...SCHEDULE_ENDPOINTS,
];

/** The documented paths, token included. */
export const PORTONE_V1_ROUTES: readonly string[] = [
	TOKEN_PATH,
	...new Set(ENDPOINTS.map(({ template }) => template)),
];
