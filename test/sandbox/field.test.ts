import type { Sandbox } from '../../sandbox';
import { readAll, readPage } from './support/books';
import {
	control,
	FEED,
	frozenSandbox,
	MALL,
	oneProductOrder,
	START,
	TestClient,
} from './support/client';
import { claim } from './support/operations';
import { failOf } from './support/shop';
import type { Members } from './support/wire';

const DAY = '2026-11-20';

/** What servers in the field do, each by its own setting and all of it by one. */
describe('the field', () => {
	let sandbox: Sandbox;
	let client: TestClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await TestClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const productOf = async (id: string) => (await client.query(id)).body.data[0]!.productOrder;
	/** A product order that was kept; its case. */
	async function settled(spec: object): Promise<{ product: Members; row: Members; id: string }> {
		const id = oneProductOrder(sandbox, { quantity: 1, unitPrice: 10_000, ...spec });
		const product = await productOf(id);
		sandbox.npay.put(id, 'PURCHASE_DECIDED');
		const [row] = await readAll(client, 'settle/case', { productOrderId: id });
		return { product, row: row!, id };
	}

	it.each([
		['absent', undefined],
		['null', null],
		['empty', {}],
		['nullMembers', { moreFrom: null, moreSequence: null }],
		['emptyMembers', { moreFrom: '', moreSequence: '' }],
	] as const)('the last page of the feed says that it is so: %s', async (lastPageMore, more) => {
		sandbox.npay.patchSettings({ lastPageMore });
		sandbox.npay.createOrders({ count: 2 });
		const page = async (limitCount: number) =>
			(await client.get(FEED, { lastChangedFrom: START, limitCount })).body.data.more;
		expect(await page(2)).toEqual(more);
		expect(await page(1)).toEqual({ moreFrom: START, moreSequence: expect.any(String) });
	});

	it('a refusal of input names parameter and reason in invalidInputs, and nowhere else', async () => {
		const vat = await readPage(client, 'vat/daily', {
			startDate: '2026-11-01',
			endDate: '2026-11-10',
		});
		expect([vat.status, vat.body.message, vat.body.invalidInputs]).toEqual([
			400,
			'잘못된 요청',
			[{ name: 'endDate', type: 'Range', message: '전월 말일까지만 조회할 수 있습니다.' }],
		]);
		const write = await client.post(`${MALL}/product-orders/confirm`, { productOrderIds: [] });
		expect([write.status, write.body.code, write.body.message]).toEqual([
			400,
			'4000',
			'잘못된 요청 파라미터',
		]);
		expect(write.body.invalidInputs).toEqual([
			{ name: 'productOrderIds', type: 'NotEmpty', message: '비어 있을 수 없습니다.' },
		]);
	});

	it.each(['requestReturn', 'requestExchange'] as const)(
		'%s begins held back until the buyer has paid the way back',
		async (action) => {
			sandbox.npay.patchSettings({ returnFee: 'unpaid' });
			const [owing, broken] = [oneProductOrder(sandbox), oneProductOrder(sandbox)];
			for (const id of [owing, broken]) sandbox.npay.put(id, 'DELIVERED');
			sandbox.npay.act(owing, action);
			sandbox.npay.act(broken, action, { reason: 'BROKEN' });
			const { return: returned, exchange } = (await client.query(owing)).body.data[0]!;
			expect(returned ?? exchange).toMatchObject({
				claimStatus: expect.stringMatching(/_REQUEST$/),
				holdbackStatus: 'HOLDBACK',
				holdbackReason: expect.stringMatching(/_DELIVERYFEE$/),
				holdbackConfigurer: '네이버',
			});
			const reject = action === 'requestReturn' ? 'return/reject' : 'exchange/reject';
			expect(failOf(await claim(client, owing, reject))).toMatchObject({ code: '104418' });
			sandbox.npay.act(owing, 'payFee');
			for (const id of [owing, broken]) {
				expect(failOf(await claim(client, id, reject))).toBeUndefined();
			}
		},
	);

	it('a coupon of Naver is paid by Naver: the case is more than the buyer paid', async () => {
		const { product, row } = await settled({ naverCoupon: 700, seed: 'coupon' });
		const discount = Number(product['sellerBurdenDiscountAmount']);
		expect(product).toMatchObject({
			appliedCoupons: [{ couponDiscountAmount: 700, naverBurdenRatio: 100 }],
			remainProductAmount: product['totalProductAmount'],
			remainSellerBurdenDiscountAmount: discount,
			remainPaymentAmount: Number(product['totalProductAmount']) - discount - 700,
		});
		expect(row['paySettleAmount']).toBe(Number(product['remainProductAmount']) - discount);
		const commissions = await readAll(client, 'settle/commission-details', {
			productOrderId: String(row['productOrderId']),
		});
		expect(commissions).toContainEqual(
			expect.objectContaining({
				payMeansType: 'PAYMEANS_TYPE_NMP_DISCOUNT',
				commissionBasisAmount: 700,
			}),
		);
		expect(commissions[0]).not.toHaveProperty('sellingInterlockCommissionType');
	});

	it.each([
		['pay', 0],
		['benefit', 1],
	] as const)(
		'a coupon of the seller is settled by %s',
		async (sellerDiscountSettlement, apart) => {
			sandbox.npay.patchSettings({ sellerDiscountSettlement });
			const { product, row } = await settled({ sellerCoupon: 1000 });
			const borne = Number(product['remainSellerBurdenDiscountAmount']);
			expect(borne).toBeGreaterThanOrEqual(1000);
			const product_ = Number(product['remainProductAmount']);
			expect([row['paySettleAmount'], row['benefitSettleAmount']]).toEqual([
				product_ - (apart ? 0 : borne),
				apart ? -borne : 0,
			]);
			const fees = ['totalPayCommission', 'freeInstallmentCommission', 'sellingInterlockCommission']
				.map((name) => Number(row[`${name}Amount`]))
				.reduce((total, fee) => total + fee);
			expect(row['settleExpectAmount']).toBe(product_ - borne + fees);
		},
	);

	it('shows coupons apart in VAT, and the sums stay right', async () => {
		sandbox.npay.patchSettings({ coupons: true });
		sandbox.npay.seedSettlement({ orders: 60 });
		const range = { startDate: '2026-10-01', endDate: '2026-10-31' };
		const rows = await readAll(client, 'vat/case', range);
		const kinds = new Set(rows.map((row) => row['detailType']));
		expect(kinds).toEqual(
			new Set(['VOUCH_DETAIL_PAYMENT_SETL', 'VOUCH_DETAIL_PRODUCT_COUPON_SETL']),
		);
		const sum = (list: Members[], name: string) =>
			list.reduce((total, row) => total + Number(row[name]), 0);
		const days = await readAll(client, 'vat/daily', range);
		expect(sum(rows, 'totalSalesAmount')).toBe(sum(days, 'totalSalesAmount'));
		expect(sum(rows, 'otherAmount')).toBe(sum(days, 'otherAmount'));
	});

	it('shares coupons out over what is left after a part was canceled', async () => {
		const id = oneProductOrder(sandbox, { quantity: 4, unitPrice: 5000, naverCoupon: 800 });
		sandbox.npay.act(id, 'requestCancel', { quantity: 1 });
		const product = await productOf(id);
		const left = (name: string) => Number(product[`remain${name}`]);
		const all = (name: string) => Number(product[`initial${name}`]);
		expect(left('ProductAmount')).toBe((all('ProductAmount') * 3) / 4);
		expect(left('PaymentAmount')).toBe(
			left('ProductAmount') - left('SellerBurdenDiscountAmount') - 600,
		);
	});

	it('settles reviews without a number, and delivery fees that changed under one', async () => {
		sandbox.npay.patchSettings({ adjustments: true });
		const [order] = sandbox.npay.createOrders({ count: 1, quantity: 3, unitPrice: 1000 });
		const [id] = order!.productOrderIds as [string];
		sandbox.npay.act(id, 'requestCancel', { quantity: 1 });
		sandbox.npay.put(id, 'PURCHASE_DECIDED');
		for (const title of ['하나', '둘']) sandbox.npay.addReview({ productOrderId: id, title });
		const searchDate = '2026-11-23';
		const rows = await readAll(client, 'settle/case', { searchDate });
		const of = (type: string) => rows.filter((row) => row['productOrderType'] === type);
		expect(of('PURCHASE_REVIEW')).toMatchObject([
			{ productOrderId: null, orderId: null, paySettleAmount: -150 },
			{ productOrderId: null, orderId: null, paySettleAmount: -150 },
		]);
		const changes = of('POST_ORDER_ADJUSTMENT_AMOUNT');
		expect(changes.map((row) => [row['productName'], row['paySettleAmount']])).toEqual([
			['배송비금액변동', 3000],
			['배송비할인금액변동', -500],
		]);
		expect(new Set(changes.map((row) => row['productOrderId'])).size).toBe(1);
		expect(await readAll(client, 'settle/case', { searchDate, pageSize: 1 })).toEqual(rows);
	});

	it('settles whatever is put there, under codes that nobody knows', async () => {
		oneProductOrder(sandbox);
		const row = {
			productOrderType: 'RENTAL_ORDER',
			paySettleAmount: -700,
			name: '렌탈',
			day: DAY,
			commission: { type: 'VERTICAL_COMMISSION', means: 'PAYMEANS_TYPE_GIFTCARD', amount: -7 },
			vatDetailType: 'VOUCH_DETAIL_DCCNCL',
		};
		expect((await control(sandbox, 'POST', '/npay/settlement/rows', row)).status).toBe(200);
		const query = { searchDate: '2026-11-23' };
		expect(await readAll(client, 'settle/case', query)).toMatchObject([
			{ productOrderType: 'RENTAL_ORDER', productOrderId: null, productName: '렌탈' },
		]);
		expect(await readAll(client, 'settle/commission-details', query)).toMatchObject([
			{ commissionType: 'VERTICAL_COMMISSION', payMeansType: 'PAYMEANS_TYPE_GIFTCARD' },
		]);
	});

	it.each([
		[{ searchDate: DAY, orderId: '1' }, 'orderId'],
		[{ searchDate: DAY, productOrderId: '1' }, 'productOrderId'],
		[{ periodType: 'SETTLE_CASEBYCASE_PAY_DATE', orderId: '1' }, 'orderId'],
		[{ settleDecisionType: 'SETTLED', productOrderId: '1' }, 'settleDecisionType'],
	])('refuses an id beside a day, a kind of day or a decision: %j', async (query, name) => {
		for (const book of ['settle/case', 'settle/commission-details'] as const) {
			const { status, body } = await readPage(client, book, query);
			expect([status, body.invalidInputs[0]?.name]).toEqual([400, name]);
		}
	});

	it('has the Commerce API of August 2026, or the one before', async () => {
		const optioned = sandbox.npay
			.createOrders({ count: 20 })
			.map(({ productOrderIds }) => productOrderIds[0]!)
			.find((id) => sandbox.npay.productOrder(id)?.line.optionCode)!;
		expect(await productOf(optioned)).not.toHaveProperty('optionCode');
		expect((await productOf(optioned))['standardPurchaseOptions']).toEqual(
			expect.arrayContaining([{ optionName: expect.any(String), optionValue: expect.any(String) }]),
		);
		sandbox.npay.put(optioned, 'EXCHANGE_REQUEST');
		const [detail] = (await client.query(optioned)).body.data;
		expect(detail?.exchange).toHaveProperty('collectAttributeType');
		const hold = () =>
			claim(client, optioned, 'exchange/holdback', { holdbackClassType: 'EXCHANGE_HOLDBACK' });
		expect((await hold()).status).toBe(400);
		sandbox.npay.patchSettings({ apiRevision: '2026-03' });
		expect((await hold()).status).toBe(200);
		expect(await productOf(optioned)).toHaveProperty('optionCode');
	});

	it('is one setting, at the start and at a reset, with others on top', async () => {
		const reset = (body: object) => control(sandbox, 'POST', '/reset', body);
		await reset({ field: true, npay: { coupons: false }, portOneV2: { refunds: { afterMs: 5 } } });
		expect(sandbox.npay.settings).toMatchObject({
			lastPageMore: 'nullMembers',
			returnFee: 'unpaid',
			coupons: false,
			rateLimit: { enabled: false },
		});
		expect(sandbox.ceos.settings).toMatchObject({ envelope: 'status', stores: 'githubIds' });
		expect(sandbox.portOneV2.settings.refunds).toEqual({
			result: 'requested',
			afterMs: 5,
			then: 'succeeds',
		});
		await reset({});
		expect(sandbox.npay.settings.returnFee).toBe('deducted');
		const started = await frozenSandbox({ settings: { field: true } });
		try {
			started.reset();
			expect(started.npay.settings.returnFee).toBe('unpaid');
		} finally {
			await started.close();
		}
	});
});
