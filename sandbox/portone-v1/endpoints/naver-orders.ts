import { MESSAGES, Refused, WrongInput } from '../gateway/errors';
import { productOrderOnWire } from '../naver/on-wire';
import { type NaverOperation, notOfThisOrder, type Outcome } from '../naver/operation';
import { NAVER_OPERATIONS } from '../naver/operations';
import type { Payment } from '../payments/types';
import type { PortOneV1Settings } from '../settings';
import type { Answer, Call, Endpoint } from './endpoint';

/** Operations whose document has no HTTP 400: what is wrong with them is a failure, HTTP 500. */
const WITHOUT_400: ReadonlySet<string> = new Set([
	'cancel',
	'approve-cancel',
	'place',
	'collect-exchanged',
	'approve-return',
	'resolve-return',
]);

/** 네이버페이 상품주문 조회 API, by the payment */
const getMany: Endpoint = {
	method: 'GET',
	template: '/payments/{imp_uid}/naver/product-orders',
	parameters: [],
	wrongInput: 400,
	run(call) {
		const { orderId = '' } = theOrder(call);
		return { response: call.shop.npay.store.ofOrder(orderId).map(productOrderOnWire) };
	},
};

/** 네이버페이 상품주문번호로 상품주문 상세 조회 API */
const get: Endpoint = {
	method: 'GET',
	template: '/naver/product-orders/{product_order_id}',
	parameters: [],
	wrongInput: 400,
	run({ shop, impKey, params }) {
		const id = params['product_order_id'] ?? '';
		if (id.trim() === '') throw new WrongInput('product_order_id 파라메터가 누락되었습니다.');
		const productOrder = shop.npay.store.get(id);
		if (!productOrder || !shop.payments.ofOrder(impKey, productOrder.order.orderId)) {
			throw new Refused('존재하지 않는 네이버페이 상품주문입니다.', 404);
		}
		return { response: productOrderOnWire(productOrder) };
	},
};

/** An operation on all product orders of a payment, or on those that are named. */
function endpointOf({ path, parameters, prepare }: NaverOperation): Endpoint {
	return {
		method: 'POST',
		template: `/payments/{imp_uid}/naver/${path}`,
		parameters: ['product_order_id', ...parameters],
		wrongInput: WITHOUT_400.has(path) ? 500 : 400,
		run(call) {
			const { npay, settings } = call.shop;
			const { orderId = '' } = theOrder(call);
			const perform = prepare(call.input);
			const all = new Map(npay.store.ofOrder(orderId).map((one) => [one.productOrderId, one]));
			const ids = call.input.optionalTexts('product_order_id') ?? [...all.keys()];
			const outcomes = ids.map((id) => {
				const productOrder = all.get(id);
				return productOrder ? perform(npay, productOrder) : notOfThisOrder(id);
			});
			return answerOf(outcomes, settings);
		},
	};
}

export const NAVER_ORDER_ENDPOINTS: readonly Endpoint[] = [
	...NAVER_OPERATIONS.map(endpointOf),
	getMany,
	get,
];

/** The payment that the path names, if it stands for an order. */
function theOrder({ shop, impKey, params }: Call): Payment {
	const payment = shop.payments.find(impKey, params['imp_uid'] ?? '');
	if (payment?.orderId === undefined) throw new Refused(MESSAGES.noPayment, 404);
	return payment;
}

/** All done: 200; some: 207 with those that were; none: 500. */
function answerOf(outcomes: readonly Outcome[], { partialSuccessCode }: PortOneV1Settings): Answer {
	const problems = outcomes.flatMap((one) =>
		'problem' in one ? [`${one.productOrderId}: ${one.problem}`] : [],
	);
	const response = outcomes.flatMap((one) => ('done' in one ? [productOrderOnWire(one.done)] : []));
	if (problems.length === 0) return { response };
	const message = problems.join(', ');
	if (response.length === 0) throw new Refused(message, 500);
	const code = partialSuccessCode;
	return { status: 207, code, ...(code !== 0 && { message }), response };
}
