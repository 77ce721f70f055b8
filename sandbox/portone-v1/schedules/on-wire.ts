import { type Members, unixOrZero } from '../gateway/wire';
import type { Shop } from '../shop';
import { buyerOf } from './buyer';
import type { Schedule } from './types';

/** A schedule in the wire's form (ScheduleResultAnnotation). */
export function scheduleOnWire({ payments, billingKeys }: Shop, schedule: Schedule): Members {
	const payment = payments.get(schedule.impUid ?? '');
	const buyer = buyerOf(schedule, billingKeys.find(schedule.impKey, schedule.customerUid));
	return {
		customer_uid: schedule.customerUid,
		merchant_uid: schedule.merchantUid,
		imp_uid: schedule.impUid ?? null,
		pg_provider: payment?.pgProvider ?? null,
		pg_id: payment?.pgId ?? null,
		customer_id: schedule.customerId ?? null,
		schedule_at: unixOrZero(schedule.scheduleAt),
		executed_at: unixOrZero(schedule.executedAt),
		revoked_at: unixOrZero(schedule.revokedAt),
		amount: schedule.amount,
		currency: schedule.currency,
		name: schedule.name,
		buyer_name: buyer.name ?? null,
		buyer_email: buyer.email ?? null,
		buyer_tel: buyer.tel ?? null,
		buyer_addr: buyer.addr ?? null,
		buyer_postcode: buyer.postcode ?? null,
		custom_data: schedule.customData ?? null,
		schedule_status: schedule.status,
		payment_status: payment?.status ?? null,
		fail_reason: schedule.failReason ?? null,
		promotion_id: schedule.promotionId ?? null,
	};
}
