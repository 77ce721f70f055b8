import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, NOW, PortOneClient } from '../support/portone-v1';
import { type Members, wellFormed } from '../support/wire';
import { type Bench, call, RIGHT } from './contract/calls';

const SEED = 20261130;
const NAMES = Object.keys(RIGHT).filter(
	(name) => !name.includes('naver') && !name.includes('getToken'),
);

/** Nearly right values, and any text, number or JSON. */
const value = fc.oneof(
	fc.constantFrom<unknown>('kim', 'paid', 'all', '-started', 'KRW', 'true', '1e3', '0x1', '', null),
	fc.constantFrom<unknown>(1, 20, 9900, NOW, NOW - DAY, NOW + DAY, 0, -1, 1e300),
	fc.constantFrom<unknown>('__proto__', 'constructor', '../..', 'x'.repeat(5000)),
	fc.string({ unit: 'binary', maxLength: 20 }).map(wellFormed),
	fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>,
);

/** Nothing, most of the time. */
const seldom = <Value>(arbitrary: fc.Arbitrary<Value>) =>
	fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** A right call of any operation, some of whose parameters are spoiled, and perhaps its path. */
const anyCall = fc.record({
	name: fc.constantFrom(...NAMES),
	spoiled: fc.array(fc.tuple(fc.nat(30), value), { maxLength: 2 }),
	unknown: seldom(fc.tuple(fc.string(), value)),
	segment: seldom(fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })),
	form: fc.boolean(),
});
type Call = typeof anyCall extends fc.Arbitrary<infer Value> ? Value : never;

describe('whatever the simulated PortOne is asked', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	async function ask(bench: Bench, { name, spoiled, unknown, segment, form }: Call) {
		const right = await RIGHT[name]!(bench);
		const names = Object.keys(right.input ?? {});
		const input: Members = { ...right.input };
		for (const [index, one] of names.length > 0 ? spoiled : []) {
			input[names[index % names.length]!] = one;
		}
		if (unknown) input[wellFormed(unknown[0])] = unknown[1];
		const whole = wellFormed(segment ?? '');
		// What `fetch` would take for a step up is no segment.
		const last = /^\.*$/.test(whole) ? undefined : encodeURIComponent(whole);
		const isNamed = name.endsWith('}') && last !== undefined;
		const path = isNamed ? right.path.replace(/[^/]+$/, last) : right.path;
		return await call(bench, name, { path, input: input as never }, form);
	}

	it('it answers in its own form, and never gives way', async () => {
		const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
		const done = new Set<string>();
		await fc.assert(
			fc.asyncProperty(
				fc.array(anyCall, { minLength: 1, maxLength: 12, size: 'max' }),
				fc.constantFrom('reject' as const, 'ignore' as const),
				async (calls, unknownInput) => {
					sandbox.reset({ portOneV1: { unknownInput } });
					const bench = { sandbox, client: await PortOneClient.ready(sandbox) };
					for (const one of calls) {
						const { status, body } = await ask(bench, one);
						expect([200, 207, 400, 404, 500]).toContain(status);
						expect(body).toMatchObject({ code: expect.any(Number) });
						if (body.code === 0) done.add(one.name);
					}
					const { totals } = sandbox.portOneV1.ledger();
					expect(totals.refunded).toBeLessThanOrEqual(totals.charged);
				},
			),
			{ seed: SEED, numRuns: 60 },
		);
		expect([...done].sort()).toEqual([...NAMES].sort());
		expect(errors).not.toHaveBeenCalled();
		errors.mockRestore();
	});
});
