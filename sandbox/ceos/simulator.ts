import { Failures } from '../core/payments/failures';
import { type LedgerFilter, type PaymentLedger, paymentLedger } from '../core/payments/ledger';
import type { VirtualClock } from '../core/time/clock';
import { Books } from './books';
import { secretOf } from './secrets';
import {
	type CeosSettings,
	type CeosSettingsPatch,
	DEFAULT_GITHUB_ID,
	initialSettings,
	patchedSettings,
} from './settings';
import type { Payment, PaymentRequest, PaymentStatus } from './types';

/** A payment to put there; what is not said has a likely value. */
export interface PaymentSpec extends Partial<PaymentRequest> {
	paymentId: string;
	/** Default: the first one. */
	githubId?: string;
	/** Default PAID. */
	status?: PaymentStatus;
}

/** The simulated CEOS: what it remembers, its settings, and everything that is not its API. */
export class CeosSimulator {
	private current: CeosSettings;
	private remembered: Books;

	constructor(
		readonly clock: VirtualClock,
		private readonly start: CeosSettingsPatch = {},
	) {
		this.current = initialSettings(start);
		this.remembered = new Books(this.current);
	}

	get settings(): CeosSettings {
		return this.current;
	}

	get books(): Books {
		return this.remembered;
	}

	/** Changes settings from the next request on; `failures` begin anew with a change of them. */
	patchSettings(patch: CeosSettingsPatch): CeosSettings {
		this.current = patchedSettings(this.current, patch);
		if (patch.failures) this.books.failures = new Failures(this.current.failures);
		return this.current;
	}

	/** The secret that a GitHub id gets; valid once it was issued. */
	secretOf(githubId: string = DEFAULT_GITHUB_ID): string {
		return secretOf(githubId);
	}

	/** A payment of any owner as it stands. Throws a plain sentence for an unknown one. */
	payment(paymentId: string, githubId: string = DEFAULT_GITHUB_ID): Payment {
		const payment = this.books.find(githubId, paymentId);
		if (!payment) throw new Error(`There is no payment ${paymentId}.`);
		return payment;
	}

	/** Puts a payment there by hand, in place of another one with its id; no money moves by it. */
	putPayment({ githubId = DEFAULT_GITHUB_ID, status = 'PAID', ...spec }: PaymentSpec): Payment {
		const now = this.clock.now();
		return this.books.put({
			storeId: 'sandbox-store',
			orderName: '샌드박스 주문',
			totalPayAmount: 10_000,
			currency: 'KRW',
			customData: null,
			...spec,
			githubId: githubId.toLowerCase(),
			status,
			...(status !== 'FAILED' && { paidAt: now }),
			...(status === 'CANCELLED' && { cancelledAt: now }),
		});
	}

	/** Every try and every charge, by payment id and by order. */
	ledger(filter: LedgerFilter = {}): PaymentLedger {
		const givenBackOf = (githubId: string, paymentId: string) => {
			const payment = this.books.find(githubId, paymentId);
			const whole = payment?.status === 'CANCELLED';
			return { whole, refunded: whole ? payment.totalPayAmount : 0 };
		};
		return paymentLedger(this.books.tries, givenBackOf, filter);
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: CeosSettingsPatch = {}): void {
		this.current = patchedSettings(initialSettings(this.start), patch);
		this.remembered = new Books(this.current);
	}
}
