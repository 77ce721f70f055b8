import type { IDataObject } from 'n8n-workflow';

import type { ChangeRow } from '../../api/changes';
import type { FeedEvent } from '../../feed/scan';
import { changeItem } from '../../order/changeItem';
import type { ItemForm } from '../settings';
import type { ReadDetails } from './details';

/** The items of a batch of events. @param details of their product orders; nothing where they weren't to be read */
export const toItems = (
	events: ReadonlyArray<FeedEvent<ChangeRow>>,
	form: ItemForm,
	details: ReadDetails | undefined,
): IDataObject[] =>
	events.map((event) => {
		const { productOrderId = '' } = event.row;
		const told = {
			event,
			isWanted: form.includeDetails,
			detail: details?.byId.get(productOrderId),
			problem: details?.problems.get(productOrderId),
		};
		return changeItem(told, form);
	});
