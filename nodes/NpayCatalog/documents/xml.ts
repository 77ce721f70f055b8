import type { IDataObject } from 'n8n-workflow';
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';

/** What the answer to Naver Pay is sent as. */
export const XML_CONTENT_TYPE = 'application/xml; charset=UTF-8';

const builder = new XMLBuilder({ format: true, indentBy: '  ', suppressEmptyNode: true });

/** A document as XML: fields in their order, lists as repeated elements, text escaped. */
export const toXml = (document: IDataObject): string =>
	`<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(document) as string}`;

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

/** @param numericReferences whether the document holds characters as numbers (`&#44;`) */
const createParser = (numericReferences: boolean): XMLParser =>
	new XMLParser({
		parseTagValue: false,
		ignoreAttributes: true,
		ignoreDeclaration: true,
		ignorePiTags: true,
		// Slow, and the library's only way to read them.
		htmlEntities: numericReferences,
		isArray: (_, path) => LISTS.has(String(path)),
	});

/**
 * Reads a document. All values are text, trimmed.
 *
 * @throws SyntaxError that says what is wrong with it
 */
export function parseXml(xml: string): IDataObject {
	// A document type could define text that grows without end; these documents have none.
	if (/<!DOCTYPE/i.test(xml)) throw new SyntaxError('A document type (DOCTYPE) is not allowed');
	const result = XMLValidator.validate(xml.replace(/^\uFEFF/, ''));
	if (result !== true) {
		const { msg, line, col } = result.err;
		throw new SyntaxError(`${msg.replace(/\.$/, '')} (line ${line}, column ${col})`);
	}
	return createParser(xml.includes('&#')).parse(xml) as IDataObject;
}
