import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/objects';
import type { ChangeRow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import type { Detail } from '../../api/details';
import { fetchDetails, stateOf } from '../../api/details';
import { treatPersonalData } from '../../api/personalData';
import { simplify } from '../../api/simplify';
import type { FeedEvent } from '../../feed/advance';
import type { ItemForm } from '../settings';

function toItem(
	{ eventId, row }: FeedEvent<ChangeRow>,
	detail: Detail | undefined,
	form: ItemForm,
): IDataObject {
	const state = detail === undefined ? undefined : stateOf(detail);
	const head = definedOnly({
		eventId,
		productOrderId: row.productOrderId,
		orderId: row.orderId,
		lastChangedType: row.lastChangedType,
		lastChangedDate: row.lastChangedDate,
		// The row may be older than the order by now: the detail is the truth.
		productOrderStatus: state?.productOrderStatus ?? row.productOrderStatus,
		claimType: state === undefined ? row.claimType : state.claimType,
		claimStatus: state === undefined ? row.claimStatus : state.claimStatus,
	});
	if (form.includeDetails && detail === undefined) head.detailsMissing = true;
	if (form.output === 'raw') {
		return { ...head, change: row, ...(detail === undefined ? {} : { details: detail }) };
	}
	const rest = { ...row };
	delete rest.claimType;
	delete rest.claimStatus;
	return { ...rest, ...head, ...(detail === undefined ? {} : simplify(detail)) };
}

/**
 * The items of a batch of events, with their product orders read in the fewest calls.
 *
 * @throws ApiFailure when they can't be read
 */
export async function toItems(
	client: NpayClient,
	events: Array<FeedEvent<ChangeRow>>,
	form: ItemForm,
): Promise<IDataObject[]> {
	const ids = [...new Set(events.map(({ row }) => row.productOrderId))];
	const details = form.includeDetails ? await fetchDetails(client, ids) : undefined;
	if (details?.failed !== undefined) throw details.failed;
	return events.map((event) =>
		treatPersonalData(
			toItem(event, details?.byId.get(event.row.productOrderId), form),
			form.personalData,
		),
	);
}
