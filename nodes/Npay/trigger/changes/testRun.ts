import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/data/objects';
import { DAY } from '../../../shared/data/time';
import type { ServerTimes } from '../../../shared/http/serverTime';
import { type ChangeRow, readTimes } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { asText, type Detail, idOf } from '../../api/details';
import { eventIdOf } from '../../feed/event';
import { accepts } from '../../feed/filter';
import type { FeedEvent } from '../../feed/scan';
import type { FeedSource } from '../../feed/source';
import { changeItem } from '../../order/changeItem';
import type { ItemForm } from '../settings';
import { newestOrder, TEST_DAYS } from '../testEvent/newestOrder';
import { sampleOrder } from '../testEvent/sampleOrder';
import { toTestItem } from '../testEvent/testItem';
import { readDetails } from './details';
import { toItems } from './items';
import { changeSource } from './source';

const toEvent = (row: ChangeRow): FeedEvent<ChangeRow> => ({ eventId: eventIdOf(row), row });

/** A recent change of the wanted types. @param now ms since the epoch, by Naver's clock */
async function findChange(
	source: FeedSource<ChangeRow>,
	types: readonly string[],
	now: number,
): Promise<FeedEvent<ChangeRow> | undefined> {
	for (let day = 0; day < TEST_DAYS; day++) {
		const to = now - day * DAY;
		const { rows } = await source.readPage({ from: to - DAY + 1, to });
		const found = rows.filter((row) => accepts(types, row)).at(-1);
		if (found !== undefined) return toEvent(found);
	}
	return undefined;
}

/** A change as the feed would tell of this order. */
function changeOf(detail: Detail): FeedEvent<ChangeRow> {
	const { claimType } = asObject(detail.productOrder);
	const { orderId, paymentDate } = asObject(detail.order);
	const claim = asObject(asObject(detail.currentClaim)[String(claimType).toLowerCase()]);
	const isClaim = claim.claimRequestDate !== undefined;
	return toEvent({
		productOrderId: idOf(detail),
		...(asText(orderId) === undefined ? {} : { orderId: String(orderId) }),
		lastChangedType: isClaim ? 'CLAIM_REQUESTED' : 'PAYED',
		lastChangedDate: String(isClaim ? claim.claimRequestDate : paymentDate),
		receiverAddressChanged: false,
	});
}

/**
 * What the editor's *Fetch Test Event* shows: a recent change; without one the newest order in its place; without one
 * a made-up order. Reads and leaves no state.
 *
 * @param types change types that are wanted, all where empty
 * @param note is given the times of each answer
 * @throws ApiFailure
 */
export async function testChanges(
	client: NpayClient,
	types: readonly string[],
	form: ItemForm,
	note: (times: ServerTimes) => void,
): Promise<IDataObject[]> {
	const times = await readTimes(client);
	note(times);
	const found = await findChange(changeSource(client, note), types, times.earlier);
	if (found !== undefined) {
		const ids = found.row.productOrderId === undefined ? [] : [found.row.productOrderId];
		const details = form.includeDetails ? await readDetails(client, ids, () => true) : undefined;
		return toItems([found], form, details).map((item) => toTestItem(item, 'match'));
	}
	const [, newest] = (await newestOrder(client, times)) ?? [];
	const isClaim = types.length === 1 && types[0] === 'CLAIM_REQUESTED';
	const detail = newest ?? sampleOrder(times.earlier, isClaim ? 'CANCEL' : undefined);
	const isWanted = form.includeDetails;
	const told = {
		event: changeOf(detail),
		isWanted,
		detail: isWanted ? detail : undefined,
		problem: undefined,
	};
	return [toTestItem(changeItem(told, form), newest === undefined ? 'sample' : 'newest')];
}
