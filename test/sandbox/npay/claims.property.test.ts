import fc from 'fast-check';

import type { Sandbox } from '../../../sandbox';
import { toKst } from '../../../sandbox/core/time/kst';
import { possibleActions } from '../../../sandbox/npay/buyer';
import type { ProductOrder } from '../../../sandbox/npay/types';
import { frozenSandbox, TestClient } from '../support/client';
import { claim, CLAIM_PATHS } from '../support/operations';
import { walkFeed } from '../support/walk';
import type { WireDetail } from '../support/wire';

/** States out of which nothing the merchant does leads. */
const FINAL = ['CANCELED', 'RETURNED', 'EXCHANGED', 'PURCHASE_DECIDED', 'CANCELED_BY_NOPAYMENT'];

const happening = fc.oneof(
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.nat(60) }) },
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('act' as const),
			which: fc.nat(3),
			action: fc.nat(),
			quantity: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('claim' as const),
			which: fc.nat(3),
			path: fc.constantFrom(...CLAIM_PATHS),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('send' as const), which: fc.nat(3) }),
	},
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

describe('a product order, whatever is claimed', () => {
	let sandbox: Sandbox;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	afterAll(() => sandbox.close());

	async function live(client: TestClient, ids: string[], one: Happening): Promise<void> {
		if (one.kind === 'wait') {
			sandbox.clock.advance(one.hours * 3_600_000);
			await client.renewToken();
			return;
		}
		const id = ids[one.which % ids.length]!;
		if (one.kind === 'send') await client.dispatch(id);
		else if (one.kind === 'claim') await claim(client, id, one.path);
		else {
			const actions = possibleActions(sandbox.npay.productOrder(id)!);
			const action = actions[one.action % actions.length];
			const left = remaining(sandbox.npay.productOrder(id)!);
			if (action) sandbox.npay.act(id, action, { quantity: Math.min(one.quantity, left) });
		}
	}

	/** Product orders at the end of which a part is gone, or all, or a claim is behind them. */
	const met = { part: 0, all: 0, claimed: 0 };

	it('keeps its states, amounts and history in agreement', async () => {
		// Long ones: a claim has to be asked for, and granted, before anything is gone.
		const histories = fc.array(happening, { minLength: 10, maxLength: 30, size: 'max' });
		await fc.assert(
			fc.asyncProperty(histories, async (history) => {
				sandbox.reset();
				const client = await TestClient.ready(sandbox);
				const from = sandbox.clock.now();
				const ids = sandbox.npay
					.createOrders({ count: 2, productsPerOrder: 2, quantity: 3, placeOrderStatus: 'OK' })
					.flatMap(({ productOrderIds }) => productOrderIds);
				for (const one of history) {
					const before = ids.map((id) => sandbox.npay.stateOf(id));
					await live(client, ids, one);
					// Only Naver's own cancel leads out of a final state.
					ids.forEach((id, index) => {
						if (!FINAL.includes(before[index]!)) return;
						const after = sandbox.npay.stateOf(id);
						const byNaver = before[index] === 'PURCHASE_DECIDED' && after === 'CANCELED';
						expect(after === before[index] || byNaver).toBe(true);
					});
				}
				for (const detail of (await client.query(...ids)).body.data) agree(detail);
				await feedHasEachOnce(client, from);
			}),
			{ numRuns: 35 },
		);
		for (const [what, count] of Object.entries(met)) {
			expect([what, count > 0]).toEqual([what, true]);
		}
	});

	/** What must hold of a product order as the API shows it. */
	function agree(detail: WireDetail): void {
		const { productOrder, currentClaim, completedClaims = [] } = detail;
		const truth = sandbox.npay.productOrder(productOrder.productOrderId)!;
		const left = remaining(truth);
		met.part += Number(left > 0 && left < truth.line.quantity);
		met.all += Number(left === 0);
		met.claimed += Number(completedClaims.length > 0);
		expect(productOrder['remainQuantity']).toBe(left);
		const initial = Number(productOrder['initialPaymentAmount']);
		const remain = Number(productOrder['remainPaymentAmount']);
		expect(remain >= 0 && remain <= initial).toBe(true);
		expect(remain === 0).toBe(left === 0);
		expect(Number(productOrder['remainProductAmount'])).toBe(
			remain + Number(productOrder['remainProductDiscountAmount']),
		);
		const gone = ['CANCELED', 'RETURNED'].includes(String(productOrder['productOrderStatus']));
		expect(left === 0).toBe(gone);
		const shown = Object.values(currentClaim ?? {})[0];
		if (shown) expect(shown['claimStatus']).toBe(productOrder['claimStatus']);
		else expect(completedClaims).toEqual([]);
		const claimIds = completedClaims.map(({ claimId }) => claimId);
		expect(new Set(claimIds).size).toBe(claimIds.length);
		const ended = completedClaims.map(({ claimStatus }) => String(claimStatus));
		expect(ended.every((status) => /_(DONE|REJECT)$/.test(status))).toBe(true);
	}

	async function feedHasEachOnce(client: TestClient, from: number): Promise<void> {
		const rows = [];
		const day = 24 * 3_600_000;
		for (let start = from; start <= sandbox.clock.now(); start += day) {
			const lastChangedTo = toKst(start + day - 1);
			const query = { lastChangedFrom: toKst(start), lastChangedTo, limitCount: 3 };
			rows.push(...(await walkFeed(client, query)).flat());
		}
		const truth = sandbox.npay.ledger().entries.map(({ productOrderId, changes }) => {
			const { type, lastChangedDate } = changes.at(-1)!;
			return [productOrderId, type, lastChangedDate].join(' ');
		});
		const seen = rows.map((row) =>
			[row.productOrderId, row.lastChangedType, row.lastChangedDate].join(' '),
		);
		expect(seen.sort()).toEqual(truth.sort());
	}
});

/** Pieces neither canceled nor returned, from the history. */
function remaining({ line, completedClaims }: ProductOrder): number {
	return completedClaims
		.filter(({ claimStatus }) => /^(ADMIN_)?(CANCEL|RETURN)_DONE$/.test(claimStatus))
		.reduce((left, { requestQuantity }) => left - requestQuantity, line.quantity);
}
