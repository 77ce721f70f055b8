import type { IDataObject } from 'n8n-workflow';

import type { ChangeRow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import type { FeedEvent } from '../../feed/scan';
import { changeItem } from '../../order/changeItem';
import type { ItemForm } from '../settings';
import { readDetails } from './details';

/**
 * The items of a batch of events, with their product orders read in the fewest calls.
 *
 * @param hasTime false once the poll has to come to its end
 * @throws ApiFailure when they can't be read
 */
export async function toItems(
	client: NpayClient,
	events: Array<FeedEvent<ChangeRow>>,
	form: ItemForm,
	hasTime: () => boolean = () => true,
): Promise<IDataObject[]> {
	const ids = [...new Set(events.flatMap(({ row }) => row.productOrderId ?? []))];
	const details = form.includeDetails ? await readDetails(client, ids, hasTime) : undefined;
	return events.map((event) => {
		const { productOrderId = '' } = event.row;
		const told = {
			event,
			isWanted: form.includeDetails,
			detail: details?.byId.get(productOrderId),
			problem: details?.problems.get(productOrderId),
		};
		return changeItem(told, form);
	});
}
