import type { Clock } from '../world/clock';
import type { Journal } from '../world/journal';
import type { Reply, Request, Server, Work } from '../world/network';
import { LateRecord } from './lateRecord';
import type { ServerSettings } from './settings';

interface Claim {
	claimId: string;
	claimType: 'CANCEL' | 'RETURN';
	claimStatus: 'CANCEL_REQUEST' | 'CANCELING' | 'CANCEL_DONE' | 'RETURN_REQUEST' | 'RETURN_DONE';
	requestChannel: '구매자' | '판매자';
	requestQuantity: number;
	claimRequestDate: string;
}

interface Order {
	status: 'PAYED' | 'DELIVERING' | 'CANCELED' | 'RETURNED';
	/** The last claim, which stays to be seen when it has ended. */
	claim: Claim | undefined;
	completed: Claim[];
}

export const ORDER_ID = '2026112211111111';
export const QUANTITY = 20;
const PRICE = 1_000;
/** How long a cancel is under way once it was taken, in ms. */
const CANCELING_MS = 1_000;

const kst = (at: number) => `${new Date(at + 9 * 3_600_000).toISOString().slice(0, -1)}+09:00`;
const WRONG_STATE = { code: '9999', message: '주문상태 및 클레임상태를 확인하세요' };
const hasEnded = ({ claimStatus }: Claim): boolean => claimStatus.endsWith('_DONE');

/** Naver's order API: one product order of some pieces, and the claims on it. */
export class NpayServer implements Server {
	readonly checks;

	private readonly order: LateRecord<Order>;

	private claims = 0;

	constructor(
		private readonly clock: Clock,
		private readonly journal: Journal,
		private readonly settings: ServerSettings,
		status: Order['status'],
	) {
		this.checks = settings.checks;
		this.order = new LateRecord<Order>(clock, settings.lateMs, true);
		this.order.set({ status, claim: undefined, completed: [] });
	}

	/** The buyer asks to cancel or return one piece, if nothing is open. @returns its claim */
	ask(claimType: Claim['claimType']): void {
		const claimStatus = claimType === 'CANCEL' ? 'CANCEL_REQUEST' : 'RETURN_REQUEST';
		if (this.openClaim !== undefined || this.left === 0) return;
		const claim = this.open({
			...{ claimType, claimStatus },
			...{ requestChannel: '구매자', requestQuantity: 1 },
		});
		this.journal.tell(`the buyer asks for ${claim.claimId}: ${claimType} of 1`);
	}

	private get now(): Order {
		return this.order.value as Order;
	}

	private get openClaim(): Claim | undefined {
		const { claim } = this.now;
		return claim === undefined || hasEnded(claim) ? undefined : claim;
	}

	private get left(): number {
		return this.now.completed.reduce((left, one) => left - one.requestQuantity, QUANTITY);
	}

	private open(claim: Omit<Claim, 'claimId' | 'claimRequestDate'>): Claim {
		const claimId = `claim-${++this.claims}`;
		const opened = { ...claim, claimId, claimRequestDate: kst(this.clock.now) };
		this.order.set({ ...this.now, claim: opened });
		return opened;
	}

	/** Gives the money of the open claim back. */
	private complete(claim: Claim): void {
		const isCancel = claim.claimType === 'CANCEL';
		const done: Claim = { ...claim, claimStatus: isCancel ? 'CANCEL_DONE' : 'RETURN_DONE' };
		const completed = [...this.now.completed, done];
		this.order.set({ ...this.now, claim: done, completed });
		const status = isCancel ? 'CANCELED' : 'RETURNED';
		if (this.left === 0) this.order.set({ ...this.now, status });
	}

	isWrite({ method, path }: Request): boolean {
		return method === 'POST' && path.at(-1) !== 'query';
	}

	keyOf({ path }: Request): string {
		return path.slice(-3).join('/');
	}

	problem(status: 401 | 429 | 500): unknown {
		const code = { 401: 'GW.AUTHN', 429: 'GW.RATE_LIMIT', 500: 'INTERNAL' }[status];
		return { code, message: code, timestamp: kst(this.clock.now), traceId: 'trace-1' };
	}

