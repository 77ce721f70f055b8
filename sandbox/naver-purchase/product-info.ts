import { Element } from './xml';
import type { Reason } from './types';

export interface Combination {
	manageCode: string;
	/** KRW; 0 when absent. */
	price: number;
}

export interface SupplementInfo {
	id: string;
	price: number;
	stockQuantity: number;
	onSale: boolean;
	path: string;
}

/** What a shop says of one product; prices in KRW. */
export interface ProductInfo {
	id: string;
	basePrice: number;
	status: string;
	stockQuantity: number | undefined;
	optionSupport: boolean;
	/** Ids of every value of every kind of option. */
	valueIds: Set<string>;
	combinations: Map<string, Combination>;
	supplementSupport: boolean;
	supplements: Map<string, SupplementInfo>;
	/** Where it stands in the answer. */
	path: string;
}

const STATUSES: ReadonlySet<string> = new Set(['ON_SALE', 'SOLD_OUT', 'NOT_SALE']);

/** Reads `<products>`; what is wrong with it goes to `reasons`. Throws PurchaseRefused. */
export function readProducts(xml: string, reasons: Reason[]): Map<string, ProductInfo> {
	const root = Element.parse(xml, 'products', 'productInfo', reasons);
	const products = root.children('product').map((element) => readProduct(element, reasons));
	return new Map(products.map((product) => [product.id, product]));
}

function readProduct(element: Element, reasons: Reason[]): ProductInfo {
	element.text('name');
	element.text('infoUrl');
	element.text('imageUrl');
	const shipping = element.child('shippingPolicy');
	for (const name of ['method', 'feeType', 'feePayType']) shipping.text(name);
	shipping.integer('feePrice');
	const option = element.child('option');
	const status = element.text('status');
	if (status !== '' && !STATUSES.has(status)) {
		reasons.push({
			in: 'productInfo',
			path: `${element.path}.status`,
			message: `알 수 없는 판매 상태입니다: ${status}`,
		});
	}
	return {
		id: element.text('id'),
		basePrice: element.integer('basePrice'),
		status,
		stockQuantity: element.optionalInteger('stockQuantity'),
		optionSupport: element.optional('optionSupport') === 'true',
		valueIds: new Set(option.children('optionItem').flatMap(readValueIds)),
		combinations: new Map(
			option.children('combination').map((one) => {
				const manageCode = one.text('manageCode');
				return [manageCode, { manageCode, price: one.optionalInteger('price') ?? 0 }];
			}),
		),
		supplementSupport: element.optional('supplementSupport') === 'true',
		supplements: new Map(
			element
				.children('supplement')
				.map(readSupplement)
				.map((one) => [one.id, one]),
		),
		path: element.path,
	};
}

function readValueIds(item: Element): string[] {
	item.text('name');
	return item.children('value').map((value) => {
		value.text('text');
		return value.text('id');
	});
}

function readSupplement(element: Element): SupplementInfo {
	element.text('name');
	return {
		id: element.text('id'),
		price: element.integer('price'),
		stockQuantity: element.integer('stockQuantity'),
		onSale: element.text('status') === 'true',
		path: element.path,
	};
}
