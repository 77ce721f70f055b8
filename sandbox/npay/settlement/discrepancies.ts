import { Random } from '../../core/random';
import { type Case, caseOf, withExpectation } from './cases';
import type { Entry } from './entries';

export const DISCREPANCY_KINDS = [
	'caseMissing',
	'amountDiffers',
	'commissionDiffers',
	'dailyDiffers',
	'settledTwice',
	'expectedDiffers',
	'notSettled',
] as const;

export type DiscrepancyKind = (typeof DISCREPANCY_KINDS)[number];

/** A discrepancy to seed. */
export interface DiscrepancySpec {
	kind: DiscrepancyKind;
	/** Default: settled product orders without any other oddity, the earliest for `notSettled`. */
	productOrderId?: string;
	/** By how many won something differs; default 10 to 990. */
	difference?: number;
	/** How many, without `productOrderId`; default 1. */
	count?: number;
}

/** A discrepancy that was seeded: what is wrong, where, and by how much. */
export interface Discrepancy {
	id: number;
	kind: DiscrepancyKind;
	merchantId: string;
	/** Absent for `dailyDiffers`. */
	productOrderId?: string;
	orderId?: string;
	settleBasisDate: string;
	settleExpectDate: string;
	/** KRW that a reader is off: the difference, or what is missing or settled twice. */
	difference: number;
}

/** What is wrong on purpose in the settlement. */
export class Discrepancies {
	private readonly list: Discrepancy[] = [];
	private lastId = 0;

	/** Grows with every one. */
	get version(): number {
		return this.lastId;
	}

	all(): Discrepancy[] {
		return this.list.map((one) => ({ ...one }));
	}

	/** Seeds on these true entries; gives what was seeded. Throws a plain sentence. */
	add(spec: DiscrepancySpec, entries: readonly Entry[]): Discrepancy[] {
		const count = spec.productOrderId === undefined ? (spec.count ?? 1) : 1;
		return Array.from({ length: count }, () => this.addOne(spec, entries));
	}

	/** The cases that are shown. */
	cases(entries: readonly Entry[]): Case[] {
		const byId = new Map(this.list.map((one) => [one.productOrderId, one]));
		return entries.flatMap((entry) => {
			const one = isOriginal(entry) ? byId.get(entry.productOrderId) : undefined;
			return one ? shown(entry, one) : [caseOf(entry)];
		});
	}

	/** The entries whose commissions are shown; those of a missing case are. */
	commissionEntries(entries: readonly Entry[]): Entry[] {
		const unsettled = new Set(
			this.list.flatMap(({ kind, productOrderId }) =>
				kind === 'notSettled' ? (productOrderId ?? []) : [],
			),
		);
		return entries.map((entry) =>
			isOriginal(entry) && unsettled.has(entry.productOrderId) ? asUnsettled(entry) : entry,
		);
	}

	/** By how many won a merchant's line of a day is off. */
	dailyDifference(merchantId: string, settleExpectDate: string): number {
		return this.list
			.filter(({ kind }) => kind === 'dailyDiffers')
			.filter((one) => one.merchantId === merchantId && one.settleExpectDate === settleExpectDate)
			.reduce((sum, { difference }) => sum + difference, 0);
	}

	private addOne(spec: DiscrepancySpec, entries: readonly Entry[]): Discrepancy {
		const random = new Random(`discrepancy ${this.lastId}`);
		const candidates = this.candidates(entries).filter(
			({ productOrderId }) => productOrderId === (spec.productOrderId ?? productOrderId),
		);
		const index = spec.kind === 'notSettled' ? 0 : random.int(0, candidates.length - 1);
		const entry = candidates[index];
		if (!entry) {
			const which = spec.productOrderId ?? 'any product order';
			throw new Error(`${spec.kind} cannot be seeded on ${which}: it must be settled and plain.`);
		}
		return this.record(spec, entry, random);
	}

	private record(spec: DiscrepancySpec, entry: Original, random: Random): Discrepancy {
		this.lastId += 1;
		const { kind } = spec;
		const whole = caseOf(entry).settleExpectAmount;
		const concernsAll = kind === 'caseMissing' || kind === 'settledTwice' || kind === 'notSettled';
		const discrepancy: Discrepancy = {
			id: this.lastId,
			kind,
			merchantId: entry.order.merchantId,
			...(kind !== 'dailyDiffers' && {
				productOrderId: entry.productOrderId,
				orderId: entry.order.orderId,
			}),
			settleBasisDate: entry.basisDate ?? '',
			settleExpectDate: entry.expectDate ?? '',
			difference: concernsAll ? whole : (spec.difference ?? random.int(1, 99) * 10),
		};
		this.list.push(discrepancy);
		return { ...discrepancy };
	}

	/** Settled product orders with one entry and no discrepancy, the earliest first. */
	private candidates(entries: readonly Entry[]): Original[] {
		const taken = new Set(this.list.map(({ productOrderId }) => productOrderId));
		const days = new Set(
			this.list.flatMap((one) => (one.kind === 'dailyDiffers' ? one.settleExpectDate : [])),
		);
		const times = new Map<string, number>();
		for (const { productOrderId } of entries) {
			if (productOrderId === undefined) continue;
			times.set(productOrderId, (times.get(productOrderId) ?? 0) + 1);
		}
		return entries
			.filter(isOriginal)
			.filter(({ productOrderId }) => times.get(productOrderId) === 1)
			.filter((entry) => !taken.has(entry.productOrderId) && !days.has(entry.expectDate ?? ''))
			.sort((left, right) => (left.basisDate ?? '').localeCompare(right.basisDate ?? ''));
	}
}

/** A product order's first settlement. */
type Original = Entry & { productOrderId: string };

function isOriginal(entry: Entry): entry is Original {
	const { settleType, productOrderType, decision, productOrderId } = entry;
	return (
		productOrderId !== undefined &&
		settleType === 'NORMAL_SETTLE_ORIGINAL' &&
		productOrderType === 'PROD_ORDER' &&
		decision === 'SETTLED'
	);
}

function shown(entry: Entry, { kind, difference }: Discrepancy): Case[] {
	const right = caseOf(entry);
	const plus = (name: 'paySettleAmount' | 'totalPayCommissionAmount') =>
		withExpectation({ ...right, [name]: right[name] + difference });
	switch (kind) {
		case 'caseMissing':
			return [];
		case 'settledTwice':
			return [right, right];
		case 'amountDiffers':
			return [plus('paySettleAmount')];
		case 'commissionDiffers':
			return [plus('totalPayCommissionAmount')];
		case 'expectedDiffers':
			return [{ ...right, settleExpectAmount: right.settleExpectAmount + difference }];
		case 'notSettled':
			return [caseOf(asUnsettled(entry))];
		case 'dailyDiffers':
			return [right];
	}
}

function asUnsettled(entry: Entry): Entry {
	return { ...entry, decision: 'UNSETTLED', basisDate: undefined, expectDate: undefined };
}
