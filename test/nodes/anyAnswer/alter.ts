import fc from 'fast-check';

import type { RawAnswer } from '../../support/engine/nodeStandIn';

/** What becomes of an answer on its way; `undefined` leaves it as it is. */
export type Alteration = (answer: RawAnswer, token: string) => RawAnswer;

/** Names that objects have without anybody's doing. */
const INHERITED = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

const deep = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** Values that stand where others should; `{{token}}` becomes the token that was sent. */
const ODD_VALUES = fc.oneof(
	{
		arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, '', ' ', [], {}),
		weight: 6,
	},
	fc.constantFrom<unknown>(1e308, -1e308, 2 ** 53, '9'.repeat(400), 'NaN', 'Infinity', '0x10'),
	fc.constantFrom<unknown>([null], [[]], [{}], { a: { b: [null] } }, [undefined, 'x']),
	fc.constantFrom<unknown>('{{token}}', 'a {{token}} b', { '{{token}}': ['{{token}}'] }),
	fc.constantFrom<unknown>(...INHERITED, 'x'.repeat(5_000), '<html><body>502</body></html>'),
	fc.string({ maxLength: 12 }),
	fc.jsonValue({ maxDepth: 3 }),
);

/** A place in a tree by a number, and what to do there. */
type Edit = { place: number } & (
	| { act: 'put'; value: unknown }
	| { act: 'drop' | 'wrap' | 'list' | 'spread' | 'double' }
	| { act: 'add'; name: string; value: unknown }
);

const EDITS: fc.Arbitrary<Edit> = fc
	.tuple(
		fc.nat(10_000),
		fc.oneof(
			{ arbitrary: ODD_VALUES.map((value) => ({ act: 'put' as const, value })), weight: 4 },
			fc.record({ act: fc.constantFrom('drop', 'wrap', 'list', 'spread', 'double') }),
			fc.record({
				act: fc.constant('add' as const),
				name: fc.constantFrom(...INHERITED, 'code', 'message', 'data', 'more', 'status'),
				value: ODD_VALUES,
			}),
		),
	)
	.map(([place, edit]) => ({ place, ...edit }) as Edit);

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Every place in a tree: the thing that holds it, and its name there. */
function places(value: unknown, found: Array<[Tree, string]>): Array<[Tree, string]> {
	if (!isTree(value)) return found;
	for (const name of Object.keys(value)) {
		found.push([value, name]);
		places(value[name], found);
	}
	return found;
}

