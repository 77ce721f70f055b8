import type { IDataObject } from 'n8n-workflow';

import type { StateName } from '../../../sandbox/npay/orders/states';
import { openShop, QUERY, type Shop } from '../../support/shops/shop';
import { waits } from '../../support/sleep';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const state = (id: string) => shop.sandbox.npay.stateOf(id);

function inState(name: StateName, count = 1): string[] {
	const ids = shop.paidOrders(count);
	for (const id of ids) shop.sandbox.npay.put(id, name);
	shop.sandbox.journal.clear();
	return ids;
}

const run = async (
	resource: string,
	operation: string,
	parameters: IDataObject,
	items: IDataObject[],
	more = {},
) => await shop.engine.run({ resource, operation, ...(parameters as object) }, { items, ...more });
const items = (ids: string[]) => ids.map((productOrderId) => ({ productOrderId }));
const sent = () => shop.sandbox.journal.entries({ path: '/claim/' });

describe('what is sent', () => {
	test.each<[string, string, IDataObject, StateName, IDataObject | undefined]>([
		[
			'cancel',
			'request',
			{ cancelReason: 'SOLD_OUT', cancelDetailedReason: '품절', extent: 'full' },
			'PAYED_OK',
			{ cancelReason: 'SOLD_OUT', cancelDetailedReason: '품절' },
		],
		['cancel', 'approve', {}, 'CANCEL_REQUEST', undefined],
		[
			'return',
			'requestReturn',
			{
				extent: 'full',
				returnReason: 'WRONG_OPTION',
				collectDeliveryMethod: 'RETURN_INDIVIDUAL',
				collectDeliveryCompany: '한진택배',
				collectTrackingNumber: '123456789012',
			},
			'DELIVERED',
			{
				returnReason: 'WRONG_OPTION',
				collectDeliveryMethod: 'RETURN_INDIVIDUAL',
				collectDeliveryCompany: 'HANJIN',
				collectTrackingNumber: '123456789012',
			},
		],
		['return', 'approveReturn', {}, 'RETURN_COLLECT_DONE', undefined],
		[
			'return',
			'rejectReturn',
			{ rejectReturnReason: '사용 흔적' },
			'RETURN_REQUEST',
			{ rejectReturnReason: '사용 흔적' },
		],
		[
			'return',
			'holdbackReturn',
			{
				holdbackClassType: 'EXTRAFEEE',
				holdbackReturnDetailReason: '포장비',
				extraReturnFeeAmount: 3000,
			},
			'RETURN_REQUEST',
			{
				holdbackClassType: 'EXTRAFEEE',
				holdbackReturnDetailReason: '포장비',
				extraReturnFeeAmount: 3000,
			},
		],
		['return', 'releaseReturnHoldback', {}, 'RETURN_HELD', undefined],
		['exchange', 'completeCollect', {}, 'EXCHANGE_COLLECTING', undefined],
		[
			'exchange',
			'dispatchExchange',
			{
				reDeliveryMethod: 'DELIVERY',
				reDeliveryCompany: 'CJGLS',
				reDeliveryTrackingNumber: '640000000001',
			},
			'EXCHANGE_COLLECT_DONE',
			{
				reDeliveryMethod: 'DELIVERY',
				reDeliveryCompany: 'CJGLS',
				reDeliveryTrackingNumber: '640000000001',
			},
		],
		[
			'exchange',
			'rejectExchange',
			{ rejectExchangeReason: '재고 없음' },
			'EXCHANGE_REQUEST',
			{ rejectExchangeReason: '재고 없음' },
		],
		[
			'exchange',
			'holdbackExchange',
			{ holdbackClassType: 'EXCHANGE_PRODUCT_READY', holdbackExchangeDetailReason: '준비 중' },
			'EXCHANGE_REQUEST',
			{
				holdbackClassType: 'EXCHANGE_PRODUCT_READY',
				holdbackExchangeDetailReason: '준비 중',
				extraExchangeFeeAmount: 0,
			},
		],
		['exchange', 'releaseExchangeHoldback', {}, 'EXCHANGE_HELD', undefined],
	])('%s %s', async (resource, operation, parameters, before, body) => {
		const [id = ''] = inState(before);
		const { json, error } = await run(resource, operation, parameters, items([id]));
		expect(error).toBeUndefined();
		expect(json).toEqual([{ productOrderId: id, success: true, traceId: expect.any(String) }]);
		expect(sent()).toHaveLength(1);
		expect(sent()[0]?.body ?? undefined).toEqual(body);
	});
});

