import { toKst } from '../../core/time/kst';
import type { BillingKey } from '../billing-keys/billing-keys';
import type { Notification } from '../notifications/types';
import { paymentOnWire } from '../payments/on-wire';
import { cancelledAmount, type Payment } from '../payments/types';
import type { Schedule } from '../schedules/types';
import type { Shop } from '../shop';

export interface Page {
	/** Default 50. */
	limit?: number | undefined;
	offset?: number | undefined;
}

/** Some of a list. `total` counts all. */
export interface View {
	total: number;
	items: object[];
}

export function billingKeysView({ billingKeys }: Shop, page: Page): View {
	return viewOf(billingKeys.all(), page, billingKeyView);
}

/** Those that wait, the next one first; then the others, the latest first. */
export function schedulesView(
	shop: Shop,
	{ status, customerUid }: { status?: string | undefined; customerUid?: string | undefined },
	page: Page,
): View {
	const found = [...shop.schedules.all()]
		.filter((one) => status === undefined || one.status === status)
		.filter((one) => customerUid === undefined || one.customerUid === customerUid)
		.sort((left, right) => left.scheduleAt - right.scheduleAt);
	const waiting = found.filter((one) => one.status === 'scheduled');
	const over = found.filter((one) => one.status !== 'scheduled').reverse();
	return viewOf([...waiting, ...over], page, (one) => scheduleView(shop, one));
}

/** Newest first. */
export function paymentsView({ payments }: Shop, page: Page): View {
	return viewOf([...payments.all()].reverse(), page, paymentView);
}

/** Newest first. */
export function notificationsView({ outbox }: Shop, page: Page): View {
	return viewOf(outbox.all().toReversed(), page, notificationView);
}

export function billingKeyView({ channel, ...billingKey }: BillingKey): object {
	return { ...billingKey, channelKey: channel.key };
}

/** A payment in short; dates KST. */
export function paymentView(payment: Payment): object {
	return {
		impUid: payment.impUid,
		merchantUid: payment.merchantUid,
		...(payment.customerUid && { customerUid: payment.customerUid }),
		status: payment.status,
		pgProvider: payment.pgProvider,
		payMethod: payment.payMethod,
		name: payment.name,
		amount: payment.amount,
		refunded: cancelledAmount(payment),
		currency: payment.currency,
		startedAt: toKst(payment.startedAt),
		...(payment.failReason && { failReason: payment.failReason }),
		...(payment.orderId && { orderId: payment.orderId }),
	};
}

/** A payment in full: in short, and as the API shows it. */
export function fullPaymentView(payment: Payment): object {
	return { ...paymentView(payment), detail: paymentOnWire(payment) };
}

export function notificationView({ createdAt, attempts, ...members }: Notification): object {
	return {
		...members,
		createdAt: toKst(createdAt),
		attempts: attempts.map((attempt) => ({ ...attempt, at: toKst(attempt.at) })),
	};
}

/** How many schedules there are in each status, and how many payments. */
export function countsOf(shop: Shop): object {
	const schedules = { scheduled: 0, executed: 0, revoked: 0 };
	for (const { status } of shop.schedules.all()) schedules[status] += 1;
	const payments = { ready: 0, paid: 0, cancelled: 0, failed: 0 };
	for (const { status } of shop.payments.all()) payments[status] += 1;
	return {
		schedules,
		payments,
		billingKeys: shop.billingKeys.all().length,
		notifications: shop.outbox.all().length,
	};
}

function scheduleView({ payments }: Shop, schedule: Schedule): object {
	const payment = payments.get(schedule.impUid ?? '');
	return {
		merchantUid: schedule.merchantUid,
		customerUid: schedule.customerUid,
		status: schedule.status,
		executing: schedule.executing,
		...(payment && { paymentStatus: payment.status, impUid: payment.impUid }),
		name: schedule.name,
		amount: schedule.amount,
		currency: schedule.currency,
		scheduleAt: toKst(schedule.scheduleAt),
		...(schedule.failReason && { failReason: schedule.failReason }),
	};
}

function viewOf<Row>(
	rows: readonly Row[],
	{ limit = 50, offset = 0 }: Page,
	view: (row: Row) => object,
): View {
	return { total: rows.length, items: rows.slice(offset, offset + limit).map(view) };
}
