import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Schedule {
	id: string;
	status: 'SCHEDULED' | 'REVOKED' | 'SUCCEEDED';
	paymentId: string;
	billingKey: unknown;
	orderName: unknown;
	totalAmount: number;
	currency: unknown;
	createdAt: string;
	timeToPay: string;
}

const iso = (at: number) => new Date(at).toISOString();
const refused = (status: number, type: string): Reply => ({
	status,
	body: { type, message: type.toLowerCase().replaceAll('_', ' ') },
});

/** PortOne's V2 API: payments that are booked ahead. A payment ID has one booking that waits. */
export class PortOneV2Schedules implements Server {
	readonly checks;

	private readonly schedules = new Map<string, LateRecord<Schedule>>();

	/** Most bookings that waited at a time. */
	mostWaiting = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
	) {
		this.checks = settings.checks;
	}

	/** One that was booked before the history begins, and is carried out in it where the settings say so. */
	addScheduled(paymentId: string, totalAmount: number): void {
		this.mostWaiting = 1;
		const record = new LateRecord<Schedule>(this.clock, this.settings.lateMs, true);
		const timeToPay = iso(this.clock.now + (this.settings.outsiderMs ?? 86_400_000));
		record.set({
			...{ id: `schedule-of-${paymentId}`, status: 'SCHEDULED', paymentId, totalAmount, timeToPay },
			...{ billingKey: 'billing-key-1', orderName: 'x', currency: 'KRW' },
			createdAt: iso(this.clock.now - 3_600_000),
		});
		this.schedules.set(`schedule-of-${paymentId}`, record);
		const { outsiderMs } = this.settings;
		if (outsiderMs === undefined) return;
		this.clock.in(outsiderMs, () => {
			if (record.value?.status !== 'SCHEDULED') return;
			record.set({ ...record.value, status: 'SUCCEEDED' });
			this.journal.book('charge', paymentId, totalAmount, undefined);
		});
	}

	isWrite({ method }: Request): boolean {
		return method !== 'GET';
	}

	keyOf({ path, query }: Request): string {
		return path.length > 1 ? (path[1] ?? '') : String(query.requestBody);
	}

	problem(status: 401 | 429 | 500): unknown {
		const type = { 401: 'UNAUTHORIZED', 429: 'TOO_MANY_REQUESTS', 500: 'INTERNAL' }[status];
		return { type, message: type };
	}

	work({ method, path, query, body, call }: Request): Work {
		const asked = JSON.parse(String(query.requestBody ?? '{}')) as Record<string, unknown>;
		if (method === 'DELETE') return this.revoke(asked, call?.number);
		if (method === 'POST') return this.create(path[1] ?? '', body, call?.number);
		if (path.length === 1) return { commit: () => this.list(asked) };
		if (path[0] === 'payments') return { commit: () => this.showPayment(path[1] ?? '') };
		return { commit: () => this.show(path[1] ?? '') };
	}

	private show(id: string): Reply {
		const schedule = this.schedules.get(id)?.seen;
		return schedule === undefined
			? refused(404, 'PAYMENT_SCHEDULE_NOT_FOUND')
			: { status: 200, body: schedule };
	}

	/** A payment is there once it was tried. */
	private showPayment(id: string): Reply {
		const paid = [...this.schedules.values()]
			.map(({ seen }) => seen)
			.find((one) => one?.paymentId === id && one.status === 'SUCCEEDED');
		return paid === undefined
			? refused(404, 'PAYMENT_NOT_FOUND')
			: { status: 200, body: { id, status: 'PAID', amount: { total: paid.totalAmount } } };
	}

	private list({ page, filter }: Record<string, unknown>): Reply {
		const { number, size } = page as { number: number; size: number };
		const { billingKey, from, until } = filter as Record<string, string | undefined>;
		const items = [...this.schedules.values()]
			.map(({ seen }) => seen)
			.filter((one) => one !== undefined)
			.filter((one) => billingKey === undefined || one.billingKey === billingKey)
			.filter(({ timeToPay }) => Date.parse(timeToPay) >= Date.parse(from ?? ''))
			.filter(({ timeToPay }) => Date.parse(timeToPay) <= Date.parse(until ?? ''));
		const totalCount = items.length;
		const shown = items.slice(number * size, (number + 1) * size);
		return { status: 200, body: { items: shown, page: { number, size, totalCount } } };
	}

	private waiting(paymentId: string): boolean {
		return [...this.schedules.values()].some(
			({ value }) => value?.paymentId === paymentId && value.status === 'SCHEDULED',
		);
	}

	private create(paymentId: string, body: Request['body'], call: number | undefined): Work {
		const payment = body.payment as Record<string, unknown>;
		const check = () =>
			this.waiting(paymentId) ? refused(409, 'PAYMENT_SCHEDULE_ALREADY_EXISTS') : undefined;
		return {
			check,
			commit: () => {
				// Whatever was checked when the call came: an ID has one booking.
				const refusal = check();
				if (refusal !== undefined) return refusal;
				const id = `schedule-${this.schedules.size + 1}`;
				const totalAmount = (payment.amount as { total: number }).total;
				const record = new LateRecord<Schedule>(this.clock, this.settings.lateMs);
				record.set({
					...{ id, status: 'SCHEDULED', paymentId, totalAmount, currency: payment.currency },
					...{ billingKey: payment.billingKey, orderName: payment.orderName },
					createdAt: iso(this.clock.now),
					timeToPay: iso(Date.parse(String(body.timeToPay))),
				});
				this.schedules.set(id, record);
				this.journal.book('booking', paymentId, totalAmount, call);
				const waiting = [...this.schedules.values()].filter(
					({ value }) => value?.status === 'SCHEDULED',
				);
				this.mostWaiting = Math.max(this.mostWaiting, waiting.length);
				const { outsiderMs } = this.settings;
				if (outsiderMs !== undefined) {
					this.clock.in(outsiderMs, () => this.revokeOne(record, undefined));
				}
				return { status: 200, body: { schedule: { id } } };
			},
			decline: () => refused(404, 'BILLING_KEY_NOT_FOUND'),
		};
	}

	private revokeOne(record: LateRecord<Schedule>, call: number | undefined): void {
		const { value } = record;
		if (value?.status !== 'SCHEDULED') return;
		record.set({ ...value, status: 'REVOKED' });
		this.journal.book('revocation', value.paymentId, value.totalAmount, call);
	}

	private revoke(asked: Record<string, unknown>, call: number | undefined): Work {
		const ids = (asked.scheduleIds as string[] | undefined) ?? [...this.schedules.keys()];
		const records = () => ids.map((id) => this.schedules.get(id));
		const check = () => {
			for (const record of records()) {
				if (record?.value === undefined) return refused(404, 'PAYMENT_SCHEDULE_NOT_FOUND');
				if (record.value.status === 'REVOKED') {
					return refused(409, 'PAYMENT_SCHEDULE_ALREADY_REVOKED');
				}
				if (record.value.status !== 'SCHEDULED') {
					return refused(409, 'PAYMENT_SCHEDULE_ALREADY_PROCESSED');
				}
			}
			return undefined;
		};
		return {
			check,
			commit: () => {
				const refusal = check();
				if (refusal !== undefined) return refusal;
				for (const record of records()) if (record !== undefined) this.revokeOne(record, call);
				return { status: 200, body: { revokedScheduleIds: ids, revokedAt: iso(this.clock.now) } };
			},
			decline: () => refused(403, 'FORBIDDEN'),
		};
	}
}
