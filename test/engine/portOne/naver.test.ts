import type { IDataObject } from 'n8n-workflow';

import { openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne({ settings: { npay: { signatureClock: 'virtual' } } });
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const REASON = { reason: 'SOLD_OUT' };
const PARCEL = {
	delivery_method: 'DELIVERY',
	delivery_company: 'CJ대한통운',
	tracking_number: '640000000001',
};

/** A payment with some product orders. */
function order(lines = 3, placeOrderStatus: 'OK' | 'NOT_YET' = 'NOT_YET') {
	const [created] = shop.sandbox.portOneV1.createNaverOrders({
		count: 1,
		state: 'PAYED',
		productsPerOrder: lines,
		placeOrderStatus,
	});
	return created ?? { impUid: '', productOrderIds: [] };
}
const on = (operation: string, imp_uid: string, changed: IDataObject = {}) =>
	({ resource: 'naverOrder', operation, imp_uid, scope: 'all', ...changed }) as never;
const state = async (product_order_id: string) =>
	(await shop.run({ resource: 'naverOrder', operation: 'get', product_order_id })).json[0];
const act = (id: string, action: string, fields: object = {}) =>
	shop.sandbox.npay.act(id, action as never, fields as never);

test('reads the product orders of a payment, and one by its own number', async () => {
	const { impUid, productOrderIds } = order();
	const { json } = await shop.run({
		resource: 'naverOrder',
		operation: 'getMany',
		imp_uid: impUid,
	});
	expect(json.map(({ product_order_id }) => product_order_id)).toEqual(productOrderIds);
	expect(await state(productOrderIds[0] ?? '')).toMatchObject({
		product_order_status: 'PAYED',
		product_order_status_label: '결제 완료',
	});
	const unknown = await shop.run({
		resource: 'naverOrder',
		operation: 'get',
		product_order_id: '1',
	});
	expect(unknown.error?.message).toMatch(/PortOne has no such product order/);
	const none = await shop.run({ resource: 'naverOrder', operation: 'getMany', imp_uid: 'imp_1' });
	expect(none.error?.message).toMatch(/PortOne has no Naver Pay orders/);
});

test('places and ships all product orders of a payment in one call each', async () => {
	const { impUid, productOrderIds } = order();
	const placed = await shop.run(on('place', impUid));
	expect(placed.error).toBeUndefined();
	expect(placed.json).toHaveLength(3);
	const shipped = await shop.run(on('ship', impUid, PARCEL));
	expect(shipped.error).toBeUndefined();
	expect(
		shipped.json.map(({ product_order_id, product_order_status }) => [
			product_order_id,
			product_order_status,
		]),
	).toEqual(productOrderIds.map((id) => [id, 'DELIVERING']));
	expect(shop.calls('/naver/ship')).toBe(1);
	expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 3, dispatchedAgain: 0 });
});

test('an empty Product Order ID is refused, rather than taken for all', async () => {
	const { impUid } = order();
	const { error } = await shop.run(
		on('cancelOrder', impUid, {
			...REASON,
			scope: 'some',
			product_order_id: '={{ $json.missing }}',
		}),
	);
	expect(error?.message).toMatch(/Product Order ID is empty/);
	expect(shop.calls()).toBe(0);
});

test('a 207 gives each input item and product order its own result', async () => {
	const { impUid, productOrderIds } = order(3, 'OK');
	const [first = '', second = '', third = ''] = productOrderIds;
	act(second, 'requestCancel');
	const run = await shop.run(
		on('cancelOrder', impUid, {
			...REASON,
			scope: 'some',
			product_order_id: '={{ $json.id }}',
			reason: 'SOLD_OUT',
		}),
		{ items: [first, second, third].map((id) => ({ id })), ...goOn },
	);
	expect(shop.calls('/naver/cancel')).toBe(1);
	expect(run.json.map(({ success, product_order_id }) => [product_order_id, success])).toEqual([
		[first, true],
		[second, false],
		[third, true],
	]);
	expect(run.json[1]?.error).toMatch(/Naver refused .*CANCEL_REQUEST/);
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(
		[0, 1, 2].map((item) => ({ item })),
	);
});

test('a 500 for all of them is an answer: done already is success, the rest says why', async () => {
	const { impUid, productOrderIds } = order(2);
	await shop.run(on('cancelOrder', impUid, REASON));
	const again = await shop.run(on('cancelOrder', impUid, REASON));
	expect(again.error).toBeUndefined();
	expect(again.json).toMatchObject([{ alreadyDone: true }, { alreadyDone: true }]);
	const ship = await shop.run(on('approveReturn', impUid), goOn);
	expect(ship.json).toHaveLength(2);
	for (const row of ship.json) {
		expect(row).toMatchObject({ success: false });
		expect(row.error).toMatch(/It is CANCELED/);
	}
	expect(productOrderIds).toHaveLength(2);
});

