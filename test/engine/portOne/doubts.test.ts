import type { IDataObject } from 'n8n-workflow';

import { DOUBT_MS } from '../../../nodes/shared/write/doubts';
import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { revokeSchedules } from '../../../sandbox/portone-v1/schedules/manage';
import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';
import { restart, waits } from '../../support/sleep';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne({ settings: { npay: { signatureClock: 'virtual' } } });
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const AT = '2026-12-05T10:00:00.000+09:00';
const LATER = '2026-12-08T10:00:00.000+09:00';
const goOn = { onError: 'continueRegularOutput' } as const;
const SCHEDULE = '/subscribe/payments/schedule';
const UNKNOWN = /^It is not known whether/;

const create = (changed: IDataObject = {}) =>
	({
		...{ resource: 'schedule', operation: 'create', customer_uid: CUSTOMER, schedule_at: AT },
		...{ merchant_uid: 'order-1', amount: 9900, name: '정기 구독', ...changed },
	}) as never;
const on = (operation: string, merchant_uid = 'order-1', changed: IDataObject = {}) =>
	({ resource: 'schedule', operation, merchant_uid, ...changed }) as never;
const all = {
	resource: 'schedule',
	operation: 'unschedule',
	cancelAll: true,
	customer_uid: CUSTOMER,
};
const scheduleOf = (uid: string) => {
	const [account] = shop.sandbox.portOneV1.settings.accounts;
	return shop.sandbox.portOneV1.shop.schedules.find(account?.impKey ?? '', uid);
};
/** Somebody revokes a payment past the node. */
function revoke(uid: string): void {
	const impKey = shop.sandbox.portOneV1.settings.accounts[0]?.impKey ?? '';
	const { shop: books } = shop.sandbox.portOneV1;
	revokeSchedules(books, { impKey, merchantUids: [uid] }, shop.sandbox.clock.now());
}
/** Does something at the first wait of the node. */
function meanwhile(act: () => void): void {
	let isDone = false;
	restart((ms) => {
		shop.sandbox.clock.advance(ms);
		if (!isDone) act();
		isDone = true;
	});
}
const strike = (fault: object) => shop.sandbox.faults.add(fault as FaultSpec);

describe('a payment that is booked anew, the answer lost, and revoked by somebody within two seconds', () => {
	beforeEach(async () => {
		await shop.run(create());
		await shop.run(on('unschedule'));
		shop.sandbox.clock.advance(60_000);
	});
	const reschedule = on('reschedule', 'order-1', { schedule_at: LATER });

	test('is not booked again, by this run nor by the next one', async () => {
		strike({ kind: 'resetAfter', match: { path: '/reschedule' } });
		meanwhile(() => revoke('order-1'));
		const { json } = await shop.run(reschedule, goOn);
		expect(json[0]?.error).toMatch(/^Not sent again after a lost answer .* it is revoked/);
		const again = await shop.run(reschedule, goOn);
		expect(again.json[0]?.error).toMatch(/^Not sent: it is not known whether .* it is revoked/);
		expect(again.json[0]?.advice).toMatch(/Until 2026-.* \(KST\) it is not sent again/);
		expect([shop.calls('/reschedule'), scheduleOf('order-1')?.status]).toEqual([1, 'revoked']);
	});

	test('may be booked ten minutes later, should that be wanted', async () => {
		strike({ kind: 'resetAfter', match: { path: '/reschedule' } });
		meanwhile(() => revoke('order-1'));
		await shop.run(reschedule, goOn);
		shop.sandbox.clock.advance(DOUBT_MS);
		expect((await shop.run(reschedule)).json).toMatchObject([{ success: true }]);
	});

	// It can't be told from one that is still under way, which would book once more what is booked by a second call
	// and revoked by somebody.
	test.each([{ kind: 'resetBefore' }, { kind: 'html', status: 504 }])(
		'one that did not arrive (%j) is unknown; ten minutes later it is booked',
		async (fault) => {
			strike({ ...fault, match: { path: '/reschedule' } });
			expect((await shop.run(reschedule, goOn)).json[0]?.error).toMatch(UNKNOWN);
			const again = (await shop.run(reschedule, goOn)).json[0];
			expect(again?.error).toMatch(/^Not sent: .* it is not booked yet/);
			expect(shop.calls('/reschedule')).toBe(1);
			shop.sandbox.clock.advance(DOUBT_MS);
			expect((await shop.run(reschedule)).json).toMatchObject([{ success: true }]);
		},
	);

	test.each([{}, { bookRevoked: true }])('Ensure leaves it revoked: %j', async (options) => {
		const ensure = {
			...{ resource: 'schedule', operation: 'ensure', customer_uid: CUSTOMER },
			...{ timing: 'exact', schedule_at: AT, amount: 9900, name: '정기 구독', options },
		} as never;
		strike({ kind: 'resetAfter', match: { path: SCHEDULE, method: 'POST' } });
		let booked = '';
		meanwhile(() => {
			const { schedules } = shop.sandbox.portOneV1.shop;
			booked = [...schedules.all()].at(-1)?.merchantUid ?? '';
			revoke(booked);
		});
		const { error } = await shop.run(ensure);
		expect(error?.message).toMatch(/revoked/);
		expect(scheduleOf(booked)?.status).toBe('revoked');
		expect(shop.calls(SCHEDULE, 'POST')).toBe(2);
	});
});

