import { CONFIRM, DISPATCH, openShop, QUERY, type Shop, TOKEN } from '../../support/shops/shop';
import { waits } from '../../support/sleep';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const confirm = { resource: 'productOrder', operation: 'confirm' };
const dispatch = {
	resource: 'productOrder',
	operation: 'dispatch',
	deliveryMethod: 'DELIVERY',
	deliveryCompanyCode: 'CJGLS',
	trackingNumber: '={{ $json.number }}',
};
const items = (ids: string[]) =>
	ids.map((productOrderId, index) => ({ productOrderId, number: String(640_000_000_000 + index) }));
const goOn = { onError: 'continueRegularOutput' } as const;

test('confirms the product orders of all items in calls of 30', async () => {
	const ids = shop.paidOrders(65);
	const run = await shop.engine.run(confirm, { items: items(ids) });
	expect(run.error).toBeUndefined();
	expect(run.json.map(({ productOrderId }) => productOrderId)).toEqual(ids);
	expect(run.json[0]).toMatchObject({ success: true, isReceiverAddressChanged: false });
	expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual(ids.map((_, item) => ({ item })));
	expect([shop.calls(CONFIRM), shop.calls(QUERY), shop.calls(TOKEN)]).toEqual([3, 0, 1]);
	expect(shop.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 65, confirmedAgain: 0 });
});

test('tells when the buyer has changed the address', async () => {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.act(id, 'changeAddress');
	const { json } = await shop.engine.run(confirm, { items: items([id]) });
	expect(json[0]).toMatchObject({ success: true, isReceiverAddressChanged: true });
});

test.each(['105306', 'success'] as const)(
	'what is confirmed already is success (Naver says %s)',
	async (style) => {
		shop.sandbox.npay.patchSettings({ confirmAlreadyDone: style });
		const ids = shop.paidOrders(2);
		await shop.engine.run(confirm, { items: items(ids) });
		const { json, error } = await shop.engine.run(confirm, { items: items(ids) });
		expect(error).toBeUndefined();
		expect(json.map(({ success }) => success)).toEqual([true, true]);
		expect(json[0]?.alreadyDone).toBe(style === '105306' ? true : undefined);
	},
);

test('an order that was confirmed and then cancelled is a failure', async () => {
	const [id = ''] = shop.paidOrders(1);
	await shop.engine.run(confirm, { items: items([id]) });
	Object.assign(shop.sandbox.npay.productOrder(id) ?? {}, { productOrderStatus: 'CANCELED' });
	const { json } = await shop.engine.run(confirm, { items: items([id]), ...goOn });
	expect(json[0]).toMatchObject({ productOrderId: id, success: false, code: '9999' });
});

test('one id, a list and an array are all the same to it', async () => {
	const [a = '', b = '', c = '', d = ''] = shop.paidOrders(4);
	const { items: out } = await shop.engine.run(confirm, {
		items: [
			{ productOrderId: a },
			{ productOrderId: `${b}, ${a}` },
			{ productOrderId: [c, Number(d)] },
		],
	});
	expect(out.map(({ json, pairedItem }) => [json.productOrderId, pairedItem])).toEqual([
		[a, { item: 0 }],
		[b, { item: 1 }],
		[a, { item: 1 }],
		[c, { item: 2 }],
		[d, { item: 2 }],
	]);
	expect(shop.calls(CONFIRM)).toBe(1);
	expect(shop.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 4, confirmedAgain: 0 });
});

test('leaves its input as it was', async () => {
	const given = items(shop.paidOrders(2));
	const { input, json } = await shop.engine.run(confirm, { items: given });
	expect(json).toMatchObject([{ success: true }, { success: true }]);
	expect(input).toEqual(given);
});

describe('pace', () => {
	test('1,000 orders confirmed and dispatched: 34 + 34 writes, one round of queries, one token', async () => {
		shop.sandbox.npay.patchSettings({ rateLimit: { enabled: false } });
		const ids = shop.paidOrders(1000);
		const confirmed = await shop.engine.run(confirm, { items: items(ids) });
		const dispatched = await shop.engine.run(dispatch, { items: items(ids) });
		expect(
			[...confirmed.json, ...dispatched.json].filter(({ success }) => success === true),
		).toHaveLength(2000);
		expect([
			shop.calls(CONFIRM),
			shop.calls(DISPATCH),
			shop.calls(QUERY),
			shop.calls(TOKEN),
		]).toEqual([34, 34, 4, 1]);
	});

	test('within a bucket of 2 a second and burst 4, nothing fails and no API answers 429 more than once', async () => {
		const ids = shop.paidOrders(1000);
		const confirmed = await shop.engine.run(confirm, { items: items(ids) });
		const dispatched = await shop.engine.run(dispatch, { items: items(ids) });
		expect(
			[...confirmed.json, ...dispatched.json].filter(({ success }) => success === true),
		).toHaveLength(2000);
		for (const path of [CONFIRM, DISPATCH, QUERY]) {
			const refused = shop.sandbox.journal.entries({ path }).filter(({ status }) => status === 429);
			expect(refused.length).toBeLessThanOrEqual(1);
		}
		const waited = waits.reduce((sum, ms) => sum + ms, 0);
		expect(waited).toBeLessThan(40_000);
	});

	test('a 429 is waited out, and the write is then done once', async () => {
		const ids = shop.paidOrders(2);
		shop.sandbox.faults.add({ kind: 'rateLimit', match: { path: CONFIRM }, times: 2 });
		const { json } = await shop.engine.run(confirm, { items: items(ids) });
		expect(json.map(({ success }) => success)).toEqual([true, true]);
		expect(waits).toEqual([1000, 2000]);
		expect(shop.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 2, confirmedAgain: 0 });
	});

	test('a 429 that does not end is an error, after a bounded wait', async () => {
		const ids = shop.paidOrders(1);
		shop.sandbox.faults.add({ kind: 'rateLimit', match: { path: CONFIRM }, times: 0 });
		const { error } = await shop.engine.run(confirm, { items: items(ids) });
		expect(error?.message).toContain('[GW.RATE_LIMIT]');
		expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(60_000);
	});
});

test.each([
	['ipNotAllowed', 'GW.IP_NOT_ALLOWED', /API 호출 IP/],
	['quota', 'GW.QUOTA_LIMIT', /quota/],
] as const)('%s says what to do, and nothing more is sent', async (kind, code, advice) => {
	const ids = shop.paidOrders(90);
	shop.sandbox.faults.add({ kind, match: { path: CONFIRM }, times: 0 });
	const { error } = await shop.engine.run(confirm, { items: items(ids) });
	expect(error?.message).toContain(`[${code}]`);
	expect(error?.description).toMatch(advice);
	expect(shop.calls(CONFIRM)).toBe(1);
});

test('unknown fields and enum values in answers do no harm', async () => {
	const ids = shop.paidOrders(3);
	shop.sandbox.faults.add({ kind: 'unknownFields', times: 0 });
	const { json, error } = await shop.engine.run(confirm, { items: items(ids) });
	expect(error).toBeUndefined();
	expect(json.map(({ success }) => success)).toEqual([true, true, true]);
});