function edit(root: Tree, change: Edit): void {
	const all = places(root, []);
	const [holder, name] = all[change.place % Math.max(1, all.length)] ?? [root, 'root'];
	const before = holder[name];
	const put = (value: unknown) =>
		Object.defineProperty(holder, name, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	if (change.act === 'put') put(change.value);
	else if (change.act === 'drop' && Array.isArray(holder)) holder.splice(Number(name), 1);
	else if (change.act === 'drop') delete holder[name];
	else if (change.act === 'wrap') put({ [name]: before });
	else if (change.act === 'list') put([before]);
	else if (change.act === 'spread')
		put(isTree(before) ? Object.values(before) : String(before).split(''));
	else if (change.act === 'double' && Array.isArray(before)) put([...before, ...before]);
	else if (change.act === 'add' && isTree(before)) {
		const { value } = change;
		Object.defineProperty(before, change.name, {
			value,
			enumerable: true,
			configurable: true,
			writable: true,
		});
	}
}

const withText =
	(text: string): Alteration =>
	(answer) => ({ ...answer, text });

const edited =
	(edits: readonly Edit[]): Alteration =>
	(answer) => {
		let root: Tree;
		try {
			root = { root: JSON.parse(answer.text) as unknown };
		} catch {
			root = { root: answer.text };
		}
		for (const change of edits) edit(root, change);
		return { ...answer, text: JSON.stringify(root.root) ?? '' };
	};

const STATUSES = fc.constantFrom(
	...[200, 201, 202, 204, 206, 207, 300, 302, 303, 304, 307, 400, 401, 402, 403, 404, 405, 408],
	...[409, 410, 413, 415, 418, 422, 425, 429, 431, 451, 460, 499, 500, 501, 502, 503, 504, 505],
	...[507, 511, 520, 521, 522, 524, 525, 529, 530, 599, 600, 999],
);

const CODES = fc.constantFrom(
	...['GW.BLOCK.02', 'GW.TIMEOUT.01', 'GW.PROXY.03', 'GW.AUTHN', 'GW.QUOTA_LIMIT', 'GW.RATE_LIMIT'],
	...['9999', '104122', 'BAD_REQUEST', 'FORBIDDEN', '', 'constructor', 'x'.repeat(200)],
);

/** Bodies that refuse, in the form of each server and of none. */
const REFUSALS = fc
	.tuple(
		CODES,
		fc.constantFrom('점검 중', '', '{{token}}', '<!doctype html><p>x', 'x'.repeat(9_000)),
	)
	.chain(([code, message]) =>
		fc.constantFrom<unknown>(
			{ timestamp: '2026-11-22T09:00:00.000+09:00', code, message },
			{ code, message, invalidInputs: [{ name: 'endDate', message: '{{token}}' }, null, 5] },
			{ code: -1, message, response: null },
			{ type: code, message },
			{ type: code, message, pgCode: 'P1', pgMessage: '{{token}}' },
			{ status: 404, message, payload: null },
			{ status: 'FAIL', message, payload: null },
			{ code: 500, message, data: null },
			{ status: 500, error: 'Internal Server Error', message, path: '/' },
			{ code, message, data: {} },
			{ code, message, data: [] },
		),
	)
	.map((body) => JSON.stringify(body));

const TEXTS = fc.oneof(
	fc.constantFrom(
		'',
		' ',
		'null',
		'0',
		'""',
		'[]',
		'{}',
		'{"data":',
		'<html>502 Bad Gateway</html>',
	),
	fc.constantFrom(deep(200), deep(30_000), `{"data":${deep(2_000)}}`, '{"__proto__":{"a":1}}'),
	fc.constantFrom('1e999', '{"data":1e999}', '{{token}}', '"{{token}}"'),
	fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
	fc.string({ maxLength: 40, unit: 'grapheme' }),
	fc.jsonValue().map((value) => JSON.stringify(value)),
	REFUSALS,
);

const NUMBERS = fc.constantFrom(
	'0',
	'1',
	'59',
	'-1000000',
	'0.000001',
	'NaN',
	'Infinity',
	'1e9',
	'',
);
const HEADERS: fc.Arbitrary<Record<string, string>> = fc.record(
	{
		'retry-after': NUMBERS,
		'gncp-gw-ratelimit-remaining': NUMBERS,
		'gncp-gw-ratelimit-replenish-rate': NUMBERS,
		'gncp-gw-trace-id': fc.constantFrom('{{token}}', 'x'.repeat(3_000), 'trace-1'),
		date: fc.constantFrom(
			'x',
			'0',
			'Thu, 01 Jan 1970 00:00:00 GMT',
			'Tue, 01 Jan 2999 00:00:00 GMT',
		),
	},
	{ requiredKeys: [] },
);

const NETWORK = fc.constantFrom('ECONNRESET', 'ECONNREFUSED', 'ETIMEDOUT', 'ENOTFOUND', 'EPROTO');

/** Anything that may happen to an answer. */
const ALTERATIONS: fc.Arbitrary<Alteration> = fc.oneof(
	{ arbitrary: fc.constant<Alteration>((answer) => answer), weight: 3 },
	{
		arbitrary: fc.array(EDITS, { minLength: 1, maxLength: 4 }).map((edits) => edited(edits)),
		weight: 8,
	},
	{ arbitrary: TEXTS.map((text) => withText(text)), weight: 3 },
	fc.nat(99).map<Alteration>((percent) => (answer) => ({
		...answer,
		text: answer.text.slice(0, Math.floor((answer.text.length * percent) / 100)),
	})),
	{
		arbitrary: fc
			.tuple(STATUSES, HEADERS, fc.option(TEXTS, { nil: undefined }))
			.map<Alteration>(([status, headers, text]) => (answer) => ({
				status,
				headers: { ...answer.headers, ...headers },
				text: text ?? answer.text,
			})),
		weight: 3,
	},
	NETWORK.map<Alteration>((code) => () => {
		throw Object.assign(new Error(code), { code });
	}),
);

/** What happens to the answers of one run, one after another; those after the last one come whole. */
export const SCRIPTS: fc.Arbitrary<Alteration[]> = fc.array(ALTERATIONS, {
	minLength: 1,
	maxLength: 9,
});

/** Puts the token where an answer echoes it. */
export const echo = (answer: RawAnswer, token: string): RawAnswer => ({
	status: answer.status,
	headers: Object.fromEntries(
		Object.entries(answer.headers).map(([name, value]) => [
			name,
			value.replaceAll('{{token}}', token),
		]),
	),
	text: answer.text.replaceAll('{{token}}', token),
});
