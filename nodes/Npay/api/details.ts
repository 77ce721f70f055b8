import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../shared/data/ids';
import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
import { firstAlone } from '../../shared/http/firstAlone';
import { CALLS_AT_ONCE, STOPPED } from '../../shared/http/readMany';
import type { ApiReply, NpayClient } from './client';
import { MAX_QUERY_IDS } from './endpoints';
import { unreadable } from './failures';

/** A product order as `query` and the conditional list return it; fields that nobody knows yet included. */
export type Detail = IDataObject;

/** Text of an answer; `undefined` where it is none, or empty. */
export const asText = (value: unknown): string | undefined =>
	typeof value === 'string' && value !== '' ? value : undefined;

/** A number of an answer. An id beyond 2^53 has lost digits in it, and names nothing any more. */
export const asId = (value: unknown): string | undefined =>
	typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : asText(value);

/** The id of a detail object, as text; empty where it has none that can be read. */
export const idOf = (detail: Detail): string =>
	asId(asObject(detail.productOrder).productOrderId ?? detail.productOrderId) ?? '';

/** What a round of `query` calls brought. */
export interface Details<Made = Detail> {
	/** What was made of each; ids that Naver doesn't know (or that are another shop's) are missing. */
	byId: Map<string, Made>;
	/** Ids whose call failed, with how. */
	failures: Map<string, Failure>;
	/** The first failure that isn't about one product order alone. */
	failed: ApiFailure | undefined;
	/** The server's time in ms since the epoch, as of the last answer. */
	serverTime: number | undefined;
}

/** How product orders are read. */
export interface DetailOptions {
	/** Default: true. */
	quantityClaimCompatibility?: boolean | undefined;
	/** True once the user has stopped the execution: nothing more is read. */
	isCancelled?: (() => boolean) | undefined;
}

/** A call that Naver refuses for what is in it. */
const isRefused = ({ failure, outcomeUnknown, isLasting }: ApiFailure): boolean =>
	failure.httpCode === '400' && !outcomeUnknown && !isLasting;

/**
 * Reads product orders by id, 300 a call and some calls at a time, for one run of a node. A call that fails leaves the
 * others their results; one that Naver refuses whole is halved, to find the product order that it is about. What is
 * bound to fail for all of them is met once.
 */
export class DetailReader<Made = Detail> {
	private lasting: ApiFailure | undefined;

	/** @param make what to keep of each: an answer is gone once all of it was made */
	constructor(
		private readonly client: NpayClient,
		private readonly make: (detail: Detail, id: string) => Made,
		private readonly options: DetailOptions = {},
	) {}

	async read(ids: readonly string[]): Promise<Details<Made>> {
		const details: Details<Made> = {
			byId: new Map(),
			failures: new Map(),
			failed: undefined,
			serverTime: undefined,
		};
		await firstAlone(chunk(ids, MAX_QUERY_IDS), CALLS_AT_ONCE, async (batch) => {
			await this.readBatch(batch, details);
		});
		return details;
	}

	private async readBatch(batch: string[], details: Details<Made>): Promise<void> {
		const answer = await this.ask(batch);
		if (!(answer instanceof ApiFailure)) {
			details.serverTime = answer.serverTime ?? details.serverTime;
			for (const row of answer.data as unknown[]) {
				const detail = asObject(row);
				const id = idOf(detail);
				details.byId.set(id, this.make(detail, id));
			}
		} else if (isRefused(answer) && batch.length > 1) {
			for (const half of chunk(batch, Math.ceil(batch.length / 2))) {
				await this.readBatch(half, details);
			}
		} else {
			for (const id of batch) details.failures.set(id, answer.failure);
			if (!isRefused(answer)) details.failed ??= answer;
		}
	}

	private async ask(batch: string[]): Promise<ApiReply | ApiFailure> {
		if (this.options.isCancelled?.() === true) this.lasting ??= STOPPED;
		if (this.lasting !== undefined) return this.lasting;
		const { quantityClaimCompatibility = true } = this.options;
		const body = { productOrderIds: batch, quantityClaimCompatibility };
		const answer = await orFailure(this.client.request('query', { body }));
		// An answer without a list doesn't say that there are none.
		const isRead = answer instanceof ApiFailure || Array.isArray(answer.data);
		if (answer instanceof ApiFailure && answer.isLasting) this.lasting = answer;
		return isRead ? answer : unreadable();
	}
}

/** Reads product orders by id, as they are. */
export const fetchDetails = async (client: NpayClient, ids: readonly string[]): Promise<Details> =>
	await new DetailReader(client, (detail) => detail).read(ids);
