import type { Sandbox } from '../../../../sandbox';
import { DEFAULT_APPLICATION } from '../../../../sandbox/npay/settings';
import { FEED, frozenSandbox, oneProductOrder, START, TestClient } from '../../support/client';
import { walkFeed } from '../../support/walk';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const EIGHT = '2026-11-22T08:00:00.000+09:00';

describe('the change feed', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const rowsFrom = async (lastChangedFrom: string, query = {}) =>
		(await walkFeed(client, { lastChangedFrom, ...query })).flat();

	it('has one row per product order, with its last change in whole seconds', async () => {
		sandbox.clock.advance(789);
		const id = oneProductOrder(sandbox);
		await client.confirm(id);
		sandbox.clock.advance(3 * SECOND);
		await client.dispatch(id);
		sandbox.clock.advance(3 * SECOND);
		sandbox.npay.act(id, 'deliver');
		const rows = await rowsFrom(EIGHT);
		expect(rows).toEqual([
			{
				orderId: expect.any(String),
				productOrderId: id,
				lastChangedType: 'DISPATCHED',
				lastChangedDate: '2026-11-22T09:00:03.000+09:00',
				paymentDate: '2026-11-22T09:00:00.789+09:00',
				productOrderStatus: 'DELIVERED',
				receiverAddressChanged: false,
			},
		]);
	});

	it('pages with moreFrom and moreSequence, the first row that did not fit', async () => {
		const orders = sandbox.npay.createOrders({ count: 3 });
		const ids = orders.flatMap(({ productOrderIds }) => productOrderIds);
		const first = await client.get(FEED, { lastChangedFrom: EIGHT, limitCount: 2 });
		expect(first.body.data).toMatchObject({
			count: 2,
			more: { moreFrom: START, moreSequence: ids[2] },
		});
		const second = await client.get(FEED, {
			lastChangedFrom: START,
			moreSequence: ids[2],
			limitCount: 2,
		});
		expect(second.body.data).toMatchObject({
			count: 1,
			lastChangeStatuses: [{ productOrderId: ids[2] }],
		});
		expect(second.body.data.more).toBeUndefined();
	});

	it('caps a page at 300 rows', async () => {
		sandbox.npay.createOrders({ count: 301 });
		const pages = await walkFeed(client, { lastChangedFrom: EIGHT, limitCount: 1000 });
		expect(pages.map(({ length }) => length)).toEqual([300, 1]);
	});

	it('includes both ends and compares whole seconds', async () => {
		sandbox.clock.advance(400);
		oneProductOrder(sandbox);
		expect(await rowsFrom(START)).toHaveLength(1);
		expect(await rowsFrom(EIGHT, { lastChangedTo: START })).toHaveLength(1);
		expect(await rowsFrom('2026-11-22T09:00:00.001+09:00')).toHaveLength(0);
		expect(await rowsFrom(EIGHT, { lastChangedTo: '2026-11-22T08:59:59.999+09:00' })).toHaveLength(
			0,
		);
	});

	it('ends 24 hours after its start when no end is given', async () => {
		oneProductOrder(sandbox, { paymentDate: '2026-11-22T08:00:01.000+09:00' });
		expect(await rowsFrom('2026-11-21T08:00:01.000+09:00')).toHaveLength(1);
		expect(await rowsFrom('2026-11-21T08:00:00.999+09:00')).toHaveLength(0);
	});

	it('filters by type', async () => {
		sandbox.npay.createOrders({ count: 2 });
		sandbox.npay.createOrders({ count: 1, state: 'PAYMENT_WAITING' });
		expect(await rowsFrom(EIGHT, { lastChangedType: 'PAY_WAITING' })).toHaveLength(1);
		expect(await rowsFrom(EIGHT, { lastChangedType: 'DISPATCHED' })).toHaveLength(0);
	});

	it('has no data at all when empty, or an empty list when set so', async () => {
		expect((await client.get(FEED, { lastChangedFrom: EIGHT })).body).toEqual({
			timestamp: START,
			traceId: expect.any(String),
		});
		sandbox.npay.patchSettings({ emptyFeedWithoutData: false });
		const { body } = await client.get(FEED, { lastChangedFrom: EIGHT });
		expect(body.data).toEqual({ lastChangeStatuses: [], count: 0 });
	});

	it('lists a change only after the delay, and its predecessor until then', async () => {
		sandbox.npay.patchSettings({ listingDelayMs: 5000 });
		const id = oneProductOrder(sandbox);
		expect(await rowsFrom(EIGHT)).toHaveLength(0);
		sandbox.clock.advance(5000);
		expect(await rowsFrom(EIGHT)).toHaveLength(1);
		await client.dispatch(id);
		sandbox.clock.advance(4999);
		expect(await rowsFrom(EIGHT)).toMatchObject([
			{ lastChangedType: 'PAYED', productOrderStatus: 'PAYED' },
		]);
		sandbox.clock.advance(1);
		expect(await rowsFrom(EIGHT)).toMatchObject([
			{ lastChangedType: 'DISPATCHED', lastChangedDate: '2026-11-22T09:00:05.000+09:00' },
		]);
		sandbox.clock.advance(-5000);
		expect(await rowsFrom(EIGHT)).toMatchObject([{ lastChangedType: 'PAYED' }]);
	});

	it('shows each merchant its own orders only', async () => {
		const other = { ...DEFAULT_APPLICATION, clientId: 'other', merchantId: 'np_other' };
		sandbox.npay.patchSettings({ applications: [DEFAULT_APPLICATION, other] });
		oneProductOrder(sandbox);
		const theirs = oneProductOrder(sandbox, { merchantId: 'np_other' });
		const otherClient = await TestClient.ready(sandbox, other);
		expect(await walkFeed(otherClient, { lastChangedFrom: EIGHT })).toMatchObject([
			[{ productOrderId: theirs }],
		]);
		expect(await rowsFrom(EIGHT)).toHaveLength(1);
	});

	it('takes rows by hand, such as one from the future', async () => {
		sandbox.npay.insertFeedRow({
			orderId: '1',
			productOrderId: '2',
			lastChangedType: 'PAYED',
			lastChangedDate: sandbox.clock.now() + HOUR,
		});
		expect(await rowsFrom(START)).toMatchObject([
			{ lastChangedDate: '2026-11-22T10:00:00.000+09:00' },
		]);
	});

	it('loses nothing to a row that changes while pages are read', async () => {
		const ids = sandbox.npay
			.createOrders({ count: 7, spacingMs: SECOND })
			.flatMap((one) => one.productOrderIds);
		sandbox.clock.advance(10 * SECOND);
		sandbox.faults.add({ kind: 'changeWhilePaging', match: { page: 2 }, times: 1 });
		const pages = await walkFeed(client, { lastChangedFrom: EIGHT, limitCount: 3 });
		const rows = pages.flat();
		expect(rows.map((row) => row.productOrderId).sort()).toEqual(ids);
		expect(rows.at(-1)).toMatchObject({
			productOrderId: ids[3],
			lastChangedType: 'DELIVERY_ADDRESS_CHANGED',
		});
	});

	it.each([
		['no start', {}, '4000', 'NotNull.lastChangedFrom'],
		[
			'a raw + in the date',
			{ lastChangedFrom: '2026-11-22T09:00:00.000 09:00' },
			'4000',
			'lastChangedFrom',
		],
		[
			'no fraction digits',
			{ lastChangedFrom: '2026-11-22T09:00:00+09:00' },
			'4000',
			'lastChangedFrom',
		],
		[
			'one fraction digit',
			{ lastChangedFrom: '2026-11-22T09:00:00.0+09:00' },
			'4000',
			'lastChangedFrom',
		],
		['UTC', { lastChangedFrom: '2026-11-22T00:00:00.000Z' }, '4000', 'lastChangedFrom'],
		[
			'a day that does not exist',
			{ lastChangedFrom: '2026-02-30T09:00:00.000+09:00' },
			'4000',
			'lastChangedFrom',
		],
		['double encoding', { lastChangedFrom: encodeURIComponent(START) }, '4000', 'lastChangedFrom'],
		['two starts', { lastChangedFrom: [START, START] }, '4000', 'lastChangedFrom'],
		[
			'an unknown type',
			{ lastChangedFrom: START, lastChangedType: 'SOLD' },
			'4000',
			'lastChangedType',
		],
		[
			'an empty type',
			{ lastChangedFrom: START, lastChangedType: '' },
			'000400',
			'HttpMessageNotReadable',
		],
		[
			'an end before the start',
			{ lastChangedFrom: START, lastChangedTo: EIGHT },
			'4000',
			'lastChangedTo',
		],
		[
			'a range too wide',
			{ lastChangedFrom: EIGHT, lastChangedTo: '2026-11-23T08:00:00.001+09:00' },
			'104139',
			'',
		],
		['no limit', { lastChangedFrom: START, limitCount: 0 }, '4000', 'limitCount'],
		['a limit in words', { lastChangedFrom: START, limitCount: 'all' }, '4000', 'limitCount'],
		[
			'an unknown parameter',
			{ lastChangedFrom: START, moreFrom: START },
			'4000',
			'Unknown.moreFrom',
		],
	])('refuses %s', async (_what, query, code, hint) => {
		const { status, body } = await client.get(FEED, query);
		expect([status, body.code]).toEqual([400, code]);
		const wrong = (body.invalidInputs ?? []).map(({ type, name }) => `${type}.${name}`);
		expect([body.message, ...wrong].join(' ')).toContain(hint);
		// Which parameter, and why, stands in `invalidInputs` alone.
		if (code === '4000') expect(body.message).toBe('잘못된 요청 파라미터');
	});

	it('takes a range of exactly 24 hours', async () => {
		const { status } = await client.get(FEED, {
			lastChangedFrom: EIGHT,
			lastChangedTo: '2026-11-23T08:00:00.000+09:00',
		});
		expect(status).toBe(200);
	});
});
