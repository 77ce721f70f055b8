import { cut } from '../../shared/data/writing';
import { InputError } from '../../shared/failure/errors';

/** A query parameter: `product[0][id]=A` is `[['product', '0', 'id'], 'A']`. */
type Parameter = [path: string[], value: string];

/** A product that Naver Pay asks for: by its id, or by its number at Naver Shopping where it has no other. */
export interface AskedProduct {
	id: string | undefined;
	ecMallProductId: string | undefined;
	/** The codes of the chosen combinations (`selectionCode`), none without options. */
	optionManageCodes: string[];
	/** What else the query says, of it and of all: `supplementIds`, `optionSearch`, `merchantCustomCode1`. */
	others: Record<string, string>;
}

/** What Naver Pay asks of area surcharges. */
export interface AskedAreas {
	productIds: string[];
	/** Digits only; unset when it wasn't asked with one. */
	zipcode: string | undefined;
	/** The address, decoded. */
	address1: string | undefined;
}

const LABEL = 'Query';

/** Parameters that are read; the others are passed on as they came where they can't be decoded (EUC-KR). */
const READ = new Set(['product', 'productId', 'zipcode', 'address1']);

/** A part of a query, decoded; `undefined` when its percent signs encode nothing. */
function tryDecode(text: string): string | undefined {
	try {
		return decodeURIComponent(text.replace(/\+/g, ' '));
	} catch {
		return undefined;
	}
}

function decode(text: string): string {
	const decoded = tryDecode(text);
	if (decoded === undefined) {
		throw new InputError(LABEL, `holds "${text.slice(0, 40)}", which is not percent-encoded`);
	}
	return decoded;
}

