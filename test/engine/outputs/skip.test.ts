import { openPortOne, type PortOneShop } from '../../support/shops/portOneShop';
import { DISPATCH, openShop, type Shop } from '../../support/shops/shop';

let shop: Shop;
let portOne: PortOneShop;
beforeAll(async () => {
	shop = await openShop();
	portOne = await openPortOne();
});
afterAll(async () => {
	for (const { sandbox } of [shop, portOne]) await sandbox.close();
});
beforeEach(() => {
	shop.reset();
	portOne.reset();
});

const SKIP = { skipWithoutTrackingNumber: true };
const WORDS = { skipped: true, message: 'Skipped: the row has no tracking number (송장번호)' };
const dispatch = { resource: 'productOrder', operation: 'dispatch' };

describe('Dispatch', () => {
	const sheet = (ids: string[], numbers: string[]) =>
		ids.map((상품주문번호, index) => ({
			...{ 상품주문번호, 택배사: 'CJ대한통운', 송장번호: numbers[index] ?? '', 상품명: '텀블러' },
		}));

	test('leaves rows without a number out, and sends the others', async () => {
		const ids = shop.paidOrders(3);
		const { json, error, hints } = await shop.engine.run(
			{ ...dispatch, options: SKIP },
			{ items: sheet(ids, ['640000000001', ' ', '']) },
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{ productOrderId: ids[0], success: true, 상품명: '텀블러' },
			{ productOrderId: ids[1], ...WORDS, 상품명: '텀블러' },
			{ productOrderId: ids[2], ...WORDS },
		]);
		for (const row of json.slice(1)) expect(row).not.toHaveProperty('success');
		expect(hints).toEqual(['2 rows without a tracking number were skipped']);
		const [call] = shop.sandbox.journal.entries({ path: DISPATCH });
		expect(call?.body).toMatchObject({
			dispatchProductOrders: [
				{ productOrderId: ids[0], deliveryCompanyCode: 'CJGLS', trackingNumber: '640000000001' },
			],
		});
	});

	test('without the option one of them stops all, and is named', async () => {
		const ids = shop.paidOrders(2);
		const { error } = await shop.engine.run(dispatch, { items: sheet(ids, ['640000000001']) });
		expect(error?.message).toBe('Tracking Number is empty');
		expect(error?.description).toContain(`Item 1 (${ids[1]}): Tracking Number is empty.`);
		expect(shop.sandbox.journal.entries()).toEqual([]);
	});

	test('a row that is wrong otherwise is not left out, nor one that needs no number', async () => {
		const ids = shop.paidOrders(2);
		const wrong = await shop.engine.run(
			{ ...dispatch, options: SKIP },
			{ items: sheet(ids, ['640000000001', '송장없음']) },
		);
		expect(wrong.error?.message).toMatch(/^Tracking Number is "송장없음"/);
		const direct = await shop.engine.run(
			{ ...dispatch, deliveryMethod: 'DIRECT_DELIVERY', options: SKIP },
			{ items: sheet(ids, []) },
		);
		expect(direct.json).toMatchObject([{ success: true }, { success: true }]);
	});

	test('when all wait, nothing is sent, and what another row failed at is not counted as done', async () => {
		const ids = shop.paidOrders(2);
		const none = await shop.engine.run(
			{ ...dispatch, options: SKIP },
			{ items: sheet(ids.slice(0, 1), []) },
		);
		expect(none.json).toMatchObject([{ productOrderId: ids[0], ...WORDS }]);
		expect(none.hints).toEqual(['1 row without a tracking number was skipped']);
		expect(shop.sandbox.journal.entries()).toEqual([]);
		shop.sandbox.npay.put(ids[1] ?? '', 'CANCELED');
		const { error } = await shop.engine.run(
			{ ...dispatch, options: SKIP },
			{ items: sheet(ids, ['', '640000000001']) },
		);
		expect(error?.message).toMatch(new RegExp(`^${ids[1]}: `));
	});
});

test('Exchange > Dispatch: takes no number of the first parcel, and leaves the row out', async () => {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.put(id, 'EXCHANGE_COLLECT_DONE');
	const items = [
		{
			...{ productOrderId: id, deliveryCompany: 'CJGLS', trackingNumber: '640000000001' },
			...{ 택배사: 'CJ대한통운', 송장번호: '640000000001' },
		},
	];
	const parameters = {
		...{ resource: 'exchange', operation: 'dispatchExchange', reDeliveryCompany: 'CJGLS' },
	};
	const refused = await shop.engine.run(parameters, { items });
	expect(refused.error?.message).toMatch(/^Redelivery Tracking Number is empty/);
	const { json } = await shop.engine.run({ ...parameters, options: SKIP }, { items });
	expect(json).toMatchObject([{ productOrderId: id, ...WORDS }]);
	expect(shop.sandbox.journal.entries()).toEqual([]);
});

describe.each(['ship', 'shipExchanged'])('Naver Order: %s', (operation) => {
	test('leaves the row out', async () => {
		const [order] = portOne.sandbox.portOneV1.createNaverOrders({ count: 1, state: 'PAYED' });
		const [product_order_id] = order?.productOrderIds ?? [];
		const { json, hints, error } = await portOne.run(
			{ resource: 'naverOrder', operation, delivery_company: 'CJGLS', options: SKIP },
			{ items: [{ imp_uid: order?.impUid ?? '', 상품주문번호: product_order_id ?? '' }] },
		);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([{ imp_uid: order?.impUid, product_order_id, ...WORDS }]);
		expect(hints).toEqual(['1 row without a tracking number was skipped']);
		expect(portOne.calls()).toBe(0);
	});
});

test('Naver Order: Ship finds the columns of a sheet, and names the row that it lacks them in', async () => {
	const [order] = portOne.sandbox.portOneV1.createNaverOrders({ count: 1, state: 'PAYED' });
	const ship = { resource: 'naverOrder', operation: 'ship' };
	const row = {
		...{ imp_uid: order?.impUid ?? '', 상품주문번호: order?.productOrderIds[0] ?? '' },
		...{ 택배사: 'CJ대한통운', 송장번호: '640000000001' },
	};
	const bad = await portOne.run(ship, { items: [row, { ...row, 송장번호: '' }] });
	expect(bad.error?.description).toContain(
		`Item 1 (${row.상품주문번호}): Tracking Number is empty.`,
	);
	expect(portOne.calls()).toBe(0);
	const { json } = await portOne.run(ship, { items: [row] });
	expect(json).toMatchObject([{ success: true }]);
});

describe('hints above the output', () => {
	test('what was done already, and what was seen done though its answer was lost', async () => {
		const ids = shop.paidOrders(3);
		const confirm = { resource: 'productOrder', operation: 'confirm' };
		const items = (some: string[]) => some.map((productOrderId) => ({ productOrderId }));
		const first = await shop.engine.run(confirm, { items: items(ids.slice(0, 1)) });
		expect(first.hints).toEqual([]);
		const match = { path: '/product-orders/confirm' };
		shop.sandbox.faults.add({ kind: 'resetAfter', match } as never);
		const lost = await shop.engine.run(confirm, { items: items(ids.slice(1)) });
		expect(lost.hints).toEqual([
			'2 of 2 were verified after a lost answer: found confirmed (verified)',
		]);
		const again = await shop.engine.run(confirm, { items: items(ids) });
		expect(again.hints).toEqual(['3 of 3 were confirmed already (alreadyDone)']);
		const dry = await shop.engine.run(
			{ ...confirm, options: { dryRun: true } },
			{ items: items(ids) },
		);
		expect(dry.hints).toEqual([]);
	});
});
