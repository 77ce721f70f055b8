import type { IDataObject } from 'n8n-workflow';

import { asObject, definedOnly, merged } from '../../../shared/data/objects';
import { pickColumns, present, type RowForm } from '../../order/output';
import { treatPersonalData } from '../../order/personalData';
import { stateOf } from '../../order/state';
import type { ItemForm } from '../settings';
import type { Waiting } from './find';
import { awaitingKinds } from './kinds';

/** What is told of a waiting product order before its details, in Naver's own structure. */
function rawHead({ id, productOrderId, kind, detail }: Waiting): IDataObject {
	const { productOrderStatus, placeOrderStatus, claimType, claimStatus } = stateOf(detail);
	return definedOnly({
		eventId: id,
		awaiting: kind,
		productOrderId,
		orderId: asObject(detail.order).orderId,
		productOrderStatus,
		placeOrderStatus,
		claimType,
		claimStatus,
	});
}

/** The columns before those of the order: what it waits for. */
const HEADS: Record<RowForm, (waiting: Waiting, term: string) => IDataObject> = {
	simplified: ({ id, kind }, term) => ({ eventId: id, awaiting: kind, awaitingLabel: term }),
	sheet: ({ id }, term) => ({ eventId: id, 처리대기: term }),
};

/** What an item holds of an order without its details. */
const STATE_COLUMNS: Record<RowForm, string[]> = {
	simplified: [
		'productOrderId',
		'orderId',
		'productOrderStatus',
		'placeOrderStatus',
		'claimType',
		'claimStatus',
	],
	sheet: ['상품주문번호', '주문번호', '주문상태', '주문세부상태', '클레임구분', '클레임상태'],
};

/** A waiting product order as an item: as a row it has the same columns in the same order as every other one. */
export function toItem(waiting: Waiting, form: ItemForm): IDataObject {
	const { includeDetails, output, personalData } = form;
	if (output === 'raw') {
		const details = includeDetails ? { details: waiting.detail } : {};
		return treatPersonalData({ ...rawHead(waiting), ...details }, personalData);
	}
	const term = awaitingKinds.find(({ code }) => code === waiting.kind)?.ko ?? waiting.kind;
	const order = present(waiting.detail, form);
	const shown = includeDetails ? order : pickColumns(order, STATE_COLUMNS[output]);
	return merged(HEADS[output](waiting, term), shown);
}
