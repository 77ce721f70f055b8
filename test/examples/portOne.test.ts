import { load, PortOneExamples } from '../support/shops/portOneExamples';
import { CUSTOMER } from '../support/shops/portOneShop';

let examples: PortOneExamples;
beforeAll(async () => {
	examples = await PortOneExamples.open();
});
afterAll(async () => await examples.close());
beforeEach(async () => await examples.reset());

const MONTH_BY_MONTH = 'subscription-month-by-month';
const RETRY = 'failed-payment-retry';
const at10 = (day: string) => `${day}T10:00:00+09:00`;
const portOne = () => examples.shop.sandbox.portOneV1;
const waiting = async () => {
	const { json, error } = await examples.shop.run({
		resource: 'schedule',
		operation: 'getManyByCustomer',
		customer_uid: CUSTOMER,
		period: 'custom',
		from: '2026-11-01',
		to: '2027-12-31',
		'schedule-status': 'scheduled',
		returnAll: true,
	});
	expect(error).toBeUndefined();
	return json;
};
/** The merchant_uid of the first payment that is waiting. */
const nextUid = async () => String((await waiting())[0]?.merchant_uid);
const lastImpUid = () =>
	String(
		portOne()
			.ledger()
			.entries.flatMap(({ tries }) => tries)
			.at(-1)?.impUid,
	);

describe(MONTH_BY_MONTH, () => {
	const DAYS = ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31'];

	it('goes on by itself once a customer has joined', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(` ${CUSTOMER} `);
		for (const day of DAYS) await examples.passTo(at10(day));
		expect(examples.totals()).toMatchObject({
			charges: 5,
			charged: 5 * 9_900,
			chargedTwice: 0,
			schedules: { scheduled: 1, executed: 5 },
		});
		expect(examples.told).toHaveLength(6);
		expect(examples.told[5]).toMatch(/2027-04-30T10:00:00.000\+09:00, 9900원 \(created\)/);
	});

	it('takes the fee from the table, and passes currency and Notice URL', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		Object.assign(examples.row(CUSTOMER) ?? {}, {
			amount: 12.5,
			currency: 'USD',
			notice_url: examples.webhook.url,
		});
		await examples.passTo(at10('2026-11-30'));
		expect(await waiting()).toMatchObject([{ amount: 12.5, currency: 'USD' }]);
		// Without an URL in the console only the payment's own one is told.
		portOne().patchSettings({ notifications: { url: null } });
		await examples.passTo(at10('2026-12-31'));
		expect(examples.webhook.runs).toMatchObject([{ amount: 9_900 }, { amount: 12.5 }]);
	});

	it.each([
		['a one-off purchase by the same billing key', 'order-1'],
		['a payment by hand whose number looks like the subscription', 'sub-202611'],
	])('leaves the subscription alone after %s', async (_, merchantUid) => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		const before = await waiting();
		expect(before).toHaveLength(1);
		portOne().createPayment({ customerUid: CUSTOMER, merchantUid, amount: 500_000 });
		await portOne().settled();
		await examples.webhook.settled();
		expect(examples.webhook.runs).toHaveLength(1);
		expect(await waiting()).toEqual(before);
	});

	it("leaves other scheduled payments of the customer's alone", async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.shop.run({
			resource: 'schedule',
			operation: 'create',
			customer_uid: CUSTOMER,
			merchant_uid: 'rental-1',
			schedule_at: at10('2026-12-05'),
			amount: 30_000,
			name: '렌탈',
		});
		await examples.join(CUSTOMER);
		await examples.passTo(at10('2026-12-05'));
		expect(examples.totals()).toMatchObject({ charged: 39_900, schedules: { scheduled: 1 } });
	});

	it('starts nothing for a registered card, nor for a partial refund', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		await examples.passTo(at10('2026-11-30'));
		await examples.shop.run({
			resource: 'schedule',
			operation: 'unschedule',
			merchant_uid: await nextUid(),
		});
		portOne().refund(lastImpUid(), { amount: 1_000 });
		portOne().notify(lastImpUid());
		await portOne().settled();
		await examples.webhook.settled();
		expect(examples.webhook.runs.at(-1)).toMatchObject({ status: 'paid', cancel_amount: 1_000 });
		expect(await waiting()).toEqual([]);
	});

	it('goes on after a payment that staff retried by hand, which PortOne may call a plain one', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		const merchantUid = await nextUid();
		portOne().setCard(CUSTOMER, { result: 'fails' });
		await examples.passTo(at10('2026-11-30'));
		portOne().createPayment({ customerUid: CUSTOMER, merchantUid, amount: 9_900 });
		await portOne().settled();
		await examples.webhook.settled();
		expect(examples.webhook.runs.at(-1)).toMatchObject({ customer_uid_usage: 'payment' });
		expect(await waiting()).toMatchObject([{ schedule_at: '2026-12-31T10:00:00.000+09:00' }]);
	});

	it('tells when the next payment can not be booked', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		examples.shop.sandbox.faults.add({
			kind: 'status',
			status: 400,
			match: { path: '/subscribe/payments/schedule', method: 'POST' },
			times: 0,
		});
		await examples.passTo(at10('2026-11-30'));
		expect(examples.told.slice(1)).toEqual([
			expect.stringMatching(/예약하거나 취소하지 못했습니다/),
		]);
	});
});

