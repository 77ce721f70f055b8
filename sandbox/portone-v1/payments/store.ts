import { Random } from '../../core/random';
import type { Payment } from './types';

/** All payments, of all accounts, and the numbers that they get. */
export class PaymentStore {
	private readonly byImpUid = new Map<string, Payment>();
	private readonly byMerchantUid = new Map<string, Payment[]>();
	private readonly byOrderId = new Map<string, Payment>();
	private readonly random = new Random('payments');
	private serial = 0;

	/** `imp_` and twelve digits, never the same twice. */
	nextImpUid(): string {
		this.serial += 1;
		return `imp_${String(this.serial).padStart(6, '0')}${this.random.digits(6)}`;
	}

	/** A number that a PG gives. */
	nextPgTid(pgId: string): string {
		return `${pgId}${this.random.digits(14)}`;
	}

	nextApplyNum(): string {
		return this.random.digits(8);
	}

	add(payment: Payment): Payment {
		this.byImpUid.set(payment.impUid, payment);
		if (payment.orderId) this.byOrderId.set(keyOf(payment.impKey, payment.orderId), payment);
		const key = keyOf(payment.impKey, payment.merchantUid);
		const others = this.byMerchantUid.get(key);
		if (others) others.push(payment);
		else this.byMerchantUid.set(key, [payment]);
		return payment;
	}

	/** Says which order of the simulated Npay a payment stands for. */
	link(payment: Payment, orderId: string): void {
		payment.orderId = orderId;
		this.byOrderId.set(keyOf(payment.impKey, orderId), payment);
	}

	/** A payment of this account. */
	find(impKey: string, impUid: string): Payment | undefined {
		const payment = this.byImpUid.get(impUid);
		return payment?.impKey === impKey ? payment : undefined;
	}

	/** A payment of any account. */
	get(impUid: string): Payment | undefined {
		return this.byImpUid.get(impUid);
	}

	/** Every try under an order number, oldest first. */
	ofMerchantUid(impKey: string, merchantUid: string): readonly Payment[] {
		return this.byMerchantUid.get(keyOf(impKey, merchantUid)) ?? [];
	}

	/** The payment that stands for an order of the simulated Npay. */
	ofOrder(impKey: string, orderId: string): Payment | undefined {
		return this.byOrderId.get(keyOf(impKey, orderId));
	}

	all(): Iterable<Payment> {
		return this.byImpUid.values();
	}

	get size(): number {
		return this.byImpUid.size;
	}
}

function keyOf(impKey: string, uid: string): string {
	return JSON.stringify([impKey, uid]);
}
