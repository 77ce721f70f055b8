import { asObject } from '../../../shared/data/objects';
import { parseInstant } from '../../../shared/data/time';
import type { ServerTimes } from '../../../shared/http/serverTime';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import { dayBack } from '../changes/source';

/** How many days back a test run looks for an order. */
export const TEST_DAYS = 7;

const paidAt = (detail: Detail): number =>
	parseInstant(asObject(detail.order).paymentDate as string | undefined) ?? 0;

/**
 * The order that was paid last, with its id, of the last days.
 *
 * @param times Naver's, in ms since the epoch
 * @returns `undefined` where there was none
 * @throws ApiFailure
 */
export async function newestOrder(
	client: NpayClient,
	times: ServerTimes,
): Promise<[string, Detail] | undefined> {
	for (let day = 0; day < TEST_DAYS; day++) {
		const found = await fetchProductOrders(client, {
			...dayBack(times, day),
			filters: { rangeType: 'PAYED_DATETIME', quantityClaimCompatibility: true },
		});
		const [newest] = [...found].sort(([, a], [, b]) => paidAt(b) - paidAt(a));
		if (newest !== undefined) return newest;
	}
	return undefined;
}