test('two items with other parcels for one product order send nothing for it', async () => {
	const { impUid, productOrderIds } = order(1);
	const run = await shop.run(
		on('ship', impUid, {
			...PARCEL,
			scope: '={{ $json.scope }}',
			product_order_id: productOrderIds[0],
			tracking_number: '={{ $json.number }}',
		}),
		{
			items: [
				{ scope: 'all', number: '1' },
				{ scope: 'some', number: '2' },
			],
			...goOn,
		},
	);
	expect(run.json.map(({ success }) => success)).toEqual([false, false]);
	expect(run.json[0]?.error).toMatch(/has different values in items 0 and 1/);
	expect(shop.calls('/naver/ship')).toBe(0);
});

test("ship does not refuse the buyer's cancel request, unless told to", async () => {
	const { impUid, productOrderIds } = order(2, 'OK');
	act(productOrderIds[0] ?? '', 'requestCancel');
	const run = await shop.run(on('ship', impUid, PARCEL), goOn);
	expect(run.json.map(({ success }) => success)).toEqual([false, true]);
	expect(run.json[0]?.error).toMatch(/asked to cancel/);
	const forced = await shop.run(
		on('ship', impUid, {
			...PARCEL,
			scope: 'some',
			product_order_id: productOrderIds[0],
			options: { rejectCancelRequest: true },
		}),
	);
	expect(forced.json).toMatchObject([{ success: true, product_order_status: 'DELIVERING' }]);
});

test('ship tells that it was sent before, because PortOne knows no tracking numbers', async () => {
	const { impUid } = order(1);
	await shop.run(on('ship', impUid, PARCEL));
	const { error } = await shop.run(on('ship', impUid, PARCEL));
	expect(error?.message).toMatch(/It was sent before: it is DELIVERING/);
	expect(shop.calls('/naver/ship')).toBe(1);
});

const NONE = '={{ "" }}';
const WITHOUT_CHOICE: Array<[operation: string, label: string, fields: IDataObject]> = [
	['cancelOrder', 'Reason', { reason: NONE }],
	['requestReturn', 'Reason', { reason: NONE, delivery_method: 'RETURN_INDIVIDUAL' }],
	['requestReturn', 'Delivery Method', { ...REASON, ...PARCEL, delivery_method: NONE }],
	['withholdReturn', 'Reason', { reason: NONE, memo: '배송비' }],
	['ship', 'Delivery Company', { ...PARCEL, delivery_company: NONE }],
];

test.each(WITHOUT_CHOICE)(
	'%s makes no choice of %s for the shop',
	async (operation, label, fields) => {
		const { impUid } = order(1);
		const { error } = await shop.run(on(operation, impUid, fields));
		expect(error?.message).toMatch(new RegExp(`^${label} is empty`));
		expect(shop.calls('/naver/')).toBe(0);
	},
);

test('returns: requested, withheld, resolved, approved', async () => {
	const { impUid } = order(1);
	await shop.run(on('ship', impUid, PARCEL));
	const steps: Array<[string, IDataObject]> = [
		['requestReturn', { reason: 'BROKEN', delivery_method: 'RETURN_INDIVIDUAL' }],
		['withholdReturn', { reason: 'EXTRAFEEE', memo: '배송비', extra_charge: 3_000 }],
		['resolveReturn', {}],
		['approveReturn', { memo: '감사합니다' }],
	];
	for (const [operation, fields] of steps) {
		const { json, error } = await shop.run(on(operation, impUid, fields));
		expect([operation, error?.message]).toEqual([operation, undefined]);
		expect(json).toMatchObject([{ success: true, claim_type: 'RETURN' }]);
	}
});

test('returns: rejected', async () => {
	const { impUid } = order(1);
	await shop.run(on('ship', impUid, PARCEL));
	await shop.run(on('requestReturn', impUid, { ...REASON, delivery_method: 'RETURN_INDIVIDUAL' }));
	const { json } = await shop.run(on('rejectReturn', impUid, { memo: '사용한 상품' }));
	expect(json).toMatchObject([{ success: true, claim_status: 'RETURN_REJECT' }]);
});

test('exchanges: collected and sent again', async () => {
	const { impUid, productOrderIds } = order(1);
	await shop.run(on('ship', impUid, PARCEL));
	act(productOrderIds[0] ?? '', 'deliver');
	act(productOrderIds[0] ?? '', 'requestExchange', { fee: 'deducted' });
	const collected = await shop.run(on('collectExchanged', impUid));
	expect(collected.json).toMatchObject([{ success: true, claim_status: 'COLLECT_DONE' }]);
	const sent = await shop.run(on('shipExchanged', impUid, PARCEL));
	expect(sent.json).toMatchObject([{ success: true, claim_status: 'EXCHANGE_REDELIVERING' }]);
});

