import type { IDataObject } from 'n8n-workflow';
import pLimit from 'p-limit';

import { CALLS_AT_ONCE, STOPPED } from '../../../../shared/http/readMany';
import type { ChangeRow } from '../../../api/changes';
import type { NpayClient } from '../../../api/client';
import { type Detail, DetailReader } from '../../../api/details';
import { MAX_QUERY_IDS } from '../../../api/endpoints';
import { eventIdOf } from '../../../feed/event';
import { changeItem } from '../../../order/changeItem';
import type { OutputForm } from '../../../order/output';

/** What is asked for, and for how long. */
export interface BesideOptions {
	form: OutputForm;
	/** How many rows come out at most: orders beyond them aren't read. */
	limit: number;
	isCancelled(): boolean;
}

/** For which change of a product order it was asked for last, and in which call. */
interface Asked {
	eventId: string;
	call: number;
}

/**
 * Reads the product orders of changes while further changes are read: the API's limits of the two lists run at the
 * same time then. One that changes meanwhile is read again, so that its row is of its latest change.
 */
export class DetailsBeside {
	private readonly reader: DetailReader<Detail>;

	private readonly limit = pLimit(CALLS_AT_ONCE);

	private readonly calls: Array<Promise<void>> = [];

	/** Ids that are not asked for yet. */
	private waiting = new Set<string>();

	private readonly asked = new Map<string, Asked>();

	private readonly items = new Map<string, IDataObject>();

	/** Why a product order could not be read, in Naver's words. */
	private readonly problems = new Map<string, string>();

	/** What ends the whole reading. */
	private failed: Error | undefined;

	/** Rows that came out without their order. */
	missing = 0;

	/** @param rows the latest change of each product order, which whoever reads them keeps */
	constructor(
		api: NpayClient,
		private readonly rows: ReadonlyMap<string, ChangeRow>,
		private readonly options: BesideOptions,
	) {
		const { isCancelled } = options;
		this.reader = new DetailReader(api, (detail) => detail, { isCancelled });
	}

	/** Takes a page of changes. @throws ApiFailure once there's no sense in reading on */
	add(page: readonly ChangeRow[]): void {
		if (this.options.isCancelled()) throw STOPPED;
		if (this.failed !== undefined) throw this.failed;
		const hasRoom = () => this.asked.size + this.waiting.size < this.options.limit;
		for (const row of page) {
			const isKnown = row.productOrderId !== undefined && this.asked.has(row.productOrderId);
			if (isKnown || hasRoom()) this.want(row);
		}
		this.askFor(MAX_QUERY_IDS);
	}

	/**
	 * Ends the reading.
	 *
	 * @param rows those that come out
	 * @returns their items in the same order
	 * @throws ApiFailure
	 */
	async finish(rows: readonly ChangeRow[]): Promise<IDataObject[]> {
		for (const row of rows) this.want(row);
		this.askFor(1);
		await Promise.all(this.calls);
		if (this.failed !== undefined) throw this.failed;
		return rows.map((row) => {
			const known = row.productOrderId && this.items.get(row.productOrderId);
			if (known) return known;
			if (row.productOrderId !== undefined) this.missing += 1;
			return this.itemOf(row, undefined);
		});
	}

	private want(row: ChangeRow): void {
		const { productOrderId: id } = row;
		if (id === undefined || this.asked.get(id)?.eventId === eventIdOf(row)) return;
		this.waiting.add(id);
	}

	/** Asks for what waits, as long as there is so much of it. */
	private askFor(least: number): void {
		while (this.waiting.size >= least) {
			const batch = [...this.waiting].slice(0, MAX_QUERY_IDS);
			const call = this.calls.length;
			for (const id of batch) {
				this.waiting.delete(id);
				this.items.delete(id);
				this.asked.set(id, { eventId: eventIdOf(this.rows.get(id) ?? {}), call });
			}
			this.calls.push(this.limit(async () => await this.read(batch, call)));
		}
	}

	private async read(batch: string[], call: number): Promise<void> {
		if (this.failed !== undefined) return;
		try {
			const { byId, failures, failed } = await this.reader.read(batch);
			if (failed?.isLasting === true) this.failed ??= failed;
			for (const id of batch) {
				const row = this.rows.get(id);
				// A later call is under way for one that has changed meanwhile.
				if (row === undefined || this.asked.get(id)?.call !== call) continue;
				const failure = failures.get(id);
				if (failure !== undefined) this.problems.set(id, failure.message);
				const detail = byId.get(id);
				if (detail !== undefined) this.items.set(id, this.itemOf(row, detail));
			}
		} catch (error) {
			this.failed ??= error as Error;
		}
	}

	private itemOf(row: ChangeRow, detail: Detail | undefined): IDataObject {
		const problem = row.productOrderId && this.problems.get(row.productOrderId);
		const told = {
			event: { eventId: eventIdOf(row), row },
			isWanted: true,
			detail,
			problem: detail === undefined ? problem || undefined : undefined,
		};
		return changeItem(told, this.options.form);
	}
}
