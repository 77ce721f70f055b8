import type { IDataObject } from 'n8n-workflow';

import { ApiFailure, orFailure } from '../../../shared/api/apiFailure';
import type { WriteJob, WriteResult } from '../../../shared/api/writeJob';
import { findConflicts } from '../../../shared/conflicts';
import type { Failure } from '../../../shared/errors';
import { asObject } from '../../../shared/objects';
import { defineOperation } from '../../../shared/operation';
import { JOB_DEFAULTS, runWrite } from '../../../shared/runWrite';
import { readMany } from '../../../shared/api/readMany';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PAYMENT, UNKNOWN_SCHEDULE } from '../../api/failures';
import type { Payment } from '../../api/payments';
import { balanceOf, fetchPayment, minus } from '../../api/payments';
import { present } from '../../api/present';
import { fetchSchedule } from '../../api/schedules';
import { IMP_UID } from '../fields';
import type { CancelInput } from './cancelFields';
import { cancelProperties, readCancel } from './cancelFields';

/** A payment is found by imp_uid before anything else is done. */
const keyOf = ({ imp_uid, merchant_uid }: CancelInput): string => imp_uid ?? merchant_uid ?? '';

/** The payment as it was read before a refund, or why it can't be made. */
type Before = { payment: Payment } | { failure: Failure };

/** Finds a payment: by imp_uid, or a scheduled one by merchant_uid. Test payments count: they are refunded alike. */
async function find(client: PortOneClient, input: CancelInput | undefined): Promise<Before> {
	let imp_uid = input?.imp_uid;
	if (imp_uid === undefined) {
		const schedule = await fetchSchedule(client, input?.merchant_uid ?? '');
		if (schedule === undefined) return { failure: UNKNOWN_SCHEDULE };
		if (typeof schedule.imp_uid !== 'string') {
			return {
				failure: {
					message: 'This scheduled payment was not made yet',
					advice: 'Cancel it with Scheduled Payment > Cancel',
				},
			};
		}
		imp_uid = schedule.imp_uid;
	}
	const payment = await fetchPayment(client, imp_uid, true);
	return payment === undefined ? { failure: UNKNOWN_PAYMENT } : { payment };
}

const cancelsOf = ({ cancel_history: history }: Payment): IDataObject[] =>
	Array.isArray(history) ? history.map(asObject) : [];

/** Whether a payment shows the refund that was asked for, and didn't before. */
function wasRefunded(before: Payment, now: Payment, amount: number): boolean {
	const known = new Set(cancelsOf(before).map(({ cancellation_id: id }) => id));
	const added = cancelsOf(now).filter(({ cancellation_id: id }) => !known.has(id));
	if (added.length > 0) return added.some((one) => Number(one.amount) === amount);
	return minus(balanceOf(before), balanceOf(now)) === amount;
}

/** What needs no sending. */
function settle({ amount, checksum }: CancelInput, before: Before): WriteResult | undefined {
	if ('failure' in before) return before;
	const { payment } = before;
	const balance = balanceOf(payment);
	const alreadyDone: WriteResult = {
		row: { ...present(payment), success: true, alreadyDone: true },
	};
	if (amount === undefined && balance === 0 && payment.status === 'cancelled') return alreadyDone;
	// A run that is repeated with the balance on record finds its own refund.
	const isRepeated =
		amount !== undefined && checksum !== undefined && balance === minus(checksum, amount);
	if (isRepeated && cancelsOf(payment).some((one) => Number(one.amount) === amount)) {
		return alreadyDone;
	}
	if (amount !== undefined && amount > balance) {
		return {
			failure: {
				message: `Only ${balance} of ${Number(payment.amount)} is left to cancel (취소 가능 잔액)`,
				advice: 'Check Amount, and what was cancelled before (cancel_history)',
			},
		};
	}
	return undefined;
}

function toBody(input: CancelInput, before: Payment): IDataObject {
	const { amount, checkBalance, checksum, fields } = input;
	const balance = checksum ?? (checkBalance ? balanceOf(before) : undefined);
	return {
		imp_uid: before.imp_uid,
		...(input.merchant_uid === undefined ? {} : { merchant_uid: input.merchant_uid }),
		...(amount === undefined ? {} : { amount }),
		...(balance === undefined ? {} : { checksum: balance }),
		...fields,
	};
}

