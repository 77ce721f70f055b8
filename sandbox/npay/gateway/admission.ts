import { TokenBuckets } from '../../core/token-bucket';
import type { Application, NpaySettings } from '../settings';
import { gatewayProblem } from './problems';
import { Quotas, type QuotaState } from './quotas';

/** What the gateway's headers say of a call. */
export interface Allowance {
	remaining?: number;
	quota?: QuotaState;
}

/** The gateway's bookkeeping: buckets, quotas, and applications with the token quota. */
export class Admission {
	private readonly buckets = new TokenBuckets();
	private readonly quotas = new Quotas();
	private readonly penalised = new Set<string>();

	constructor(
		private readonly settings: () => NpaySettings,
		private readonly virtualNow: () => number,
	) {}

	/** Refuses an address that is not on the application's list. A client that is gone has none any more. */
	checkAddress({ allowedIps }: Application, address: string | undefined): void {
		const plain = address?.replace(/^::ffff:/, '') ?? '';
		if (allowedIps && !allowedIps.includes(plain)) throw gatewayProblem('ipNotAllowed');
	}

	/** Counts a call against bucket and quota, or refuses it; fills `allowance` either way. */
	count(clientId: string, route: string, allowance: Allowance): void {
		const { rateLimit, quota } = this.settings();
		if (rateLimit.enabled) {
			const taken = this.buckets.take(bucketKey(clientId, route), this.bucketNow(), rateLimit);
			allowance.remaining = taken.remaining;
			if (!taken.allowed) throw gatewayProblem('rateLimit');
		}
		if (quota && (quota.path === undefined || route.includes(quota.path))) {
			this.useQuota(`${clientId} ${route}`, quota.period, quota.limit, allowance);
		}
	}

	/** Tokens left in a bucket; the whole burst when buckets are off. */
	remaining(clientId: string, route: string): number {
		const { rateLimit } = this.settings();
		if (!rateLimit.enabled) return rateLimit.burstCapacity;
		return this.buckets.remaining(bucketKey(clientId, route), this.bucketNow(), rateLimit);
	}

	/**
	 * The penalty for non-standard token calls: from the first one on, an application gets one
	 * token call per hour, until the sandbox is reset.
	 */
	countTokenCall(clientId: string, isStandard: boolean, allowance: Allowance): void {
		if (!this.settings().strictToken) return;
		if (!isStandard) this.penalised.add(clientId);
		if (this.penalised.has(clientId)) this.useQuota(`${clientId} penalty`, 'HOURS', 1, allowance);
	}

	reset(): void {
		this.buckets.clear();
		this.quotas.clear();
		this.penalised.clear();
	}

	private useQuota(
		key: string,
		period: QuotaState['period'],
		limit: number,
		allowance: Allowance,
	): void {
		const { allowed, ...state } = this.quotas.use(key, period, limit, this.virtualNow());
		allowance.quota = state;
		if (!allowed) throw gatewayProblem('quota');
	}

	private bucketNow(): number {
		return this.settings().rateLimit.clock === 'real' ? Date.now() : this.virtualNow();
	}
}

function bucketKey(clientId: string, route: string): string {
	return `${clientId} ${route}`;
}
