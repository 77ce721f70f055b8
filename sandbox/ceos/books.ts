import { Failures } from '../core/payments/failures';
import type { PaymentTry } from '../core/payments/ledger';
import { Secrets } from './secrets';
import type { CeosSettings } from './settings';
import type { Payment } from './types';

/** All that a simulated CEOS remembers from its start to its next reset. */
export class Books {
	readonly secrets = new Secrets();
	readonly tries: PaymentTry[] = [];
	failures: Failures;
	private readonly byId = new Map<string, Payment>();

	constructor({ failures }: CeosSettings) {
		this.failures = new Failures(failures);
	}

	find(githubId: string, paymentId: string): Payment | undefined {
		return this.byId.get(keyOf(githubId, paymentId));
	}

	/** Adds a payment, or puts it in place of another one with its id. */
	put(payment: Payment): Payment {
		this.byId.set(keyOf(payment.githubId, payment.paymentId), payment);
		return payment;
	}

	/** Oldest first. */
	all(): Payment[] {
		return [...this.byId.values()];
	}
}

function keyOf(githubId: string, paymentId: string): string {
	return JSON.stringify([githubId.toLowerCase(), paymentId]);
}
