import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Schedule {
	merchant_uid: string;
	customer_uid: unknown;
	imp_uid: string | null;
	schedule_at: number;
	amount: number;
	name: unknown;
	currency: string;
	schedule_status: 'scheduled' | 'executed' | 'revoked';
	payment_status: 'paid' | 'failed' | null;
	executed_at: number;
	revoked_at: number;
	fail_reason: string | null;
}

const unix = (at: number) => Math.floor(at / 1000);
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

/** PortOne's V1 API: scheduled payments. It takes a merchant_uid once, and retries only what isn't being tried. */
export class PortOneV1Schedules implements Server {
	readonly checks;

	private readonly schedules = new Map<string, LateRecord<Schedule>>();

	/** Those being retried right now. */
	private readonly executing = new Set<string>();

	private count = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
	) {
		this.checks = settings.checks;
	}

	/** One that was tried before the history begins, and failed. */
	addFailed(merchant_uid: string, amount: number): void {
		const at = unix(this.clock.now) - 3_600;
		const record = new LateRecord<Schedule>(this.clock, this.settings.lateMs, true);
		record.set({
			...{ merchant_uid, customer_uid: 'customer-1', imp_uid: 'imp_0', schedule_at: at, amount },
			...{ name: 'x', currency: 'KRW', schedule_status: 'executed', payment_status: 'failed' },
			...{ executed_at: at, revoked_at: 0, fail_reason: '한도초과' },
		});
		this.schedules.set(merchant_uid, record);
	}

	/** One that waits for its day. */
	addScheduled(merchant_uid: string, amount: number): void {
		const record = new LateRecord<Schedule>(this.clock, this.settings.lateMs, true);
		record.set({
			...{ merchant_uid, customer_uid: 'customer-1', imp_uid: null, amount, name: 'x' },
			...{ schedule_at: unix(this.clock.now) + 3_600, currency: 'KRW' },
			...{ schedule_status: 'scheduled', payment_status: null },
			...{ executed_at: 0, revoked_at: 0, fail_reason: null },
		});
		this.schedules.set(merchant_uid, record);
	}

	/** Its time has come: it is paid, if it still waits. */
	carryOut(merchant_uid: string): void {
		const record = this.schedules.get(merchant_uid);
		if (record?.value?.schedule_status !== 'scheduled') return;
		record.set({
			...record.value,
			...{ imp_uid: `imp_${++this.count}`, schedule_status: 'executed', payment_status: 'paid' },
			executed_at: unix(this.clock.now),
		});
		this.journal.book('charge', merchant_uid, record.value.amount, undefined);
	}

	isWrite({ method }: Request): boolean {
		return method !== 'GET';
	}

	keyOf({ path, body }: Request): string {
		return path[3] ?? JSON.stringify(body.merchant_uid ?? body.schedules ?? body.customer_uid);
	}

	problem(status: 401 | 429 | 500): unknown {
		return problem(status, `error ${status}`).body;
	}

	work({ method, path, query, body, call }: Request): Work {
		const [, , kind, uid = '', action = ''] = path;
		if (kind === 'unschedule') return this.revoke(body, call?.number);
		if (method === 'GET' && uid === 'customers') return { commit: () => this.list(action, query) };
		if (method === 'GET') return { commit: () => this.show(uid) };
		if (action === 'retry') return this.retry(uid, call?.number);
		if (action === 'reschedule') return this.reschedule(uid, body, call?.number);
		if (method === 'POST' && path.length === 3) return this.create(body, call?.number);
		return { commit: () => problem(404, `nothing at ${method} /${path.join('/')}`) };
	}

	private show(uid: string): Reply {
		const schedule = this.schedules.get(uid)?.seen;
		return schedule === undefined ? problem(404, '존재하지 않는 결제예약입니다.') : given(schedule);
	}

	private list(customer_uid: string, { from, to, page, ...rest }: Request['query']): Reply {
		const status = rest['schedule-status'];
		const rows = [...this.schedules.values()]
			.map(({ seen }) => seen)
			.filter((one) => one !== undefined)
			.filter((one) => one.customer_uid === customer_uid)
			.filter((one) => one.schedule_at >= Number(from) && one.schedule_at < Number(to))
			.filter((one) => status === undefined || one.schedule_status === status);
		return given(Number(page ?? 1) > 1 ? [] : rows);
	}

	private create(body: Request['body'], call: number | undefined): Work {
		const asked = body.schedules as Array<Record<string, unknown>>;
		const check = () => {
			const isKnown = asked.some(({ merchant_uid }) => this.schedules.has(String(merchant_uid)));
			return isKnown ? refused('이미 등록된 merchant_uid입니다.') : undefined;
		};
		return {
			check,
			commit: () => {
				// Whatever was checked when the call came: a number is taken once.
				const refusal = check();
				if (refusal !== undefined) return refusal;
				return given(asked.map((one) => this.book(one, body.customer_uid, call)));
			},
			decline: () => refused('[PG] 등록할 수 없습니다.'),
		};
	}

	private book(
		{ merchant_uid, schedule_at, amount, name }: Record<string, unknown>,
		customer_uid: unknown,
		call: number | undefined,
	): Schedule {
		const uid = String(merchant_uid);
		const record = new LateRecord<Schedule>(this.clock, this.settings.lateMs);
		const schedule: Schedule = {
			...{ merchant_uid: uid, customer_uid, imp_uid: null, schedule_at: Number(schedule_at) },
			...{ amount: Number(amount), name, currency: 'KRW', schedule_status: 'scheduled' },
			...{ payment_status: null, executed_at: 0, revoked_at: 0, fail_reason: null },
		};
		record.set(schedule);
		this.schedules.set(uid, record);
		this.journal.book('booking', uid, schedule.amount, call);
		const { outsiderMs } = this.settings;
		if (outsiderMs !== undefined)
			this.clock.in(outsiderMs, () => this.revokeOne(record, undefined));
		return schedule;
	}

	private revokeOne(record: LateRecord<Schedule>, call: number | undefined): void {
		const { value } = record;
		if (value?.schedule_status !== 'scheduled') return;
		const revoked_at = unix(this.clock.now);
		record.set({ ...value, schedule_status: 'revoked', revoked_at });
		this.journal.book('revocation', value.merchant_uid, value.amount, call);
	}

	private revoke(body: Request['body'], call: number | undefined): Work {
		const uids = [body.merchant_uid].flat().filter((uid) => uid !== undefined);
		const waiting = () =>
			[...this.schedules.values()].filter(
				({ value }) =>
					value?.schedule_status === 'scheduled' &&
					(uids.length === 0 || uids.includes(value.merchant_uid)) &&
					(body.customer_uid === undefined || value.customer_uid === body.customer_uid),
			);
		const check = () => (waiting().length === 0 ? refused('취소할 예약이 없습니다.') : undefined);
		return {
			check,
			commit: () => {
				const records = waiting();
				if (records.length === 0) return refused('취소할 예약이 없습니다.');
				for (const record of records) this.revokeOne(record, call);
				return given(records.map(({ value }) => value));
			},
			decline: () => refused('취소할 수 없습니다.'),
		};
	}

	/** By its document for one that failed or was revoked, however often: what was booked and revoked is booked again. */
	private reschedule(uid: string, body: Request['body'], call: number | undefined): Work {
		const record = this.schedules.get(uid);
		const check = () => {
			if (record?.value === undefined) return problem(404, '존재하지 않는 결제예약입니다.');
			const { schedule_status, payment_status } = record.value;
			const isOver = schedule_status === 'revoked' || payment_status === 'failed';
			return isOver ? undefined : problem(400, '재예약할 수 없는 결제예약입니다.');
		};
		return {
			check,
			commit: () => {
				const refusal = check();
				if (refusal !== undefined || record?.value === undefined) {
					return refusal ?? problem(404, '존재하지 않는 결제예약입니다.');
				}
				const schedule: Schedule = {
					...record.value,
					...{ schedule_at: Number(body.schedule_at), schedule_status: 'scheduled' },
					...{ payment_status: null, executed_at: 0, revoked_at: 0, fail_reason: null },
				};
				record.set(schedule);
				this.journal.book('booking', uid, schedule.amount, call);
				const { outsiderMs } = this.settings;
				if (outsiderMs !== undefined)
					this.clock.in(outsiderMs, () => this.revokeOne(record, undefined));
				return given(schedule);
			},
			decline: () => refused('[PG] 등록할 수 없습니다.'),
		};
	}

	private retry(uid: string, call: number | undefined): Work {
		const record = this.schedules.get(uid);
		const tried = (payment_status: 'paid' | 'failed'): Reply => {
			this.executing.delete(uid);
			if (record?.value === undefined) return problem(404, '존재하지 않는 결제예약입니다.');
			const imp_uid = `imp_${++this.count}`;
			const fail_reason = payment_status === 'paid' ? null : '한도초과';
			const executed_at = unix(this.clock.now);
			record.set({
				...record.value,
				...{ imp_uid, payment_status, fail_reason, executed_at, schedule_status: 'executed' },
			});
			const { amount } = record.value;
			if (payment_status === 'paid') this.journal.book('charge', uid, amount, call);
			return given({ imp_uid, merchant_uid: uid, amount, status: payment_status, fail_reason });
		};
		return {
			// By its document: 400 for one that isn't tried yet, is being tried, or was paid.
			checksOnArrival: true,
			check: () => {
				if (record?.value === undefined) return problem(404, '존재하지 않는 결제예약입니다.');
				const { schedule_status, payment_status } = record.value;
				const isOpen = schedule_status === 'revoked' || payment_status === 'failed';
				return isOpen && !this.executing.has(uid)
					? undefined
					: problem(400, '재시도할 수 없는 결제예약입니다.');
			},
			arrive: () => this.executing.add(uid),
			commit: () => tried('paid'),
			decline: () => tried('failed'),
		};
	}
}
