import type { GenericValue, IDataObject } from 'n8n-workflow';

import { definedOnly, merged } from '../../shared/data/objects';
import type { ChangeRow } from '../api/changes';
import type { Detail } from '../api/details';
import { type OutputForm, pickColumns, present, type RowForm } from './output';
import { treatPersonalData } from './personalData';
import { codeCell, kstCell, yesNoCell } from './rows/cells';
import { CHANGE_COLUMNS, detailOf } from './rows/changes';
import { labelledRow } from './rows/labelled';
import { stateOf } from './state';

/** What is told of a change beside its order. */
export interface Told {
	/** The change, and its name: the same whenever it is read. */
	event: { eventId: string; row: ChangeRow };
	/** Whether the order was to be read. */
	isWanted: boolean;
	/** The order, where it was read. */
	detail: Detail | undefined;
	/** Why it was not. */
	problem: string | undefined;
}

/** Naver's row and detail as they are. */
function rawItem({ event: { eventId, row }, isWanted, detail, problem }: Told): IDataObject {
	const { productOrderId } = row;
	if (productOrderId === undefined) {
		return { eventId, unreadable: true, change: row.unreadable as GenericValue };
	}
	const state = detail === undefined ? undefined : stateOf(detail);
	return {
		...definedOnly({
			eventId,
			productOrderId,
			orderId: row.orderId,
			lastChangedType: row.lastChangedType,
			lastChangedDate: row.lastChangedDate,
			// The row may be older than the order by now: the detail is the truth.
			productOrderStatus: state?.productOrderStatus ?? row.productOrderStatus,
			claimType: state === undefined ? row.claimType : state.claimType,
			claimStatus: state === undefined ? row.claimStatus : state.claimStatus,
			detailsError: problem,
		}),
		...(isWanted && detail === undefined ? { detailsMissing: true } : {}),
		change: row,
		...(detail === undefined ? {} : { details: detail }),
	};
}

/** Columns before and after those of the order. */
type Around = Record<'before' | 'after', IDataObject>;

const AROUND: Record<RowForm, (told: Told, change: GenericValue) => Around> = {
	simplified: ({ event: { eventId, row }, isWanted, detail, problem }, change) => {
		const unreadable = row.productOrderId === undefined ? true : null;
		const isMissing = isWanted && detail === undefined && unreadable === null;
		const fields = {
			detailsMissing: isMissing ? true : null,
			detailsError: problem,
			unreadable,
			change,
		};
		return {
			before: { eventId, ...labelledRow(row, CHANGE_COLUMNS) },
			after: labelledRow(definedOnly(fields), Object.keys(fields)),
		};
	},
	sheet: ({ event: { eventId, row }, isWanted, detail, problem }, change) => {
		let remark: string | null = null;
		if (row.productOrderId === undefined) remark = `읽을 수 없는 변경: ${JSON.stringify(change)}`;
		else if (isWanted && detail === undefined) {
			remark = `상품 주문 상세를 읽지 못했습니다${problem === undefined ? '' : `: ${problem}`}`;
		}
		return {
			before: {
				eventId,
				변경구분: codeCell(row.lastChangedType, 'lastChangedType'),
				변경일시: kstCell(row.lastChangedDate),
				수취인주소변경: yesNoCell(row.receiverAddressChanged),
			},
			after: { 비고: remark },
		};
	},
};

/** What an item holds of an order that wasn't to be read. */
const STATE_COLUMNS: Record<RowForm, string[]> = {
	simplified: [
		'productOrderId',
		'orderId',
		'productOrderStatus',
		'claimType',
		'claimStatus',
		'paymentDate',
	],
	sheet: ['상품주문번호', '주문번호', '주문상태', '클레임구분', '클레임상태', '결제일'],
};

/** A change with its order as an item: as a row it has the same columns in the same order as every other one. */
export function changeItem(told: Told, form: OutputForm): IDataObject {
	const { output, personalData } = form;
	if (output === 'raw') return treatPersonalData(rawItem(told), personalData);
	const { row } = told.event;
	const unreadable = { change: row.unreadable ?? null } as IDataObject;
	const { change } = treatPersonalData(unreadable, personalData);
	const { before, after } = AROUND[output](told, change ?? null);
	const order = present(told.detail ?? detailOf(row), form);
	const shown = told.isWanted ? order : pickColumns(order, STATE_COLUMNS[output]);
	return merged(before, shown, after);
}
