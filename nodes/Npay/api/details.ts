import type { IDataObject } from 'n8n-workflow';

import { chunk } from '../../shared/data/ids';
import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import { ApiFailure, orFailure } from '../../shared/http/apiFailure';
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
export interface Details {
	/** Ids that Naver doesn't know (or that are another shop's) are missing. */
	byId: Map<string, Detail>;
	/** Ids whose call failed, with how. */
	failures: Map<string, Failure>;
	/** The first failure that isn't about one product order alone. */
	failed: ApiFailure | undefined;
	/** The server's time in ms since the epoch, as of the last answer. */
	serverTime: number | undefined;
}

/** A call that Naver refuses for what is in it. */
const isRefused = ({ failure, outcomeUnknown, isLasting }: ApiFailure): boolean =>
	failure.httpCode === '400' && !outcomeUnknown && !isLasting;

/**
 * Reads product orders by id, 300 a call. A call that fails leaves the others their results; one that Naver
 * refuses whole is halved, to find the product order that it is about.
 */
export async function fetchDetails(
	client: NpayClient,
	ids: readonly string[],
	quantityClaimCompatibility = true,
): Promise<Details> {
	const details: Details = {
		byId: new Map(),
		failures: new Map(),
		failed: undefined,
		serverTime: undefined,
	};
	const waiting = chunk(ids, MAX_QUERY_IDS);
	for (let batch = waiting.shift(); batch !== undefined; batch = waiting.shift()) {
		const body = { productOrderIds: batch, quantityClaimCompatibility };
		const answer: ApiReply | ApiFailure = details.failed?.isLasting
			? details.failed
			: await orFailure(client.request('query', { body }));
		// An answer without a list doesn't say that there are none.
		const isRead = answer instanceof ApiFailure || Array.isArray(answer.data);
		const reply = isRead ? answer : unreadable();
		if (!(reply instanceof ApiFailure)) {
			details.serverTime = reply.serverTime ?? details.serverTime;
			for (const detail of reply.data as unknown[]) {
				details.byId.set(idOf(asObject(detail)), asObject(detail));
			}
		} else if (isRefused(reply) && batch.length > 1) {
			waiting.unshift(...chunk(batch, Math.ceil(batch.length / 2)));
		} else {
			for (const id of batch) details.failures.set(id, reply.failure);
			if (!isRefused(reply)) details.failed ??= reply;
		}
	}
	return details;
}
