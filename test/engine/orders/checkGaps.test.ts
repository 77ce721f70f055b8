import type { IDataObject } from 'n8n-workflow';

import { openShop, type Shop } from '../../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const checkGaps = {
	resource: 'productOrder',
	operation: 'checkGaps',
	period: 'custom',
	from: '2026-11-21 09:00',
	to: '2026-11-22 12:00',
};
const record = (productOrderId: string, productOrderStatus = 'PAYED') => ({
	productOrderId,
	productOrderStatus,
});
const findings = (rows: IDataObject[]) =>
	rows.map(({ finding, productOrderId }) => [finding, productOrderId]);

test('finds what is missing, what differs, and what Naver does not know', async () => {
	const [a = '', b = '', c = '', d = ''] = shop.paidOrders(4);
	shop.sandbox.clock.advance(60_000);
	const { json, items } = await shop.engine.run(checkGaps, {
		items: [record(a), record(b, 'DELIVERING'), record('2026112299999999'), record(c, '결제 완료')],
	});
	expect(findings(json)).toEqual([
		['missing', d],
		['differs', b],
		['unknownToNaver', '2026112299999999'],
	]);
	expect(json[1]).toMatchObject({ recordedStatus: 'DELIVERING', productOrderStatus: 'PAYED' });
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2].map((item) => ({ item })));
});

test('an id outside the period is no gap, and its state is compared', async () => {
	const [old = ''] = shop.paidOrders(1);
	shop.sandbox.clock.advance(3 * 86_400_000);
	const period = { ...checkGaps, from: '2026-11-24', to: '2026-11-26' };
	expect((await shop.engine.run(period, { items: [record(old)] })).json).toEqual([]);
	const { json } = await shop.engine.run(period, { items: [record(old, 'CANCELED')] });
	expect(findings(json)).toEqual([['differs', old]]);
});

test('an empty sheet is compared too, and matches are shown where asked for', async () => {
	const [a = ''] = shop.paidOrders(1);
	expect(findings((await shop.engine.run(checkGaps, { items: [{}] })).json)).toEqual([
		['missing', a],
	]);
	const { json } = await shop.engine.run(
		{ ...checkGaps, options: { includeMatches: true } },
		{ items: [record(a)] },
	);
	expect(findings(json)).toEqual([['ok', a]]);
});

test('items must not ask for different periods', async () => {
	const { error } = await shop.engine.run(
		{ ...checkGaps, from: '={{ $json.from }}' },
		{ items: [{ from: '2026-11-21' }, { from: '2026-11-20' }] },
	);
	expect(error?.message).toMatch(/^Period is another one than that of the first item/);
});

test('in 3,000 orders with 37 seeded gaps it finds exactly these', async () => {
	const ids = shop.paidOrders(3_000);
	shop.sandbox.clock.advance(60_000);
	const isGap = (index: number) => index % 80 === 13 && index < 37 * 80;
	const kind = (index: number) =>
		['missing', 'differs', 'unknownToNaver'][Math.floor(index / 80) % 3];
	const stray = (index: number) => `2025${String(index).padStart(12, '0')}`;
	const expected: string[] = [];
	const items = ids.flatMap((id, index) => {
		if (!isGap(index)) return [record(id)];
		const gap = kind(index) ?? '';
		expected.push(`${gap} ${gap === 'unknownToNaver' ? stray(index) : id}`);
		if (gap === 'missing') return [];
		if (gap === 'differs') return [record(id, 'DELIVERED')];
		return [record(id), record(stray(index))];
	});
	const { json } = await shop.engine.run(checkGaps, { items });
	expect(expected).toHaveLength(37);
	expect(
		json
			.map(({ finding, productOrderId }) => `${String(finding)} ${String(productOrderId)}`)
			.sort(),
	).toEqual(expected.sort());
});

test.each(['simplified', 'sheet'])('every row has the same columns (%s)', async (output) => {
	const [a = '', b = ''] = shop.paidOrders(2);
	shop.sandbox.clock.advance(60_000);
	const { json } = await shop.engine.run(
		{ ...checkGaps, output, options: { includeMatches: true } },
		{ items: [record(a, '배송 중'), record('2026112299999999'), { productOrderId: b }] },
	);
	expect(json.map(({ finding }) => finding)).toEqual(['differs', 'unknownToNaver', 'ok']);
	const [columns = []] = json.map(Object.keys);
	for (const row of json) expect(Object.keys(row)).toEqual(columns);
	expect(json[0]).toMatchObject(
		output === 'sheet'
			? {
					점검결과: '상태 다름',
					'기록된 주문상태': '배송 중',
					상품주문번호: a,
					주문상태: '결제 완료',
				}
			: { findingLabel: '상태 다름', recordedStatus: 'DELIVERING', recordedStatusLabel: '배송 중' },
	);
	expect(json[1]?.[output === 'sheet' ? '상품주문번호' : 'productOrderId']).toBe(
		'2026112299999999',
	);
});