describe('is refused before anything is sent', () => {
	test.each<[string, string, IDataObject, RegExp]>([
		[
			'return',
			'holdbackReturn',
			{ holdbackClassType: '={{ "EXCHANGE_HOLDBACK" }}', holdbackReturnDetailReason: 'x' },
			/Holdback Reason "EXCHANGE_HOLDBACK" is not one/,
		],
		[
			'exchange',
			'holdbackExchange',
			{ holdbackClassType: '={{ "EXTRAFEEE" }}', holdbackExchangeDetailReason: 'x' },
			/Holdback Reason "EXTRAFEEE" is not one/,
		],
		[
			'cancel',
			'request',
			{ cancelReason: '={{ "BROKEN" }}', extent: 'full' },
			/Cancel Reason "BROKEN" is not one/,
		],
		[
			'cancel',
			'request',
			{ cancelReason: 'SOLD_OUT', cancelDetailedReason: 'x'.repeat(501), extent: 'full' },
			/has 501 characters/,
		],
		['return', 'rejectReturn', { rejectReturnReason: '={{ " " }}' }, /Reason is empty/],
		[
			'return',
			'requestReturn',
			{ returnReason: 'BROKEN', extent: 'full', collectDeliveryMethod: 'RETURN_DELIVERY' },
			/Collect Delivery Company is empty/,
		],
		[
			'exchange',
			'dispatchExchange',
			{ reDeliveryMethod: 'DELIVERY', reDeliveryCompany: 'CJGLS', reDeliveryTrackingNumber: '' },
			/Redelivery Tracking Number is empty/,
		],
	])('%s %s %p', async (resource, operation, parameters, message) => {
		const { error } = await run(resource, operation, parameters, items(['2026112212345671']));
		expect(error?.message).toMatch(message);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});
});

test('a code that is not in the list goes out where the option allows it', async () => {
	const [id = ''] = inState('RETURN_REQUEST');
	await run(
		'return',
		'holdbackReturn',
		{
			holdbackClassType: '={{ "BRAND_NEW" }}',
			holdbackReturnDetailReason: 'x',
			options: { allowUnknownCodes: true },
		},
		items([id]),
		goOn,
	);
	expect(sent()[0]?.body).toMatchObject({ holdbackClassType: 'BRAND_NEW' });
});

test('50 single calls go out a few at a time, keep the rate, and answer in order of input', async () => {
	const ids = inState('CANCEL_REQUEST', 50);
	const { json, items: out } = await run('cancel', 'approve', {}, items(ids));
	expect(json.map(({ productOrderId, success }) => [productOrderId, success])).toEqual(
		ids.map((id) => [id, true]),
	);
	expect(out.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
	expect(sent().filter(({ status }) => status === 429).length).toBeLessThanOrEqual(1);
	expect(sent().filter(({ status }) => status === 200)).toHaveLength(50);
	expect(Math.max(...waits)).toBeLessThan(3000);
});

test('one that fails leaves the others their results', async () => {
	const [good = ''] = inState('CANCEL_REQUEST');
	const [bad = ''] = inState('DELIVERING');
	const { json } = await run('cancel', 'approve', {}, items([bad, good]), goOn);
	expect(json).toMatchObject([
		{ productOrderId: bad, success: false, code: '9999' },
		{ productOrderId: good, success: true },
	]);
});

describe('after a lost answer', () => {
	test.each<[string, string, IDataObject, StateName]>([
		['cancel', 'request', { cancelReason: 'SOLD_OUT', extent: 'full' }, 'PAYED_OK'],
		['cancel', 'approve', {}, 'CANCEL_REQUEST'],
		['return', 'approveReturn', {}, 'RETURN_COLLECT_DONE'],
		['return', 'rejectReturn', { rejectReturnReason: 'x' }, 'RETURN_COLLECT_DONE'],
		[
			'return',
			'holdbackReturn',
			{ holdbackClassType: 'ETC', holdbackReturnDetailReason: 'x' },
			'RETURN_REQUEST',
		],
		['return', 'releaseReturnHoldback', {}, 'RETURN_HELD'],
		['exchange', 'completeCollect', {}, 'EXCHANGE_REQUEST'],
		[
			'exchange',
			'dispatchExchange',
			{ reDeliveryMethod: 'DELIVERY', reDeliveryCompany: 'CH1', reDeliveryTrackingNumber: 'A1' },
			'EXCHANGE_COLLECT_DONE',
		],
		['exchange', 'rejectExchange', { rejectExchangeReason: 'x' }, 'EXCHANGE_REQUEST'],
		[
			'exchange',
			'holdbackExchange',
			{ holdbackClassType: 'ETC', holdbackExchangeDetailReason: 'x' },
			'EXCHANGE_REQUEST',
		],
		['exchange', 'releaseExchangeHoldback', {}, 'EXCHANGE_HELD'],
	])('%s %s is verified, and not sent again', async (resource, operation, parameters, before) => {
		const [id = ''] = inState(before);
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: '/claim/' } });
		const { json, error } = await run(resource, operation, parameters, items([id]));
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ productOrderId: id, success: true, verified: true }]);
		expect(sent()).toHaveLength(1);
	});

	test('a part of the quantity is never sent a second time: the outcome is said to be unknown', async () => {
		const [{ productOrderIds: [id = ''] = [] } = {}] = shop.sandbox.npay.createOrders({
			count: 1,
			state: 'PAYED',
			quantity: 3,
		});
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { path: '/claim/' } });
		const { error } = await run(
			'cancel',
			'request',
			{ cancelReason: 'SOLD_OUT', extent: 'partial', cancelQuantity: 1 },
			items([id]),
		);
		expect(error?.message).toMatch(/not known whether Naver did this/);
		expect(sent()).toHaveLength(1);
	});
});

