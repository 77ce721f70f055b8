import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
	Expression,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';

import { SavedParameters } from '../../../nodes/shared/fields/saved/savedParameters';
import { Engine } from '../../support/engine/engine';
import { property, standIn } from '../../support/engine/standIns';
import { someOrAll } from '../../support/shops/sandboxOptions';

/** Names that columns have, and names that mean something to JavaScript or to n8n. */
const NAMES = [
	...['name', 'id', 'productOrderId', '상품주문번호', '송장번호', 'a', 'b', '_x', 'x1', 'length'],
	...['constructor', 'constructorName', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'],
	...['isProxy', 'toJSON', 'then', 'prototype', 'binding', 'caller', 'arguments', '__private'],
	...['class', 'default', 'new', 'this', 'global', 'window', 'globalThis', 'process', 'json'],
	...['first', 'isEmpty', 'item', 'all', 'undefined', 'NaN', '받는 분(이름)', 'a-b', '3', 'a.b'],
	...['$json', "it's", 'a"b', 'a\\b', '', ' ', 'x{{y}}', '🙂', 'extend', 'E', 'Object', 'Date'],
];

/** Values of items, those among them that JSON doesn't have. */
const value = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.constantFrom<unknown>('', ' ', '0', '={{ $json.a }}', '{{ 1 }}', '\0', '\ud800', '🙂', '한글'),
	fc.constantFrom<unknown>(undefined, null, true, false, 0, -0, 1, NaN, Infinity, 2 ** 53 + 2),
	fc.double(),
	fc.integer(),
	fc.constantFrom<unknown>([], [1, 'a'], [null], {}, { a: 1 }, { id: { name: 'deep' } }, 7n),
	fc.constant(new Date(0)),
	fc.constant(/a/),
	fc.constant(DateTime.fromMillis(0)),
	fc.constant({ toJSON: () => ({ a: 'made' }), a: 'own' }),
	fc.constant(new Proxy({ a: 'through', name: 'a proxy' }, {})),
);

const inner = fc.oneof(
	{ weight: 3, arbitrary: value },
	fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 4 }),
);

/** An object with any names of its own, `__proto__` too. */
const json = fc
	.array(fc.tuple(fc.constantFrom(...NAMES), inner), { maxLength: 12 })
	.map((entries) => Object.fromEntries(entries) as IDataObject);

const item = fc.oneof(
	{ weight: 20, arbitrary: json.map((fields): unknown => ({ json: fields })) },
	json.map((fields): unknown => ({ json: new Proxy(fields, {}), pairedItem: { item: 0 } })),
	json.map((fields): unknown => ({ json: Object.assign(Object.create({ name: 'up' }), fields) })),
	fc.constantFrom<unknown>(
		{ json: {} },
		{ json: [] },
		{
			json: {
				get name() {
					return 'got';
				},
			},
		},
	),
);

const step = fc.oneof(
	fc.constantFrom(...NAMES).map((name) => `.${name}`),
	fc.constantFrom(...NAMES).map((name) => `['${name}']`),
	fc.constantFrom(...NAMES).map((name) => `["${name}"]`),
);

const field = fc.oneof(
	{ weight: 4, arbitrary: step.map((one) => `$json${one}`) },
	fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => `$json${steps.join('')}`),
);

const part = fc.oneof(
	{ weight: 6, arbitrary: field },
	fc.constantFrom("''", '""', "'없음'", "'0'"),
);

const blanks = fc.constantFrom('', ' ', '  ');

/** What the short cut takes, and what is nearly so. */
const expression = fc
	.tuple(
		fc.constantFrom('={{', '={{', '={{', '={{', '=a{{', '= {{', '{{'),
		fc.array(part, { minLength: 1, maxLength: 3 }),
		fc.constantFrom(' || ', ' ?? ', '||', '??', ' ?? '),
		blanks,
		fc.constantFrom('}}', '}}', '}}', '}}', ' }} ', '}} b', ''),
	)
	.map(([open, parts, operator, blank, close]) =>
		[open, blank, parts.join(operator), blank, close].join(''),
	);

/** What n8n takes as it is: with no expression in it. */
const fixed = fc.oneof(
	fc.string(),
	fc.integer(),
	fc.boolean(),
	fc.array(
		fc.string().filter((text) => !text.startsWith('=')),
		{ maxLength: 3 },
	),
);

const saved = fc.oneof({ weight: 5, arbitrary: expression }, fixed);

