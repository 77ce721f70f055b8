import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import type { IDataObject } from 'n8n-workflow';

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

/** Most references (`&amp;`, `&#44032;`) of a document: each takes the parser some microseconds. */
const MOST_REFERENCES = 50_000;
/** Longest document, in characters. */
const LONGEST = 5_000_000;

/** @param numericReferences whether the document holds characters as numbers (`&#44;`) */
const createParser = (numericReferences: boolean): XMLParser =>
	new XMLParser({
		parseTagValue: false,
		ignoreAttributes: true,
		ignoreDeclaration: true,
		ignorePiTags: true,
		// The library's own bounds are for entities that a document defines; these documents define none.
		processEntities: {
			enabled: true,
			maxTotalExpansions: MOST_REFERENCES,
			maxExpandedLength: LONGEST,
		},
		// Slow, and the library's only way to read them.
		htmlEntities: numericReferences,
		isArray: (_, path) => LISTS.has(String(path)),
	});

function countReferences(xml: string): number {
	let count = 0;
	for (let at = xml.indexOf('&'); at !== -1; at = xml.indexOf('&', at + 1)) count++;
	return count;
}

/**
 * Reads a document. All values are text, trimmed.
 *
 * @throws SyntaxError that says what is wrong with it
 */
export function parseXml(xml: string): IDataObject {
	// A document type could define text that grows without end; these documents have none.
	if (/<!DOCTYPE/i.test(xml)) throw new SyntaxError('A document type (DOCTYPE) is not allowed');
	if (xml.length > LONGEST) throw new SyntaxError(`It has more than ${LONGEST} characters`);
	if (countReferences(xml) > MOST_REFERENCES) {
		throw new SyntaxError(
			`It writes more than ${MOST_REFERENCES} characters as references (&#…;): write them as they are`,
		);
	}
	const result = XMLValidator.validate(xml.replace(/^\uFEFF/, ''));
	if (result !== true) {
		const { msg, line, col } = result.err;
		throw new SyntaxError(`${msg.replace(/\.$/, '')} (line ${line}, column ${col})`);
	}
	return createParser(xml.includes('&#')).parse(xml) as IDataObject;
}