describe('a dry run', () => {
	test('tells what would be sent and whether it is allowed, and sends nothing', async () => {
		const [open = ''] = inState('RETURN_COLLECT_DONE');
		const [sentOff = ''] = inState('DELIVERING');
		const { json } = await run(
			'return',
			'rejectReturn',
			{ rejectReturnReason: '사유', options: { dryRun: true } },
			items([open, sentOff]),
		);
		expect(json).toMatchObject([
			{
				productOrderId: open,
				dryRun: true,
				allowed: true,
				alreadyDone: false,
				reason: null,
				call: `POST /v1/pay-order/mall/product-orders/${open}/claim/return/reject`,
				send_rejectReturnReason: '사유',
				productOrderStatus: 'DELIVERED',
				claimStatus: 'COLLECT_DONE',
				claimStatusLabel: '수거 완료',
			},
			{
				productOrderId: sentOff,
				dryRun: true,
				allowed: false,
				reason: '진행 중인 반품이 없습니다 (현재: 배송 중)',
			},
		]);
		expect(sent()).toEqual([]);
		expect(state(open)).toBe('RETURN_COLLECT_DONE');
	});

	test('works for confirm, delay and dispatch too', async () => {
		const [fresh = ''] = inState('PAYED_NOT_YET');
		const [asked = ''] = inState('CANCEL_REQUEST');
		const dry = { options: { dryRun: true } };
		const confirm = await run(
			'productOrder',
			'confirm',
			dry,
			items([fresh, '2026112299999999']),
			goOn,
		);
		expect(confirm.json).toMatchObject([{ allowed: true }, { success: false, code: 'NOT_FOUND' }]);
		const dispatch = await run(
			'productOrder',
			'dispatch',
			{ deliveryMethod: 'DELIVERY', deliveryCompanyCode: 'CJGLS', trackingNumber: '1', ...dry },
			items([fresh, asked]),
		);
		expect(dispatch.json).toMatchObject([
			{
				productOrderId: fresh,
				allowed: true,
				send_deliveryMethod: 'DELIVERY',
				send_deliveryCompanyCode: 'CJGLS',
				send_deliveryCompanyCodeLabel: 'CJ대한통운',
				send_trackingNumber: '1',
				send_dispatchDate: null,
			},
			{ allowed: false, reason: expect.stringContaining('취소를 요청한 주문') },
		]);
		const delay = await run(
			'productOrder',
			'delay',
			{
				dispatchDueDate: '2026-11-25',
				delayedDispatchReason: 'ETC',
				dispatchDelayedDetailedReason: 'x',
				...dry,
			},
			items([fresh]),
		);
		expect(delay.json).toMatchObject([
			{ allowed: true, send_delayedDispatchReason: 'ETC', send_delayedDispatchReasonLabel: '기타' },
		]);
		const paths = new Set(shop.sandbox.journal.entries().map(({ route }) => route));
		expect([...paths].filter((route) => route !== QUERY && !route?.includes('oauth2'))).toEqual([]);
	});

	test('agrees with what Naver then allows, in every state', async () => {
		const operations: Array<[string, string, IDataObject]> = [
			['productOrder', 'confirm', {}],
			['cancel', 'request', { cancelReason: 'SOLD_OUT', extent: 'full' }],
			['cancel', 'approve', {}],
			[
				'return',
				'requestReturn',
				{ returnReason: 'BROKEN', extent: 'full', collectDeliveryMethod: 'RETURN_INDIVIDUAL' },
			],
			['return', 'approveReturn', {}],
			['return', 'releaseReturnHoldback', {}],
			['exchange', 'completeCollect', {}],
			['exchange', 'dispatchExchange', { reDeliveryMethod: 'DIRECT_DELIVERY' }],
			['exchange', 'rejectExchange', { rejectExchangeReason: 'x' }],
		];
		const { STATES } = await import('../../../sandbox/npay/orders/states');
		for (const [resource, operation, parameters] of operations) {
			for (const name of STATES.filter(
				(one) => one !== 'PAYMENT_WAITING' && one !== 'CANCELED_BY_NOPAYMENT',
			)) {
				const [id = ''] = inState(name);
				const dry = await run(
					resource,
					operation,
					{ ...parameters, options: { dryRun: true } },
					items([id]),
				);
				const wet = await run(resource, operation, parameters, items([id]), goOn);
				expect({ resource, operation, name, allowed: dry.json[0]?.allowed }).toEqual({
					resource,
					operation,
					name,
					allowed: wet.json[0]?.success,
				});
			}
		}
	});
});
