import type { Books } from '../books';
import { PG_CODE } from '../gateway/errors';
import type { Cancellation, Channel, CustomerInput, Method, Payment } from '../types';
import { cancelledOf } from './amounts';

/** Epoch ms as all times of this API are: ISO 8601, UTC. */
export function utc(epochMs: number): string {
	return new Date(epochMs).toISOString();
}

/** A payment in the wire's form (Payment). Members without a value are left out. */
export function paymentOnWire(books: Books, payment: Payment): object {
	const { order, status, channel, amount, requestedAt, statusChangedAt, cancellations } = payment;
	const cancelled = cancelledOf(payment);
	return {
		status,
		id: payment.id,
		transactionId: payment.transactionId,
		merchantId: books.store(payment.storeId)?.merchantId ?? '',
		storeId: payment.storeId,
		method: methodOnWire(payment.method),
		channel: channelOnWire(channel),
		version: 'V2',
		scheduleId: payment.scheduleId,
		billingKey: payment.billingKey,
		requestedAt: utc(requestedAt),
		updatedAt: utc(statusChangedAt),
		statusChangedAt: utc(statusChangedAt),
		orderName: order.orderName,
		amount: {
			...amount,
			supply: amount.total - amount.taxFree - amount.vat,
			discount: 0,
			paid: payment.paidAt === undefined ? 0 : amount.total,
			cancelled: cancelled.total,
			cancelledTaxFree: cancelled.taxFree,
		},
		currency: order.currency,
		customer: customerOnWire(order.customer ?? {}),
		origin: { platformType: 'API', ipAddress: '127.0.0.1' },
		isCulturalExpense: order.isCulturalExpense,
		escrow: order.isEscrow ? { status: 'BEFORE_REGISTERED' } : undefined,
		products: order.products,
		productCount: order.productCount,
		customData: order.customData,
		country: order.country,
		...membersOf(payment),
		...(cancellations.length > 0 && { cancellations: cancellations.map(cancellationOnWire) }),
	};
}

/** A try of a payment in the wire's form (PaymentTransaction): that of the payment, under an id of its own. */
export function transactionOnWire(books: Books, payment: Payment): object {
	const { transactionId: id, id: paymentId } = payment;
	const wire = { ...paymentOnWire(books, payment), id, paymentId };
	const apart = ['transactionId', 'origin', 'disputes'];
	if (payment.status === 'PAID') apart.push('cancellations');
	return Object.fromEntries(Object.entries(wire).filter(([name]) => !apart.includes(name)));
}

/** What only payments of some statuses have. */
function membersOf({
	status,
	paidAt,
	pgTxId,
	failure,
	statusChangedAt,
	...payment
}: Payment): object {
	if (status === 'FAILED') {
		return {
			failedAt: utc(statusChangedAt),
			failure: { reason: failure, pgCode: PG_CODE, pgMessage: failure },
		};
	}
	if (payment.closedAt !== undefined)
		return { cancelledAt: utc(payment.closedAt), cancellations: [] };
	if (paidAt === undefined) return {};
	const isCancelled = status !== 'PAID';
	return {
		paidAt: utc(paidAt),
		pgTxId,
		...(isCancelled ? { cancelledAt: utc(statusChangedAt) } : { disputes: [] }),
	};
}

/** A channel in the wire's form (SelectedChannel). */
export function channelOnWire({ type, key, name, pgProvider, pgMerchantId }: Channel): object {
	return { type, key, name, pgProvider, pgMerchantId };
}

/** A card in the wire's form (Card); its number is masked already. */
export function cardOnWire(number: string): object {
	return {
		publisher: 'SHINHAN_CARD',
		issuer: 'SHINHAN_CARD',
		...CARD_KIND,
		bin: number.slice(0, 6),
		name: '신한카드',
		number,
	};
}

/** What all cards are here. */
export const CARD_KIND = { brand: 'LOCAL', type: 'CREDIT', ownerType: 'PERSONAL' } as const;

function methodOnWire(method: Method): object {
	if (method.kind === 'virtualAccount') {
		const { bank, accountNumber, accountType, remitteeName, expiredAt, issuedAt } = method;
		return {
			type: 'PaymentMethodVirtualAccount',
			bank,
			accountNumber,
			accountType,
			remitteeName,
			expiredAt: utc(expiredAt),
			issuedAt: utc(issuedAt),
		};
	}
	const { number, months, pointUsed, approvalNumber } = method;
	return {
		type: 'PaymentMethodCard',
		card: cardOnWire(number),
		approvalNumber,
		installment: { month: months, isInterestFree: false },
		pointUsed,
	};
}

/** A buyer in the wire's form (Customer). */
export function customerOnWire({ name, address, ...customer }: CustomerInput): object {
	const { separated } = name ?? {};
	const lines = [address?.province, address?.city, address?.addressLine1, address?.addressLine2];
	return {
		id: customer.id,
		name: separated ? `${separated.last}${separated.first}` : name?.full,
		birthYear: customer.birthYear,
		birthMonth: customer.birthMonth,
		birthDay: customer.birthDay,
		gender: customer.gender,
		email: customer.email,
		phoneNumber: customer.phoneNumber,
		zipcode: customer.zipcode,
		address: address && {
			type: 'SEPARATED',
			oneLine: lines.filter(Boolean).join(' '),
			...address,
		},
	};
}

/** A refund in the wire's form (PaymentCancellation). */
export function cancellationOnWire(cancellation: Cancellation): object {
	const { id, pgCancellationId, totalAmount, taxFreeAmount, vatAmount, reason } = cancellation;
	const { status, requestedAt, cancelledAt } = cancellation;
	return {
		status,
		totalAmount,
		taxFreeAmount,
		vatAmount,
		reason,
		id,
		pgCancellationId,
		...(cancelledAt !== undefined && { cancelledAt: utc(cancelledAt) }),
		requestedAt: utc(requestedAt),
		trigger: 'API',
	};
}
