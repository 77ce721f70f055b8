import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Payment {
	imp_uid: string;
	merchant_uid: string;
	customer_uid: unknown;
	amount: number;
	currency: unknown;
	status: 'paid' | 'failed';
	/** Unix seconds. */
	at: number;
}

const unix = (at: number) => Math.floor(at / 1000);
const given = (response: unknown): Reply => ({
	status: 200,
	body: { code: 0, message: null, response },
});
const problem = (status: number, code: number, message: string): Reply => ({
	status,
	body: { code, message, response: null },
});

/**
 * PortOne's V1 API: payments by billing key. It promises nothing about a number that comes a second time: it may refuse
 * it, or charge once more and have both on record. A try under way is not on record.
 */
export class PortOneV1Payments implements Server {
	readonly checks;

	private readonly payments = new Map<string, LateRecord<Payment[]>>();

	private count = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
	) {
		this.checks = settings.checks;
	}

	isWrite({ method }: Request): boolean {
		return method !== 'GET';
	}

	keyOf({ body }: Request): string {
		return String(body.merchant_uid);
	}

	problem(status: 401 | 429 | 500): unknown {
		return problem(status, -1, `error ${status}`).body;
	}

	work({ method, path, query, body, call }: Request): Work {
		const route = `${method} /${path.join('/')}`;
		if (route === 'POST /subscribe/payments/again') return this.pay(body, call?.number);
		if (method === 'GET' && path[0] === 'payments' && path[1] === 'findAll') {
			return { commit: () => this.findAll(path[2] ?? '', path[3] ?? '', query) };
		}
		return { commit: () => problem(404, -1, `nothing at ${route}`) };
	}

	private record(merchant_uid: string): LateRecord<Payment[]> {
		const known = this.payments.get(merchant_uid);
		if (known !== undefined) return known;
		const record = new LateRecord<Payment[]>(this.clock, this.settings.lateMs);
		this.payments.set(merchant_uid, record);
		return record;
	}

	private view({ at, status, ...payment }: Payment): object {
		return {
			...{ ...payment, status, cancel_amount: 0, sandbox: false, started_at: at },
			...{ paid_at: status === 'paid' ? at : 0, failed_at: status === 'failed' ? at : 0 },
			fail_reason: status === 'failed' ? '한도초과' : null,
			customer_uid_usage: 'payment',
		};
	}

	/** A page, the newest first: of one payment only, so that a client which stops at it misses the others. */
	private findAll(merchant_uid: string, status: string, { page }: Request['query']): Reply {
		const all = this.payments.get(merchant_uid)?.seen ?? [];
		if (all.length === 0) return problem(404, -1, '존재하지 않는 결제정보입니다.');
		const rows = all.filter((one) => status === '' || one.status === status).reverse();
		const number = Number(page ?? 1);
		return given({
			...{ total: rows.length, previous: number - 1 },
			next: number < rows.length ? number + 1 : 0,
			list: rows.slice(number - 1, number).map((one) => this.view(one)),
		});
	}

	private pay(body: Request['body'], call: number | undefined): Work {
		const merchant_uid = String(body.merchant_uid);
		const record = this.record(merchant_uid);
		const amount = Number(body.amount);
		const end = (status: Payment['status'], isKept = true): Reply => {
			const payment: Payment = {
				...{ imp_uid: `imp_${++this.count}`, merchant_uid, customer_uid: body.customer_uid },
				...{ amount, currency: body.currency, status, at: unix(this.clock.now) },
			};
			if (isKept) record.set([...(record.value ?? []), payment]);
			return given(this.view(payment));
		};
		return {
			check: () => {
				if (!this.settings.guardsIds) return undefined;
				const isTaken = (record.value ?? []).some(
					({ status }) => status === 'paid' || this.settings.failedIdsAreTaken,
				);
				return isTaken ? problem(200, 1, '이미 등록된 merchant_uid입니다.') : undefined;
			},
			commit: () => {
				const reply = end('paid');
				this.journal.book('charge', merchant_uid, amount, call);
				return reply;
			},
			// A card that fails is answered as a payment that failed.
			decline: () => end('failed', this.settings.recordsFailures),
		};
	}
}
