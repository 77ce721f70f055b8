import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf } from '../documents/amounts';
import { parseXml } from '../documents/xml';
import { Fields } from './fields';
import { Findings, type Place } from './finding';

/** One product on both sides: as it is bought, and as the shop's product information has it. */
export interface Sides {
	findings: Findings;
	/** The product of the purchase. */
	bought: IDataObject;
	/** Its path: `naverProducts[0]`. */
	path: string;
	/** The product of the XML. */
	info: IDataObject;
	/** Its path: `/products/product[1]`. */
	xmlPath: string;
}

/** Fields of an object of the purchase. */
export const fieldsOf = (findings: Findings, object: IDataObject, path: string): Fields =>
	new Fields(object, findings, (name) => ({ path: path === '' ? name : `${path}.${name}` }));

/** Fields of an element of the XML. */
export const elementsOf = (findings: Findings, element: IDataObject, xmlPath: string): Fields =>
	new Fields(element, findings, (name) => ({ xmlPath: `${xmlPath}/${name}` }));

/** A place on both sides. */
export const both = ({ path }: Place, { xmlPath }: Place): Place => ({ path, xmlPath });

/** Elements of one name with their paths, counted from 1 as in XPath. */
export const elements = (
	parent: IDataObject,
	name: string,
	xmlPath: string,
): Array<{ element: IDataObject; xmlPath: string }> =>
	listOf(parent[name]).map((element, index) => ({
		element,
		xmlPath: `${xmlPath}/${name}[${index + 1}]`,
	}));

/** A text of the XML; an empty element counts as none. */
export const textOf = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** The encoding that a document declares, unless it is the one that Naver Pay's manual requires. */
function wrongEncoding(xml: string): string | undefined {
	const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']+)["']/.exec(xml)?.[1];
	return declared?.toUpperCase() === 'UTF-8' ? undefined : declared;
}

/** The products of the product information by id, with their paths; `undefined` when Naver Pay can't read it. */
type Products = ReadonlyMap<string, { element: IDataObject; xmlPath: string }> | undefined;

/** Reads the product information, and tells what is wrong with it. */
export type ProductsReader = (findings: Findings, xml: string) => Products;

/**
 * Reads documents for several checks: the same one again, as purchases held against one answer have it, is read once.
 *
 * @param parse reads XML
 */
export function productsReader(parse = parseXml): ProductsReader {
	let last: { xml: string; products: Products; found: Findings } | undefined;
	return (findings, xml) => {
		if (last?.xml !== xml) {
			const found = new Findings();
			last = { xml, products: readProducts(found, xml, parse), found };
		}
		findings.addAll(last.found);
		return last.products;
	};
}

function readProducts(findings: Findings, xml: string, parse: typeof parseXml): Products {
	let root: IDataObject;
	try {
		root = parse(xml);
	} catch (error) {
		findings.refuse(
			'xmlUnreadable',
			{ xmlPath: '/' },
			`The product information is no well-formed XML: ${(error as Error).message}`,
		);
		return undefined;
	}
	const encoding = wrongEncoding(xml);
	if (encoding !== undefined) {
		findings.refuse(
			'xmlUnreadable',
			{ xmlPath: '/' },
			`The product information says that its encoding is ${encoding}, but must be UTF-8`,
		);
	}
	if (root.products === undefined) {
		findings.refuse(
			'xmlUnreadable',
			{ xmlPath: '/' },
			`The product information begins with <${Object.keys(root)[0] ?? ''}>, but must with <products>`,
		);
		return undefined;
	}
	const products = new Map<string, { element: IDataObject; xmlPath: string }>();
	for (const product of elements(asObject(root.products), 'product', '/products')) {
		const id = elementsOf(findings, product.element, product.xmlPath).text('id');
		if (id === undefined) continue;
		if (products.has(id)) {
			findings.refuse(
				'productRepeated',
				{ xmlPath: product.xmlPath },
				`Product ${id} comes twice in the product information`,
			);
		} else products.set(id, product);
	}
	return products;
}
