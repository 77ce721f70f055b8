import { PortOneV2Examples } from '../support/shops/portOneV2Examples';

const CUSTOMER = 'customer-0001';
const at10 = (day: string) => `${day}T10:00:00+09:00`;

let examples: PortOneV2Examples;
beforeAll(async () => {
	examples = await PortOneV2Examples.open();
});
afterAll(async () => await examples.close());
beforeEach(async () => await examples.reset());

const portOne = () => examples.shop.sandbox.portOneV2;
const waiting = async () => {
	const { json, error } = await examples.shop.run({
		resource: 'schedule',
		operation: 'getMany',
		period: 'custom',
		from: '2026-11-01',
		until: '2028-12-31',
		returnAll: true,
		filters: { status: ['SCHEDULED'] },
	});
	expect(error).toBeUndefined();
	return json.filter(({ status }) => status === 'SCHEDULED');
};

/** The last days of the months after the first payment, on 22 November 2026. */
const YEAR = [
	...['2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'],
	...['2027-06-30', '2027-07-31', '2027-08-31', '2027-09-30', '2027-10-31'],
];

describe('a subscription on PortOne V2', () => {
	it('goes on for a year once the customer has registered a card: one payment a month', async () => {
		await examples.join(` ${CUSTOMER} `);
		expect(examples.totals().charges).toBe(0);
		await examples.register(CUSTOMER);
		expect(examples.totals()).toMatchObject({ charges: 1, charged: 9_900 });
		expect(examples.row(CUSTOMER)).toMatchObject({
			...{ status: 'active', paymentId: 'first-customer-0001-202611' },
		});
		for (const day of YEAR) {
			expect(await waiting()).toMatchObject([{ timeToPay: `${day}T10:00:00.000+09:00` }]);
			await examples.passTo(at10(day));
		}
		expect(examples.totals()).toMatchObject({
			...{ charges: 12, charged: 12 * 9_900, paymentsChargedTwice: 0 },
		});
		expect(await waiting()).toMatchObject([{ timeToPay: '2027-11-30T10:00:00.000+09:00' }]);
		expect(examples.told).toHaveLength(12);
		expect(examples.told[0]).toMatch(
			/customer-0001 다음 결제 2026-12-31T10:00:00.000\+09:00, 9900원 \(created\)/,
		);
	});

	it('takes fee and day from the table', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		Object.assign(examples.row(CUSTOMER) ?? {}, { amount: 12_000, anchorDay: 15 });
		await examples.passTo(at10('2026-12-31'));
		expect(await waiting()).toMatchObject([
			{ totalAmount: 12_000, timeToPay: '2027-01-15T10:00:00.000+09:00' },
		]);
	});

	it('tells of a card that fails, and pays what is owed once there is another', async () => {
		await examples.join(CUSTOMER);
		const first = await examples.register(CUSTOMER);
		portOne().setCard(first, { result: 'fails', message: '한도 초과' });
		await examples.passTo(at10('2026-12-31'));
		expect(examples.totals().charges).toBe(1);
		expect(examples.row(CUSTOMER)).toMatchObject({ status: 'failed' });
		expect(examples.told.at(-1)).toMatch(/정기 구독 9900원 결제가 실패했습니다 \(.+\)/);
		expect(await waiting()).toEqual([]);
		await examples.passTo(at10('2027-01-03'));
		await examples.register(CUSTOMER);
		expect(examples.totals()).toMatchObject({ charges: 2, paymentsChargedTwice: 0 });
		expect(examples.row(CUSTOMER)).toMatchObject({ status: 'active' });
		// Paid in January, it was December's: January's comes at its own time.
		expect(await waiting()).toMatchObject([{ timeToPay: '2027-01-31T10:00:00.000+09:00' }]);
	});

	it('moves the next payment to a new card, and charges nothing for it', async () => {
		await examples.join(CUSTOMER);
		const first = await examples.register(CUSTOMER);
		const second = await examples.register(CUSTOMER);
		expect(second).not.toBe(first);
		expect(examples.totals().charges).toBe(1);
		expect(await waiting()).toMatchObject([
			{ billingKey: second, timeToPay: '2026-12-31T10:00:00.000+09:00' },
		]);
		portOne().setCard(first, { result: 'fails' });
		await examples.passTo(at10('2026-12-31'));
		expect(examples.totals()).toMatchObject({ charges: 2, failed: 0 });
	});

	it('ends when the customer leaves: nothing is booked, and the key is gone', async () => {
		await examples.join(CUSTOMER);
		const billingKey = await examples.register(CUSTOMER);
		await examples.leave(CUSTOMER);
		await examples.settled();
		expect(await waiting()).toEqual([]);
		expect(
			portOne()
				.books.allBillingKeys()
				.find((one) => one.billingKey === billingKey),
		).toMatchObject({ status: 'DELETED' });
		expect(examples.told.slice(1)).toEqual([
			expect.stringMatching(/customer-0001 해지: 예약 1건을 취소하고 빌링키를 삭제했습니다/),
		]);
		await examples.passTo(at10('2027-03-31'));
		expect(examples.totals().charges).toBe(1);
	});

	it('takes back what was booked for a customer who leaves while a payment is told', async () => {
		await examples.join(CUSTOMER);
		// The run has found the customer and recorded the payment; by its next look the customer has left.
		examples.tables.beforeRead = () => {
			const row = examples.row(CUSTOMER);
			if (row?.status === 'active') row.status = 'left';
		};
		await examples.register(CUSTOMER);
		expect(examples.totals().charges).toBe(1);
		expect(examples.told).toContainEqual(expect.stringMatching(/그새 해지한 고객이라/));
		expect(await waiting()).toEqual([]);
	});

	it('says of a customer who leaves right after the charge no word of not having paid', async () => {
		await examples.join(CUSTOMER);
		examples.tables.beforeRead = () => {
			const row = examples.row(CUSTOMER);
			if (row !== undefined && examples.totals().charges === 1) row.status = 'left';
		};
		await examples.register(CUSTOMER);
		expect(examples.totals().charges).toBe(1);
		expect(examples.told).toContainEqual(expect.stringMatching(/결제를 요청한 뒤에 해지한 고객/));
		expect(examples.told).toContainEqual(expect.stringMatching(/환불할지 확인하세요/));
		expect(examples.told.join()).not.toContain('결제하지 않았습니다');
	});

	it('tells of a payment by a customer who has left', async () => {
		await examples.join(CUSTOMER);
		const billingKey = await examples.register(CUSTOMER);
		Object.assign(examples.row(CUSTOMER) ?? {}, { status: 'left' });
		await examples.passTo(at10('2026-12-31'));
		expect(examples.told.at(-1)).toMatch(
			/customer-0001: 결제\(sub-202612\w+\)는 되었지만 해지한 고객/,
		);
		expect(await waiting()).toEqual([]);
		expect(billingKey).toBeDefined();
	});

	it('leaves one who is subscribed alone when signed up again', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		const before = { ...examples.row(CUSTOMER) };
		await examples.join(CUSTOMER, { amount: 1 });
		expect(examples.row(CUSTOMER)).toEqual(before);
		expect(examples.told.at(-1)).toMatch(/이미 구독 중/);
	});

	it('tells of a card that was deleted elsewhere, and of a customer nobody knows', async () => {
		await examples.join(CUSTOMER);
		const billingKey = await examples.register(CUSTOMER);
		portOne().deleteBillingKey(billingKey);
		await examples.settled();
		expect(examples.told.at(-1)).toMatch(/customer-0001: 구독 중인데 등록한 카드\(빌링키\)가 삭제/);
		await examples.leave('nobody');
		expect(examples.told.at(-1)).toMatch(/nobody: 표에 없는 고객/);
	});

	it('leaves other payments of the customer alone, and starts nothing for a card of nobody', async () => {
		await examples.join(CUSTOMER);
		const billingKey = await examples.register(CUSTOMER);
		const before = await waiting();
		portOne().createPayment({
			paymentId: 'order-1',
			totalAmount: 500_000,
			customer: { id: CUSTOMER },
		});
		await examples.register('someone-else');
		await examples.settled();
		expect(await waiting()).toEqual(before);
		expect(examples.totals().charges).toBe(2);
		expect(billingKey).toBeDefined();
	});

	it('charges the first payment once, however often PortOne tells of the card', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		// Another registration of the same month, after a mistake in the table: the payment's number is the same.
		Object.assign(examples.row(CUSTOMER) ?? {}, {
			...{ status: 'waiting', paymentId: 'first-customer-0001-202611' },
		});
		await examples.register(CUSTOMER);
		expect(examples.totals()).toMatchObject({ charges: 1, paymentsChargedTwice: 0 });
	});

	it('goes by how a payment stands: a failure that is told late is none any more', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		await examples.passTo(at10('2026-12-31'));
		const [before, booked] = [{ ...examples.row(CUSTOMER) }, await waiting()];
		portOne().notify({ paymentId: String(before.paymentId), type: 'Transaction.Failed' });
		await examples.settled();
		expect(examples.webhook.runs.at(-1)).toMatchObject({
			...{ type: 'Transaction.Failed', status: 'PAID' },
		});
		expect(examples.row(CUSTOMER)).toEqual(before);
		expect(await waiting()).toEqual(booked);
	});

	it('an older card that is told of late does not come back', async () => {
		await examples.join(CUSTOMER);
		const first = await examples.register(CUSTOMER);
		examples.shop.sandbox.clock.advance(60_000);
		const second = await examples.register(CUSTOMER);
		await examples.webhook.settled();
		examples.webhook.stored = {};
		examples.shop.engine.restart();
		portOne().notify({ billingKey: first, type: 'BillingKey.Issued' });
		await examples.settled();
		expect(examples.webhook.runs.at(-1)).toMatchObject({ billingKey: first });
		expect(examples.row(CUSTOMER)).toMatchObject({ billingKey: second });
		expect(await waiting()).toMatchObject([{ billingKey: second }]);
	});

	it('takes nothing that a buyer pays in a window for a month of the subscription', async () => {
		await examples.join(CUSTOMER);
		portOne().createPayment({
			...{ paymentId: 'sub-x', totalAmount: 100, customer: { id: CUSTOMER } },
		});
		await examples.settled();
		expect(examples.webhook.runs.at(-1)).toMatchObject({ paymentId: 'sub-x', status: 'PAID' });
		expect(examples.row(CUSTOMER)).toMatchObject({ status: 'waiting' });
		expect(await waiting()).toEqual([]);
	});

	it('deletes every card of a customer who leaves, and tells where there is none', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		examples.shop.sandbox.clock.advance(60_000);
		await examples.register(CUSTOMER);
		await examples.leave(CUSTOMER);
		await examples.settled();
		const keys = portOne()
			.books.allBillingKeys()
			.filter(({ customer }) => customer.id === CUSTOMER);
		expect(keys.map(({ status }) => status)).toEqual(['DELETED', 'DELETED']);
		expect(await waiting()).toEqual([]);
		await examples.join('customer-0002');
		await examples.leave('customer-0002');
		expect(examples.told.at(-1)).toMatch(/customer-0002 해지: 등록된 카드가 없어/);
		await examples.register('customer-0002');
		expect(examples.told.at(-1)).toMatch(
			/customer-0002: 카드가 등록되었지만 구독 중인 고객이 아니/,
		);
		expect(examples.totals().charges).toBe(1);
	});

	it('tells that the cards of a customer who leaves could not be read, and nothing else of them', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		examples.shop.sandbox.faults.add({
			...{ kind: 'status', status: 400, times: 0 },
			match: { method: 'GET', path: '/billing-keys' },
		});
		const before = examples.told.length;
		await examples.leave(CUSTOMER);
		await examples.settled();
		expect(examples.told.slice(before)).toEqual([
			expect.stringMatching(/해지로 표시했지만 빌링키를 삭제하지 못했습니다/),
		]);
		expect(examples.row(CUSTOMER)).toMatchObject({ status: 'left' });
	});

	it('books nothing after a payment that was refunded before it was told', async () => {
		await examples.join(CUSTOMER);
		await examples.register(CUSTOMER);
		const { paymentId } = examples.row(CUSTOMER) ?? {};
		const { error } = await examples.shop.run({
			...{ resource: 'schedule', operation: 'revoke' },
			...{ scheduleId: String((await waiting())[0]?.id) },
		});
		expect(error).toBeUndefined();
		const refund = await examples.shop.run({
			...{ resource: 'payment', operation: 'cancel', paymentId: String(paymentId) },
			...{ extent: 'full', reason: '단순 변심' },
		});
		expect(refund.error).toBeUndefined();
		Object.assign(examples.row(CUSTOMER) ?? {}, { paidAt: '' });
		examples.webhook.stored = {};
		examples.shop.engine.restart();
		portOne().notify({ paymentId: String(paymentId), type: 'Transaction.Paid' });
		await examples.settled();
		expect(examples.webhook.runs.at(-1)).toMatchObject({
			...{ type: 'Transaction.Paid', status: 'CANCELLED' },
		});
		expect(await waiting()).toEqual([]);
	});
});
