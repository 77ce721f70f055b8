import { MALL, type Reply, START } from '../../support/client';
import { Shop } from '../../support/shop';

const DAY = 24 * 3600_000;

describe('the conditional list', () => {
	const shop = Shop.open();

	const list = (query = {}) => shop.client.get(`${MALL}/product-orders`, { from: START, ...query });
	const idsOf = (reply: Reply) => reply.body.data.contents.map((one) => one.productOrderId);

	it('pages by number', async () => {
		shop.sandbox.npay.createOrders({ count: 5 });
		const pages = [];
		for (const page of [1, 2, 3]) pages.push(await list({ page, pageSize: 2 }));
		expect(pages.map(({ body }) => body.data.pagination.hasNext)).toEqual([true, true, false]);
		expect(new Set(pages.flatMap(idsOf)).size).toBe(5);
	});

	it('filters by states and by the chosen instant', async () => {
		const [notYet, ok, cancel, waiting] = [
			shop.paid(),
			shop.confirmed(),
			shop.cancelAsked(),
			shop.waiting(),
		];
		expect(idsOf(await list())).toEqual([notYet, ok, cancel]);
		expect(idsOf(await list({ placeOrderStatusType: 'NOT_YET' }))).toEqual([notYet]);
		expect(idsOf(await list({ claimStatuses: ['CANCEL_REQUEST', 'CANCELING'] }))).toEqual([cancel]);
		expect(idsOf(await list({ productOrderStatuses: ['PAYMENT_WAITING', 'PAYED'] }))).toEqual([
			notYet,
			ok,
			cancel,
		]);
		expect(idsOf(await list({ rangeType: 'ORDERED_DATETIME' }))).toEqual([waiting]);
		expect(idsOf(await list({ rangeType: 'CLAIM_REQUESTED_DATETIME' }))).toEqual([cancel]);
		expect(idsOf(await list({ rangeType: 'DISPATCHED_DATETIME' }))).toEqual([]);
		expect(idsOf(await list({ fulfillment: true }))).toEqual([]);
		shop.sandbox.clock.advance(DAY);
		await shop.client.renewToken();
		const late = shop.paid();
		expect(idsOf(await list())).toEqual([notYet, ok, cancel, late]);
		shop.sandbox.clock.advance(1);
		shop.paid();
		expect(idsOf(await list())).toEqual([notYet, ok, cancel, late]);
	});

	it.each([
		[{ from: undefined }, '4000'],
		[{ to: '2026-11-23T09:00:00.001+09:00' }, '104139'],
		[{ productOrderStatuses: ['PAID'] }, '4000'],
		[{ claimStatuses: '' }, '000400'],
		[{ pageSize: 301 }, '4000'],
		[{ page: 0 }, '4000'],
		[{ fulfillment: 'maybe' }, '4000'],
		[{ productOrderStatuses: 'PAYED,CANCELED' }, '4000'],
	])('refuses %j', async (query, code) => {
		const { status, body } = await list(query);
		expect([status, body.code]).toEqual([400, code]);
	});
});
