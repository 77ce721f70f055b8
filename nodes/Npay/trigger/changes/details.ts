import { chunk } from '../../../shared/data/ids';
import type { ApiFailure } from '../../../shared/http/apiFailure';
import type { NpayClient } from '../../api/client';
import { type Detail, fetchDetails } from '../../api/details';
import { MAX_QUERY_IDS } from '../../api/endpoints';

/** So many failures in a row are the server's own, not those of single product orders. */
const MOST_IN_A_ROW = 6;

/** What could be read, and for the others why not. */
export interface ReadDetails {
	byId: Map<string, Detail>;
	/** Words of Naver for a product order that it can't show. */
	problems: Map<string, string>;
}

const isServerError = ({ failure }: ApiFailure): boolean => /^5\d\d$/.test(failure.httpCode ?? '');

/**
 * Reads product orders while more of them become known. A server that fails as a whole fails the poll, which loses
 * nothing: the same changes come with the next one. One that fails at single product orders and shows others would do
 * so for ever: those are found by halving, and told without details.
 */
export class PollDetails {
	private readonly byId = new Map<string, Detail>();

	private readonly problems = new Map<string, string>();

	/** Of the ids that were added, those that are not in a call yet. */
	private added = new Set<string>();

	/** What failed, to be read in parts after all others. */
	private readonly parts: string[][] = [];

	private inARow = 0;

	private last: ApiFailure | undefined;

	/** Why the poll fails. */
	private failure: unknown;

	/** Calls follow one another. */
	private calls: Promise<void> = Promise.resolve();

	/** @param hasTime false once the poll has to come to its end */
	constructor(
		private readonly client: NpayClient,
		private readonly hasTime: () => boolean,
	) {}

	/** Whether the poll fails: nothing more needs to be found out for it. */
	get hasFailed(): boolean {
		return this.failure !== undefined;
	}

	/** Takes a product order, and reads on once there are as many as a call takes. One that was read is read anew. */
	add(id: string): void {
		this.added.add(id);
		if (this.added.size >= MAX_QUERY_IDS) this.readAdded();
	}

	/** Reads the rest. @throws ApiFailure */
	async end(): Promise<ReadDetails> {
		if (this.added.size > 0) this.readAdded();
		await this.calls;
		if (this.hasFailed) throw this.failure;
		for (let part = this.parts.shift(); part !== undefined; part = this.parts.shift()) {
			await this.readOrSplit(part);
		}
		// Only a server that still shows another one is well.
		const [known] = this.byId.keys();
		const isWell = async () => known !== undefined && (await this.read([known])) === undefined;
		if (this.last !== undefined && !(await isWell())) throw this.last;
		for (const id of this.byId.keys()) this.problems.delete(id);
		return { byId: this.byId, problems: this.problems };
	}

	private readAdded(): void {
		const batch = [...this.added];
		this.added = new Set();
		const read = async () => {
			// What was read of one before it changed again must not stand for it.
			for (const id of batch) this.byId.delete(id);
			if (!this.hasFailed) await this.readOrSplit(batch);
		};
		// What goes wrong is told at the end: until then nobody waits for it.
		this.calls = this.calls.then(read).catch((error: unknown) => void (this.failure ??= error));
	}

	/** @throws ApiFailure when it is the server's own */
	private async readOrSplit(batch: string[]): Promise<void> {
		const failed = await this.read(batch);
		if (failed === undefined) return;
		if (!isServerError(failed) || this.inARow >= MOST_IN_A_ROW || !this.hasTime()) throw failed;
		if (batch.length > 1) this.parts.push(...chunk(batch, Math.ceil(batch.length / 2)));
	}

	private async read(batch: string[]): Promise<ApiFailure | undefined> {
		const details = await fetchDetails(this.client, batch);
		for (const [id, detail] of details.byId) this.byId.set(id, detail);
		for (const [id, { message }] of details.failures) this.problems.set(id, message);
		this.inARow = details.failed === undefined ? 0 : this.inARow + 1;
		this.last = details.failed ?? this.last;
		return details.failed;
	}
}

/**
 * Reads product orders that are all known.
 *
 * @param hasTime false once the poll has to come to its end
 * @throws ApiFailure as `PollDetails`
 */
export async function readDetails(
	client: NpayClient,
	ids: readonly string[],
	hasTime: () => boolean,
): Promise<ReadDetails> {
	const reader = new PollDetails(client, hasTime);
	for (const id of ids) reader.add(id);
	return await reader.end();
}
