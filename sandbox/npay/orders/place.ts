import { Random } from '../../core/random';
import type { Address, Order, ProductLine, Shipping } from '../types';
import { type CreatedOrder, markPaid, newProductOrder } from './create';
import { randomPerson } from './people';
import { linePayment } from './products';
import type { ProductOrderStore } from './store';

/** One package of an order: what is in it, and what its delivery costs; KRW. */
export interface PlacedPackage {
	lines: ProductLine[];
	expectedDeliveryMethod: string;
	deliveryFee: number;
	/** Extra for Jeju and islands. */
	surcharge: number;
}

/** An order as a buyer has put it together. */
export interface PlacedOrder {
	merchantId: string;
	ordererName: string;
	ordererTel: string;
	address: Pick<Address, 'baseAddress' | 'detailedAddress' | 'zipCode' | 'name' | 'tel1'>;
	shippingMemo?: string | undefined;
	packages: PlacedPackage[];
}

/** Takes an order that is paid at once; `now` is epoch ms. */
export function placeOrder(spec: PlacedOrder, store: ProductOrderStore, now: number): CreatedOrder {
	const { ordererId, ordererNo } = randomPerson(new Random(`placed after ${store.size}`));
	const order: Order = {
		orderId: store.nextId(now),
		merchantId: spec.merchantId,
		orderDate: now,
		paymentDate: now,
		paymentMeans: '신용카드 간편결제',
		payLocationType: 'PC',
		ordererId,
		ordererNo,
		ordererName: spec.ordererName,
		ordererTel: spec.ordererTel,
		naverMileagePaymentAmount: 0,
		generalPaymentAmount: spec.packages.reduce((sum, one) => sum + costOf(one), 0),
	};
	const address: Address = {
		...spec.address,
		addressType: 'DOMESTIC',
		city: '',
		state: '',
		country: '대한민국',
		isRoadNameAddress: true,
	};
	const productOrderIds = spec.packages.flatMap((one) => {
		const shipping = shippingOf(one, store.nextId(now), spec.shippingMemo);
		return one.lines.map((line) => {
			const productOrder = newProductOrder(store.nextId(now), order, line, shipping, address);
			markPaid(productOrder, now, one.expectedDeliveryMethod === 'NOTHING');
			store.add(productOrder);
			const event = { by: 'buyer', action: 'order and pay', change: 'PAYED', at: now } as const;
			store.record(productOrder, event);
			return productOrder.productOrderId;
		});
	});
	return { orderId: order.orderId, productOrderIds };
}

function costOf({ lines, deliveryFee, surcharge }: PlacedPackage): number {
	return lines.reduce((sum, line) => sum + linePayment(line), deliveryFee + surcharge);
}

function shippingOf(
	{ deliveryFee, surcharge, expectedDeliveryMethod }: PlacedPackage,
	packageNumber: string,
	shippingMemo: string | undefined,
): Shipping {
	const deliveryFeeAmount = deliveryFee + surcharge;
	return {
		packageNumber,
		deliveryFeeAmount,
		sectionDeliveryFee: surcharge,
		shippingFeeType: deliveryFeeAmount > 0 ? '선불' : '무료',
		expectedDeliveryMethod,
		...(shippingMemo && { shippingMemo }),
	};
}
