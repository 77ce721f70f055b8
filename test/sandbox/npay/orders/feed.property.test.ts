import fc from 'fast-check';

import type { Sandbox } from '../../../../sandbox';
import { toKst } from '../../../../sandbox/core/time/kst';
import { possibleActions } from '../../../../sandbox/npay/buyer';
import { FEED, frozenSandbox, TestClient } from '../../support/client';
import { walkFeed } from '../../support/walk';
import type { WireRow } from '../../support/wire';

/** One thing that happens: time passes, someone orders, or someone acts on a product order. */
const happening = fc.oneof(
	fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2500 }) }),
	fc.record({
		kind: fc.constant('order' as const),
		count: fc.integer({ min: 1, max: 4 }),
		productsPerOrder: fc.integer({ min: 1, max: 3 }),
		state: fc.constantFrom('PAYED' as const, 'PAYMENT_WAITING' as const),
	}),
	fc.record({ kind: fc.constant('act' as const), which: fc.nat(), action: fc.nat() }),
	fc.record({ kind: fc.constant('merchant' as const), which: fc.nat() }),
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

describe('the change feed, whatever happens', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	async function live(client: TestClient, one: Happening): Promise<void> {
		const all = sandbox.npay.productOrders();
		if (one.kind === 'wait') sandbox.clock.advance(one.ms);
		else if (one.kind === 'order') {
			const { count, productsPerOrder, state } = one;
			sandbox.npay.createOrders({ count, productsPerOrder, state });
		} else if (all.length > 0) {
			const productOrder = all[one.which % all.length]!;
			if (one.kind === 'merchant') {
				await client.confirm(productOrder.productOrderId);
				return;
			}
			const actions = possibleActions(productOrder);
			if (actions.length > 0) {
				sandbox.npay.act(productOrder.productOrderId, actions[one.action % actions.length]!);
			}
		}
	}

	/** Every product order's last change, as the ledger has it. */
	const truth = () =>
		new Map(
			sandbox.npay.ledger().entries.map(({ productOrderId, changes }) => {
				const { type, lastChangedDate } = changes.at(-1)!;
				return [productOrderId, `${type} ${lastChangedDate}`];
			}),
		);
	const seen = (rows: WireRow[]) =>
		rows.map((row) => [row.productOrderId, `${row.lastChangedType} ${row.lastChangedDate}`]);

	it('gives each product order exactly once, in order, when nothing happens while reading', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(happening, { maxLength: 25 }),
				fc.integer({ min: 1, max: 7 }),
				async (history, limitCount) => {
					sandbox.reset();
					const client = await TestClient.ready(sandbox);
					const lastChangedFrom = toKst(sandbox.clock.now());
					for (const one of history) await live(client, one);
					const rows = (await walkFeed(client, { lastChangedFrom, limitCount })).flat();
					expect(new Map(seen(rows) as Array<[string, string]>)).toEqual(truth());
					expect(rows).toHaveLength(truth().size);
					const keys = rows.map((row) => `${row.lastChangedDate} ${row.productOrderId}`);
					expect(keys).toEqual([...keys].sort());
				},
			),
			{ numRuns: 40 },
		);
	});

	it('loses no last change when things happen between pages and the end is open', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(happening, { minLength: 5, maxLength: 20 }),
				fc.array(fc.array(happening, { maxLength: 2 }), { maxLength: 8 }),
				async (before, during) => {
					sandbox.reset();
					const client = await TestClient.ready(sandbox);
					const lastChangedFrom = toKst(sandbox.clock.now());
					for (const one of before) await live(client, one);
					// The reader has not passed the present second yet, so what happens now comes later.
					sandbox.clock.advance(3000);
					const pending = [...during];
					const happen = () => {
						const now = pending.shift() ?? [];
						for (const one of now) if (one.kind !== 'merchant') void live(client, one);
					};
					const pages = await walkFeed(client, { lastChangedFrom, limitCount: 2 }, happen);
					const lastSeen = new Map(seen(pages.flat()) as Array<[string, string]>);
					// A change in the very second where the reading stands may sort before its position;
					// that is what readers keep an overlap for.
					const positions = pages.map((rows) => String(rows.at(-1)?.lastChangedDate));
					const lost = [...truth()].filter(
						([id, change]) =>
							lastSeen.get(id) !== change && !positions.some((at) => change.endsWith(at)),
					);
					expect(lost).toEqual([]);
				},
			),
			{ numRuns: 40 },
		);
	});

	it('refuses what it cannot read', async () => {
		const client = await TestClient.ready(sandbox);
		await fc.assert(
			fc.asyncProperty(fc.string({ maxLength: 30 }), async (lastChangedFrom) => {
				const { status } = await client.get(FEED, { lastChangedFrom });
				expect(status).toBe(400);
			}),
			{ numRuns: 50 },
		);
	});
});
