import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { StateName } from '../../../sandbox/npay/orders/states';
import { openShop, type Shop } from '../../support/shops/shop';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

/** What the editor's *Fetch Test Event* gives. */
const fetchTestEvent = async (parameters: INodeParameters) =>
	await shop.engine.trigger(parameters).poll({}, 'manual');

const orders = (count: number, state?: StateName): string[] => {
	const ids = shop.paidOrders(count);
	if (state !== undefined) for (const id of ids) shop.sandbox.npay.put(id, state);
	return ids;
};

const TRIGGERS = [
	{ triggerOn: 'newOrder' },
	{ triggerOn: 'claimRequest' },
	{ triggerOn: 'changes', changeTypes: ['all'] },
	{ triggerOn: 'awaitingAction', awaiting: ['all'] },
	{ triggerOn: 'awaitingAction', awaiting: ['exchangeCollect'] },
];

describe('Fetch Test Event', () => {
	test('gives one new order, the latest, with a notice; and neither reads nor leaves state', async () => {
		const created = orders(15);
		shop.sandbox.clock.advance(2 * DAY);
		const { items, staticData } = await fetchTestEvent({});
		expect(items).toMatchObject([
			{
				productOrderId: created.at(-1),
				lastChangedType: 'PAYED',
				receiverName: expect.any(String),
				testNotice: expect.stringMatching(/^A real order: .*실제 주문입니다/),
			},
		]);
		expect(items?.[0]).not.toHaveProperty('isSample');
		expect(JSON.stringify(staticData)).not.toContain('version');
	});

	test('gives a claim request where there is one, though newer orders came', async () => {
		const [claimed] = orders(1, 'CANCEL_REQUEST');
		orders(1);
		shop.sandbox.clock.advance(MINUTE);
		const { items } = await fetchTestEvent({ triggerOn: 'claimRequest' });
		expect(items).toMatchObject([
			{ productOrderId: claimed, lastChangedType: 'CLAIM_REQUESTED', claimType: 'CANCEL' },
		]);
	});

	test('gives the newest order where nothing matches, and says so', async () => {
		orders(1);
		shop.sandbox.clock.advance(MINUTE);
		const [newest] = orders(1);
		shop.sandbox.clock.advance(3 * DAY);
		const { items } = await fetchTestEvent({ triggerOn: 'claimRequest' });
		expect(items).toMatchObject([
			{
				productOrderId: newest,
				lastChangedType: 'PAYED',
				eventId: expect.stringMatching(/_PAYED$/),
				testNotice: expect.stringMatching(/^Nothing of the last days matches .* A real order: /),
			},
		]);
	});

	test('gives the newest order where none waits, with what it waits for', async () => {
		const [newest] = orders(1);
		shop.sandbox.clock.advance(MINUTE);
		const { items } = await fetchTestEvent({
			triggerOn: 'awaitingAction',
			awaiting: ['exchangeCollect'],
		});
		expect(items).toMatchObject([{ productOrderId: newest, awaiting: 'confirm' }]);
	});

	test.each(TRIGGERS)('gives a sample of a shop without orders: %j', async (parameters) => {
		orders(3);
		shop.sandbox.clock.advance(30 * DAY);
		const [sample] = (await fetchTestEvent(parameters)).items ?? [];
		expect(sample).toMatchObject({
			isSample: true,
			productOrderId: expect.stringMatching(/^SAMPLE-\d{16}$/),
			orderId: expect.stringMatching(/^SAMPLE-/),
			eventId: expect.stringMatching(/^SAMPLE-/),
			receiverName: '홍길동',
			productName: '예시 상품',
		});
	});

	test('gives a sample with the fields that a real order has', async () => {
		const [sample = {}] = (await fetchTestEvent({})).items ?? [];
		orders(1);
		shop.sandbox.clock.advance(MINUTE);
		const [real = {}] = (await fetchTestEvent({})).items ?? [];
		const missing = [
			'productOrderStatus',
			'paymentDate',
			'quantity',
			'totalPaymentAmount',
			'receiverTel1',
			'address',
			'zipCode',
			'shippingDueDate',
		].filter((name) => !(name in sample) || !(name in real));
		expect(missing).toEqual([]);
		const kinds = (item: IDataObject) =>
			Object.keys(item)
				.filter((name) => real[name] !== null && real[name] !== undefined)
				.map((name) => [name, typeof item[name]]);
		expect(kinds(sample)).toEqual(kinds(real));
	});

	test('gives a sample in the form that was asked for', async () => {
		const raw = await fetchTestEvent({ output: 'raw' });
		expect(raw.items).toMatchObject([{ details: { productOrder: { productName: '예시 상품' } } }]);
		const masked = await fetchTestEvent({ personalData: 'masked' });
		expect(masked.items).toMatchObject([{ receiverName: '홍**' }]);
		const bare = await fetchTestEvent({ includeDetails: false });
		expect(bare.items?.[0]).not.toHaveProperty('productName');
	});

	test('tells why nothing can be read, rather than showing a sample', async () => {
		shop.sandbox.faults.add({ kind: 'ipNotAllowed', match: { path: '/pay-order/' }, times: 0 });
		await expect(fetchTestEvent({})).rejects.toThrow(/IP/);
	});
});

describe('Trigger On', () => {
	const poll = async (parameters: INodeParameters) => {
		const trigger = shop.engine.trigger({ ...parameters, includeDetails: false });
		const { items } = await trigger.poll({});
		return items?.map(({ productOrderId, lastChangedType }) => [productOrderId, lastChangedType]);
	};

	test('New Order is what a fresh trigger starts on, and means paid', async () => {
		const ids = orders(2);
		orders(1, 'CANCEL_REQUEST');
		shop.sandbox.clock.advance(MINUTE);
		const found = await poll({});
		expect(found?.slice(0, 2)).toEqual(ids.map((id) => [id, 'PAYED']));
		expect(found?.map(([, type]) => type)).not.toContain('CLAIM_REQUESTED');
	});

	test('Claim Request means cancels, returns and exchanges that were asked for', async () => {
		orders(1);
		const claimed = (['CANCEL_REQUEST', 'RETURN_REQUEST', 'EXCHANGE_REQUEST'] as const).flatMap(
			(state) => orders(1, state),
		);
		shop.sandbox.clock.advance(MINUTE);
		const found = await poll({ triggerOn: 'claimRequest' });
		expect(found).toEqual(claimed.map((id) => [id, 'CLAIM_REQUESTED']));
	});

	test.each([[['all']], [[]], [['all', 'PAYED']], ['all']])(
		'%j means every type of change',
		async (changeTypes) => {
			orders(1, 'CANCEL_REQUEST');
			shop.sandbox.clock.advance(MINUTE);
			const found = await poll({ triggerOn: 'changes', changeTypes: changeTypes as string[] });
			expect(found?.map(([, type]) => type)).toContain('CLAIM_REQUESTED');
		},
	);

	test('that names nothing is refused', async () => {
		await expect(poll({ triggerOn: 'newOrders' })).rejects.toThrow(/Trigger On .* not one of/);
	});
});