describe(RETRY, () => {
	beforeEach(() => {
		// Three days are counted from each failure: seconds that run would put the next one past ten o'clock.
		examples.shop.sandbox.clock.freeze();
		examples.activate(MONTH_BY_MONTH, RETRY);
	});

	it('tries three times more, then tells', async () => {
		await examples.join(CUSTOMER);
		portOne().setCard(CUSTOMER, { result: 'fails', message: '한도 초과' });
		for (const day of ['2026-11-30', '2026-12-03', '2026-12-06', '2026-12-09', '2026-12-12']) {
			await examples.passTo(at10(day));
		}
		expect(examples.totals()).toMatchObject({ charges: 0, failed: 4, schedules: { scheduled: 0 } });
		expect(examples.told).toHaveLength(5);
		expect(examples.told[1]).toMatch(/sub-202611\w+ 결제를 2026-12-03T10:00:00/);
		expect(examples.told[4]).toMatch(/결제일\(2026-11-30\)에서 9일이 지나도록 .*한도 초과/);
	});

	it('ends with one charge once the card works', async () => {
		await examples.join(CUSTOMER);
		portOne().setCard(CUSTOMER, { result: 'succeeds', failsTimes: 2 });
		for (const day of ['2026-11-30', '2026-12-03', '2026-12-06', '2026-12-09']) {
			await examples.passTo(at10(day));
		}
		expect(examples.totals()).toMatchObject({ charges: 1, failed: 2, chargedTwice: 0 });
		expect(await waiting()).toMatchObject([{ schedule_at: '2026-12-31T10:00:00.000+09:00' }]);
	});

	it('gives every customer up in time, though many fail at the same moment', async () => {
		const customers = Array.from({ length: 21 }, (_, index) => `customer-${index}`);
		for (const customerUid of customers) {
			portOne().addBillingKey({ customerUid, outcome: { result: 'fails' } });
			await examples.join(customerUid, { anchorDay: 15 });
		}
		for (const day of ['2026-12-15', '2026-12-18', '2026-12-21', '2026-12-24', '2027-02-01']) {
			await examples.passTo(at10(day));
		}
		expect(examples.totals()).toMatchObject({
			charges: 0,
			failed: 4 * customers.length,
			schedules: { scheduled: 0 },
		});
		expect(examples.told.filter((text) => text.includes('지나도록'))).toHaveLength(
			customers.length,
		);
	});

	it('leaves a scheduled payment alone that is not of the subscription', async () => {
		await examples.shop.run({
			resource: 'schedule',
			operation: 'create',
			customer_uid: CUSTOMER,
			merchant_uid: 'rental-1',
			schedule_at: at10('2026-12-05'),
			amount: 30_000,
			name: '렌탈',
		});
		portOne().setCard(CUSTOMER, { result: 'fails' });
		await examples.passTo(at10('2026-12-05'));
		expect(examples.webhook.runs).toMatchObject([{ status: 'failed' }]);
		expect(await waiting()).toEqual([]);
	});
});