describe('a retry whose answer is lost', () => {
	beforeEach(async () => {
		await shop.run(create());
		shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails', message: '한도 초과' });
		await shop.passTo(AT);
		shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'succeeds' });
	});

	test('and which is refused to the next run is no plain refusal: the first may be under way', async () => {
		const message = '이미 실행 중인 결제예약입니다.';
		strike({ kind: 'resetBefore', match: { path: '/retry' }, times: 3 });
		expect((await shop.run(on('retry'), goOn)).json[0]?.error).toMatch(/not seen done/);
		strike({ kind: 'status', status: 400, message, match: { path: '/retry' } });
		const { json } = await shop.run(on('retry'), goOn);
		expect(json[0]?.error).toMatch(
			/^It is not known whether PortOne did this: (?!.*not known).*; after that: 이미 실행 중/,
		);
	});

	test('is not sent where it can not be read whether it was paid', async () => {
		strike({ kind: 'resetBefore', match: { path: '/order-1', method: 'GET' }, times: 0 });
		const { json } = await shop.run(on('retry'), goOn);
		expect(json[0]?.error).toMatch(/^Not sent, because the scheduled payment could not be read/);
		expect(shop.calls('/retry')).toBe(0);
	});
});

test('a checking amount that may have been charged is not charged by the next run within ten minutes', async () => {
	const checked = create({ options: { checking_amount: 100 } });
	strike({ kind: 'resetBefore', match: { path: SCHEDULE, method: 'POST' } });
	expect((await shop.run(checked, goOn)).json[0]?.error).toMatch(UNKNOWN);
	expect((await shop.run(checked, goOn)).json[0]?.error).toMatch(/may have been charged/);
	expect(shop.calls(SCHEDULE, 'POST')).toBe(1);
	shop.sandbox.clock.advance(DOUBT_MS);
	expect((await shop.run(checked, goOn)).json).toMatchObject([{ success: true }]);
});

describe('points', () => {
	const deposit = { resource: 'naverPayment', operation: 'depositPoint', imp_uid: 'imp_1' };

	test('are not paid together with Retry On Fail', async () => {
		const { error } = await shop.run(deposit, { retryOnFail: true });
		expect(error?.message).toMatch(/Deposit Point does not go together with .*Retry On Fail/);
		expect(shop.calls()).toBe(0);
	});

	test('that may have been paid are not paid again within ten minutes', async () => {
		const { impUid = '' } = shop.sandbox.portOneV1.createPayment({
			pgProvider: 'naverpay',
		} as never);
		const points = { ...deposit, imp_uid: impUid };
		strike({ kind: 'status', status: 504, match: { path: '/naver/point' } });
		expect((await shop.run(points, goOn)).json[0]?.error).toMatch(UNKNOWN);
		expect((await shop.run(points, goOn)).json[0]?.error).toMatch(/^Not sent: it is not known/);
		expect(shop.calls('/naver/point')).toBe(1);
	});
});