test("the buyer's cancel request is approved", async () => {
	const { impUid, productOrderIds } = order(1);
	await shop.run(on('place', impUid));
	act(productOrderIds[0] ?? '', 'requestCancel');
	const { json } = await shop.run(on('approveCancel', impUid));
	expect(json).toMatchObject([{ success: true, product_order_status: 'CANCELED' }]);
});

test.each(['resetAfter', 'truncate', 'resetBefore'] as const)(
	'ship with a %s is done once',
	async (kind) => {
		const { impUid } = order(2);
		shop.sandbox.faults.add({ kind, match: { path: '/naver/ship' } });
		const { json, error } = await shop.run(on('ship', impUid, PARCEL));
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ success: true }, { success: true }]);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ dispatched: 2, dispatchedAgain: 0 });
	},
);

describe('a refund whose answer is lost, refused when it is sent again', () => {
	const refusedAgain = (afterDone: boolean) => {
		const match = { path: '/naver/cancel' };
		const message = '모든 상품주문 환불실패';
		shop.sandbox.faults.add({ kind: 'resetBefore', match });
		shop.sandbox.faults.add({ kind: 'status', status: 500, message, match, after: 1, afterDone });
	};

	test('is unknown, as the first may still be under way', async () => {
		const { impUid } = order(2);
		refusedAgain(false);
		const { json } = await shop.run(on('cancelOrder', impUid, REASON), goOn);
		expect(json).toMatchObject([{ success: false }, { success: false }]);
		for (const { error, advice } of json) {
			expect(error).toMatch(/It is not known whether PortOne did this: .*; after that: .*환불실패/);
			expect(advice).toMatch(/before you run this again/);
		}
		expect(shop.calls('/naver/cancel')).toBe(2);
	});

	test('is found done by then', async () => {
		const { impUid } = order(1);
		refusedAgain(true);
		const { json } = await shop.run(on('cancelOrder', impUid, REASON), goOn);
		expect(json).toMatchObject([{ success: true, verified: true }]);
	});
});

test('what no reading shows is unknown after a lost answer, and is not sent again', async () => {
	const { impUid } = order(1);
	shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: '/naver/place' } });
	const { error } = await shop.run(on('place', impUid));
	expect(error?.message).toMatch(/It is not known whether PortOne did this/);
	expect(shop.calls('/naver/place')).toBe(1);
});

describe('payments of the payment type', () => {
	const pay = () =>
		shop.sandbox.portOneV1.createPayment({ pgProvider: 'naverpay', amount: 11_000, escrow: true });
	const act = (operation: string, imp_uid: string, changed: IDataObject = {}) =>
		({ resource: 'naverPayment', operation, imp_uid, ...changed }) as never;

	test('points, confirmation, and the amount for a cash receipt', async () => {
		const { impUid } = pay();
		const amount = await shop.run(act('getCashAmount', impUid));
		expect(amount.json[0]).toHaveProperty('amount_total');
		const confirmed = await shop.run(act('confirm', impUid, { requester: 'customer' }));
		expect(confirmed.error).toBeUndefined();
		expect(confirmed.json).toMatchObject([{ imp_uid: impUid, success: true }]);
		const points = await shop.run(act('depositPoint', impUid));
		expect(points.error).toBeUndefined();
	});

	test('points whose answer was lost are not sent again', async () => {
		const { impUid } = pay();
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: '/naver/point' } });
		const { error } = await shop.run(act('depositPoint', impUid));
		expect(error?.message).toMatch(/It is not known whether/);
		expect(shop.calls('/naver/point')).toBe(1);
	});

	test('that Naver refused are a failure with its words, not an unknown outcome', async () => {
		const { impUid } = pay();
		const message = '이미 적립된 결제입니다';
		const match = { path: '/naver/point' };
		shop.sandbox.faults.add({ kind: 'status', status: 500, message, match });
		const { error } = await shop.run(act('depositPoint', impUid));
		expect(error?.message).toMatch(/이미 적립된/);
		expect(error?.message).not.toMatch(/not known/);
	});

	test('of another kind of payment are refused with PortOne’s own words', async () => {
		const { impUid } = shop.sandbox.portOneV1.createPayment({ amount: 1_000 });
		const { error } = await shop.run(act('getCashAmount', impUid));
		expect(error?.httpCode).toBe('400');
	});
});

test('reviews are read with the channel key', async () => {
	const [productOrderId = ''] = order(1).productOrderIds;
	shop.sandbox.npay.addReview({ productOrderId, title: '잘 받았어요' });
	const { json, error } = await shop.run({
		resource: 'naverReview',
		operation: 'getMany',
		channel_key: 'channel-key-sandbox-naverco',
		period: 'custom',
		from: '2026-11-01',
		review_type: 'general',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	expect(json).toMatchObject([{ product_order_id: productOrderId, title: '잘 받았어요' }]);
	expect(shop.calls('/naver/reviews')).toBeGreaterThan(0);
});
