import type { IDataObject } from 'n8n-workflow';

/** A field of the item by its path, or a fixed text. */
type Part = { path: readonly string[] } | { text: string };

/** An expression that names fields of the item and nothing else: the first of them that holds something. */
export interface ItemExpression {
	/** In the order in which they are looked at. */
	parts: readonly Part[];
	/** What joins them; `||` goes on where a value is empty, 0 or false, `??` where there is none. */
	operator: '||' | '??';
}

/** What only n8n's own evaluation can tell. */
export const UNSURE = Symbol('unsure');

const IDENTIFIER = /[A-Za-z_가-힣][A-Za-z0-9_가-힣]*/.source;
/** Headers of sheets, without what means something to n8n's parser: dots, quotes, braces, backslashes, `$`. */
const KEY = /[A-Za-z0-9_가-힣 :#%~+*/(),-]+/.source;
const STEP = `\\.${IDENTIFIER}|\\['${KEY}'\\]|\\["${KEY}"\\]`;
const FIELD = `\\$json(?:${STEP})+`;
const TEXT = `'(?:${KEY})?'|"(?:${KEY})?"`;
const PART = `(?:${FIELD}|${TEXT})`;
const joined = (operator: string): string => ` *${operator} *${PART}`;
const EXPRESSION = new RegExp(
	`^=\\{\\{ *(${FIELD}(?:(?:${joined('\\|\\|')})*|(?:${joined('\\?\\?')})*)) *\\}\\}$`,
);
const PARTS = new RegExp(`${FIELD}|${TEXT}`, 'g');
const STEPS = new RegExp(STEP, 'g');

/**
 * Names that n8n refuses, or that mean something of an object's own to it or to JavaScript (read in n8n 1.123 and
 * 2.41: `isSafeObjectProperty`, `augmentObject`, the proxies of its expression engines).
 */
const SPECIAL = new Set([
	...Object.getOwnPropertyNames(Object.prototype),
	...['prototype', 'mainModule', 'binding', '_linkedBinding', '_load', 'prepareStackTrace'],
	...['getPrototypeOf', 'setPrototypeOf', 'getOwnPropertyDescriptor', 'getOwnPropertyDescriptors'],
	...['defineProperty', 'defineProperties', 'caller', 'callee', 'arguments', 'getBuiltinModule'],
	...['dlopen', 'execve', 'loadEnvFile', 'isProxy', 'toJSON', 'then', 'global', 'globalThis'],
	...['window', 'self', 'this', 'process', 'document'],
]);

/** n8n also refuses a text in which this word follows a dot, whatever it is a part of. */
const REFUSED_WORD = 'constructor';

function pathOf(field: string): readonly string[] {
	const steps = field.match(STEPS) ?? [];
	return steps.map((step) => (step.startsWith('.') ? step.slice(1) : step.slice(2, -2)));
}

const toPart = (written: string): Part =>
	written.startsWith('$') ? { path: pathOf(written) } : { text: written.slice(1, -1) };

const isPlainName = (name: string): boolean => !SPECIAL.has(name) && !name.startsWith('__');

/**
 * Reads an expression such as `={{ $json.orderId || $json['주문번호'] }}`.
 *
 * @returns `undefined` for any other, which n8n has to evaluate
 */
export function parseItemExpression(saved: string): ItemExpression | undefined {
	const [, inner] = EXPRESSION.exec(saved) ?? [];
	if (inner === undefined || inner.includes(REFUSED_WORD)) return undefined;
	const parts = (inner.match(PARTS) ?? []).map(toPart);
	if (!parts.every((part) => 'text' in part || part.path.every(isPlainName))) return undefined;
	return { parts, operator: inner.replace(PARTS, '').includes('?') ? '??' : '||' };
}

/** Whether it is an object as JSON has it, of whatever realm, and no date or list. */
function isPlainObject(value: unknown): value is IDataObject {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype = Object.getPrototypeOf(value) as object | null;
	const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
	return isPlain && !('toJSON' in value);
}

/** A field that stands in the object itself. */
function ownValue(object: IDataObject, name: string): unknown {
	const described = Object.getOwnPropertyDescriptor(object, name);
	if (described === undefined) return name in object ? UNSURE : undefined;
	return 'value' in described ? described.value : UNSURE;
}

/** Characters that n8n's engines may hand over otherwise: they keep texts in other forms. */
const ODD = /[\0\ud800-\udfff]/;

/** Whether all of n8n's engines hand a value over as it is. */
function isHandedOver(value: unknown): boolean {
	if (typeof value === 'string') return !ODD.test(value);
	if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
	return value === undefined || value === null || typeof value === 'boolean';
}

function valueAt(json: IDataObject, path: readonly string[]): unknown {
	let value: unknown = json;
	for (const name of path) {
		if (!isPlainObject(value)) return UNSURE;
		value = ownValue(value, name);
	}
	return isHandedOver(value) ? value : UNSURE;
}

/**
 * What n8n would make of an expression for an item.
 *
 * @param json of the item
 * @returns `UNSURE` where it isn't a text, a number, true, false or nothing: n8n makes copies of all others
 */
export function evaluate({ parts, operator }: ItemExpression, json: unknown): unknown {
	if (!isPlainObject(json)) return UNSURE;
	let value: unknown;
	for (const part of parts) {
		value = 'text' in part ? part.text : valueAt(json, part.path);
		if (value === UNSURE) return UNSURE;
		if (operator === '??' ? value !== undefined && value !== null : Boolean(value)) return value;
	}
	return value;
}
