/** How many payments, and how many refunds, are remembered. */
const REMEMBERED = 10_000;

let moments = 0;

/** When a refund was last sent, by the payment's name. */
const lastSent = new Map<string, number>();

/** The refunds that the last answered run was told of as its own, by the payment's name. */
const answered = new Map<string, readonly string[]>();

function dropOldest(memory: Map<string, unknown>): void {
	for (const oldest of memory.keys()) {
		if (memory.size <= REMEMBERED) break;
		memory.delete(oldest);
	}
}

/** A point in this process: a later one is greater. */
export const thisMoment = (): number => ++moments;

/** Notes that a refund of a payment was sent. */
export function noteSent(payment: string): void {
	lastSent.delete(payment);
	lastSent.set(payment, thisMoment());
	dropOldest(lastSent);
}

/** Whether this process has sent a refund of a payment since a moment. */
export const wasSentSince = (payment: string, moment: number): boolean =>
	(lastSent.get(payment) ?? 0) > moment;

/** Notes the refunds that a run was told of as its own: a payment that doesn't show them was read too early. */
export function noteAnswered(payment: string, refundIds: readonly string[]): void {
	answered.delete(payment);
	if (refundIds.length > 0) answered.set(payment, refundIds);
	dropOldest(answered);
}

/** The refunds that a payment has to show by now, as far as this process knows. */
export const answeredRefunds = (payment: string): readonly string[] => answered.get(payment) ?? [];
