import { Random } from '../random';

/** How often payments fail by themselves. */
export interface FailureSettings {
	/** Chance (0 to 1) that a payment is answered as failed. */
	rate: number;
	/** Of those, the share (0 to 1) in which the money had moved all the same. */
	afterMoney: number;
	/** The same seed gives the same failures in the same order of payments. */
	seed: string | number;
}

/** `before`: nothing was taken. `after`: it was taken, and only the answer says that it failed. */
export type Failure = 'before' | 'after';

/** JSON schema of a change of FailureSettings. */
export const FAILURES_SCHEMA = {
	type: 'object',
	properties: {
		rate: { type: 'number', minimum: 0, maximum: 1 },
		afterMoney: { type: 'number', minimum: 0, maximum: 1 },
		seed: { type: ['string', 'number'] },
	},
	additionalProperties: false,
};

/** Decides which payments fail. Two numbers are drawn a payment, whatever the settings are. */
export class Failures {
	private readonly random: Random;

	constructor(private readonly settings: FailureSettings) {
		this.random = new Random(settings.seed);
	}

	/** What becomes of the next payment; undefined = it works. */
	next(): Failure | undefined {
		const [fails, afterMoney] = [this.random.next(), this.random.next()];
		if (fails >= this.settings.rate) return undefined;
		return afterMoney < this.settings.afterMoney ? 'after' : 'before';
	}
}
