import { parseXml as parse, type XmlElement, type XmlError } from '@rgrove/parse-xml';
import XMLBuilder from 'fast-xml-builder';
import type { IDataObject } from 'n8n-workflow';

/** What the answer to Naver Pay is sent as. */
export const XML_CONTENT_TYPE = 'application/xml; charset=UTF-8';

const builder = new XMLBuilder({ format: true, indentBy: '  ', suppressEmptyNode: true });

/** A document as XML: fields in their order, lists as repeated elements, text escaped. */
export const toXml = (document: IDataObject): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document)}`;

/** Elements that come more than once: always lists, also when there is one. */
const LISTS = new Set([
	'products.product',
	'products.product.option.optionItem',
	'products.product.option.optionItem.value',
	'products.product.option.combination',
	'products.product.option.combination.options',
	'products.product.supplement',
	'additionalFees.additionalFee',
]);

/** Longest document, in characters. */
const LONGEST = 5_000_000;

type Value = string | IDataObject;

const isElement = (node: { type: string }): node is XmlElement => node.type === 'element';

/** Text, or the elements inside by their names. @param path of the element, names with dots between them */
function valueOf(element: XmlElement, path: string): Value {
	const inside = element.children.filter(isElement);
	if (inside.length === 0) return element.text.trim();
	const byName = new Map<string, Value[]>();
	for (const one of inside) {
		const values = byName.get(one.name) ?? [];
		values.push(valueOf(one, `${path}.${one.name}`));
		byName.set(one.name, values);
	}
	// Not set one by one: an element may have a name such as `__proto__`.
	return Object.fromEntries(
		[...byName].map(([name, values]) => [
			name,
			values.length > 1 || LISTS.has(`${path}.${name}`) ? values : values[0],
		]),
	) as IDataObject;
}

/**
 * Reads a document. All values are text, trimmed; attributes are left out.
 *
 * @throws SyntaxError that says what is wrong with it, and where
 */
export function parseXml(xml: string): IDataObject {
	// A document type could define text that grows without end; these documents have none.
	if (/<!DOCTYPE/i.test(xml)) throw new SyntaxError('A document type (DOCTYPE) is not allowed');
	if (xml.length > LONGEST) throw new SyntaxError(`It has more than ${LONGEST} characters`);
	const root = rootOf(xml);
	if (typeof root === 'string') throw new SyntaxError(root);
	return root === null ? {} : { [root.name]: valueOf(root, root.name) };
}

/** The element that holds all others, or what is wrong with the document, and where. */
function rootOf(xml: string): XmlElement | string | null {
	try {
		return parse(xml).root;
	} catch (error) {
		if (error instanceof RangeError) return 'Its elements are nested too deeply';
		const [what = ''] = (error as XmlError).message.split('\n');
		return what;
	}
}
