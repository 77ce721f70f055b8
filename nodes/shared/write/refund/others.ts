import { BoundedMap } from '../../data/boundedMap';

/** How many payments are remembered. */
const REMEMBERED = 10_000;

let moments = 0;

/** When a refund was last sent, by the payment's name. */
const lastSent = new BoundedMap<string, number>(REMEMBERED);

/** The refunds that the last answered run was told of as its own, by the payment's name. */
const answered = new BoundedMap<string, readonly string[]>(REMEMBERED);

/** A point in this process: a later one is greater. */
export const thisMoment = (): number => ++moments;

/** Notes that a refund of a payment was sent. */
export const noteSent = (payment: string): void => void lastSent.set(payment, thisMoment());

/** Whether this process has sent a refund of a payment since a moment. */
export const wasSentSince = (payment: string, moment: number): boolean =>
	(lastSent.get(payment) ?? 0) > moment;

/** Notes the refunds that a run was told of as its own: a payment that doesn't show them was read too early. */
export function noteAnswered(payment: string, refundIds: readonly string[]): void {
	if (refundIds.length > 0) answered.set(payment, refundIds);
	else answered.delete(payment);
}

/** The refunds that a payment has to show by now, as far as this process knows. */
export const answeredRefunds = (payment: string): readonly string[] => answered.get(payment) ?? [];
