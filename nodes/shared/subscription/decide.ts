import type { EnsureWords } from './books';
import { periodOf } from './uid';
import type { Booked, Wanted } from './wanted';

/** What has to happen so that the customer has one next payment, as is wanted. */
export type Decision =
	| { kind: 'create' }
	| { kind: 'leave'; booked: Booked }
	| { kind: 'move'; booked: Booked }
	/** Cancel these, which are too many, and look again. */
	| { kind: 'cancel'; booked: Booked[] }
	/** Cancel the only one, and look again: another one is to be made in its place. */
	| { kind: 'replace'; booked: Booked[] }
	| { kind: 'refuse'; reason: string; advice: string };

/** Whether a payment takes what is wanted from where it is wanted, as far as it tells. */
export const isSameMoney = (booked: Booked, { amount, currency, billingKey }: Wanted): boolean =>
	booked.amount === amount &&
	(booked.currency === undefined || booked.currency === currency) &&
	booked.billingKey === billingKey;

/** How well a payment fits, the more the better. */
function fit(booked: Booked, wanted: Wanted): number {
	const isAtTime = booked.at === wanted.at;
	const isOfPeriod = periodOf(booked.id, wanted) === wanted.period;
	return Number(isSameMoney(booked, wanted)) * 4 + Number(isAtTime) * 2 + Number(isOfPeriod);
}

/**
 * A payment that Ensure made for another period is not moved into this one: its number would tell the wrong
 * period to whoever comes after it.
 */
function mayMove({ id }: Booked, wanted: Wanted): boolean {
	const period = periodOf(id, wanted);
	return period === undefined || period === wanted.period;
}

/** Why a payment may not be cancelled to make another in its place; `undefined` when it may. */
function refusal(booked: Booked, wanted: Wanted, words: EnsureWords): Decision | undefined {
	const { amount, currency, id } = booked;
	const name = `${id}, ${booked.inWords}`;
	if (!wanted.isCurrencyNamed && currency !== undefined && currency !== 'KRW') {
		return {
			kind: 'refuse',
			reason: `The customer's scheduled payment is in ${currency}: ${name}`,
			advice: words.nameCurrency,
		};
	}
	if (wanted.cancelOthers || periodOf(id, wanted)) return undefined;
	return {
		kind: 'refuse',
		reason: `The customer has a scheduled payment of ${amount} that Ensure did not make: ${name}`,
		advice: `${words.revoke} it, switch on ${words.others} to have it replaced, or count those of this prefix only (options)`,
	};
}

/**
 * Decides what to do, from all payments that wait for their time. Cancelling comes before creating, so that a
 * crash in between leaves no payment rather than two.
 */
export function decide(wanted: Wanted, waiting: readonly Booked[], words: EnsureWords): Decision {
	const [best, ...others] = [...waiting].sort(
		(a, b) => fit(b, wanted) - fit(a, wanted) || a.at - b.at || a.id.localeCompare(b.id),
	);
	if (best === undefined) return { kind: 'create' };
	if (others.length > 0) {
		if (wanted.cancelOthers) return { kind: 'cancel', booked: others };
		const names = waiting.map((one) => `${one.id}, ${one.inWords}`);
		return {
			kind: 'refuse',
			reason: `The customer has ${waiting.length} scheduled payments: ${names.join('; ')}`,
			advice: `${words.revoke} those that are too many, switch on ${words.others}, or count those of this prefix only (options)`,
		};
	}
	if (!isSameMoney(best, wanted)) {
		return refusal(best, wanted, words) ?? { kind: 'replace', booked: [best] };
	}
	if (best.at === wanted.at) return { kind: 'leave', booked: best };
	return mayMove(best, wanted)
		? { kind: 'move', booked: best }
		: { kind: 'replace', booked: [best] };
}
