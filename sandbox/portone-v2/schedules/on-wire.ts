import type { Books } from '../books';
import { customerOnWire, utc } from '../payments/on-wire';
import type { Schedule } from '../types';

/** A schedule in the wire's form (PaymentSchedule). Members without a value are left out. */
export function scheduleOnWire(books: Books, schedule: Schedule): object {
	const { order, status, storeId } = schedule;
	const time = (epochMs: number | undefined) => (epochMs === undefined ? undefined : utc(epochMs));
	return {
		status,
		id: schedule.id,
		merchantId: books.store(storeId)?.merchantId ?? '',
		storeId,
		paymentId: schedule.paymentId,
		billingKey: order.billingKey,
		orderName: order.orderName,
		isCulturalExpense: false,
		isEscrow: false,
		customer: customerOnWire(order.customer ?? {}),
		customData: order.customData ?? '',
		totalAmount: order.amount.total,
		taxFreeAmount: order.amount.taxFree,
		vatAmount: order.amount.vat,
		currency: order.currency,
		installmentMonth: order.installmentMonth,
		noticeUrls: order.noticeUrls,
		products: order.products,
		createdAt: utc(schedule.createdAt),
		timeToPay: utc(schedule.timeToPay),
		startedAt: time(schedule.startedAt),
		completedAt: time(schedule.completedAt),
		revokedAt: time(schedule.revokedAt),
	};
}