const FIELDS = ['f0', 'f1', 'f2', 'hidden'];
const PATHS = [...FIELDS, 'options', 'options.o0', 'options.o1', 'options.none', 'none'];

const parameters = fc.record({
	f0: saved,
	f1: saved,
	f2: saved,
	hidden: saved,
	options: fc.record({ o0: saved, o1: saved }, { requiredKeys: [] }),
});

/** What reading comes to: a value, or that it throws. */
function outcomeOf(read: () => unknown): unknown {
	try {
		return { value: read() };
	} catch (error) {
		return { thrown: (error as Error).message };
	}
}

/** How often the short cut was taken: a test in which it never is shows nothing. */
let taken = 0;

/** Reads all parameters of all items in both ways, as a node sees them. */
function compare(functions: IExecuteFunctions): void {
	let asked = 0;
	const counted = new Proxy(functions, {
		get(target, name) {
			if (name !== 'getNodeParameter') return Reflect.get(target, name, target) as unknown;
			return (...values: Parameters<IExecuteFunctions['getNodeParameter']>) => {
				asked++;
				return target.getNodeParameter(...values);
			};
		},
	});
	const quick = new SavedParameters(counted);
	functions.getInputData().forEach((_, index) => {
		for (const path of PATHS) {
			for (const fallback of [null, {}]) {
				const read = () => functions.getNodeParameter(path, index, fallback as never) as unknown;
				const before = asked;
				const own = outcomeOf(() => quick.getNodeParameter(path, index, fallback));
				if (asked === before) taken++;
				const n8n = outcomeOf(read);
				if (own instanceof Object && 'thrown' in own) expect(n8n).toHaveProperty('thrown');
				else expect({ path, ...(own as object) }).toEqual({ path, ...(n8n as object) });
				// Equal isn't enough: -0 is 0 to it.
				const [one, other] = [own, n8n] as Array<{ value: unknown }>;
				if (typeof other?.value !== 'object') expect(one?.value).toBe(other?.value);
			}
		}
	});
}

const reader: INodeType = standIn(
	'reader',
	[
		...['f0', 'f1', 'f2'].map((name) => property(name, 'string')),
		property('hidden', 'string', { displayOptions: { show: { f0: ['shown'] } } }),
		property('options', 'collection', {
			default: {},
			options: [property('o0', 'string'), property('o1', 'string')],
		}),
	],
	(functions) => {
		compare(functions);
		return [[]];
	},
);

const node = (name: string, type: string, given: object) => ({
	...{ id: name, name, type, typeVersion: 1, position: [0, 0] as [number, number] },
	parameters: given as IDataObject as never,
});

const CONNECTIONS = { Items: { main: [[{ node: 'Reader', type: 'main', index: 0 }]] } };

let engine: Engine;
beforeAll(async () => {
	engine = await Engine.load();
});

const SETTINGS = {
	poolSize: 1,
	maxCodeCacheSize: 1024,
	bridgeTimeout: 5000,
	bridgeMemoryLimit: 128,
};

/** n8n's expression engines. The binaries of `vm` are there from Node.js 24 on, which n8n 2.41 runs on. */
const ENGINES =
	Number(process.versions.modules) < 137 ? ['legacy', 'quickjs'] : ['legacy', 'quickjs', 'vm'];

describe.each(ENGINES)("with n8n's expression engine %s", (name) => {
	beforeAll(async () => {
		await Expression.initExpressionEngine({ engine: name, ...SETTINGS } as never);
	});
	afterAll(async () => {
		await Expression.disposeExpressionEngine();
		Expression.setExpressionEngine('legacy');
	});

	test('parameters are read as n8n reads them', async () => {
		taken = 0;
		await fc.assert(
			fc.asyncProperty(
				parameters,
				fc.array(item, { minLength: 1, maxLength: 5 }),
				async (given, items) => {
					const feed = standIn('items', [], () => [items as INodeExecutionData[]]);
					const { error } = await engine.runWorkflow(
						{
							nodes: [node('Items', 'test.feed', {}), node('Reader', 'test.reader', given)],
							connections: CONNECTIONS,
						},
						'Items',
						{ 'test.feed': feed, 'test.reader': reader },
					);
					expect(error).toBeUndefined();
				},
			),
			{ numRuns: someOrAll(20, 40), endOnFailure: true },
		);
		expect(taken).toBeGreaterThan(someOrAll(250, 500));
	});
});
