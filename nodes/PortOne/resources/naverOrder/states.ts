import type { NaverOrder } from '../../api/naverOrders';
import { inWords } from '../../api/naverOrders';

const claimIs = (order: NaverOrder, type: string, ...statuses: string[]): boolean =>
	order.claim_type === type && statuses.includes(String(order.claim_status));

export const isCancelled = (order: NaverOrder): boolean =>
	order.product_order_status === 'CANCELED' || claimIs(order, 'CANCEL', 'CANCELING', 'CANCEL_DONE');

/** The buyer has asked to cancel, and nobody has decided. */
export const isCancelRequested = (order: NaverOrder): boolean =>
	claimIs(order, 'CANCEL', 'CANCEL_REQUEST');

export const isSent = ({ product_order_status: status }: NaverOrder): boolean =>
	['DELIVERING', 'DELIVERED', 'PURCHASE_DECIDED'].includes(String(status));

export const isSentAgain = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'EXCHANGE_REDELIVERING', 'EXCHANGE_DONE');

export const isCollected = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'COLLECT_DONE') || isSentAgain(order);

export const isReturning = (order: NaverOrder): boolean =>
	claimIs(order, 'RETURN', 'RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE') || isReturned(order);

export const isReturned = (order: NaverOrder): boolean =>
	order.product_order_status === 'RETURNED' || claimIs(order, 'RETURN', 'RETURN_DONE');

export const isReturnRejected = (order: NaverOrder): boolean =>
	claimIs(order, 'RETURN', 'RETURN_REJECT');

/** A refusal in words, where a product order's state is not the one that is needed. */
export const unless =
	(allowed: (order: NaverOrder) => boolean, needed: string) =>
	(order: NaverOrder): string | undefined =>
		allowed(order) ? undefined : `${needed}; this one is ${inWords(order)}`;

export const isPaid = ({ product_order_status: status }: NaverOrder): boolean => status === 'PAYED';

export const isReturnOpen = (order: NaverOrder): boolean =>
	claimIs(order, 'RETURN', 'RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE');

export const isExchangeToCollect = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'EXCHANGE_REQUEST', 'COLLECTING');

export const isExchangeToSend = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'COLLECT_DONE');
