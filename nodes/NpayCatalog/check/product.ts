import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf, piecesOf } from '../documents/amounts';
import { statuses, taxTypes } from '../rows/codes';
import { both, elementsOf, fieldsOf, type Sides } from './sides';

/** A product of the purchase by itself: what is required of it. */
export function checkBought({ findings, bought, path }: Omit<Sides, 'info' | 'xmlPath'>): void {
	const fields = fieldsOf(findings, bought, path);
	fields.text('name');
	fields.integer('basePrice');
	fields.code('taxType', taxTypes, false);
	fields.url('infoUrl');
	fields.url('imageUrl');
	fields.integer('quantity', { min: 1, required: listOf(bought.options).length === 0 });
	if (bought.option !== undefined) {
		findings.warn(
			'deprecated',
			{ path: `${path}.option` },
			'option (one) is deprecated and not looked at here: use options, a list',
		);
	}
}

/**
 * A product's own fields on both sides: price, state, stock.
 *
 * @param pieces bought of it in the whole purchase
 */
export function checkProduct(
	{ findings, bought, path, info, xmlPath }: Sides,
	pieces: number,
): void {
	const fields = fieldsOf(findings, bought, path);
	const xml = elementsOf(findings, info, xmlPath);
	const at = (name: string) => both(fields.place(name), xml.place(name));
	xml.text('name');
	xml.url('infoUrl');
	xml.url('imageUrl');
	const basePrice = xml.integer('basePrice', { inXml: true });
	if (basePrice !== undefined && basePrice !== bought.basePrice) {
		findings.refuse(
			'basePriceDiffers',
			at('basePrice'),
			`The price is ${String(bought.basePrice)} in the purchase, but ${basePrice} in the product information`,
		);
	}
	const taxType = xml.code('taxType', taxTypes, false);
	if (taxType !== undefined && bought.taxType !== undefined && taxType !== bought.taxType) {
		findings.warn(
			'taxTypeDiffers',
			at('taxType'),
			`taxType is ${String(bought.taxType)} in the purchase, but ${taxType} in the product information`,
		);
	}
	// Left out, a product is on sale (interworking guide 2.1).
	const status = xml.code('status', statuses, false);
	if (status !== undefined && status !== 'ON_SALE') {
		findings.refuse(
			'notOnSale',
			xml.place('status'),
			`The product is ${status} (${statuses.find(({ code }) => code === status)?.ko ?? ''}), not ON_SALE`,
		);
	}
	const stock = xml.integer('stockQuantity', { required: false, inXml: true });
	if (stock === undefined || stock >= pieces) return;
	if (hasCodes(info)) {
		findings.warn(
			'stockShort',
			xml.place('stockQuantity'),
			`The product's stock (${stock}) does not count, because its options have codes: give each combination a stock of its own (옵션재고)`,
		);
	} else {
		findings.refuse(
			'stockShort',
			{ path: piecesPath(path, listOf(bought.options).length), ...xml.place('stockQuantity') },
			`${pieces} are bought, but only ${stock} are in stock (재고 부족)`,
		);
	}
}

/** Whether options have manage codes: then the product's own stock doesn't count (interworking guide 2.1). */
const hasCodes = (info: IDataObject): boolean =>
	listOf(asObject(info.option).combination).some(
		({ manageCode }) => typeof manageCode === 'string',
	);

const piecesPath = (path: string, options: number): string =>
	options === 0 ? `${path}.quantity` : `${path}.options`;

/** Pieces of each product in the whole purchase, by id. */
export function countPieces(products: Array<Sides['bought']>): Map<string, number> {
	const pieces = new Map<string, number>();
	for (const product of products) {
		const id = String(product.id);
		pieces.set(id, (pieces.get(id) ?? 0) + piecesOf(product));
	}
	return pieces;
}

/** Pieces of each combination in the whole purchase, by product id and code. */
export function countChosen(products: Array<Sides['bought']>): Map<string, number> {
	const pieces = new Map<string, number>();
	for (const { id, options } of products) {
		for (const { selectionCode, optionQuantity } of listOf(options)) {
			const key = chosenKey(id, selectionCode);
			pieces.set(key, (pieces.get(key) ?? 0) + Number(optionQuantity ?? 1));
		}
	}
	return pieces;
}

/** Names a combination of a product. */
export const chosenKey = (id: unknown, code: unknown): string => JSON.stringify([id, code]);
