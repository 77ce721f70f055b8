import type { IDataObject } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../../support/shops/portOneShop';

/** What spreadsheets make of cells, as an operation of PortOne V1 meets it. */
let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const create = async (changed: IDataObject) =>
	await shop.run({
		resource: 'schedule',
		operation: 'create',
		customer_uid: CUSTOMER,
		merchant_uid: 'order-1',
		schedule_at: '2026-12-05 10:00',
		amount: 9900,
		name: '정기 구독',
		...changed,
	} as never);
const posts = (path: string) =>
	shop.sandbox.journal.entries({ path }).filter(({ method }) => method === 'POST');
const scheduled = () => posts('/subscribe/payments/schedule');

describe('the amount of a scheduled payment', () => {
	test.each([
		['39.000', /Amount is "39\.000", whose dot can stand for thousands/],
		['0x10', /Amount must be a whole number/],
		['0b11', /Amount must be a whole number/],
		['1e3', /Amount is "1e3", a number that a spreadsheet has rounded/],
		['1000.5', /Amount has decimals, and KRW has none/],
		[1000.5, /Amount has decimals, and KRW has none/],
		[2 ** 53, /too large to be exact/],
		[true, /Amount must be a whole number/],
		[[5], /Amount must be a whole number/],
	])('%j is refused before anything is sent', async (amount, message) => {
		const { error } = await create({ amount });
		expect(error?.message).toMatch(message);
		expect(shop.calls()).toBe(0);
	});

	test.each(['9,900', '9,900원', '￦9,900', '９，９００'])('%s is 9900 won', async (amount) => {
		const { error } = await create({ amount });
		expect(error).toBeUndefined();
		expect(scheduled()[0]?.body).toMatchObject({ schedules: [{ amount: 9900 }] });
	});

	test.each([
		{ options: { tax_free: '1.000' } },
		{ options: { vat_amount: '0x10' } },
		{ options: { checking_amount: '1e2' } },
	])('%j is refused as well', async (changed) => {
		const { error } = await create(changed);
		expect(error?.message).toMatch(/whose dot|whole number|rounded/);
		expect(shop.calls()).toBe(0);
	});
});

test('instalments of dollars need no 50,000 of them', async () => {
	const { error } = await create({
		amount: '120.50',
		options: { currency: 'USD', card_quota: 3 },
	});
	expect(error).toBeUndefined();
	expect(scheduled()[0]?.body).toMatchObject({ schedules: [{ amount: 120.5, card_quota: 3 }] });
	const won = await create({ merchant_uid: 'order-2', options: { card_quota: 3 } });
	expect(won.error?.message).toMatch(/Instalment Months need an amount of 50,000/);
});

test.each(['10', '12:00', '2027', '12/05/26', 46361])('schedule at %j is refused', async (at) => {
	const { error } = await create({ schedule_at: '={{ $json.at }}' });
	expect(error?.message).toMatch(/Schedule At is empty/);
	const { error: refused } = await create({ schedule_at: at });
	expect(refused?.message).toMatch(/^Schedule At "/);
	expect(shop.calls()).toBe(0);
});

test('the Korean form of a sheet is a time in Korea', async () => {
	const { error } = await create({ schedule_at: '2026. 12. 5. 오후 3:00' });
	expect(error).toBeUndefined();
	const at = Date.parse('2026-12-05T15:00+09:00') / 1000;
	expect(scheduled()[0]?.body).toMatchObject({ schedules: [{ schedule_at: at }] });
});

test.each(['2.02611E+13', '20261122000123.0', '#N/A', 'order\u200b-1', '2,026,112'])(
	'the number %j of an order, ruined by a sheet, is refused',
	async (merchant_uid) => {
		const { error } = await create({ merchant_uid });
		expect(error?.message).toMatch(/^Merchant UID /);
		const { error: cancelled } = await shop.run({
			resource: 'schedule',
			operation: 'unschedule',
			merchant_uid,
		});
		expect(cancelled?.message).toMatch(/^Merchant UID /);
		expect(shop.calls()).toBe(0);
	},
);

describe('a part of a payment', () => {
	const refund = async (imp_uid: string, amount: unknown, options: IDataObject = {}) =>
		await shop.run({
			resource: 'payment',
			operation: 'cancel',
			imp_uid,
			reason: '고객 변심',
			extent: 'partial',
			amount,
			options,
		} as never);

	test.each(['9.900', '0x10', '1e3', true])(
		'of %j is refused before anything is sent',
		async (amount) => {
			const { impUid } = shop.sandbox.portOneV1.createPayment({ amount: 10_000 });
			const { error } = await refund(impUid, amount);
			expect(error?.message).toMatch(/^Amount /);
			expect(shop.calls()).toBe(0);
		},
	);

	test('of 9.9 won is refused once the payment is known to be in won', async () => {
		const { impUid } = shop.sandbox.portOneV1.createPayment({ amount: 10_000 });
		for (const amount of [9.9, '9.90']) {
			const { error } = await refund(impUid, amount);
			expect(error?.message).toMatch(/Amount has decimals, and KRW has none: 9\.9/);
		}
		const { error } = await refund(impUid, 1000, { tax_free: 0.5 });
		expect(error?.message).toMatch(/Tax-Free Amount has decimals/);
		expect(posts('/payments/cancel')).toEqual([]);
		expect(shop.sandbox.portOneV1.ledger().totals).toMatchObject({ cancels: 0 });
	});
});

test('a tracking number that a sheet has ruined is not shipped', async () => {
	for (const operation of ['ship', 'shipExchanged']) {
		for (const tracking_number of ['6.12346E+11', '612345678901.0', '#N/A', '송장없음']) {
			const { error } = await shop.run({
				resource: 'naverOrder',
				operation,
				imp_uid: 'imp_1',
				scope: 'all',
				delivery_method: 'DELIVERY',
				delivery_company: '대한통운',
				tracking_number,
			});
			expect(error?.message).toMatch(/^Tracking Number is "/);
		}
	}
	expect(shop.calls()).toBe(0);
});