describe('cancelling all of a customer', () => {
	beforeEach(async () => {
		const items = ['a', 'b', 'c'].map((uid) => ({ uid }));
		await shop.run(create({ merchant_uid: '={{ $json.uid }}' }), { items });
	});
	/** Does something between the look and the call: the token is refused, and got anew. */
	const beforeCall = (act: () => void) => {
		strike({ kind: 'rateLimit', match: { path: '/unschedule' } });
		meanwhile(act);
	};

	test('names what somebody else has revoked just then', async () => {
		beforeCall(() => revoke('b'));
		const { json } = await shop.run(all, goOn);
		expect(json).toMatchObject([
			{ success: true, cancelledCount: 2, revokedMeanwhile: ['b'], customer_uid: CUSTOMER },
		]);
		expect(json[0]).not.toHaveProperty('alreadyDone');
	});

	test('where all were revoked meanwhile, it is not as if there had been none', async () => {
		beforeCall(() => ['a', 'b', 'c'].forEach(revoke));
		const { json } = await shop.run(all, goOn);
		expect(json).toMatchObject([{ success: true, revokedMeanwhile: ['a', 'b', 'c'] }]);
		expect(json[0]).toMatchObject({ cancelledCount: 0, cancelled: [] });
	});

	test('names what is being carried out, as a failure', async () => {
		beforeCall(() => {
			const schedule = scheduleOf('b');
			if (schedule) shop.sandbox.portOneV1.shop.execution.start(schedule);
		});
		const { json } = await shop.run(all, goOn);
		expect(json[0]).toMatchObject({ success: false, cancelledCount: 2, notRevoked: ['b'] });
		expect(json[0]?.error).toMatch(/^1 of 3 that waited could not be cancelled: b is /);
		expect([...(json[0]?.cancelled as string[])].sort()).toEqual(['a', 'c']);
	});

	test('names what was paid in the meantime, after a lost answer too', async () => {
		const schedule = scheduleOf('b');
		strike({ kind: 'resetAfter', match: { path: '/unschedule' } });
		beforeCall(() => {
			if (schedule)
				shop.sandbox.portOneV1.shop.execution.finish(schedule, shop.sandbox.clock.now());
		});
		const { json } = await shop.run(all, goOn);
		expect(json[0]).toMatchObject({ success: false });
		expect(json[0]?.error).toMatch(/b is paid/);
	});

	test('nothing is sent where what there is can not be read', async () => {
		strike({ kind: 'resetBefore', match: { path: 'customers', method: 'GET' }, times: 0 });
		const { json } = await shop.run(all, goOn);
		expect(json[0]?.error).toMatch(
			/^Not sent, because the customer's scheduled payments could not be read/,
		);
	});
});

test('Ensure says that it sent nothing, where it could not read what there is', async () => {
	strike({ kind: 'resetBefore', match: { method: 'GET' }, times: 0 });
	const { error } = await shop.run({
		...{ resource: 'schedule', operation: 'ensure', customer_uid: CUSTOMER, timing: 'exact' },
		...{ schedule_at: AT, amount: 9900, name: '정기 구독' },
	} as never);
	expect(error?.message).toMatch(/Not sent, because the scheduled payments could not be read/);
	expect(shop.calls('', 'POST')).toBe(0);
});

test('Ensure says what is open, where it can not read what became of a lost answer', async () => {
	strike({ kind: 'resetAfter', match: { path: SCHEDULE, method: 'POST' } });
	meanwhile(() => strike({ kind: 'resetBefore', match: { method: 'GET' }, times: 0 }));
	const { error } = await shop.run({
		...{ resource: 'schedule', operation: 'ensure', customer_uid: CUSTOMER, timing: 'exact' },
		...{ schedule_at: AT, amount: 9900, name: '정기 구독' },
	} as never);
	expect(error?.message).toMatch(/It is not known whether PortOne did this/);
});

