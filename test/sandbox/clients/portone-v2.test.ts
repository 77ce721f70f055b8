import { PortOneClient, PortOneError } from '@portone/server-sdk';

import type { Sandbox } from '../../../sandbox';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import { CARD, CHANNEL, frozenSandbox, later } from '../support/portone-v2';

/**
 * PortOne's own client for Node.js against the simulated V2. It drops the path of its base URL, so it
 * needs the server at the root of an address.
 */
describe('@portone/server-sdk', () => {
	let sandbox: Sandbox;
	let client: ReturnType<typeof PortOneClient>;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		const { apiSecret: secret, storeId } = DEFAULT_STORE;
		client = PortOneClient({ secret, storeId, baseUrl: sandbox.roots.portOneV2 });
	});
	beforeEach(() => {
		sandbox.reset();
		sandbox.portOneV2.addBillingKey({ billingKey: 'key' });
	});
	afterAll(() => sandbox.close());

	const order = { orderName: '주문', amount: { total: 11_000 }, currency: 'KRW' as const };
	const payInstantly = (paymentId: string) =>
		client.payment.payInstantly({
			paymentId,
			channelKey: CHANNEL,
			method: { card: { credential: CARD } },
			...order,
		});

	it('pays by card, reads, and refunds in parts', async () => {
		const paymentId = '주문/1 번';
		const paid = await payInstantly(paymentId);
		expect(paid.payment.paidAt).toBe(later(0));
		expect(await client.payment.getPayment({ paymentId })).toMatchObject({
			status: 'PAID',
			id: paymentId,
			amount: { total: 11_000, paid: 11_000 },
		});
		const { cancellation } = await client.payment.cancelPayment({
			paymentId,
			amount: 3000,
			reason: '부분 환불',
			currentCancellableAmount: 11_000,
		});
		expect(cancellation).toMatchObject({ status: 'SUCCEEDED', totalAmount: 3000 });
		expect(await client.payment.getPayment({ paymentId })).toMatchObject({
			status: 'PARTIAL_CANCELLED',
		});
	});

	it('opens a virtual account', async () => {
		const paymentId = 'vbank';
		await client.payment.payInstantly({
			paymentId,
			channelKey: CHANNEL,
			method: {
				virtualAccount: { bank: 'SHINHAN', expiry: { validHours: 24 }, option: { type: 'NORMAL' } },
			},
			...order,
		});
		const read = await client.payment.getPayment({ paymentId });
		expect(read).toMatchObject({ status: 'VIRTUAL_ACCOUNT_ISSUED' });
	});

	it('pays by billing key', async () => {
		const paid = await client.payment.payWithBillingKey({
			paymentId: 'b',
			billingKey: 'key',
			...order,
		});
		expect(paid.payment.paidAt).toBe(later(0));
	});

	it('schedules, lists, reads and revokes', async () => {
		const { paymentSchedule } = client.payment;
		const create = (paymentId: string) =>
			paymentSchedule.createPaymentSchedule({
				paymentId,
				payment: { billingKey: 'key', ...order },
				timeToPay: later(86_400_000),
			});
		const [{ schedule }, second] = [await create('s1'), await create('s2')];
		const paymentScheduleId = schedule.id;
		expect(await paymentSchedule.getPaymentSchedule({ paymentScheduleId })).toMatchObject({
			status: 'SCHEDULED',
			paymentId: 's1',
		});
		const filter = { billingKey: 'key', from: later(0), until: later(2 * 86_400_000) };
		const list = await paymentSchedule.getPaymentSchedules({ filter });
		expect([list.page.totalCount, list.items.map((one) => 'id' in one && one.id).sort()]).toEqual([
			2,
			[schedule.id, second.schedule.id].sort(),
		]);
		const one = await paymentSchedule.revokePaymentSchedules({ scheduleIds: [schedule.id] });
		expect(one.revokedScheduleIds).toEqual([schedule.id]);
		const rest = await paymentSchedule.revokePaymentSchedules({ billingKey: 'key' });
		expect(rest.revokedScheduleIds).toEqual([second.schedule.id]);
	});

	it('lists payments by page and by cursor, and the tries of one', async () => {
		for (const id of ['p1', 'p2', 'p3']) await payInstantly(id);
		const filter = { status: ['PAID' as const], from: later(-1), until: later(1) };
		const page = await client.payment.getPayments({ page: { number: 1, size: 2 }, filter });
		expect([page.page.totalCount, page.items.map((one) => 'id' in one && one.id)]).toEqual([
			3,
			['p1'],
		]);
		const ids: string[] = [];
		for (let cursor: string | undefined; ; ) {
			const { items } = await client.payment.getAllPaymentsByCursor({
				size: 2,
				...(cursor !== undefined && { cursor }),
			});
			if (items.length === 0) break;
			ids.push(...items.map(({ payment }) => ('id' in payment ? payment.id : '')));
			cursor = items.at(-1)?.cursor;
		}
		expect(ids).toEqual(['p1', 'p2', 'p3']);
		const tries = await client.payment.getPaymentTransactions({ paymentId: 'p1' });
		expect(tries.items).toMatchObject([{ status: 'PAID', paymentId: 'p1' }]);
	});

	it('keeps and deletes billing keys', async () => {
		const { billingKey } = client.payment;
		expect(await billingKey.getBillingKeyInfo({ billingKey: 'key' })).toMatchObject({
			status: 'ISSUED',
			billingKey: 'key',
		});
		const gone = await billingKey.deleteBillingKey({ billingKey: 'key', reason: '해지' });
		expect(gone.deletedAt).toBe(later(0));
		const list = await billingKey.getBillingKeyInfos({ filter: { status: ['DELETED'] } });
		expect(list.items).toMatchObject([{ status: 'DELETED', deletedAt: later(0) }]);
		const again = client.payment.payWithBillingKey({ paymentId: 'b', billingKey: 'key', ...order });
		await expect(again).rejects.toBeInstanceOf(PortOneError);
	});

	it('registers amounts, closes virtual accounts, and sends notifications again', async () => {
		await client.payment.preRegisterPayment({ paymentId: 'r', totalAmount: 1, currency: 'KRW' });
		await expect(payInstantly('r')).rejects.toBeInstanceOf(PortOneError);
		const noticeUrls = ['http://127.0.0.1:9/'];
		sandbox.portOneV2.createPayment({
			paymentId: 'v',
			status: 'VIRTUAL_ACCOUNT_ISSUED',
			noticeUrls,
		});
		const { webhook } = await client.payment.resendWebhook({ paymentId: 'v' });
		expect(webhook).toMatchObject({ url: noticeUrls[0] });
		const closed = await client.payment.closeVirtualAccount({ paymentId: 'v' });
		expect(closed.closedAt).toBe(later(0));
	});

	it('understands refusals', async () => {
		await payInstantly('p');
		const problemOf = async (call: Promise<unknown>) => {
			const error: unknown = await call.catch((one: unknown) => one);
			expect(error).toBeInstanceOf(PortOneError);
			return (error as unknown as { data: { type: string } }).data.type;
		};
		expect(await problemOf(payInstantly('p'))).toBe('ALREADY_PAID');
		expect(await problemOf(client.payment.getPayment({ paymentId: 'none' }))).toBe(
			'PAYMENT_NOT_FOUND',
		);
		const tooMuch = client.payment.cancelPayment({ paymentId: 'p', amount: 12_000, reason: 'x' });
		expect(await problemOf(tooMuch)).toBe('CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT');
		sandbox.portOneV2.patchSettings({ instantCards: { result: 'fails' } });
		expect(await problemOf(payInstantly('q'))).toBe('PG_PROVIDER');
	});
});