const pathOf = (key: string): string[] => {
	const plain = /%5B/i.test(key) ? (tryDecode(key) ?? key) : key;
	return plain
		.split(/[[\]]+/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
};

/** The parameters of a query as text: with `?` or not, a whole address, encoded once, twice or not at all. */
function fromText(text: string): Parameter[] {
	const address = text.trim();
	const [query = ''] = address.slice(address.indexOf('?') + 1).split('#', 1);
	const plain = query.includes('=') ? query : decode(query);
	return plain
		.split('&')
		.filter((part) => part !== '')
		.map((part) => {
			const at = part.includes('=') ? part.indexOf('=') : part.length;
			const path = pathOf(tryDecode(part.slice(0, at)) ?? part.slice(0, at));
			const value = part.slice(at + 1);
			return [path, READ.has(path[0] ?? '') ? decode(value) : (tryDecode(value) ?? value)];
		});
}

/** The parameters of a query as n8n's Webhook node gives it: nested, or by their full names. */
function fromObject(value: unknown, path: string[] = []): Parameter[] {
	if (typeof value !== 'object' || value === null) return [[path, String(value ?? '')]];
	return Object.entries(value).flatMap(([key, inner]) =>
		fromObject(inner, [...path, ...pathOf(key)]),
	);
}

/** Reads a query, as text or as an object. @throws InputError */
function readParameters(query: unknown): Parameter[] {
	if (typeof query === 'string') return fromText(query);
	if (typeof query === 'object' && query !== null && !Array.isArray(query))
		return fromObject(query);
	throw new InputError(
		LABEL,
		'must be the query of the call, as text or as the Webhook node gives it',
		'Use {{ $json.query }} right after the Webhook node',
	);
}

const byIndex = ([a]: [string, unknown], [b]: [string, unknown]): number =>
	Number(a) - Number(b) || (a < b ? -1 : 1);

const single = (name: string, values: string[]): string | undefined => {
	const different = [...new Set(values.map((value) => value.trim()))];
	if (different.length > 1) {
		throw new InputError(
			LABEL,
			`gives ${name} twice: ${different.slice(0, 2).map(cut).join(' and ')}`,
		);
	}
	return different[0] === '' ? undefined : different[0];
};

/** Where a product stands in for its id: Naver Pay has both spellings. */
const EC_MALL_ID = /^ec[mM]all[pP]roductId$/;
const MANAGE_CODES = /^optionManageCodes?$/;

function toAskedProduct(
	index: string,
	values: Array<[field: string, value: string]>,
	ofAll: Array<[field: string, value: string]>,
): AskedProduct {
	const of = (wanted: RegExp) =>
		values.filter(([field]) => wanted.test(field)).map(([, value]) => value);
	const id = single(`product[${index}][id]`, of(/^id$/));
	const ecMallProductId = single(`product[${index}][ecmallProductId]`, of(EC_MALL_ID));
	if (id === undefined && ecMallProductId === undefined) {
		throw new InputError(LABEL, `has no product[${index}][id]`);
	}
	const codes = of(MANAGE_CODES)
		.flatMap((value) => value.split(','))
		.map((code) => code.trim())
		.filter((code) => code !== '');
	const others = values.filter(
		([field]) => field !== 'id' && !MANAGE_CODES.test(field) && !EC_MALL_ID.test(field),
	);
	return {
		id,
		ecMallProductId,
		optionManageCodes: [...new Set(codes)],
		others: Object.fromEntries([...ofAll, ...others]),
	};
}

/**
 * Reads what products Naver Pay asks for: `product[0][id]=A&product[1][optionManageCodes]=R_L`. Both spellings
 * of the code (with and without `s`), indexes in any order.
 *
 * @param query text, or the `query` of n8n's Webhook node
 * @returns the products by their indexes
 * @throws InputError when there is none, or one has no id
 */
export function parseProductQuery(query: unknown): AskedProduct[] {
	const fields = new Map<string, Array<[field: string, value: string]>>();
	const ofAll: Array<[string, string]> = [];
	for (const [[kind = '', index = '', field = ''], value] of readParameters(query)) {
		if (kind !== 'product') {
			if (kind !== '') ofAll.push([kind, value]);
			continue;
		}
		const known = fields.get(index);
		if (known === undefined) fields.set(index, [[field, value]]);
		else known.push([field, value]);
	}
	if (fields.size === 0) {
		throw new InputError(LABEL, 'names no product', 'Naver Pay asks with product[0][id]=…');
	}
	return [...fields].sort(byIndex).map(([index, values]) => toAskedProduct(index, values, ofAll));
}

/** Text of base64url (blanks are plus signs that were decoded); anything else as it is. */
function fromBase64Url(text: string): string {
	const base64 = text.replace(/ /g, '+').replace(/-/g, '+').replace(/_/g, '/');
	if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return text;
	const decoded = Buffer.from(base64, 'base64').toString('utf8');
	return decoded.includes('\uFFFD') ? text : decoded;
}

/**
 * Reads for which products, and where, Naver Pay asks surcharges:
 * `productId[0]=P001&zipcode=63309&address1=<base64url of the UTF-8 address>`.
 *
 * @param query text, or the `query` of n8n's Webhook node
 * @throws InputError when it names no product
 */
export function parseAreaQuery(query: unknown): AskedAreas {
	const parameters = readParameters(query);
	const of = (name: string) => parameters.filter(([[first]]) => first === name);
	const productIds = of('productId')
		.map(([[, index = '0'], value]): [string, string] => [index, value.trim()])
		.sort(byIndex)
		.map(([, id]) => id)
		.filter((id) => id !== '');
	if (productIds.length === 0) {
		throw new InputError(LABEL, 'names no product', 'Naver Pay asks with productId[0]=…');
	}
	const valuesOf = (name: string) => of(name).map(([, value]) => value);
	const address = single('address1', valuesOf('address1'));
	return {
		productIds: [...new Set(productIds)],
		zipcode: single('zipcode', valuesOf('zipcode'))?.replace(/\D/g, '') || undefined,
		address1: address === undefined ? undefined : fromBase64Url(address).trim(),
	};
}
