import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Payment {
	paymentStatus: 'PAID' | 'FAILED' | 'CANCELLED';
	orderName: unknown;
	currency: unknown;
	customData: unknown;
	amount: number;
	/** Local, without an offset. */
	paidAt: string;
}

const toLocal = (at: number) => new Date(at + 9 * 3_600_000).toISOString().slice(0, 19);

/** CEOS's payment server, by its page: an ID is the shop's own, and a payment can fail by design. */
export class CeosServer implements Server {
	readonly checks;

	private readonly payments = new Map<string, LateRecord<Payment>>();

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
	) {
		this.checks = settings.checks;
	}

	/** A payment that was taken before the history begins. */
	addPaid(paymentId: string, amount: number): void {
		const payment = this.payment(paymentId);
		payment.set({
			...{ paymentStatus: 'PAID', orderName: 'x', currency: 'KRW', customData: '', amount },
			paidAt: toLocal(this.clock.now),
		});
	}

	statusOf(paymentId: string): string | undefined {
		return this.payments.get(paymentId)?.value?.paymentStatus;
	}

	private payment(id: string): LateRecord<Payment> {
		const known = this.payments.get(id);
		if (known !== undefined) return known;
		const payment = new LateRecord<Payment>(this.clock, this.settings.lateMs);
		this.payments.set(id, payment);
		return payment;
	}

	isWrite({ method }: Request): boolean {
		return method === 'POST';
	}

	keyOf({ path }: Request): string {
		return path[1] ?? '';
	}

	problem(status: 401 | 429 | 500): unknown {
		return { status, message: `error ${status}`, payload: null };
	}

	private refuse(status: number, message: string): Reply {
		return { status, body: { status, message, payload: null } };
	}

	work({ method, path: [, id = '', action], body, call }: Request): Work {
		if (method === 'GET') return { commit: () => this.show(id) };
		return action === 'instant' ? this.pay(id, body, call?.number) : this.cancel(id, call?.number);
	}

	/** A payment as CEOS tells it: without its amount. */
	private view(paymentId: string, payment: Payment): object {
		const { paymentStatus, orderName, currency, customData, paidAt } = payment;
		return {
			...{ paymentId, paymentStatus, pgProvider: 'CEOS_PAY' },
			...{ orderName, currency, customData, paidAt },
		};
	}

	private show(id: string): Reply {
		const payment = this.payments.get(id)?.seen;
		if (payment === undefined) return this.refuse(404, 'no such payment');
		return { status: 200, body: this.view(id, payment) };
	}

	private pay(id: string, body: Request['body'], call: number | undefined): Work {
		const payment = this.payment(id);
		const amount = Number(body.totalPayAmount);
		const paidAt = () => toLocal(this.clock.now);
		const state = (paymentStatus: Payment['paymentStatus']): Payment => ({
			...{ paymentStatus, amount, paidAt: paidAt() },
			...{ orderName: body.orderName, currency: body.currency },
			customData: body.customData ?? null,
		});
		return {
			check: () => {
				const status = payment.value?.paymentStatus;
				const isTaken =
					status === 'FAILED' ? this.settings.failedIdsAreTaken : status !== undefined;
				return this.settings.guardsIds && isTaken
					? this.refuse(409, 'this payment ID is used')
					: undefined;
			},
			commit: () => {
				payment.set(state('PAID'));
				this.journal.book('charge', id, amount, call);
				return { status: 200, body: { paymentId: id, paidAt: paidAt() } };
			},
			decline: () => {
				if (this.settings.recordsFailures && payment.value?.paymentStatus !== 'PAID') {
					payment.set(state('FAILED'));
				}
				return this.refuse(500, 'the payment has failed');
			},
		};
	}

	private cancel(id: string, call: number | undefined): Work {
		const payment = this.payments.get(id);
		const check = () => {
			if (payment?.value === undefined) return this.refuse(404, 'no such payment');
			if (payment.value.paymentStatus === 'PAID') return undefined;
			return this.refuse(409, 'cancelled already, or not cancellable');
		};
		return {
			check,
			commit: () => {
				// Nothing is given back twice whole: there is nothing left of it.
				const refusal = check();
				if (refusal !== undefined || payment?.value === undefined) return refusal as Reply;
				const { amount } = payment.value;
				payment.set({ ...payment.value, paymentStatus: 'CANCELLED' });
				this.journal.book('refund', id, amount, call);
				return { status: 200, body: this.view(id, payment.value) };
			},
			decline: () => this.refuse(500, 'could not be cancelled'),
		};
	}
}
