import { Random } from '../../../core/random';
import { DueList } from '../../../core/time/due-list';
import { NotAllowed } from '../../buyer/rule';
import type { Market } from '../../control/market';
import { takeStep } from '../../control/steps';
import { addDays, type Day, dayOf, daysFrom, endOfLastMonth, startOf } from '../days';
import { type Life, randomLife } from './lives';

/** Orders to let live through some weeks, so that there is something to settle. */
export interface SettlementSeed {
	/** The month of payment, `yyyy-MM`; default the one before this. */
	month?: string;
	/** Instead of a month: so many days up to yesterday. */
	days?: number;
	/** Product orders in all; default 300. */
	orders?: number;
	/** Instead: product orders per day. */
	ordersPerDay?: number;
	seed?: string | number;
}

/** What was seeded; days are days of payment. */
export interface SeededSettlement {
	firstDay: string;
	lastDay: string;
	orders: number;
	productOrders: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const DEFAULT_ORDERS = 300;
const MOST_LINES = 3;

/**
 * Lets so many product orders be bought, sent, kept, canceled, returned and exchanged, by turning
 * the clock through their lives. Ends at the present, or at the end of the days if that is later;
 * lives that reach beyond stay unfinished.
 */
export function seedSettlement(
	market: Market,
	{ seed = 'settlement', ...wishes }: SettlementSeed,
): SeededSettlement {
	const { clock } = market;
	const random = new Random(seed);
	const present = clock.now();
	const { first, last } = daysToFill(wishes, dayOf(present));
	const count = daysFrom(first, last);
	const perDay = wishes.ordersPerDay ?? (wishes.orders ?? DEFAULT_ORDERS) / count;
	const todo = new DueList<() => void>();
	const seeded = { firstDay: first, lastDay: last, orders: 0, productOrders: 0 };
	for (let made = 0; made < Math.round(perDay * count); ) {
		const lines = Math.min(linesOf(random), Math.round(perDay * count) - made);
		const day = Math.min(count - 1, Math.floor(made / perDay));
		const at = startOf(first) + day * DAY_MS + random.int(0, DAY_MS - 1);
		const lives = Array.from({ length: lines }, () => randomLife(random));
		todo.add(at, () => live(market, { at, lives, todo, seed: `${seed} ${made}` }));
		made += lines;
		seeded.orders += 1;
		seeded.productOrders += lines;
	}
	const end = Math.max(present, startOf(addDays(last, 1)));
	turnThrough(market, todo, end);
	return seeded;
}

interface Purchase {
	at: number;
	lives: readonly Life[];
	todo: DueList<() => void>;
	seed: string;
}

/** Lets one buyer order, and puts what will happen to each product order on the list. */
function live(market: Market, { at, lives, todo, seed }: Purchase): void {
	const quantity = Math.max(...lives.map((life) => life.quantity));
	const [order] = market.createOrders({
		count: 1,
		productsPerOrder: lives.length,
		quantity,
		paymentDate: at,
		seed,
	});
	order?.productOrderIds.forEach((productOrderId, index) => {
		for (const { afterMs, step, details } of lives[index]?.steps ?? []) {
			todo.add(at + afterMs, () => {
				try {
					takeStep(market, productOrderId, step, details);
				} catch (error) {
					// A life goes another way when, say, the purchase was decided by itself meanwhile.
					if (!(error instanceof NotAllowed)) throw error;
				}
			});
		}
	});
}

/** Does everything on the list up to the end, each at its time. */
function turnThrough(market: Market, todo: DueList<() => void>, end: number): void {
	const { clock } = market;
	const wasFrozen = clock.frozen;
	clock.freeze();
	for (let next = todo.takeFirst(end); next; next = todo.takeFirst(end)) {
		clock.set(next.at);
		next.thing();
	}
	clock.set(end);
	if (!wasFrozen) clock.resume();
}

function daysToFill({ month, days }: SettlementSeed, today: Day): { first: Day; last: Day } {
	if (days !== undefined) return { first: addDays(today, -days), last: addDays(today, -1) };
	const first = `${month ?? endOfLastMonth(today).slice(0, 7)}-01`;
	return { first, last: endOfLastMonth(addDays(first, 31)) };
}

function linesOf(random: Random): number {
	const roll = random.next();
	if (roll < 0.7) return 1;
	return roll < 0.9 ? 2 : MOST_LINES;
}
