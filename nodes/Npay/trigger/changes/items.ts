import type { GenericValue, IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import type { ChangeRow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import type { FeedEvent } from '../../feed/scan';
import { treatPersonalData } from '../../order/personalData';
import { simplify } from '../../order/simplify';
import { stateOf } from '../../order/state';
import type { ItemForm } from '../settings';
import { type ReadDetails, readDetails } from './details';

function toItem(
	{ eventId, row }: FeedEvent<ChangeRow>,
	details: ReadDetails | undefined,
	form: ItemForm,
): IDataObject {
	const { productOrderId } = row;
	if (productOrderId === undefined) {
		return { eventId, unreadable: true, change: row.unreadable as GenericValue };
	}
	const detail = details?.byId.get(productOrderId);
	const state = detail === undefined ? undefined : stateOf(detail);
	const head = definedOnly({
		eventId,
		productOrderId,
		orderId: row.orderId,
		lastChangedType: row.lastChangedType,
		lastChangedDate: row.lastChangedDate,
		// The row may be older than the order by now: the detail is the truth.
		productOrderStatus: state?.productOrderStatus ?? row.productOrderStatus,
		claimType: state === undefined ? row.claimType : state.claimType,
		claimStatus: state === undefined ? row.claimStatus : state.claimStatus,
		detailsError: details?.problems.get(productOrderId),
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

/** The item of one event. @param details what could be read of its product order, where that was asked for */
export const presentEvent = (
	event: FeedEvent<ChangeRow>,
	details: ReadDetails | undefined,
	form: ItemForm,
): IDataObject => treatPersonalData(toItem(event, details, form), form.personalData);

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
	return events.map((event) => presentEvent(event, details, form));
}
