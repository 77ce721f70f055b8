import type { Reason } from '../types';
import { Element } from './xml';

export interface Combination {
	manageCode: string;
	/** KRW; 0 when absent. */
	price: number;
	/** Undefined when it is not counted. */
	stockQuantity: number | undefined;
	onSale: boolean;
	path: string;
}

export interface SupplementInfo {
	id: string;
	price: number;
	stockQuantity: number | undefined;
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
	/** Whether each value of each kind of option is on sale, by its id. */
	values: Map<string, boolean>;
	/** Names of the kinds of option that the buyer types in. */
	typed: Set<string>;
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
	for (const name of ['feeType', 'feePayType']) shipping.text(name);
	shipping.integer('feePrice');
	const option = element.child('option');
	const kinds = option.children('optionItem');
	const status = element.optional('status') ?? 'ON_SALE';
	if (!STATUSES.has(status)) {
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
		values: new Map(kinds.flatMap(readValues)),
		typed: new Set(kinds.filter(isTyped).map((kind) => kind.text('name'))),
		combinations: new Map(
			option
				.children('combination')
				.map(readCombination)
				.map((one) => [one.manageCode, one]),
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

const isTyped = (item: Element): boolean => item.optional('type') === 'INPUT';

/** Left out, a state means that it is on sale (interworking guide 2.1). */
const isOnSale = (element: Element): boolean => element.optional('status') !== 'false';

function readValues(item: Element): Array<[id: string, onSale: boolean]> {
	item.text('name');
	return item.children('value').map((value) => {
		value.text('text');
		return [value.text('id'), isOnSale(value)];
	});
}

function readCombination(element: Element): Combination {
	return {
		manageCode: element.text('manageCode'),
		price: element.optionalInteger('price') ?? 0,
		stockQuantity: element.optionalInteger('stockQuantity'),
		onSale: isOnSale(element),
		path: element.path,
	};
}

function readSupplement(element: Element): SupplementInfo {
	element.text('name');
	return {
		id: element.text('id'),
		price: element.integer('price'),
		stockQuantity: element.optionalInteger('stockQuantity'),
		onSale: isOnSale(element),
		path: element.path,
	};
}
