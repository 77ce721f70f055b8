import { NotAllowed } from '../buyer/rule';
import { type StateName, stateName } from '../orders/states';
import type { Market } from './market';
import { type Step, takeStep } from './steps';

const SENT: readonly Step[] = ['dispatch'];
const OUT: readonly Step[] = ['dispatch', 'deliver'];
const EXCHANGING: readonly Step[] = [...OUT, 'requestExchange', 'collect'];

/** The way to each state from a product order that was just paid. */
const WAYS: Record<Exclude<StateName, 'PAYMENT_WAITING'>, readonly Step[]> = {
	CANCELED_BY_NOPAYMENT: ['expirePayment'],
	PAYED_NOT_YET: [],
	PAYED_OK: ['confirm'],
	PAYED_OK_DELAYED: ['confirm', 'delay'],
	CANCEL_REQUEST: ['confirm', 'requestCancel'],
	CANCELING: ['stickCancel', 'requestCancel'],
	CANCELED: ['requestCancel'],
	DELIVERING: SENT,
	DELIVERED: OUT,
	RETURN_REQUEST: [...OUT, 'requestReturn'],
	RETURN_COLLECTING: [...OUT, 'requestReturn', 'collect'],
	RETURN_COLLECT_DONE: [...OUT, 'requestReturn', 'collect', 'completeCollect'],
	RETURN_HELD: [...OUT, 'requestReturn', 'collect', 'holdByNaver'],
	RETURNED: [...OUT, 'requestReturn', 'collect', 'completeCollect', 'approveReturn'],
	EXCHANGE_REQUEST: [...OUT, 'requestExchange'],
	EXCHANGE_COLLECTING: EXCHANGING,
	EXCHANGE_COLLECT_DONE: [...EXCHANGING, 'completeCollect'],
	EXCHANGE_HELD: [...EXCHANGING, 'holdByNaver'],
	EXCHANGE_COLLECT_DONE_HELD: [...EXCHANGING, 'completeCollect', 'holdByNaver'],
	EXCHANGE_REDELIVERING: [...EXCHANGING, 'completeCollect', 'redeliver'],
	EXCHANGED: [...EXCHANGING, 'completeCollect', 'redeliver', 'deliverExchange'],
	PURCHASE_DECIDED: [...OUT, 'decide'],
};

/**
 * Drives a product order that was just paid, or that waits for its payment, into a state by what
 * buyers, couriers, Naver and the merchant may do. Throws NotAllowed when there is no such way:
 * what is paid can no longer wait for payment.
 */
export function putIntoState(market: Market, productOrderId: string, state: StateName): void {
	const productOrder = market.productOrder(productOrderId);
	if (!productOrder) throw new NotAllowed(`There is no product order ${productOrderId}.`);
	const from = stateName(productOrder);
	if (from === state) return;
	const unpaid = state === 'PAYMENT_WAITING' || state === 'CANCELED_BY_NOPAYMENT';
	const start = unpaid ? 'PAYMENT_WAITING' : 'PAYED_NOT_YET';
	if (from === 'PAYMENT_WAITING' && !unpaid) market.act(productOrderId, 'pay');
	else if (from !== start) {
		throw new NotAllowed(`The way to ${state} begins at ${start}; ${productOrderId} is ${from}.`);
	}
	if (state === 'PAYMENT_WAITING') return;
	// What is held back has a state of its own, so nothing else begins held.
	for (const step of WAYS[state]) takeStep(market, productOrderId, step, { fee: 'deducted' });
}
