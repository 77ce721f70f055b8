import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, NOW, PortOneClient, type Reply } from '../support/portone-v1';
import type { Members } from '../support/wire';

const PREPARE = '/payments/prepare';

describe('amounts registered beforehand, and balances, at the simulated PortOne', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const said = ({ status, body }: Reply) => [status, body.code];
	const prepare = (change: Members = {}) =>
		client.post(PREPARE, { merchant_uid: '주문/1', amount: 9900, ...change });
	const read = async () => (await client.get(`${PREPARE}/${encodeURIComponent('주문/1')}`)).body;
	const pay = (amount: number, currency = 'KRW') =>
		sandbox.portOneV1.createPayment({ merchantUid: '주문/1', amount, currency });

	it('are registered once, read, and changed', async () => {
		expect(said(await client.get(`${PREPARE}/none`))).toEqual([200, 1]);
		expect(said(await prepare())).toEqual([200, 0]);
		expect((await read()).response).toEqual({
			merchant_uid: '주문/1',
			amount: 9900,
			currency: null,
		});
		expect(said(await prepare({ amount: 1 }))).toEqual([200, 1]);
		expect((await read()).response['amount']).toBe(9900);
		const change = { merchant_uid: '주문/1', amount: 12.5, currency: 'USD' };
		expect(said(await client.put(PREPARE, change))).toEqual([200, 0]);
		expect((await read()).response).toEqual(change);
		expect(said(await client.put(PREPARE, { ...change, merchant_uid: 'none' }))).toEqual([404, -1]);
		sandbox.portOneV1.patchSettings({ repeatedPrepare: 'replaced' });
		expect(said(await prepare({ amount: 1 }))).toEqual([200, 0]);
		expect((await read()).response['amount']).toBe(1);
	});

	it.each([{ merchant_uid: 'x'.repeat(41) }, { amount: -1 }, { amount: '' }, { currency: 'won' }])(
		'refuse what is wrong: %j',
		async (wrong) => expect(said(await prepare(wrong))).toEqual([200, 1]),
	);

	it('refuse another amount or currency in a window', async () => {
		await prepare();
		expect(() => pay(9901)).toThrow('사전등록된 결제금액(9900 KRW)과 다릅니다: 9901 KRW');
		expect(pay(9900, 'USD').status).toBe('paid');
		await client.put(PREPARE, { merchant_uid: '주문/1', amount: 9900, currency: 'KRW' });
		expect(() => pay(9900, 'USD')).toThrow('9900 USD');
		const request = { merchantUid: '주문/1', name: '티셔츠', amount: 1, buyer: {} };
		await prepare({ merchant_uid: 'naver', amount: 5 });
		const other = { ...request, merchantUid: 'naver' };
		expect(() => sandbox.portOneV1.requestNaverPayment(other)).toThrow('5 KRW');
	});

	it('bind payments by billing key and schedules only if that is set', async () => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'kim' });
		await prepare();
		const order = { merchant_uid: '주문/1', amount: 100, name: '구독', currency: 'KRW' };
		const again = async () =>
			said(await client.post('/subscribe/payments/again', { customer_uid: 'kim', ...order }));
		const schedules = [{ ...order, schedule_at: NOW + DAY }];
		const schedule = async () =>
			said(await client.post('/subscribe/payments/schedule', { customer_uid: 'kim', schedules }));
		sandbox.portOneV1.patchSettings({ preparedAmounts: 'everyPayment' });
		expect([await again(), await schedule()]).toEqual([
			[200, 1],
			[200, 1],
		]);
		expect(sandbox.portOneV1.shop.payments.size).toBe(0);
		sandbox.portOneV1.patchSettings({ preparedAmounts: 'windows' });
		expect([await schedule(), await again()]).toEqual([
			[200, 0],
			[200, 0],
		]);
	});

	it('shows what is left of a payment by PAYCO, and how it came to that', async () => {
		const { impUid } = sandbox.portOneV1.createPayment({
			pgProvider: 'payco',
			amount: 12_000,
			taxFree: 1000,
		});
		sandbox.portOneV1.refund(impUid, { amount: 6000, taxFree: 500 });
		const { response } = (await client.get(`/payments/${impUid}/balance`)).body;
		const nothing = { tax_free: 0, supply: 0, vat: 0, service: 0 };
		const left = { tax_free: 500, supply: 5000, vat: 500, service: 0 };
		expect(response).toMatchObject({ amount: 12_000, primary: left, secondary: nothing });
		expect(response['histories']).toMatchObject([
			{ primary: { tax_free: 1000, supply: 10_000, vat: 1000 }, created: NOW },
			{ primary: left },
		]);
		const other = sandbox.portOneV1.createPayment();
		expect(said(await client.get(`/payments/${other.impUid}/balance`))).toEqual([404, -1]);
	});
});
