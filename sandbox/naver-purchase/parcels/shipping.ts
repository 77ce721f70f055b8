import type { PurchaseProduct } from '../types';
import { areaOf } from './areas';
import { pieces, priceOf } from './prices';

/** Products that go in one box, and what that costs; KRW. */
export interface Parcel {
	products: PurchaseProduct[];
	method: string;
	/** Without the surcharge; 0 when the buyer pays the courier. */
	fee: number;
	surcharge: number;
}

/**
 * Puts products into boxes by `groupId` (those without one go alone) and says what each costs. Of
 * several products in a box the dearest fee and surcharge count. `fees`: surcharges that the shop
 * answered, by product id.
 */
export function parcelsOf(
	products: readonly PurchaseProduct[],
	zipCode: string,
	fees: ReadonlyMap<string, number>,
): Parcel[] {
	const groups = new Map<string, PurchaseProduct[]>();
	for (const [index, product] of products.entries()) {
		const { groupId = '' } = product.shipping;
		const key = groupId === '' ? `alone ${index}` : `group ${groupId}`;
		groups.set(key, [...(groups.get(key) ?? []), product]);
	}
	return [...groups.values()].map((group) => ({
		products: group,
		method: group[0]?.shipping.method ?? 'DELIVERY',
		fee: Math.max(...group.map((one) => feeOf(one, group))),
		surcharge: Math.max(...group.map((one) => surchargeOf(one, zipCode, fees))),
	}));
}

function feeOf({ shipping }: PurchaseProduct, group: readonly PurchaseProduct[]): number {
	const { baseFee, feePayType, method, feeRule = {} } = shipping;
	if (method === 'NOTHING' || feePayType === 'CASH_ON_DELIVERY') return 0;
	const price = group.reduce((sum, one) => sum + priceOf(one), 0);
	const quantity = group.reduce((sum, one) => sum + pieces(one), 0);
	const { freeByThreshold, repeatByQty, rangesByQty = [] } = feeRule;
	if (freeByThreshold !== undefined && price >= freeByThreshold) return 0;
	if (repeatByQty !== undefined) return baseFee * Math.ceil(quantity / repeatByQty);
	const reached = rangesByQty
		.filter(({ from }) => quantity >= from)
		.sort((left, right) => right.from - left.from);
	return baseFee + (reached[0]?.surcharge ?? 0);
}

function surchargeOf(
	{ id, shipping }: PurchaseProduct,
	zipCode: string,
	fees: ReadonlyMap<string, number>,
): number {
	const { surchargesByArea: rule = [] } = shipping.feeRule ?? {};
	if (rule === 'API') return fees.get(id) ?? 0;
	const area = areaOf(zipCode);
	if (area === undefined) return 0;
	const own = rule.find((one) => one.area === area) ?? rule.find((one) => one.area === 'island');
	return own?.surcharge ?? 0;
}

/** Ids of the products whose surcharge the shop has to be asked for. */
export function askedByApi(products: readonly PurchaseProduct[]): string[] {
	return products
		.filter(({ shipping }) => shipping.feeRule?.surchargesByArea === 'API')
		.map(({ id }) => id);
}
