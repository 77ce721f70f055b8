import { type FailInfo, MESSAGES, type OrderCode, problem } from '../gateway/errors';
import type { ProductOrderStore } from '../orders/store';
import type { NpaySettings } from '../settings';
import type { Operation, ProductOrder, WriteCounts, WriteTally } from '../types';

/** What a merchant's call works on. */
export interface Bench {
	store: ProductOrderStore;
	settings: NpaySettings;
	merchantId: string;
	/** Virtual now, epoch ms. */
	now: number;
}

/** Why a write is not done; `again` counts it as a try to repeat what was done already. */
export interface Refusal {
	code: OrderCode;
	again?: keyof WriteCounts;
	/** Listed as success all the same, without any effect. */
	asSuccess?: boolean;
}

/** One kind of write on product orders: may it be done, and doing it. */
export interface Write<Request extends { productOrderId: string }> {
	operation: Operation;
	refusal(productOrder: ProductOrder, request: Request, bench: Bench): Refusal | undefined;
	apply(productOrder: ProductOrder, request: Request, bench: Bench): void;
}

/** Codes of failures that come from the order's state rather than from the request. */
const STATE_CODES: ReadonlySet<OrderCode> = new Set(['9999', '105306', '104417', '104418']);

interface Checked<Request> {
	request: Request;
	productOrder?: ProductOrder;
	refusal?: Refusal;
}

/**
 * Does a write on each product order that allows it; the others come back as failed.
 * With `stateErrorStyle: 'http400'` one state failure refuses the whole call and nothing is done.
 */
export function performWrites<Request extends { productOrderId: string }>(
	requests: readonly Request[],
	write: Write<Request>,
	bench: Bench,
): { done: ProductOrder[]; failed: FailInfo[] } {
	const checked = requests.map((request) => check(request, write, bench));
	for (const { productOrder, refusal } of checked) {
		if (!productOrder || !refusal) continue;
		if (refusal.again) productOrder.counts[refusal.again] += 1;
		if (productOrder.writes[write.operation]) count(productOrder.again, write.operation);
	}
	const stateFailure = checked.find(
		({ refusal }) => refusal && !refusal.asSuccess && STATE_CODES.has(refusal.code),
	);
	if (stateFailure?.refusal && bench.settings.stateErrorStyle === 'http400') {
		throw problem(stateFailure.refusal.code);
	}
	const done: ProductOrder[] = [];
	const failed: FailInfo[] = [];
	for (const { request, productOrder, refusal } of checked) {
		if (productOrder && (!refusal || refusal.asSuccess)) {
			if (!refusal) {
				write.apply(productOrder, request, bench);
				count(productOrder.writes, write.operation);
			}
			done.push(productOrder);
		} else {
			const code = refusal?.code ?? '100001';
			failed.push({ productOrderId: request.productOrderId, code, message: MESSAGES[code] });
		}
	}
	return { done, failed };
}

function count(tally: WriteTally, operation: Operation): void {
	tally[operation] = (tally[operation] ?? 0) + 1;
}

function check<Request extends { productOrderId: string }>(
	request: Request,
	write: Write<Request>,
	bench: Bench,
): Checked<Request> {
	const productOrder = bench.store.get(request.productOrderId);
	if (!productOrder) return { request, refusal: { code: '100001' } };
	if (productOrder.order.merchantId !== bench.merchantId) {
		return { request, refusal: { code: '101009' } };
	}
	const refusal = write.refusal(productOrder, request, bench);
	return { request, productOrder, ...(refusal && { refusal }) };
}
