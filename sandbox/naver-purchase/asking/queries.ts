import type { NaverPurchaseSettings } from '../settings';
import type { PurchaseProduct } from '../types';

/** The query by which product information is asked for, PHP-style. */
export function productQuery(
	products: readonly PurchaseProduct[],
	{ optionKey, brackets }: NaverPurchaseSettings,
): string {
	const pairs = products.flatMap(({ id, options = [] }, index) => {
		const codes = options.flatMap(({ selectionCode }) => selectionCode ?? []);
		return [
			[`product[${index}][id]`, encodeURIComponent(id)],
			...(codes.length > 0
				? [[`product[${index}][${optionKey}]`, codes.map(encodeURIComponent).join(',')]]
				: []),
		];
	});
	return pairs.map(([name = '', value = '']) => `${nameOf(name, brackets)}=${value}`).join('&');
}

/** The query by which area surcharges are asked for; the address is base64url of its UTF-8. */
export function areaQuery(
	productIds: readonly string[],
	{ zipCode, baseAddress }: { zipCode: string; baseAddress: string },
	{ brackets }: NaverPurchaseSettings,
): string {
	return [
		...productIds.map(
			(id, index) => `${nameOf(`productId[${index}]`, brackets)}=${encodeURIComponent(id)}`,
		),
		`zipcode=${encodeURIComponent(zipCode)}`,
		`address1=${Buffer.from(baseAddress).toString('base64url')}`,
	].join('&');
}

function nameOf(name: string, brackets: NaverPurchaseSettings['brackets']): string {
	return brackets === 'encoded' ? encodeURIComponent(name) : name;
}