async function readBefore(
	client: PortOneClient,
	inputs: CancelInput[],
	isCancelled: () => boolean,
): Promise<Map<string, Before>> {
	const byKey = new Map(inputs.map((input) => [keyOf(input), input]));
	const found = await readMany(
		byKey.keys(),
		async (key) => await find(client, byKey.get(key)),
		isCancelled,
	);
	return new Map(
		[...found].map(([key, one]): [string, Before] => [
			key,
			one instanceof ApiFailure ? { failure: one.failure } : one,
		]),
	);
}

function toJob(
	client: PortOneClient,
	before: ReadonlyMap<string, Before>,
): WriteJob<CancelInput, Payment> {
	const lost = new Set<string>();
	const refused = new Set<string>();
	const paymentOf = (input: CancelInput): Payment => {
		const found = before.get(keyOf(input));
		return found !== undefined && 'payment' in found ? found.payment : {};
	};
	const amountOf = (input: CancelInput) => input.amount ?? balanceOf(paymentOf(input));
	return {
		...JOB_DEFAULTS,
		words: {
			server: 'PortOne',
			thing: 'payment',
			look: 'Look at the payment in the PortOne console, or read it with Get',
			read: 'Read the payment with Get',
		},
		keyOf,
		batches: (units) => units.map((unit) => [unit]),
		async send([unit]) {
			if (unit === undefined) return { results: new Map() };
			const body = toBody(unit, paymentOf(unit));
			const reply = await orFailure(client.request('cancelPayment', { body }));
			if (reply instanceof ApiFailure) {
				const key = keyOf(unit);
				if (reply.outcomeUnknown) lost.add(key);
				else if (!lost.has(key)) refused.add(key);
				throw reply;
			}
			const row = { ...present(reply.response), success: true };
			return { results: new Map([[keyOf(unit), { row }]]) };
		},
		async readStates(units) {
			const states = new Map<string, Payment>();
			for (const unit of units) {
				const imp_uid = String(paymentOf(unit).imp_uid);
				const now = await orFailure(fetchPayment(client, imp_uid, true));
				if (now !== undefined && !(now instanceof ApiFailure)) states.set(keyOf(unit), now);
			}
			return states;
		},
		// A part of the same amount that PortOne refused to us is someone else's refund, unless ours got lost.
		isDone: (now, unit) =>
			!(unit.amount !== undefined && refused.has(keyOf(unit))) &&
			wasRefunded(paymentOf(unit), now, amountOf(unit)),
		// Without a balance to check, the first one might still be under way.
		isRepeatable: ({ amount, checkBalance, checksum }) =>
			amount === undefined || checkBalance || checksum !== undefined,
		refusal: (now, unit) =>
			balanceOf(now) === balanceOf(paymentOf(unit))
				? undefined
				: `${balanceOf(now)} is left to cancel, not ${balanceOf(paymentOf(unit))} as before`,
		doneFields: present,
		explain: (failure, now) => ({
			...failure,
			advice: `The payment is ${String(now.status)}, and ${balanceOf(now)} of ${Number(now.amount)} is left to cancel (취소 가능 잔액)`,
		}),
	};
}

export const cancel = defineOperation<PortOneClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	action: 'Cancel a payment',
	description: '결제취소: gives back a payment, all that is left of it or a part',
	endpoints: ['cancelPayment', 'getPayment', 'getSchedule'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: cancelProperties,
	read: readCancel,
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: IMP_UID.label,
			advice: 'Give each payment once; add the parts up',
			unitsOf: (input) => [input],
			keyOf,
			mayRepeat: ({ amount }) => amount === undefined,
		}),
	async run(entries, context) {
		const inputs = entries.map(({ input }) => input);
		const before = await readBefore(context.api, inputs, context.isCancelled);
		const settled = new Map<string, WriteResult>();
		for (const input of inputs) {
			const result = settle(input, before.get(keyOf(input)) ?? { failure: UNKNOWN_PAYMENT });
			if (result !== undefined) settled.set(keyOf(input), result);
		}
		return await runWrite(
			entries,
			context,
			{
				of: (input) => [input],
				identify: ({ imp_uid, merchant_uid }) =>
					imp_uid === undefined ? { merchant_uid } : { imp_uid },
			},
			toJob(context.api, before),
			settled,
		);
	},
});
