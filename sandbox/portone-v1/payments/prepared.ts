/** What was said of an order number before it was paid. Amounts in `currency`, or in any without one. */
export interface Prepared {
	merchantUid: string;
	amount: number;
	currency?: string | undefined;
}

/** All amounts that were registered beforehand, of all accounts. */
export class PreparedStore {
	private readonly byUid = new Map<string, Prepared>();

	find(impKey: string, merchantUid: string): Prepared | undefined {
		return this.byUid.get(keyOf(impKey, merchantUid));
	}

	put(impKey: string, prepared: Prepared): Prepared {
		this.byUid.set(keyOf(impKey, prepared.merchantUid), prepared);
		return prepared;
	}

	/** Why a payment may not be made: another amount or currency was registered. Undefined when it may. */
	problemOf(payment: Paying): string | undefined {
		const said = this.find(payment.impKey, payment.merchantUid);
		if (!said) return undefined;
		const { amount, currency = payment.currency } = said;
		if (amount === payment.amount && currency === payment.currency) return undefined;
		const is = `${payment.amount} ${payment.currency}`;
		return `사전등록된 결제금액(${amount} ${currency})과 다릅니다: ${is}`;
	}
}

/** What is to be paid. */
interface Paying {
	impKey: string;
	merchantUid: string;
	amount: number;
	currency: string;
}

function keyOf(impKey: string, uid: string): string {
	return JSON.stringify([impKey, uid]);
}
