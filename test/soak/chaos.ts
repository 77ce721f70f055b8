import type { Sandbox } from '../../sandbox';
import type { FaultSpec } from '../../sandbox/core/faults/kinds';
import type { Random } from '../../sandbox/core/random';

const FEED = 'last-changed-statuses';
const DETAILS = '/v1/pay-order/mall/product-orders/query';
const CONFIRM = '/v1/pay-order/mall/product-orders/confirm';

const MINUTE = 60_000;

/** One thing that goes wrong, for the next one to three requests that it is for. */
function anyFault(random: Random, isSlow: boolean): FaultSpec {
	const outcomes: FaultSpec[] = [
		{ kind: 'rateLimit' },
		{ kind: 'unauthorized' },
		{ kind: 'status', status: 500 },
		{ kind: 'status', status: 503 },
		{ kind: 'resetBefore' },
		{ kind: 'resetAfter' },
		{ kind: 'truncate' },
		{ kind: 'truncate', mode: 'chunked' },
		{ kind: 'html' },
		...(isSlow ? [{ kind: 'latency' as const, ms: random.int(200, 1500) }] : []),
		{ kind: 'timestampSkew', ms: random.pick([-10 * MINUTE, 10 * MINUTE]) },
		{ kind: 'changeWhilePaging', count: random.int(1, 5), position: 'first' },
	];
	const fault = random.pick(outcomes);
	const path = fault.kind === 'changeWhilePaging' ? FEED : random.pick([FEED, DETAILS, CONFIRM]);
	// After a second refusal n8n's durable polling rests for half an hour, and there would be nothing to see.
	const times = fault.kind === 'unauthorized' ? 1 : random.int(1, 3);
	return { ...fault, match: { path }, times, after: random.int(0, 2) };
}

/** What shops, buyers and networks do to a trigger: the same seed does the same. */
export class Chaos {
	private readonly ids: string[] = [];

	faults = 0;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly random: Random,
	) {}

	/** Makes about so many changes at once, at most. @returns how many */
	change(most: number): number {
		const { npay } = this.sandbox;
		const before = npay.ledger().totals.changes;
		const count = this.random.int(1, Math.max(1, most));
		const kind = this.random.int(1, 10);
		if (kind <= 5) this.order(count, 'PAYED');
		else if (kind <= 6) this.order(Math.ceil(count / 4), 'PAYMENT_WAITING');
		else for (let each = 0; each < count; each++) this.changeOne();
		return npay.ledger().totals.changes - before;
	}

	private order(count: number, state: 'PAYED' | 'PAYMENT_WAITING'): void {
		const spec = { productsPerOrder: this.random.int(1, 2), seed: this.random.int(1, 1e9) };
		for (const order of this.sandbox.npay.createOrders({ count, state, ...spec }))
			this.ids.push(...order.productOrderIds);
	}

	/** A buyer pays, moves, or asks for the money back and thinks better of it. */
	private changeOne(): void {
		if (this.ids.length === 0) return;
		const { npay } = this.sandbox;
		const id = this.random.pick(this.ids);
		const state = npay.stateOf(id);
		if (state === 'PAYMENT_WAITING') npay.act(id, 'pay');
		else if (state === 'CANCEL_REQUEST') npay.act(id, 'withdrawCancel');
		else if (state === 'PAYED_OK' && this.random.chance(0.3)) npay.act(id, 'requestCancel');
		else if (state.startsWith('PAYED')) npay.act(id, 'changeAddress');
	}

	/**
	 * Something goes wrong with one of the next requests; rows may be listed late for a while.
	 *
	 * @param isSlow whether answers may take their time, too
	 */
	disturb(isSlow = true): void {
		this.sandbox.faults.add(anyFault(this.random, isSlow));
		this.faults++;
		this.sandbox.npay.patchSettings({ listingDelayMs: this.random.pick([0, 0, 2_000, 8_000]) });
	}

	/** Everything goes well from here on, and what buyers left open is closed. */
	calm(): void {
		const { npay, faults } = this.sandbox;
		faults.clear();
		npay.patchSettings({ listingDelayMs: 0 });
		for (const id of this.ids) {
			if (npay.stateOf(id) === 'PAYMENT_WAITING') npay.act(id, 'pay');
			if (npay.stateOf(id) === 'CANCEL_REQUEST') npay.act(id, 'withdrawCancel');
		}
	}
}
