import type { IDataObject } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';
import {
	CARD,
	CHANNEL,
	openPortOneV2,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';
import { openShop, type Shop } from '../../support/shops/shop';

let shop: Shop;
let portOne: PortOneShop;
let portOneV2: PortOneV2Shop;
beforeAll(async () => {
	shop = await openShop();
	portOne = await openPortOne();
	portOneV2 = await openPortOneV2();
});
afterAll(async () => {
	for (const { sandbox } of [shop, portOne, portOneV2]) await sandbox.close();
});
beforeEach(async () => {
	shop.reset();
	portOne.reset();
	await portOneV2.reset();
});

const UNKNOWN = '2026112212345671';
const CONFIRM = { resource: 'productOrder', operation: 'confirm' };
const ROW = {
	productName: '텀블러',
	receiverName: '김네이버',
	address: { base: '서울시', tags: ['a', { b: 1 }] },
	비고: '문 앞',
};
/** What an earlier write says of itself. */
const STALE = {
	...{ success: true, alreadyDone: true, verified: true, skipped: true, dryRun: true },
	...{ error: 'old', code: '9999', message: 'old', traceId: 'old', advice: 'old', action: 'moved' },
	...{ allowed: true, reason: 'old', pending: true, claimStatus: 'CANCEL_REQUEST', status: 'PAID' },
};
const OFF = { options: { includeInputFields: false } };

describe('a write hands on the fields of its input', () => {
	test('those that say what a row is about, and no earlier result', async () => {
		const [id = ''] = shop.paidOrders(1);
		const item = { productOrderId: id, ...ROW, ...STALE };
		const { items } = await shop.engine.run(CONFIRM, { items: [item] });
		expect(items).toEqual([
			{
				json: {
					productOrderId: id,
					success: true,
					traceId: expect.stringMatching(/\^/),
					isReceiverAddressChanged: false,
					...ROW,
				},
				pairedItem: { item: 0 },
			},
		]);
	});

	test('a row that fails too, and one for each product order of an item', async () => {
		const [id = ''] = shop.paidOrders(1);
		const item = { productOrderId: `${id},${UNKNOWN}`, ...ROW, ...STALE };
		const { json, items } = await shop.engine.run(CONFIRM, {
			items: [item, { productOrderId: 'nonsense!', ...ROW, ...STALE }],
			onError: 'continueRegularOutput',
		});
		expect(json).toMatchObject([
			{ productOrderId: id, success: true, ...ROW },
			{ productOrderId: UNKNOWN, success: false, error: expect.any(String), ...ROW },
			{ success: false, error: 'Product Order ID "nonsense!" is not an ID', ...ROW },
		]);
		expect(json[0]).not.toHaveProperty('alreadyDone');
		expect(json[1]).toMatchObject({ productOrderId: UNKNOWN });
		for (const name of ['alreadyDone', 'verified', 'skipped', 'action', 'status', 'pending'])
			for (const row of json) expect(row).not.toHaveProperty(name);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			...[{ item: 0 }, { item: 0 }, { item: 1 }],
		]);
	});

	test('a failure goes to the error output as before', async () => {
		const { json, errors } = await shop.engine.run(CONFIRM, {
			items: [{ productOrderId: UNKNOWN, ...ROW }],
			onError: 'continueErrorOutput',
		});
		expect(json).toEqual([]);
		expect(errors).toMatchObject([
			{ ...ROW, error: expect.any(String), message: { productOrderId: UNKNOWN, success: false } },
		]);
	});

	test('what goes on is a copy', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { saved, json } = await shop.engine.run(CONFIRM, {
			items: [{ productOrderId: id, ...ROW, ...STALE }],
		});
		expect(json[0]?.address).toEqual(ROW.address);
		// The item that came in is saved with the run, whole.
		expect(saved).toContain('"alreadyDone":true,"verified":true,"skipped":true');
	});

	test('not where the option is off, and not from a read', async () => {
		const [id = ''] = shop.paidOrders(1);
		const items = [{ productOrderId: id, ...ROW }];
		const written = await shop.engine.run({ ...CONFIRM, ...OFF }, { items });
		expect(written.json[0]).not.toHaveProperty('비고');
		const read = await shop.engine.run({ ...CONFIRM, operation: 'get' }, { items });
		expect(read.json[0]).toMatchObject({ productOrderId: id });
		expect(read.json[0]).not.toHaveProperty('비고');
	});

	test('not as a tool, whose input is what the model has said', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { json } = await shop.engine.run(CONFIRM, {
			items: [{ productOrderId: id, ...ROW }],
			asTool: true,
		});
		expect(json).toMatchObject([{ productOrderId: id, success: true }]);
		expect(json[0]).not.toHaveProperty('비고');
	});

	test('at PortOne alike, where an operation has no other options', async () => {
		const [order] = portOne.sandbox.portOneV1.createNaverOrders({ count: 1, state: 'PAYED' });
		const { json } = await portOne.run(
			{ resource: 'naverOrder', operation: 'place' },
			{
				items: [
					{ imp_uid: order?.impUid, 상품주문번호: order?.productOrderIds[0], ...ROW } as never,
				],
			},
		);
		expect(json).toMatchObject([{ success: true, ...ROW, product_name: expect.any(String) }]);
	});
});

describe('cards and secrets never go on', () => {
	const NAMED: IDataObject = {
		...{ card_number: '1111', cardNumber: '2222', cvc: '333', pwd_2digit: '44', 카드번호: '5555' },
		...{ '카드 비밀번호': '66', 유효기간: '2030-12', clientSecret: '7777', accessToken: '8888' },
		...{ password: '9999', birth: '900101', card: { number: '1234' } },
		nested: { method: { card: { bin: '123456' }, kept: 1 } },
	};

	test('by their names, in any depth', async () => {
		const [id = ''] = shop.paidOrders(1);
		const { json } = await shop.engine.run(CONFIRM, { items: [{ productOrderId: id, ...NAMED }] });
		expect(Object.keys(json[0] ?? {}).sort()).toEqual([
			...['isReceiverAddressChanged', 'nested', 'productOrderId', 'success', 'traceId'],
		]);
		expect(json[0]?.nested).toEqual({ method: { kept: 1 } });
	});

	test('nor what a card field was filled from, whatever its name', async () => {
		const { json, error } = await portOneV2.run(
			{
				...{ resource: 'payment', operation: 'payInstantly', paymentId: 'p-1', total: 1_000 },
				...{ channelKey: CHANNEL, orderName: 'x' },
				card: { ...CARD, number: '={{ $json.no }}', passwordTwoDigits: '={{ $json.두자리 }}' },
			},
			{ items: [{ no: CARD.number, 두자리: '12', memo: '1234567890123456', 비고: '문 앞' }] },
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ paymentId: 'p-1', success: true, 비고: '문 앞' }]);
		for (const name of ['no', '두자리', 'memo']) expect(json[0]).not.toHaveProperty(name);
	});

	test('at PortOne V1 alike', async () => {
		const { json, error } = await portOne.run(
			{
				...{ resource: 'schedule', operation: 'create', merchant_uid: 'm-1', amount: 1_000 },
				...{ customer_uid: `${CUSTOMER}-new`, name: 'x', schedule_at: '2026-12-05 10:00' },
				card: { card_number: '={{ $json.no }}', expiry: '2029-12', birth: '900101' },
				options: { channel_key: 'channel-key-sandbox-card' },
			},
			{ items: [{ no: 1234567890123456, 비고: '문 앞' }] },
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ merchant_uid: 'm-1', success: true, 비고: '문 앞' }]);
		expect(json[0]).not.toHaveProperty('no');
	});
});
