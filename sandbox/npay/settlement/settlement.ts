import type { ProductOrderStore } from '../store';
import type { Case } from './cases';
import { dayOf, type Day } from './days';
import { Discrepancies, type Discrepancy, type DiscrepancySpec } from './discrepancies';
import { entriesOf, type Entry } from './entries';

/** The settlement of the orders that exist: true entries, and what is shown of them. */
export class Settlement {
	private readonly wrong = new Discrepancies();
	private kept: { key: string; entries: Entry[]; cases: Case[]; commissions: Entry[] } | undefined;

	constructor(
		private readonly store: () => ProductOrderStore,
		private readonly now: () => number,
	) {}

	/** Today, Korean time. */
	get today(): Day {
		return dayOf(this.now());
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

	private books() {
		const store = this.store();
		const key = `${store.version} ${this.wrong.version}`;
		if (this.kept?.key !== key) {
			const entries = entriesOf(store);
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