describe('a gateway in front of PortOne', () => {
	const order = (lines: number) =>
		shop.sandbox.portOneV1.createNaverOrders({
			...{ count: 1, state: 'PAYED', productsPerOrder: lines, placeOrderStatus: 'OK' },
		})[0] ?? { impUid: '', productOrderIds: [] };
	const naver = (operation: string, impUid: string, changed: IDataObject = {}) =>
		({ resource: 'naverOrder', operation, imp_uid: impUid, scope: 'all', ...changed }) as never;
	const PARCEL = {
		delivery_method: 'DELIVERY',
		delivery_company: 'CJGLS',
		tracking_number: '640000000001',
	};
	const ORDERS: Array<[string, string, IDataObject, string?]> = [
		['place', '/place', {}],
		['ship', '/ship', PARCEL],
		['cancelOrder', '/naver/cancel', { reason: 'SOLD_OUT' }],
		['approveCancel', '/approve-cancel', {}, 'requestCancel'],
	];

	test.each(
		ORDERS.flatMap((write) =>
			[408, 502, 503, 504, 524].map((status) => [status, ...write] as const),
		),
	)(
		'%d to Naver orders, %s: done all the same is found by reading, sent once',
		async (status, ...write) => {
			const [operation, path, fields, action] = write as (typeof ORDERS)[number];
			const { impUid, productOrderIds } = order(3);
			if (action !== undefined) {
				for (const id of productOrderIds) shop.sandbox.npay.act(id, action as never, {} as never);
			}
			strike({ kind: 'status', status, afterDone: true, match: { path } });
			const { json } = await shop.run(naver(operation, impUid, fields), goOn);
			// Naver doesn't tell whether an order was placed: no reading shows it.
			if (operation === 'place')
				expect(json.every(({ error }) => UNKNOWN.test(String(error)))).toBe(true);
			else expect(json).toMatchObject(json.map(() => ({ success: true, verified: true })));
			expect([json.length, shop.calls(path)]).toEqual([3, 1]);
		},
	);

	test.each([408, 502, 503, 504, 524])('%d to a cancel of three: never halved', async (status) => {
		const items = ['a', 'b', 'c'].map((uid) => ({ uid }));
		await shop.run(create({ merchant_uid: '={{ $json.uid }}' }), { items });
		strike({ kind: 'status', status, afterDone: true, match: { path: '/unschedule' } });
		const { json } = await shop.run(on('unschedule', '={{ $json.uid }}'), { items, ...goOn });
		expect(json.every(({ verified }) => verified === true)).toBe(true);
		expect(shop.calls('/unschedule')).toBe(1);
	});

	test.each(
		[408, 504].flatMap((status) =>
			(
				[
					['create', create(), SCHEDULE, 'POST'],
					['update', on('update', 'order-1', { schedule_at: LATER }), '/order-1', 'PUT'],
					['unschedule', on('unschedule'), '/unschedule', 'POST'],
				] as const
			).map((write) => [status, ...write] as const),
		),
	)(
		'%d to a scheduled payment, %s: done two seconds later is found by reading',
		async (status, ...write) => {
			const [name, parameters, path, method] = write;
			if (name !== 'create') await shop.run(create());
			strike({ kind: 'slowCommit', ms: 1_500, status, html: true, match: { path, method } });
			const { json } = await shop.run(parameters, goOn);
			expect(json).toMatchObject([{ success: true, verified: true }]);
			expect(shop.calls(path, method)).toBe(1);
			expect(waits).not.toEqual([]);
		},
	);
});

test('Ship of three, the look before it fails: a row each says that it was not sent', async () => {
	const [made] = shop.sandbox.portOneV1.createNaverOrders({
		...{ count: 1, state: 'PAYED', productsPerOrder: 3, placeOrderStatus: 'OK' },
	});
	const { impUid = '', productOrderIds = [] } = made ?? {};
	strike({ kind: 'resetBefore', match: { path: '/product-orders', method: 'GET' }, times: 0 });
	const ship = {
		...{ resource: 'naverOrder', operation: 'ship', imp_uid: impUid, scope: 'some' },
		...{ product_order_id: productOrderIds.join(','), delivery_method: 'NOTHING' },
	};
	const { json } = await shop.run(ship, goOn);
	expect(json.map(({ product_order_id }) => product_order_id)).toEqual(productOrderIds);
	for (const { error } of json) {
		expect(error).toMatch(/^Not sent, because the product order could not be read first: /);
	}
	expect(shop.calls('/naver/ship')).toBe(0);
});

describe('what is paid', () => {
	const sent = () => {
		const body = shop.sandbox.journal.entries({ path: SCHEDULE }).at(-1)?.body as IDataObject;
		return { ...body, extra: ((body.schedules as IDataObject[])[0] ?? {}).extra };
	};

	test('a payment company is named by its code, where there is no channel key', async () => {
		await shop.run(create({ options: { pg: 'nice_v2' } }));
		expect(sent()).toMatchObject({ pg: 'nice_v2' });
	});

	test('not both', async () => {
		const options = { pg: 'nice_v2', channel_key: 'channel-key-sandbox-card' };
		const { error } = await shop.run(create({ options }));
		expect(error?.message).toMatch(/PG does not go together with Channel Key/);
		expect(shop.calls()).toBe(0);
	});

	test.each([
		[{ extra: '{"a": 1, "b": {"c": "d"}}' }, { a: 1, b: { c: 'd' } }],
		[
			{ extra: '={{ { a: 1 } }}', naverUseCfm: '2026-12-31' },
			{ a: 1, naverUseCfm: '20261231' },
		],
		[{ extra: '{"naverUseCfm":"20261231"}' }, { naverUseCfm: '20261231' }],
	])('any object goes out as extra: %j', async (options, extra) => {
		await shop.run(create({ options }));
		expect(sent().extra).toEqual(extra);
	});

	test.each([
		[{ extra: '[1]' }, /Extra \(JSON\) is not a JSON object/],
		[
			{ extra: '{"naverUseCfm":"20261230"}', naverUseCfm: '2026-12-31' },
			/holds another naverUseCfm/,
		],
	])('%j is refused', async (options, message) => {
		const { error } = await shop.run(create({ options }));
		expect(error?.message).toMatch(message);
		expect(shop.calls()).toBe(0);
	});
});