describe('customer-leaves', () => {
	it('asks for a password', () => {
		for (const file of ['customer-leaves', MONTH_BY_MONTH]) {
			const forms = load(file).nodes.filter(({ type }) => type.endsWith('.formTrigger'));
			expect(forms.map(({ parameters }) => parameters.authentication)).toEqual(['basicAuth']);
		}
	});

	it('cancels everything that is scheduled for the customer, and nothing comes after', async () => {
		examples.activate(MONTH_BY_MONTH, RETRY);
		await examples.join(CUSTOMER);
		await examples.leave(CUSTOMER);
		expect(examples.told.at(-1)).toMatch(/예약된 결제 1건을 취소했습니다/);
		expect(examples.row(CUSTOMER)).toMatchObject({ status: 'left', amount: 9_900 });
		await examples.passTo('2027-06-01T00:00:00+09:00');
		expect(examples.totals()).toMatchObject({
			charges: 0,
			schedules: { scheduled: 0, revoked: 1 },
		});
	});

	it('warns when there was nothing to cancel', async () => {
		await examples.leave('mistyped');
		expect(examples.told).toEqual([expect.stringMatching(/mistyped: 취소할 예약이 없었습니다/)]);
	});

	it.each(['paid', 'failed'] as const)(
		'ends the subscription though a payment was under way, and is then %s',
		async (status) => {
			examples.activate(MONTH_BY_MONTH, RETRY);
			await examples.join(CUSTOMER);
			if (status === 'failed') portOne().setCard(CUSTOMER, { result: 'fails' });
			const { workflow } = examples.webhook;
			examples.webhook.workflow = async (payment) => {
				await examples.leave(CUSTOMER);
				await workflow(payment);
			};
			await examples.passTo(at10('2026-11-30'));
			expect(await waiting()).toEqual([]);
			const said = examples.told.filter((text) => text.includes('구독 중인 고객이 아니어서'));
			expect(said).toHaveLength(status === 'paid' ? 1 : 0);
		},
	);

	it.each(['paid', 'failed'] as const)(
		'takes back what was booked after a payment (%s) while the customer left',
		async (status) => {
			examples.activate(MONTH_BY_MONTH, RETRY);
			await examples.join(CUSTOMER);
			if (status === 'failed') portOne().setCard(CUSTOMER, { result: 'fails' });
			// The run has read that the customer is subscribed; by its second look the customer has left.
			let reads = 0;
			examples.tables.beforeRead = () => {
				if (++reads === 2) Object.assign(examples.row(CUSTOMER) ?? {}, { status: 'left' });
			};
			await examples.passTo(at10('2026-11-30'));
			expect(reads).toBe(2);
			expect(await waiting()).toEqual([]);
			expect(examples.totals().schedules.revoked).toBe(1);
		},
	);

	it.each([9_900, 12_000])('lets a customer come back, for %i won', async (amount) => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		await examples.leave(CUSTOMER);
		await examples.join(CUSTOMER, { amount });
		expect(await waiting()).toMatchObject([{ amount }]);
	});

	it('lets a customer come back in a month that is paid: the next month follows', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER, { anchorDay: 25 });
		await examples.passTo(at10('2026-11-25'));
		await examples.leave(CUSTOMER);
		await examples.join(CUSTOMER, { anchorDay: 28 });
		expect(await waiting()).toMatchObject([{ schedule_at: '2026-12-28T10:00:00.000+09:00' }]);
		expect(examples.told.at(-1)).toMatch(/2026-12-28T10:00:00.000\+09:00, 9900원 \(created\)/);
	});

	it('is not booked again when PortOne tells of the last payment once more, fee changed or not', async () => {
		examples.activate(MONTH_BY_MONTH);
		await examples.join(CUSTOMER);
		await examples.passTo(at10('2026-11-30'));
		Object.assign(examples.row(CUSTOMER) ?? {}, { amount: 12_000 });
		await examples.leave(CUSTOMER);
		// Another process, which remembers nothing.
		examples.activate(MONTH_BY_MONTH);
		portOne().notify(lastImpUid());
		await portOne().settled();
		await examples.webhook.settled();
		expect(examples.webhook.runs).toHaveLength(1);
		expect(examples.told.at(-1)).toMatch(/구독 중인 고객이 아니어서/);
		expect(await waiting()).toEqual([]);
	});

	it.each(['paid', 'failed'] as const)(
		'takes back what was booked after a payment (%s) though Slack is away',
		async (status) => {
			examples.activate(MONTH_BY_MONTH, RETRY);
			await examples.join(CUSTOMER);
			if (status === 'failed') portOne().setCard(CUSTOMER, { result: 'fails' });
			let reads = 0;
			examples.tables.beforeRead = () => {
				if (++reads === 2) Object.assign(examples.row(CUSTOMER) ?? {}, { status: 'left' });
			};
			examples.slackIsAway = true;
			await examples.passTo(at10('2026-11-30'));
			expect(await waiting()).toEqual([]);
			expect(examples.totals().schedules.revoked).toBe(1);
		},
	);
});
