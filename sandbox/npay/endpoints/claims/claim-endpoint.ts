import { ApiProblem, MESSAGES } from '../../gateway/errors';
import type { Input } from '../../gateway/input';
import type { Write } from '../../seller/write';
import type { NpaySettings } from '../../settings';
import { type Endpoint, MALL } from '../endpoint';
import { performOne, productOrderIdOf } from '../one';

interface ClaimEndpoint<Request> {
	/** What comes after `…/claim/`. */
	path: string;
	/** Members that the body may have; absent = the call has no body. */
	members?: readonly string[];
	read(input: Input, settings: NpaySettings): Request;
	write: Write<Request & { productOrderId: string }>;
	/** Refuses merchants for whom this is not. */
	guard?(settings: NpaySettings): void;
}

/** An API on the claim of one product order. */
export function claimEndpoint<Request extends object>({
	path,
	members,
	read,
	write,
	guard,
}: ClaimEndpoint<Request>): Endpoint {
	return {
		method: 'POST',
		template: `${MALL}/product-orders/{productOrderId}/claim/${path}`,
		run(call) {
			const { settings } = call.simulator;
			guard?.(settings);
			const input = members ? call.body() : call.optionalBody();
			const request = read(input.only(members ?? [], settings, call.note), settings);
			return performOne(call, { ...request, productOrderId: productOrderIdOf(call) }, write);
		},
	};
}

/** A call without body. */
export const NO_BODY = { read: () => ({}) };

/** Merchants whose orders are registered by version 1.0 have no right to hold returns back. */
export function onlyVersion21({ orderVersion }: NpaySettings): void {
	if (orderVersion === '2.1') return;
	throw new ApiProblem('104133', `${MESSAGES['104133']} (주문 등록 v2.1 가맹점 전용)`);
}
