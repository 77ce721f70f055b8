import { monthsAfter } from '../../core/time/kst';
import { addBillingKey } from '../billing-keys/issue';
import type { Shop } from '../shop';
import { addSchedule } from './manage';
import type { Schedule } from './types';

/** A subscription to make; what is not said has a likely value. */
export interface SubscriptionSpec {
	/** Default: a new customer. */
	customerUid?: string;
	/** Default 12. */
	months?: number;
	/** KRW; default 9,900. */
	amount?: number;
	name?: string;
	/** Default: the first account's. */
	impKey?: string;
}

/** Schedules a payment a month, the first one a month from now. */
export function createSubscription(shop: Shop, spec: SubscriptionSpec): Schedule[] {
	const { billingKeys, schedules, settings, clock } = shop;
	const impKey = spec.impKey ?? settings.accounts[0]?.impKey ?? '';
	const customerUid = spec.customerUid ?? `customer-${billingKeys.all().length + 1}`;
	if (!billingKeys.find(impKey, customerUid)) addBillingKey(shop, { impKey, customerUid });
	const serial = schedules.size + 1;
	return Array.from({ length: spec.months ?? 12 }, (_, index) =>
		addSchedule(shop, {
			impKey,
			customerUid,
			merchantUid: `sub_${serial}_${index + 1}`,
			scheduleAt: Math.ceil(monthsAfter(clock.now(), index + 1) / 1000) * 1000,
			name: spec.name ?? '정기 구독 1개월',
			amount: spec.amount ?? 9900,
			currency: 'KRW',
			taxFree: 0,
			cardQuota: 0,
			buyer: {},
		}),
	);
}
