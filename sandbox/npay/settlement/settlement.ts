import type { ProductOrderStore } from '../orders/store';
import type { Review } from '../reviews';
import type { NpaySettings } from '../settings';
import type { Order } from '../types';
import type { Case } from './cases';
import { addDays, type Day, dayOf } from './days';
import { Discrepancies, type Discrepancy, type DiscrepancySpec } from './discrepancies';
import { entriesOf, type Entry } from './entries';
import { derivedRows, extraEntry, type ExtraRow } from './extra-rows';

/** What there is to settle, and how. */
export interface Sources {
	store: ProductOrderStore;
	reviews: readonly Review[];
	settings: NpaySettings;
}

/** The settlement of the orders that exist: true entries, and what is shown of them. */
export class Settlement {
	private readonly wrong = new Discrepancies();
	private kept: { key: string; entries: Entry[]; cases: Case[]; commissions: Entry[] } | undefined;

	private readonly extra: Array<ExtraRow & { day: Day }> = [];

	constructor(
		private readonly sources: () => Sources,
		private readonly now: () => number,
	) {}

	/** Today, Korean time. */
	get today(): Day {
		return dayOf(this.now());
	}

	/**
	 * Puts a row there by hand, with any codes. Throws a plain sentence where no order exists whose
	 * merchant it could be for.
	 */
	addRow(row: ExtraRow): void {
		this.orderOf(row);
		this.extra.push({ day: addDays(this.today, -1), ...row });
	}

	/** What is truly to be settled. */
	entries(): readonly Entry[] {
		return this.books().entries;
	}

	/** The cases as they are shown. */
	cases(): readonly Case[] {
		return this.books().cases;
	}

	/** The entries whose commissions are shown in detail. */
	commissionEntries(): readonly Entry[] {
		return this.books().commissions;
	}

	/** By how many won a merchant's line of a day is shown wrong. */
	dailyDifference(merchantId: string, settleExpectDate: Day): number {
		return this.wrong.dailyDifference(merchantId, settleExpectDate);
	}

	/** The day an entry was paid out, once that day has come. */
	completeDate({ expectDate }: Entry): Day | undefined {
		return expectDate !== undefined && expectDate <= this.today ? expectDate : undefined;
	}

	/**
	 * Makes the settlement wrong on purpose; gives exactly what is wrong now and was not before.
	 * Throws a plain sentence when there is nothing to make wrong.
	 */
	addDiscrepancy(spec: DiscrepancySpec): Discrepancy[] {
		const paidOut = this.entries().filter((entry) => this.completeDate(entry) !== undefined);
		return this.wrong.add(spec, paidOut);
	}

	/** Everything that is wrong on purpose, oldest first. */
	discrepancies(): Discrepancy[] {
		return this.wrong.all();
	}

	private orderOf({ orderId }: ExtraRow): Order {
		const { store } = this.sources();
		const [any] = orderId === undefined ? store.all() : store.ofOrder(orderId);
		if (!any) throw new Error(`There is no order ${orderId ?? 'yet'} for a row of the settlement.`);
		return any.order;
	}

	private books() {
		const { store, reviews, settings } = this.sources();
		const { sellerDiscountSettlement, adjustments } = settings;
		const key = [
			...[store.version, this.wrong.version, reviews.length, this.extra.length],
			...[sellerDiscountSettlement, adjustments],
		].join(' ');
		if (this.kept?.key !== key) {
			const entries = [
				...entriesOf(store, sellerDiscountSettlement),
				...(adjustments ? derivedRows(store, reviews) : []),
				...this.extra.map((row) => extraEntry(row, this.orderOf(row))),
			];
			this.kept = {
				key,
				entries,
				cases: this.wrong.cases(entries),
				commissions: this.wrong.commissionEntries(entries),
			};
		}
		return this.kept;
	}
}
