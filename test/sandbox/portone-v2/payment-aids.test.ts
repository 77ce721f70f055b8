import type { Sandbox } from '../../../sandbox';
import {
	DAY_MS,
	frozenSandbox,
	later,
	PortOneV2Client,
	VIRTUAL_ACCOUNT,
} from '../support/portone-v2';
import type { Members } from '../support/wire';

describe('what goes before and after payments at the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
		sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
	});
	afterAll(() => sandbox.close());

	const said = async (reply: Promise<{ status: number; body: { type?: string } }>) => {
		const { status, body } = await reply;
		return [status, body.type];
	};
	const OK = [200, undefined];
	const WRONG = [400, 'INVALID_REQUEST'];

	describe('an amount registered beforehand', () => {
		const register = (change: Members) => client.post('/payments/p/pre-register', change);
		const buy = (totalAmount: number) =>
			sandbox.portOneV2.createPayment({ paymentId: 'p', totalAmount });

		it('refuses every other one, and what was said last holds', async () => {
			expect(await register({ totalAmount: 500, currency: 'KRW' })).toMatchObject({
				status: 200,
				body: {},
			});
			expect(await said(client.pay('p'))).toEqual(WRONG);
			expect(await said(client.payBy('k', 'p'))).toEqual(WRONG);
			expect(await said(client.schedule('k', 'p', later(DAY_MS)))).toEqual(WRONG);
			expect(() => buy(11_000)).toThrow('amount.total: 사전 등록된');
			await register({ totalAmount: 11_000, taxFreeAmount: 100 });
			expect(await said(client.pay('p'))).toEqual(WRONG);
			await register({ totalAmount: 11_000, currency: 'USD' });
			expect(await said(client.pay('p'))).toEqual(WRONG);
			expect(sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 0 });
			await register({ totalAmount: 11_000 });
			expect(await said(client.pay('p'))).toEqual(OK);
			expect(await said(register({}))).toEqual([409, 'ALREADY_PAID']);
		});

		it('binds windows only, if that is set', async () => {
			sandbox.portOneV2.patchSettings({ preRegistered: 'windows' });
			await register({ totalAmount: 500 });
			expect(() => buy(11_000)).toThrow('사전 등록된');
			expect(await said(client.pay('p'))).toEqual(OK);
			await client.post('/payments/q/pre-register', { totalAmount: 500 });
			const bought = sandbox.portOneV2.createPayment({ paymentId: 'q', totalAmount: 500 });
			expect(bought.status).toBe('PAID');
		});

		it.each([{ totalAmount: 1, taxFreeAmount: 2 }, { totalAmount: 1.5 }, { amount: 1 }])(
			'is refused when it is wrong: %j',
			async (wrong) => expect(await said(register(wrong))).toEqual(WRONG),
		);
	});

	describe('a virtual account', () => {
		const open = (id: string) => client.pay(id, { method: { virtualAccount: VIRTUAL_ACCOUNT } });
		const close = (id: string) => client.post(`/payments/${id}/virtual-account/close`);

		it.each(['CANCELLED', 'FAILED'] as const)('is closed, and its payment %s', async (status) => {
			sandbox.portOneV2.patchSettings({ closedAccount: status });
			await open('v');
			sandbox.clock.advance(1000);
			expect(await close('v')).toMatchObject({ status: 200, body: { closedAt: later(1000) } });
			expect((await client.read('v')).body).toMatchObject({
				status,
				amount: { paid: 0, cancelled: 0 },
				statusChangedAt: later(1000),
			});
			expect(() => sandbox.portOneV2.deposit('v')).toThrow('waits for no deposit');
			expect(await said(close('v'))).toEqual([409, 'PAYMENT_NOT_WAITING_FOR_DEPOSIT']);
			expect(await said(client.pay('v'))).toEqual(OK);
			expect(sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 1 });
		});

		it('is not closed when it was paid into, or when there is none', async () => {
			await open('v');
			sandbox.portOneV2.deposit('v');
			expect(await said(close('v'))).toEqual([409, 'PAYMENT_NOT_WAITING_FOR_DEPOSIT']);
			expect(await said(close('none'))).toEqual([404, 'PAYMENT_NOT_FOUND']);
			await client.pay('card');
			expect(await said(close('card'))).toEqual([409, 'PAYMENT_NOT_WAITING_FOR_DEPOSIT']);
		});
	});

	it.each(['PAID', 'FAILED', 'READY', 'VIRTUAL_ACCOUNT_ISSUED'] as const)(
		'a buyer’s window gets to %s, and is in the ledger when money moved',
		async (status) => {
			const spec = { paymentId: 'w', status, customData: '{"orderId":7}' };
			sandbox.portOneV2.createPayment(spec);
			expect((await client.read('w')).body).toMatchObject({ status, customData: '{"orderId":7}' });
			const { charges, failed } = sandbox.portOneV2.ledger({ paymentId: 'w' }).totals;
			expect([charges, failed]).toEqual([Number(status === 'PAID'), Number(status === 'FAILED')]);
			if (status !== 'PAID') return;
			expect(() => sandbox.portOneV2.createPayment(spec)).toThrow('이미 결제가 완료되었습니다.');
		},
	);

	it('work that goes on after its answer: done late, or lost', async () => {
		sandbox.faults.add({ kind: 'slowCommit', ms: 5000, status: 504 });
		const { status } = await client.post('/payments/p/pre-register', { totalAmount: 1 });
		expect(status).toBe(504);
		expect(await said(client.payBy('k', 'other'))).toEqual(OK);
		sandbox.clock.advance(5000);
		expect(await said(client.pay('p'))).toEqual(WRONG);
		sandbox.faults.add({ kind: 'resetAfter' });
		await expect(client.remove('/billing-keys/k')).rejects.toThrow();
		expect((await client.get('/billing-keys/k')).body).toMatchObject({ status: 'DELETED' });
	});
});
