import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../shared/data/objects';
import { agree, integer, namesOf, need, positive, text, url } from '../rows/agree';
import { taxTypes } from '../rows/codes';
import { COLUMNS } from '../rows/columns';
import { choiceKey, type OptionCells, readOption } from '../rows/options';
import type { Row } from '../rows/row';
import { readShipping } from '../rows/shipping';
import { additionalFields, supplementBasics, supplementRows } from '../rows/supplements';

/** An option of a purchase. Without a code it has no price either (one kind, one price). */
function toOption({ row, selections, manageCode, price }: OptionCells): IDataObject {
	const quantity = row.integer(COLUMNS.optionQuantity, { min: 1 });
	return definedOnly({
		optionQuantity: quantity ?? need([row], COLUMNS.quantity, positive),
		optionPrice: manageCode === undefined ? undefined : price,
		selectionCode: manageCode,
		selections,
	});
}

function readOptions(rows: Row[]): IDataObject[] {
	const seen = new Map<string, Row>();
	return rows.flatMap((row) => {
		const option = readOption(row);
		if (option === undefined) return [];
		const key = choiceKey(option.selections);
		const first = seen.get(key);
		if (first !== undefined) {
			throw row.error(
				COLUMNS.selectionCode,
				`is a choice that comes twice, in ${namesOf(first, row)}`,
				'Put the quantity into one row',
			);
		}
		seen.set(key, row);
		return [toOption(option)];
	});
}

function readSupplements(rows: Row[]): IDataObject[] {
	const groups = supplementRows(rows, [
		COLUMNS.supplementName,
		COLUMNS.supplementPrice,
		COLUMNS.supplementQuantity,
	]);
	return [...groups].map(([id, group]) => {
		const [first, second] = group as [Row, ...Row[]];
		if (second !== undefined) {
			throw second.error(
				COLUMNS.supplementId,
				`${id} comes twice, in ${namesOf(first, second)}`,
				'Put the quantity into one row',
			);
		}
		return {
			id,
			...supplementBasics(group),
			quantity: need(group, COLUMNS.supplementQuantity, positive),
		};
	});
}

/**
 * One product of `naverProducts`, from its rows.
 *
 * @param extra headers of further columns to send along
 * @throws CellError
 */
export function toPurchaseProduct(id: string, rows: Row[], extra: readonly string[]): IDataObject {
	const options = readOptions(rows);
	const supplements = readSupplements(rows);
	const basePrice = need(rows, COLUMNS.basePrice, integer);
	const cheapest = Math.min(0, ...options.map(({ optionPrice }) => Number(optionPrice ?? 0)));
	if (basePrice + cheapest < 0) {
		throw (rows[0] as Row).error(
			COLUMNS.optionPrice,
			`${cheapest} takes more off than the product costs (${basePrice})`,
		);
	}
	return definedOnly({
		id,
		merchantProductId: agree(rows, COLUMNS.merchantProductId, text),
		ecMallProductId: agree(rows, COLUMNS.ecMallProductId, text),
		name: need(rows, COLUMNS.name, text),
		basePrice,
		taxType: agree(rows, COLUMNS.taxType, (row, column) => row.code(column, taxTypes)),
		quantity: options.length === 0 ? need(rows, COLUMNS.quantity, positive) : undefined,
		infoUrl: need(rows, COLUMNS.infoUrl, url),
		imageUrl: need(rows, COLUMNS.imageUrl, url),
		giftName: agree(rows, COLUMNS.giftName, text),
		...additionalFields(rows, extra),
		options: options.length === 0 ? undefined : options,
		shipping: readShipping(rows),
		supplements: supplements.length === 0 ? undefined : supplements,
	});
}
