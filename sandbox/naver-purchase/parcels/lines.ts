import type { PlacedPackage } from '../../npay/orders/place';
import type { ProductLine } from '../../npay/types';
import type { ChosenOption, PurchaseProduct } from '../types';
import type { Parcel } from './shipping';

/** A box as Npay takes it: a product order for every chosen option, and for every supplement. */
export function packageOf({ products, method, fee, surcharge }: Parcel): PlacedPackage {
	return {
		lines: products.flatMap(linesOf),
		expectedDeliveryMethod: method,
		deliveryFee: fee,
		surcharge,
	};
}

function linesOf(product: PurchaseProduct): ProductLine[] {
	const { options, supplements = [], quantity = 0, basePrice } = product;
	const chosen = options
		? options.map((option) => ({
				...lineOf(product, basePrice, option.optionQuantity),
				...optionOf(option),
			}))
		: [lineOf(product, basePrice, quantity)];
	const added = supplements.map((one) => ({
		...lineOf(product, one.price, one.quantity),
		productId: one.id,
		productName: one.name,
		productClass: '추가구성상품',
	}));
	return [...chosen, ...added];
}

function lineOf(product: PurchaseProduct, unitPrice: number, quantity: number): ProductLine {
	return {
		productId: product.id,
		originalProductId: product.id,
		productName: product.name,
		productClass: '단일상품',
		sellerProductCode: product.merchantProductId ?? product.id,
		optionPrice: 0,
		unitPrice,
		quantity,
		discount: 0,
		taxType: product.taxType === 'TAX_FREE' ? 'TAX_EXEMPTION' : 'TAXATION',
	};
}

function optionOf({ optionPrice = 0, selectionCode, selections }: ChosenOption) {
	return {
		productClass: '조합형옵션상품',
		productOption: selections.map(({ label, value }) => `${label}: ${value}`).join(' / '),
		optionCode: selections.map(({ code }) => code).join('_'),
		...(selectionCode && { optionManageCode: selectionCode }),
		optionPrice,
	};
}
