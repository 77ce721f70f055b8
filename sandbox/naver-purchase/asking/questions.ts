import { askedByApi } from '../parcels/shipping';
import type { NaverPurchaseSettings } from '../settings';
import {
	type Asked,
	type Buyer,
	type PurchaseProduct,
	PurchaseRefused,
	type Reason,
} from '../types';
import { readAreaFees } from './area-fees';
import { ask } from './ask';
import { checkProducts } from './check';
import { readProducts } from './product-info';
import { areaQuery, productQuery } from './queries';

type Keep = (asked: Asked) => void;

/** Asks the shop whether it sells these products so. Throws PurchaseRefused with every reason. */
export async function askForProducts(
	products: readonly PurchaseProduct[],
	settings: NaverPurchaseSettings,
	keep: Keep,
): Promise<void> {
	const query = productQuery(products, settings);
	const xml = await ask('productInfo', settings.productInfoUrl, query, settings, keep);
	const reasons: Reason[] = [];
	const infos = readProducts(xml, reasons);
	reasons.push(...checkProducts(products, infos));
	if (reasons.length > 0) throw new PurchaseRefused(reasons);
}

/** Asks the shop for the surcharges of an address: KRW by product id. Throws PurchaseRefused. */
export async function askForFees(
	products: readonly PurchaseProduct[],
	address: Pick<Buyer, 'zipCode' | 'baseAddress'>,
	settings: NaverPurchaseSettings,
	keep: Keep,
): Promise<Map<string, number>> {
	const ids = askedByApi(products);
	if (ids.length === 0) return new Map();
	const query = areaQuery(ids, address, settings);
	const xml = await ask('areaSurcharge', settings.areaSurchargeUrl, query, settings, keep);
	return readAreaFees(xml, ids);
}
