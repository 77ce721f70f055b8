import { inWords, type NaverOrder } from '../../../api/naverOrders';

const claimIs = (order: NaverOrder, type: string, ...statuses: string[]): boolean =>
	order.claim_type === type && statuses.includes(String(order.claim_status));

/** Cancelled, or about to be. */
export const isCancelled = (order: NaverOrder): boolean =>
	order.product_order_status === 'CANCELED' || claimIs(order, 'CANCEL', 'CANCELING', 'CANCEL_DONE');

/** The buyer has asked to cancel, and nobody has decided. */
export const isCancelRequested = (order: NaverOrder): boolean =>
	claimIs(order, 'CANCEL', 'CANCEL_REQUEST');

/** On its way to the buyer, or there. */
export const isSent = ({ product_order_status: status }: NaverOrder): boolean =>
	['DELIVERING', 'DELIVERED', 'PURCHASE_DECIDED'].includes(String(status));

/** The goods in exchange were sent. */
export const isSentAgain = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'EXCHANGE_REDELIVERING', 'EXCHANGE_DONE');

/** The goods to be exchanged have come back. */
export const isCollected = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'COLLECT_DONE') || isSentAgain(order);

/** A return is open, or done. */
export const isReturning = (order: NaverOrder): boolean => isReturnOpen(order) || isReturned(order);

/** A return is done. */
export const isReturned = (order: NaverOrder): boolean =>
	order.product_order_status === 'RETURNED' || claimIs(order, 'RETURN', 'RETURN_DONE');

/** A return was refused. */
export const isReturnRejected = (order: NaverOrder): boolean =>
	claimIs(order, 'RETURN', 'RETURN_REJECT');

/** A refusal in words, where a product order's state is not the one that is needed. */
export const unless =
	(allowed: (order: NaverOrder) => boolean, needed: string) =>
	(order: NaverOrder): string | undefined =>
		allowed(order) ? undefined : `${needed}; this one is ${inWords(order)}`;

/** Paid, and not sent. */
export const isPaid = ({ product_order_status: status }: NaverOrder): boolean => status === 'PAYED';

/** A return that nobody has decided. */
const isReturnOpen = (order: NaverOrder): boolean =>
	claimIs(order, 'RETURN', 'RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE');

/** Why a return can't be decided, where none is open. */
export const noOpenReturn = unless(isReturnOpen, 'There is no open return');

/** An exchange waits for its goods to come back. */
export const isExchangeToCollect = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'EXCHANGE_REQUEST', 'COLLECTING');

/** The goods to be exchanged are back, and no new ones were sent. */
export const isExchangeToSend = (order: NaverOrder): boolean =>
	claimIs(order, 'EXCHANGE', 'COLLECT_DONE');
