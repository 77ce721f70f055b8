import { Random } from '../../core/random';
import { toEpochMs } from '../../core/time/clock';
import { endOfKstDay } from '../../core/time/kst';
import type { Address, Order, ProductLine, ProductOrder, Shipping } from '../types';
import { randomAddress, randomMemo, randomPerson } from './people';
import { couponsOf, linePayment, type LineWishes, randomLine } from './products';
import type { ProductOrderStore } from './store';

/** Orders to make. What is not said is random but repeatable (same seed, same orders). */
export interface OrderSpec extends LineWishes {
	count: number;
	/** Product orders in each order; default 1. */
	productsPerOrder?: number;
	/** Default PAYED. */
	state?: 'PAYMENT_WAITING' | 'PAYED';
	/** Default NOT_YET; only for paid orders. */
	placeOrderStatus?: 'NOT_YET' | 'OK';
	/** Time from one order to the next, ms; without `paymentDate` the last one is now. Default 0. */
	spacingMs?: number;
	/** When the first order was paid: epoch ms or ISO 8601. */
	paymentDate?: string | number;
	seed?: string | number;
	/** How the product is delivered; `NOTHING` is confirmed by itself. Default DELIVERY. */
	expectedDeliveryMethod?: string;
	/** Default: the merchant of the first application. */
	merchantId?: string;
}

export interface CreatedOrder {
	orderId: string;
	productOrderIds: string[];
}

interface CouponUse {
	/** Some products are bought with coupons, even where the spec says nothing of any. */
	useCoupons: boolean;
}

const DUE_DAYS = 3;
const PAYMENT_DAYS = 7;
const DELIVERY_FEE = 3000;
const FREE_DELIVERY_FROM = 50_000;

/** Lets buyers order. */
export function createOrders(
	spec: OrderSpec & CouponUse & { merchantId: string },
	store: ProductOrderStore,
	now: number,
): CreatedOrder[] {
	const random = new Random(spec.seed ?? `orders after ${store.size}`);
	const spacing = spec.spacingMs ?? 0;
	const first =
		spec.paymentDate === undefined ? now - (spec.count - 1) * spacing : toEpochMs(spec.paymentDate);
	return Array.from({ length: spec.count }, (_, index) =>
		createOrder(spec, store, random, first + index * spacing),
	);
}

function createOrder(
	spec: OrderSpec & CouponUse & { merchantId: string },
	store: ProductOrderStore,
	random: Random,
	at: number,
): CreatedOrder {
	const paid = (spec.state ?? 'PAYED') === 'PAYED';
	const orderer = randomPerson(random);
	const { address, surcharge } = randomAddress(
		random,
		random.chance(0.8) ? orderer : randomPerson(random),
	);
	const lines = Array.from({ length: spec.productsPerOrder ?? 1 }, () => {
		const line = randomLine(random, spec);
		const coupons = couponsOf(line, spec, spec.useCoupons);
		return { ...line, ...(coupons && { coupons }) };
	});
	const products = lines.reduce((sum, line) => sum + linePayment(line), 0);
	const baseFee = products >= FREE_DELIVERY_FROM ? 0 : DELIVERY_FEE;
	const memo = randomMemo(random);
	const shipping: Shipping = {
		packageNumber: store.nextId(at),
		deliveryFeeAmount: baseFee + surcharge,
		sectionDeliveryFee: surcharge,
		shippingFeeType: baseFee + surcharge > 0 ? '선불' : '무료',
		expectedDeliveryMethod: spec.expectedDeliveryMethod ?? 'DELIVERY',
		...(memo && { shippingMemo: memo }),
	};
	const total = products + shipping.deliveryFeeAmount;
	const mileage = random.chance(0.2) ? Math.floor(total / 1000) * 100 : 0;
	const order: Order = {
		orderId: store.nextId(at),
		merchantId: spec.merchantId,
		orderDate: paid ? at - random.int(15_000, 120_000) : at,
		...(paid ? { paymentDate: at } : { paymentDueDate: endOfKstDay(at, PAYMENT_DAYS) }),
		paymentMeans: paid
			? random.pick(['신용카드', '신용카드 간편결제', '계좌 간편결제', '포인트/머니결제'])
			: '무통장입금',
		payLocationType: random.chance(0.7) ? 'MOBILE' : 'PC',
		ordererId: orderer.ordererId,
		ordererNo: orderer.ordererNo,
		ordererName: orderer.name,
		ordererTel: orderer.tel,
		naverMileagePaymentAmount: mileage,
		generalPaymentAmount: total - mileage,
	};
	const placed = spec.placeOrderStatus === 'OK' || spec.expectedDeliveryMethod === 'NOTHING';
	const productOrderIds = lines.map((line) => {
		const productOrder = newProductOrder(store.nextId(at), order, line, shipping, address);
		if (paid) markPaid(productOrder, at, placed);
		store.add(productOrder);
		store.record(productOrder, {
			by: 'buyer',
			action: paid ? 'order and pay' : 'order',
			change: paid ? 'PAYED' : 'PAY_WAITING',
			at,
		});
		return productOrder.productOrderId;
	});
	return { orderId: order.orderId, productOrderIds };
}

/** What payment does to a product order; `placed`: the order is confirmed by itself. */
export function markPaid(productOrder: ProductOrder, at: number, placed: boolean): void {
	productOrder.productOrderStatus = 'PAYED';
	productOrder.placeOrderStatus = placed ? 'OK' : 'NOT_YET';
	if (placed) productOrder.placeOrderDate = at;
	productOrder.shippingDueDate = endOfKstDay(at, DUE_DAYS);
}

/** A product order that nothing has happened to yet. */
export function newProductOrder(
	productOrderId: string,
	order: Order,
	line: ProductLine,
	shipping: Shipping,
	shippingAddress: Address,
): ProductOrder {
	return {
		productOrderId,
		order,
		line,
		shipping,
		shippingAddress,
		productOrderStatus: 'PAYMENT_WAITING',
		completedClaims: [],
		refundSticks: false,
		receiverAddressChanged: false,
		addressChangeUnread: false,
		changes: [],
		history: [],
		counts: {
			confirmed: 0,
			confirmedAgain: 0,
			dispatched: 0,
			dispatchedAgain: 0,
			delayed: 0,
			delayedAgain: 0,
		},
		writes: {},
		again: {},
	};
}