	work({ path, body, call }: Request): Work {
		const action = path.slice(-2).join('/');
		if (path.at(-1) === 'query') return { commit: () => this.reply([this.view()]) };
		if (action === 'cancel/approve') return this.approve('CANCEL', call?.number);
		if (action === 'return/approve') return this.approve('RETURN', call?.number);
		return this.request(action === 'cancel/request' ? 'CANCEL' : 'RETURN', body, call?.number);
	}

	private reply(data: unknown): Reply {
		return {
			status: 200,
			body: { timestamp: kst(this.clock.now), traceId: 'trace-1', data },
		};
	}

	private done(): Reply {
		const successProductOrderIds = [ORDER_ID];
		return this.reply({ successProductOrderIds, failProductOrderInfos: [] });
	}

	private failed(why: { code: string; message: string }): Reply {
		const failProductOrderInfos = [{ productOrderId: ORDER_ID, ...why }];
		return this.reply({ successProductOrderIds: [], failProductOrderInfos });
	}

	private view(): object {
		const { status, claim, completed } = this.order.seen as Order;
		const remainQuantity = completed.reduce((left, one) => left - one.requestQuantity, QUANTITY);
		const part = claim?.claimType.toLowerCase() ?? '';
		return {
			order: { orderId: '2026112200000001', paymentDate: kst(this.clock.now - 3_600_000) },
			productOrder: {
				...{ productOrderId: ORDER_ID, productOrderStatus: status, placeOrderStatus: 'OK' },
				...{ quantity: QUANTITY, initialQuantity: QUANTITY, remainQuantity, unitPrice: PRICE },
				...{ totalPaymentAmount: QUANTITY * PRICE, remainPaymentAmount: remainQuantity * PRICE },
				...(claim === undefined
					? {}
					: { claimType: claim.claimType, claimStatus: claim.claimStatus, claimId: claim.claimId }),
			},
			...(claim === undefined ? {} : { currentClaim: { [part]: claim }, [part]: claim }),
			...(completed.length === 0 ? {} : { completedClaims: completed }),
		};
	}

	private request(
		claimType: Claim['claimType'],
		body: Request['body'],
		call: number | undefined,
	): Work {
		const asked = (claimType === 'CANCEL' ? body.cancelQuantity : body.returnQuantity) as
			| number
			| undefined;
		const check = () => {
			const isOpen = this.now.status === (claimType === 'CANCEL' ? 'PAYED' : 'DELIVERING');
			if (!isOpen || this.openClaim !== undefined) return this.failed(WRONG_STATE);
			return (asked ?? 1) > this.left
				? this.failed({ code: '4000', message: '수량이 남은 수량보다 많습니다' })
				: undefined;
		};
		return {
			check,
			commit: () => {
				// Whatever was checked when the call came: what isn't there can't be claimed.
				const refusal = check();
				if (refusal !== undefined) return refusal;
				const requestQuantity = asked ?? this.left;
				const claimStatus = claimType === 'CANCEL' ? 'CANCELING' : 'RETURN_REQUEST';
				const claim = this.open({
					...{ claimType, claimStatus, requestQuantity },
					requestChannel: '판매자',
				});
				this.journal.book('claim', claim.claimId, requestQuantity, call);
				if (claimType === 'CANCEL') this.clock.in(CANCELING_MS, () => this.complete(claim));
				return this.done();
			},
			decline: () => this.failed({ code: '104500', message: '처리할 수 없습니다' }),
		};
	}

	private approve(claimType: Claim['claimType'], call: number | undefined): Work {
		const check = () =>
			this.openClaim?.claimType === claimType ? undefined : this.failed(WRONG_STATE);
		return {
			check,
			commit: () => {
				const claim = this.openClaim;
				if (claim?.claimType !== claimType) return this.failed(WRONG_STATE);
				this.complete(claim);
				this.journal.book('refund', claim.claimId, claim.requestQuantity, call);
				const { outsiderMs } = this.settings;
				if (outsiderMs !== undefined) this.clock.in(outsiderMs, () => this.ask(claimType));
				return this.done();
			},
			decline: () => this.failed({ code: '104500', message: '처리할 수 없습니다' }),
		};
	}
}
