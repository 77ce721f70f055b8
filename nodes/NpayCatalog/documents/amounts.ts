import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';

/** Values of a list field; anything else counts as an empty list. */
export const listOf = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? value.map(asObject) : [];

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Pieces bought of a product, all its options together. A missing quantity of an option counts as one. */
export function piecesOf(product: IDataObject): number {
	const options = listOf(product.options);
	if (options.length === 0) return number(product.quantity);
	return options.reduce((sum, { optionQuantity }) => sum + number(optionQuantity ?? 1), 0);
}

/** What a product of a purchase costs with its options and supplements, without delivery. KRW. */
export function priceOf(product: IDataObject): number {
	const base = number(product.basePrice) * piecesOf(product);
	const options = listOf(product.options).reduce(
		(sum, { optionPrice, optionQuantity }) =>
			sum + number(optionPrice) * number(optionQuantity ?? 1),
		0,
	);
	const supplements = listOf(product.supplements).reduce(
		(sum, { price, quantity }) => sum + number(price) * number(quantity),
		0,
	);
	return base + options + supplements;
}
