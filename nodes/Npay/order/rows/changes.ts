import type { IDataObject } from 'n8n-workflow';

import type { ChangeRow } from '../../api/changes';
import type { Detail } from '../../api/details';
import { labelledCells, toRow } from './labelled';

/** What a row of the change feed tells, beside what an order shows. */
export const CHANGE_COLUMNS = [
	'lastChangedType',
	'lastChangedDate',
	'receiverAddressChanged',
	'giftReceivingStatus',
];

/** The columns of a change that was read without its order. */
const COLUMNS = [
	'productOrderId',
	'orderId',
	...CHANGE_COLUMNS,
	'productOrderStatus',
	'claimType',
	'claimStatus',
	'paymentDate',
	// Of a row that names no product order: it comes as it is.
	'unreadable',
	'change',
];

/** A change as one row, always with the same columns first; fields that nobody knows yet come after them. */
export function changeRow(row: ChangeRow): IDataObject {
	const fields: IDataObject =
		row.productOrderId === undefined
			? { unreadable: true, change: row.unreadable as IDataObject }
			: row;
	const unknown = Object.entries(fields).filter(([name]) => !COLUMNS.includes(name));
	return toRow(labelledCells(fields, COLUMNS), unknown);
}

/** What a change tells of its order, where the order itself isn't at hand. */
export const detailOf = ({ orderId, paymentDate, ...row }: ChangeRow): Detail => ({
	order: { orderId, paymentDate },
	productOrder: {
		productOrderId: row.productOrderId,
		productOrderStatus: row.productOrderStatus,
		claimType: row.claimType,
		claimStatus: row.claimStatus,
	},
});
