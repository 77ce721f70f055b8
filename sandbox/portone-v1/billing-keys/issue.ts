import type { CardOutcome } from '../../core/payments/card-outcome';
import { Refused } from '../gateway/errors';
import type { Channel } from '../settings';
import type { Shop } from '../shop';
import {
	type BillingKey,
	type Card,
	chargeProblem,
	type Customer,
	DEFAULT_CARD,
} from './billing-keys';

/** The channel with this key, or the first one when none is named. */
export function channelOf({ settings }: Shop, key?: string): Channel | undefined {
	if (key === undefined) return settings.channels[0];
	return settings.channels.find((one) => one.key === key);
}

/** The first channel of a PG by its code (`nice_v2`, or `nice_v2.merchant-id`), as the API took it before channel keys. */
export function channelOfPg({ settings }: Shop, pg: string): Channel | undefined {
	return settings.channels.find(({ pgProvider, pgId }) =>
		[pgProvider, `${pgProvider}.${pgId}`].includes(pg),
	);
}

type Issue = Pick<BillingKey, 'impKey' | 'customerUid' | 'channel'> &
	Partial<Pick<BillingKey, 'card' | 'outcome' | 'customer' | 'customerId' | 'channelGroupId'>>;

/** Makes a billing key, or replaces the customer's. */
export function issueBillingKey({ billingKeys, settings, clock }: Shop, issue: Issue): BillingKey {
	const { impKey, customerUid, channel, customerId, channelGroupId } = issue;
	const now = clock.now();
	const billingKey: BillingKey = {
		impKey,
		customerUid,
		channel,
		card: issue.card ?? { ...DEFAULT_CARD },
		outcome: { ...(issue.outcome ?? settings.newCards) },
		customer: { ...issue.customer },
		...(customerId !== undefined && { customerId }),
		...(channelGroupId !== undefined && { channelGroupId }),
		insertedAt: billingKeys.find(impKey, customerUid)?.insertedAt ?? now,
		updatedAt: now,
	};
	billingKeys.put(billingKey);
	return billingKey;
}

/** A billing key to make; what is not said has a likely value. */
export interface BillingKeySpec {
	customerUid: string;
	outcome?: CardOutcome;
	card?: Partial<Card>;
	customer?: Customer;
	customerId?: string;
	/** Default: the first channel. */
	channelKey?: string;
	/** Makes it one for a channel group. */
	channelGroupId?: string;
	/** Default: the first account's. */
	impKey?: string;
}

/** Makes a billing key by hand, or puts another card under the customer's. Throws a plain sentence. */
export function addBillingKey(shop: Shop, spec: BillingKeySpec): BillingKey {
	const { customerUid, channelKey } = spec;
	const impKey = spec.impKey ?? shop.settings.accounts[0]?.impKey ?? '';
	const before = shop.billingKeys.find(impKey, customerUid);
	const named = channelOf(shop, channelKey);
	const channel = channelKey === undefined ? (before?.channel ?? named) : named;
	if (!channel) throw new Error(`There is no channel ${channelKey}.`);
	return issueBillingKey(shop, {
		impKey,
		customerUid,
		channel,
		...(spec.outcome && { outcome: spec.outcome }),
		card: { ...DEFAULT_CARD, ...spec.card },
		customer: spec.customer ?? before?.customer ?? {},
		...optional('customerId', spec.customerId ?? before?.customerId),
		...optional('channelGroupId', spec.channelGroupId ?? before?.channelGroupId),
	});
}

function optional<Name extends string>(name: Name, value: string | undefined) {
	return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, string>>;
}

/** Charges a card for a moment, to see whether it works. Throws Refused when it does not. */
export function checkCard(shop: Shop, billingKey: BillingKey, amount: number): void {
	if (amount === 0) return;
	const { payments, clock } = shop;
	const at = clock.now();
	const problem = chargeProblem(billingKey);
	const { impKey, customerUid, card, channel } = billingKey;
	const impUid = payments.nextImpUid();
	const cancel = {
		cancellationId: `cancellation_${impUid.slice(4)}_1`,
		pgTid: payments.nextPgTid(channel.pgId),
		amount,
		taxFree: 0,
		vatAmount: 0,
		at,
		reason: '카드 유효성 확인 후 자동취소',
	};
	payments.add({
		impKey,
		impUid,
		merchantUid: `check_${impUid.slice(4)}`,
		payMethod: 'card',
		channel: 'api',
		pgProvider: channel.pgProvider,
		pgId: channel.pgId,
		pgTid: payments.nextPgTid(channel.pgId),
		sandbox: channel.test ?? false,
		escrow: false,
		card: { ...card, quota: 0 },
		name: '카드 유효성 확인',
		amount,
		taxFree: 0,
		currency: 'KRW',
		buyer: { ...billingKey.customer },
		startedAt: at,
		customerUid,
		customerUidUsage: 'issue',
		withoutNotice: true,
		...(problem === undefined
			? { status: 'cancelled', paidAt: at, cancelledAt: at, cancels: [cancel] }
			: { status: 'failed', failedAt: at, failReason: problem, cancels: [] }),
	});
	if (problem !== undefined) throw new Refused(`카드 정상결제 확인에 실패하였습니다. ${problem}`);
}
