import type { IDataObject } from 'n8n-workflow';

import type { WriteResult } from '../../../../shared/api/writer';
import { asObject } from '../../../../shared/objects';
import type { Payment } from '../../../api/payments';
import { stateOf, statusOf } from '../../../api/payments';
import { present } from '../../../api/present';
import type { CancelInput } from './cancelFields';

/** Refunds of a payment that were made, or are being made. */
const refundsOf = ({ cancellations }: Payment): IDataObject[] =>
	(Array.isArray(cancellations) ? cancellations.map(asObject) : []).filter(
		({ status }) => status !== 'FAILED',
	);

/** What of a payment can still be given back: what is being given back counts as gone. */
export function balanceOf(payment: Payment): number {
	const { total } = asObject(payment.amount);
	const refunded = refundsOf(payment).reduce((sum, one) => sum + Number(one.totalAmount), 0);
	return Number(total) - refunded;
}

/** Whether a payment shows the refund that was asked for, and didn't before. */
export function wasRefunded(before: Payment, now: Payment, amount: number): boolean {
	const known = new Set(refundsOf(before).map(({ id }) => id));
	const added = refundsOf(now).filter(({ id }) => !known.has(id));
	return added.some((one) => Number(one.totalAmount) === amount);
}

/** What needs no sending: what was refunded already, or can't be. */
export function settle(
	{ amount, balance: onRecord }: CancelInput,
	payment: Payment,
): WriteResult | undefined {
	const balance = balanceOf(payment);
	const alreadyDone: WriteResult = {
		row: { ...present(payment), success: true, alreadyDone: true },
	};
	if (amount === undefined && stateOf(payment) === 'cancelled') return alreadyDone;
	// A run that is repeated with the balance on record finds its own refund.
	const isRepeated =
		amount !== undefined && onRecord !== undefined && balance === onRecord - amount;
	if (isRepeated && refundsOf(payment).some((one) => Number(one.totalAmount) === amount)) {
		return alreadyDone;
	}
	if (amount !== undefined && amount > balance) {
		return {
			failure: {
				message: `Only ${balance} of ${Number(asObject(payment.amount).total)} is left to cancel (취소 가능 잔액)`,
				advice: 'Check Amount, and what was cancelled before (cancellations)',
			},
		};
	}
	if (stateOf(payment) !== 'paid' && stateOf(payment) !== 'pending') {
		const status = statusOf(payment);
		return {
			failure: { message: `This payment can't be cancelled: it is ${status}`, code: status },
		};
	}
	return undefined;
}
