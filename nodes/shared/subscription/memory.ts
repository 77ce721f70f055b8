import { BoundedMap } from '../data/boundedMap';
import { type Doubt, type Doubts, isOpen } from '../write/doubts';

/** A booking that may still be done or shown. */
export interface OpenBooking extends Pick<Doubt, 'at' | 'how'> {
	id: string;
	/** Whether the server said that it was done. */
	isAnswered: boolean;
}

/** What the server said in this process that it booked, by shop and customer: it may show that late. */
const booked = new BoundedMap<string, { id: string; at: number }>(10_000);

/**
 * What earlier runs have left open about one customer's next payment, where a number isn't taken for ever: a booking
 * whose answer was lost may be done after all, beside another one.
 */
export class BookingMemory {
	/**
	 * @param shop names the shop, and tells the time by the server's clock where it can
	 * @param key names the customer, or the customer's subscription
	 */
	constructor(
		private readonly doubts: Doubts,
		private readonly shop: { account: string; now(): number },
		private readonly key: string,
	) {}

	/** Now, in ms since the epoch. */
	now(): number {
		return this.shop.now();
	}

	/** Bookings that may still be done or shown, as far as is known here. */
	open(): OpenBooking[] {
		const now = this.now();
		const answered = booked.get(this.name);
		const doubts = this.doubtsOf('booking').filter((doubt) => isOpen(doubt, now));
		return [
			...doubts.map(({ seen: [id = ''], at, how }) => ({ id, at, how, isAnswered: false })),
			...(answered !== undefined && isOpen(answered, now)
				? [{ ...answered, how: '', isAnswered: true }]
				: []),
		];
	}

	/** A booking whose answer was lost, and which isn't seen. */
	remember(id: string, { at, how }: Pick<Doubt, 'at' | 'how'>): void {
		this.doubts.remember(this.doubt('booking', id, at, how));
	}

	/** The server has said that a payment is booked. */
	noteBooked(id: string): void {
		booked.set(this.name, { id, at: this.now() });
	}

	/** It is known what came of a booking: nothing of it is open any more. */
	noteSeen(id: string): void {
		this.forget('booking', id);
	}

	/** A payment is about to be revoked to book another one, which nobody is to take for someone who leaves. */
	noteRevoking(id: string): void {
		if (!this.hasRevoked(id))
			this.doubts.remember(this.doubt('revoked', id, this.now(), 'revoked'));
	}

	/** Whether a payment was revoked to book another one, which then wasn't. */
	hasRevoked(id: string): boolean {
		return this.doubtsOf('revoked').some(({ seen }) => seen[0] === id);
	}

	/** It wasn't, or another one is booked by now. */
	forgetRevoking(id?: string): void {
		this.forget('revoked', id);
	}

	private get name(): string {
		return JSON.stringify([this.shop.account, this.key]);
	}

	private subjectOf(what: 'booking' | 'revoked'): string {
		return JSON.stringify(['ensure', what, this.key]);
	}

	private doubtsOf(what: 'booking' | 'revoked'): Doubt[] {
		return this.doubts.find('schedule', this.shop.account, this.subjectOf(what));
	}

	private doubt(what: 'booking' | 'revoked', id: string, at: number, how: string): Doubt {
		const { account } = this.shop;
		return { kind: 'schedule', account, subject: this.subjectOf(what), seen: [id], at, how };
	}

	private forget(what: 'booking' | 'revoked', id?: string): void {
		for (const doubt of this.doubtsOf(what)) {
			if (id === undefined || doubt.seen[0] === id) this.doubts.resolve(doubt);
		}
	}
}
