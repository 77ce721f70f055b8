import { asObject } from '../../../shared/data/objects';
import { DAY, parseInstant } from '../../../shared/data/time';
import type { ServerTimes } from '../../../shared/http/serverTime';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchProductOrders } from '../../api/productOrders';
import { presentOf } from '../changes/source';

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
		const from = times.earlier - (day + 1) * DAY + 1;
		const to = day === 0 ? presentOf(times) : times.earlier - day * DAY;
		const found = await fetchProductOrders(client, {
			from,
			to,
			filters: { rangeType: 'PAYED_DATETIME', quantityClaimCompatibility: true },
		});
		const [newest] = [...found].sort(([, a], [, b]) => paidAt(b) - paidAt(a));
		if (newest !== undefined) return newest;
	}
	return undefined;
}
