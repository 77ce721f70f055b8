import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Refund {
	cancellation_id: string;
	amount: number;
	cancelled_at: number;
}

interface Payment {
	imp_uid: string;
	amount: number;
	refunds: Refund[];
}

const unix = (at: number) => Math.floor(at / 1000);
const sumOf = (refunds: Refund[]) => refunds.reduce((sum, { amount }) => sum + amount, 0);
const given = (response: unknown): Reply => ({
	status: 200,
	body: { code: 0, message: null, response },
});
/** PortOne refuses with HTTP 200 and a code of its own. */
const refused = (message: string): Reply => ({
	status: 200,
	body: { code: 1, message, response: null },
});
const problem = (status: number, message: string): Reply => ({
	status,
	body: { code: -1, message, response: null },
});

/** PortOne's V1 API: refunds of payments. */
export class PortOneV1Server implements Server {
	readonly checks;

	private readonly payments = new Map<string, LateRecord<Payment>>();

	private count = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
	) {
		this.checks = settings.checks;
	}

	/** A payment that was taken before the history begins. */
	addPaid(imp_uid: string, amount: number): void {
		const record = new LateRecord<Payment>(this.clock, this.settings.lateMs, true);
		record.set({ imp_uid, amount, refunds: [] });
		this.payments.set(imp_uid, record);
	}

	isWrite({ method }: Request): boolean {
		return method !== 'GET';
	}

	keyOf({ body }: Request): string {
		return String(body.imp_uid ?? body.merchant_uid);
	}

	problem(status: 401 | 429 | 500): unknown {
		return problem(status, `error ${status}`).body;
	}

	work({ method, path, body, call }: Request): Work {
		const route = `${method} /${path.join('/')}`;
		if (route === 'POST /payments/cancel') return this.cancel(body, call?.number);
		if (method === 'GET' && path.length === 2 && path[0] === 'payments') {
			return { commit: () => this.show(path[1] ?? '') };
		}
		return { commit: () => problem(404, `nothing at ${route}`) };
	}

	private view({ imp_uid, amount, refunds }: Payment): object {
		const cancelled = sumOf(refunds);
		return {
			...{ imp_uid, merchant_uid: `order-${imp_uid}`, amount, currency: 'KRW' },
			cancel_amount: cancelled,
			status: cancelled === amount ? 'cancelled' : 'paid',
			paid_at: 1_764_000_000,
			cancelled_at: refunds.at(-1)?.cancelled_at ?? 0,
			cancel_history: refunds.map((refund) => ({ ...refund, pg_tid: 'pg', reason: 'x' })),
		};
	}

	private show(imp_uid: string): Reply {
		const payment = this.payments.get(imp_uid)?.seen;
		return payment === undefined
			? problem(404, '존재하지 않는 결제정보입니다.')
			: given(this.view(payment));
	}

	private cancel(body: Request['body'], call: number | undefined): Work {
		const record = this.payments.get(String(body.imp_uid));
		const balance = () =>
			record?.value === undefined ? 0 : record.value.amount - sumOf(record.value.refunds);
		const part = Number(body.amount ?? 0);
		const refusal = (left: number) => {
			if (record?.value === undefined) return refused('존재하지 않는 결제정보입니다.');
			if (left === 0) return refused('이미 전액취소된 주문입니다.');
			if (body.checksum !== undefined && body.checksum !== null && Number(body.checksum) !== left) {
				return refused('취소 가능 잔액이 일치하지 않습니다.');
			}
			return part > left ? refused('취소 가능 잔액을 초과했습니다.') : undefined;
		};
		return {
			check: () => refusal(balance()),
			commit: () => {
				const left = balance();
				// Whatever was checked when the call came: more than is left can't be given back.
				if (left === 0 || part > left || record?.value === undefined) return refused('잔액 부족');
				const amount = part === 0 ? left : part;
				const cancellation_id = `cancellation-${++this.count}`;
				const refund = { cancellation_id, amount, cancelled_at: unix(this.clock.now) };
				record.set({ ...record.value, refunds: [...record.value.refunds, refund] });
				this.journal.book('refund', String(body.imp_uid), amount, call);
				return given(this.view(record.value));
			},
			decline: () => refused('[PG] 취소할 수 없습니다.'),
		};
	}
}
