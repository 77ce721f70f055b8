import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Refund {
	status: 'SUCCEEDED';
	id: string;
	totalAmount: number;
	taxFreeAmount: number;
	vatAmount: number;
	reason: unknown;
	requestedAt: string;
	cancelledAt: string;
}

/** A payment under an ID, or one try of it. */
interface Payment {
	status: 'PAID' | 'FAILED';
	transactionId: string;
	total: number;
	order: Record<string, unknown>;
	requestedAt: string;
	changedAt: string;
	refunds: Refund[];
}

const iso = (at: number) => new Date(at).toISOString();
const refused = (status: number, type: string): Reply => ({
	status,
	body: { type, message: type.toLowerCase().replaceAll('_', ' ') },
});
const sumOf = (refunds: Refund[]) => refunds.reduce((sum, one) => sum + one.totalAmount, 0);

/** PortOne's V2 API: payments, which it takes once under an ID, and their refunds. */
export class PortOneV2Server implements Server {
	readonly checks;

	private readonly payments = new Map<string, LateRecord<Payment>>();

	/** Tries by ID, as they came. */
	private readonly tries = new Map<string, number>();

	/** Tries by ID that have ended, as a reader sees them. */
	private readonly ended = new Map<string, LateRecord<Payment[]>>();

	private count = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
	) {
		this.checks = settings.checks;
	}

	/** A payment that was taken before the history begins. */
	addPaid(id: string, total: number): void {
		const record = new LateRecord<Payment>(this.clock, this.settings.lateMs, true);
		const at = iso(this.clock.now - 3_600_000);
		record.set({
			...{ status: 'PAID', transactionId: 'transaction-0', total, requestedAt: at, changedAt: at },
			...{ order: { orderName: 'x', currency: 'KRW' }, refunds: [] },
		});
		this.payments.set(id, record);
	}

	/**
	 * Two tries of another process that came before the history begins: one was declined, the other is under way, which
	 * no record shows, and charges in it.
	 */
	addTries(id: string, order: Request['body'], endsInMs: number): void {
		const declined = this.pay(id, order, undefined);
		declined.arrive?.();
		declined.decline?.();
		const underWay = this.pay(id, order, undefined);
		underWay.arrive?.();
		this.clock.in(endsInMs, () => underWay.commit());
	}

	isWrite({ method }: Request): boolean {
		return method !== 'GET';
	}

	keyOf({ path }: Request): string {
		return path[1] ?? '';
	}

	problem(status: 401 | 429 | 500): unknown {
		const type = { 401: 'UNAUTHORIZED', 429: 'TOO_MANY_REQUESTS', 500: 'INTERNAL' }[status];
		return { type, message: type };
	}

	work({ method, path: [, id = '', action], body, call }: Request): Work {
		if (method === 'GET' && action === 'transactions') {
			return { commit: () => this.showTransactions(id) };
		}
		if (method === 'GET') return { commit: () => this.show(id) };
		return action === 'cancel'
			? this.cancel(id, body, call?.number)
			: this.pay(id, body, call?.number);
	}

	private record(id: string): LateRecord<Payment> {
		const known = this.payments.get(id);
		if (known !== undefined) return known;
		const record = new LateRecord<Payment>(this.clock, this.settings.lateMs);
		this.payments.set(id, record);
		this.ended.set(id, new LateRecord<Payment[]>(this.clock, this.settings.lateMs));
		return record;
	}

	private view(id: string, payment: Payment): object {
		const { total, order, refunds, transactionId, requestedAt, changedAt } = payment;
		const cancelled = sumOf(refunds);
		const isFailed = payment.status === 'FAILED';
		const paidStatus =
			cancelled === 0 ? 'PAID' : cancelled === total ? 'CANCELLED' : 'PARTIAL_CANCELLED';
		return {
			status: isFailed ? 'FAILED' : paidStatus,
			...{ id, transactionId, merchantId: 'merchant-1', storeId: 'store-1', version: 'V2' },
			...{ requestedAt, updatedAt: changedAt, statusChangedAt: changedAt },
			...{ orderName: order.orderName, currency: order.currency ?? 'KRW' },
			...(order.customData === undefined ? {} : { customData: order.customData }),
			...(order.billingKey === undefined ? {} : { billingKey: order.billingKey }),
			amount: {
				...{ total, taxFree: 0, discount: 0, cancelledTaxFree: 0 },
				...{ paid: isFailed ? 0 : total - cancelled, cancelled },
			},
			...(isFailed
				? { failedAt: changedAt, failure: { reason: '한도초과', pgCode: '51' } }
				: { paidAt: changedAt, pgTxId: `pg-${transactionId}` }),
			...(cancelled === 0 ? {} : { cancellations: refunds }),
		};
	}

	private show(id: string): Reply {
		const payment = this.payments.get(id)?.seen;
		return payment === undefined
			? refused(404, 'PAYMENT_NOT_FOUND')
			: { status: 200, body: this.view(id, payment) };
	}

	private showTransactions(id: string): Reply {
		const tries = this.ended.get(id)?.seen ?? [];
		return { status: 200, body: { items: tries.map((one) => this.view(id, one)) } };
	}

	private pay(id: string, body: Request['body'], call: number | undefined): Work {
		const record = this.record(id);
		const amount = body.amount as { total: number };
		const requestedAt = iso(this.clock.now);
		const transactionId = `transaction-${++this.count}`;
		const outcome = (status: Payment['status']): Payment => ({
			...{ status, transactionId, total: amount.total, order: body, refunds: [] },
			...{ requestedAt, changedAt: iso(this.clock.now) },
		});
		const end = (payment: Payment): Payment => {
			if (record.value?.status !== 'PAID') record.set(payment);
			this.ended.get(id)?.set([...(this.ended.get(id)?.value ?? []), payment]);
			return payment;
		};
		const tries = (this.tries.get(id) ?? 0) + 1;
		const refusal = () => {
			if (record.value?.status === 'PAID') return refused(409, 'ALREADY_PAID');
			return undefined;
		};
		// Tries are counted when they come; the ID itself is guarded until the money moves.
		const isTooMany = tries > this.settings.mostTransactions;
		return {
			check: () =>
				refusal() ?? (isTooMany ? refused(400, 'MAX_TRANSACTION_COUNT_REACHED') : undefined),
			arrive: () => this.tries.set(id, tries),
			commit: () => {
				const late =
					refusal() ?? (isTooMany ? refused(400, 'MAX_TRANSACTION_COUNT_REACHED') : undefined);
				if (late !== undefined) return late;
				const payment = end(outcome('PAID'));
				this.journal.book('charge', id, amount.total, call);
				const { changedAt: paidAt } = payment;
				return { status: 200, body: { payment: { pgTxId: `pg-${transactionId}`, paidAt } } };
			},
			decline: () => {
				end(outcome('FAILED'));
				return {
					status: 502,
					body: { type: 'PG_PROVIDER', message: '한도초과', pgCode: '51', pgMessage: '한도초과' },
				};
			},
		};
	}

	private cancel(id: string, body: Request['body'], call: number | undefined): Work {
		const record = this.payments.get(id);
		const balance = () =>
			record?.value === undefined ? 0 : record.value.total - sumOf(record.value.refunds);
		const part = body.amount === undefined ? undefined : Number(body.amount);
		const onRecord = body.currentCancellableAmount;
		const requestedAt = iso(this.clock.now);
		return {
			check: () => {
				const left = balance();
				if (record?.value === undefined) return refused(404, 'PAYMENT_NOT_FOUND');
				if (left === 0) return refused(409, 'PAYMENT_ALREADY_CANCELLED');
				if (onRecord !== undefined && Number(onRecord) !== left) {
					return refused(409, 'CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN');
				}
				return (part ?? left) > left
					? refused(409, 'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT')
					: undefined;
			},
			commit: () => {
				const left = balance();
				if (record?.value === undefined || left === 0) {
					return refused(409, 'PAYMENT_ALREADY_CANCELLED');
				}
				const totalAmount = part ?? left;
				// Whatever was checked when the call came: more than is left can't be given back.
				if (totalAmount > left) return refused(409, 'CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT');
				const refund: Refund = {
					...{ status: 'SUCCEEDED', id: `cancellation-${++this.count}`, totalAmount },
					...{ taxFreeAmount: 0, vatAmount: 0, reason: body.reason },
					...{ requestedAt, cancelledAt: iso(this.clock.now) },
				};
				record.set({ ...record.value, refunds: [...record.value.refunds, refund] });
				this.journal.book('refund', id, totalAmount, call);
				return { status: 200, body: { cancellation: refund } };
			},
			decline: () => ({
				status: 502,
				body: { type: 'PG_PROVIDER', message: '취소 불가', pgCode: '1', pgMessage: '취소 불가' },
			}),
		};
	}
}
