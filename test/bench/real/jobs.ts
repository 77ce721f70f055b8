import type { SandboxServer } from '../../../scripts/lib/sandbox';
import type { JobName } from '../figures/result';

const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const KST = 9 * 3_600 * SECOND;

/** Naver's bucket, as own-store applications see it: calls of one API. */
export const BUCKET = { perSecond: 2, burst: 4 };

/** Most that one call takes or gives. */
const PER_READ = 300;
const PER_WRITE = 30;

/** Time between two changes to be collected, ms. */
const SPACING = 600;

/** A job that is ready to be done. */
export interface Task {
	/** What the workflow's webhook is called with. */
	body: object;
	/** Product orders to be done; rows to be read. */
	size: number;
	/** Fewest calls of each API. */
	calls: Record<string, number>;
	/** The product orders that it is about, where it is about some. */
	ids?: string[];
	/** Whether an order is as the job should leave it; absent where it only reads. */
	isDone?(order: OrderRow): boolean;
}

/** What the sandbox tells of a product order in short. */
export interface OrderRow {
	productOrderId: string;
	productOrderStatus: string;
	placeOrderStatus?: string;
	claimStatus?: string;
	trackingNumber?: string;
}

interface Setting {
	sandbox: SandboxServer;
	/** Product orders; ignored where a job has its own number. */
	size: number;
	/** When the run began: the same for all ways, so that their orders are the same. */
	at: number;
}

const toKst = (ms: number) => new Date(ms + KST).toISOString().replace('Z', '+09:00');
const dayOf = (ms: number) => toKst(ms).slice(0, 10);

async function order({ sandbox, size, at }: Setting, spec: object = {}): Promise<string[]> {
	const wanted = { count: size, state: 'PAYED', paymentDate: toKst(at - DAY), ...spec };
	const { orders } = (await sandbox.post('npay/orders', wanted)) as {
		orders: Array<{ productOrderIds: string[] }>;
	};
	return orders.flatMap(({ productOrderIds }) => productOrderIds);
}

const rowsOf = (ids: string[]) => ids.map((productOrderId) => ({ productOrderId }));

/** The calendar month before the last one: all of its orders have come to their end. */
function monthBeforeLast(at: number): string {
	const [year = 0, month = 0] = dayOf(at).split('-').map(Number);
	return new Date(Date.UTC(year, month - 3, 1)).toISOString().slice(0, 7);
}

/** What each job works on, made at a sandbox that is empty. */
export const SETTERS: Record<JobName, (setting: Setting) => Promise<Task>> = {
	async collect(setting) {
		const first = setting.at - 2 * DAY;
		const spec = { spacingMs: SPACING, paymentDate: toKst(first) };
		const ids = await order(setting, spec);
		const { size } = setting;
		const body = {
			from: toKst(first - SECOND),
			to: toKst(first + size * SPACING + SECOND),
			rows: rowsOf(ids),
		};
		const pages = Math.ceil(size / PER_READ);
		return { body, size, ids, calls: { changes: pages, details: pages } };
	},
	async confirm(setting) {
		const ids = await order(setting);
		return {
			body: { rows: rowsOf(ids) },
			size: ids.length,
			ids,
			calls: { confirm: Math.ceil(ids.length / PER_WRITE) },
			isDone: ({ placeOrderStatus }) => placeOrderStatus === 'OK',
		};
	},
	async dispatch(setting) {
		const ids = await order(setting, { placeOrderStatus: 'OK' });
		const rows = ids.map((productOrderId, index) => ({
			productOrderId,
			trackingNumber: String(600_000_000_000 + index),
		}));
		return {
			body: { rows },
			size: ids.length,
			ids,
			calls: { dispatch: Math.ceil(ids.length / PER_WRITE) },
			isDone: ({ productOrderStatus }) => productOrderStatus === 'DELIVERING',
		};
	},
	async approve(setting) {
		const ids = await order(setting);
		for (const id of ids) {
			await setting.sandbox.post(`npay/product-orders/${id}/put`, { state: 'RETURN_COLLECT_DONE' });
		}
		return {
			body: { rows: rowsOf(ids) },
			size: ids.length,
			ids,
			calls: { approve: ids.length },
			isDone: ({ productOrderStatus }) => productOrderStatus === 'RETURNED',
		};
	},
	async settlement({ sandbox, size, at }) {
		const month = monthBeforeLast(at);
		await sandbox.post('npay/settlement/seed', { month, orders: size, seed: 'bench' });
		// Most of a month's orders are settled from the middle of it to the middle of the next.
		const from = Date.parse(`${month}-19T00:00:00Z`);
		const days = Array.from({ length: 31 }, (_, index) => from + index * DAY);
		const body = { from: dayOf(from), to: dayOf(from + 30 * DAY) };
		// The list by day tells that nothing is settled at weekends.
		const working = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
		return { body, size: 0, calls: { daily: 1, days: working.length } };
	},
};

/** Product orders of each job, at full size and for a quick look. */
export const SIZES: Record<JobName, { full: number; quick: number }> = {
	collect: { full: 10_000, quick: 900 },
	confirm: { full: 3_000, quick: 240 },
	dispatch: { full: 3_000, quick: 240 },
	// About 5,000 rows: orders and their delivery fees.
	settlement: { full: 4_750, quick: 300 },
	approve: { full: 100, quick: 8 },
};

/** Orders for the way that takes each by itself: what it needs for more is computed. */
export const LOOP_SIZE = 6;

/** The least time that the bucket allows for so many calls of one API, ms. */
export const boundMs = (calls: Record<string, number>): number =>
	(SECOND * Math.max(0, Math.max(...Object.values(calls)) - BUCKET.burst)) / BUCKET.perSecond;

/** Fewest requests, the one for a token with them. */
export const floorOf = (calls: Record<string, number>): number =>
	1 + Object.values(calls).reduce((sum, one) => sum + one, 0);
