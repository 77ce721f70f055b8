import { DAY, plusMonths } from '../../../shared/data/time';
import type { PortOneClient } from '../../api/client';
import { fetchCustomerSchedules, type Schedule } from '../../api/schedules';

/** How far ahead a customer's scheduled payments are looked for. */
const LOOK_AHEAD_MONTHS = 24;

/**
 * Reads what a customer has scheduled, from yesterday on and for two years.
 *
 * @param status in every state where left out
 * @throws ApiFailure
 */
export async function fetchAhead(
	client: PortOneClient,
	customer_uid: string,
	status?: string,
): Promise<Schedule[]> {
	const now = Date.now();
	return await fetchCustomerSchedules(client, customer_uid, {
		from: now - DAY,
		to: plusMonths(now, LOOK_AHEAD_MONTHS),
		...(status === undefined ? {} : { status }),
	});
}
