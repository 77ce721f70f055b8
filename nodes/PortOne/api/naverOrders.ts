import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import type { Failure } from '../../shared/failure/errors';
import { ApiFailure, orFailure, unreadableFailure } from '../../shared/http/apiFailure';
import type { PortOneClient } from './client';
import { isNotFound, SERVER } from './failures';

/** A product order of Naver Pay as PortOne sends it; unknown fields pass through. */
export type NaverOrder = IDataObject;

export const UNKNOWN_NAVER_PAYMENT: Failure = {
	message: 'PortOne has no Naver Pay orders (네이버페이 주문형) for this imp_uid',
	advice: 'Check Imp UID, and that the credential is that of the shop it belongs to',
	code: 'NOT_FOUND',
};

/** Reads the product orders of a payment. @throws ApiFailure */
export async function fetchNaverOrders(
	client: PortOneClient,
	imp_uid: string,
): Promise<NaverOrder[]> {
	const reply = await orFailure(client.request('getNaverOrders', { path: { imp_uid } }));
	if (reply instanceof ApiFailure) {
		if (!isNotFound(reply)) throw reply;
		throw new ApiFailure(
			{ ...UNKNOWN_NAVER_PAYMENT, httpCode: reply.failure.httpCode },
			false,
			false,
		);
	}
	if (!Array.isArray(reply.response)) throw unreadableFailure(SERVER, { httpCode: '200' });
	return reply.response.map(asObject);
}

/** How a product order stands, in Naver's own words. */
export const inWords = ({ product_order_status, claim_type, claim_status }: NaverOrder): string =>
	[product_order_status, claim_type, claim_status]
		.filter((part) => typeof part === 'string')
		.join(', ') || 'unknown';
