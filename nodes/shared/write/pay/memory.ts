import { BoundedMap } from '../../data/boundedMap';
import { type Doubt, type Doubts, isOpen } from '../doubts';

/**
 * How a doubt is told in which no answer was lost: the server takes no further try under an id, and not every one
 * that it counted is on record.
 */
export const USED_UP = 'no further try under this ID';

/** When the server said in this process that it took a payment, in ms since the epoch, by shop and payment ID. */
const taken = new BoundedMap<string, number>(10_000);

/** Whose payments they are: a shop, without telling anything about its keys, and the server's time where it has told. */
export interface Payee {
	readonly shop: string;
	readonly serverTime: number | undefined;
}

/** What earlier runs, and this one, have left open about one payment, by the id it was sent under. */
export class PayMemory {
	constructor(
		private readonly doubts: Doubts,
		private readonly client: Payee,
		/** What was asked for, in the smallest unit of its currency. */
		private readonly amount: number,
	) {}

	/** Now, in ms since the epoch: by the server's clock as soon as it has told. */
	now(): number {
		return this.client.serverTime ?? Date.now();
	}

	/** The latest doubt about a payment that may still take effect. */
	open(paymentId: string): Doubt | undefined {
		const now = this.now();
		return this.of(paymentId)
			.filter((doubt) => isOpen(doubt, now))
			.at(-1);
	}

	/** Whether there was a doubt at all, open or not. */
	has(paymentId: string): boolean {
		return this.of(paymentId).length > 0;
	}

	/** Whether the server took no further try under an id so long ago that every one it had counted is on record. */
	wasUsedUp(paymentId: string): boolean {
		const now = this.now();
		return this.of(paymentId).some((doubt) => doubt.how === USED_UP && !isOpen(doubt, now));
	}

	/** @param call when it was sent, what was on record before it, and how its answer was lost */
	remember(paymentId: string, call: Pick<Doubt, 'at' | 'seen' | 'how'>): void {
		const { shop: account } = this.client;
		const { amount } = this;
		this.doubts.remember({ kind: 'payment', account, subject: paymentId, amount, ...call });
	}

	/** Notes that the server has said it took a payment. */
	noteTaken(paymentId: string): void {
		taken.set(this.nameOf(paymentId), this.now());
	}

	/**
	 * When the server said that it took a payment, in ms, as long as it may show that late; `undefined` where it
	 * never did in this process, or long ago.
	 */
	takenAt(paymentId: string): number | undefined {
		const at = taken.get(this.nameOf(paymentId));
		return at !== undefined && isOpen({ at }, this.now()) ? at : undefined;
	}

	/** Forgets what is known by now. */
	resolve(paymentId: string): void {
		for (const doubt of this.of(paymentId)) this.doubts.resolve(doubt);
	}

	private nameOf(paymentId: string): string {
		return JSON.stringify([this.client.shop, paymentId]);
	}

	private of(paymentId: string): Doubt[] {
		return this.doubts.find('payment', this.client.shop, paymentId);
	}
}
