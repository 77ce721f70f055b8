import type { PurchaseProduct } from '../types';

/** Pieces of a product, without supplements. */
export function pieces({ quantity = 0, options }: PurchaseProduct): number {
	return options ? options.reduce((sum, one) => sum + one.optionQuantity, 0) : quantity;
}

/** What a product costs with its options and supplements, without shipping; KRW. */
export function priceOf(product: PurchaseProduct): number {
	const { basePrice, options = [], supplements = [] } = product;
	const extra = options.reduce((sum, one) => sum + (one.optionPrice ?? 0) * one.optionQuantity, 0);
	const added = supplements.reduce((sum, one) => sum + one.price * one.quantity, 0);
	return basePrice * pieces(product) + extra + added;
}
