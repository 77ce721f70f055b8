import type { Sandbox } from '../../../sandbox';
import type { PaymentSpec } from '../../../sandbox/portone-v1/payments/create';
import { DAY, frozenSandbox, NOW, PortOneClient } from '../support/portone-v1';
import type { Members } from '../support/wire';

const ACCOUNT = { refund_holder: '김서준', refund_bank: '88', refund_account: '56211105948400' };

describe('cancelling a payment', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const paid = (spec: PaymentSpec = {}) => sandbox.portOneV1.createPayment(spec).impUid;
	const cancel = (body: Members) => client.post('/payments/cancel', body);
	/** Whether a cancel was done, and if not, why; always HTTP 200. */
	const attempt = async (body: Members) => {
		const { status, body: reply } = await cancel(body);
		expect(status).toBe(200);
		return reply.code === 0 ? 'done' : reply.message;
	};

	it('gives all of it back, and remembers how', async () => {
		const impUid = paid();
		sandbox.clock.advance(5000);
		const { body } = await cancel({ imp_uid: impUid, reason: '품절' });
		expect(body.response).toMatchObject({
			status: 'cancelled',
			amount: 10_000,
			cancel_amount: 10_000,
			cancelled_at: NOW + 5,
			paid_at: NOW,
			cancel_reason: '품절',
			cancel_history: [{ amount: 10_000, reason: '품절', cancelled_at: NOW + 5 }],
			cancel_receipt_urls: [expect.stringContaining('cancellation_')],
		});
		expect(await attempt({ imp_uid: impUid })).toBe('이미 전액취소된 주문입니다.');
	});

	it('gives parts back until nothing is left', async () => {
		const impUid = paid({ merchantUid: 'order-1' });
		const first = await cancel({ merchant_uid: 'order-1', amount: 3000 });
		expect(first.body.response).toMatchObject({ status: 'paid', cancel_amount: 3000 });
		expect(await attempt({ imp_uid: impUid, amount: 7001 })).toContain('잔액(7000)');
		const last = await cancel({ imp_uid: impUid, amount: 0 });
		expect(last.body.response).toMatchObject({ status: 'cancelled', cancel_amount: 10_000 });
		expect(last.body.response['cancel_history']).toMatchObject([
			{ amount: 3000 },
			{ amount: 7000 },
		]);
		sandbox.portOneV1.patchSettings({ partialCancelStatus: 'cancelled' });
		const partly = await cancel({ imp_uid: paid(), amount: 1 });
		expect(partly.body.response).toMatchObject({ status: 'cancelled', cancel_amount: 1 });
	});

	it('compares the checksum, and skips it when it is null', async () => {
		const impUid = paid();
		expect(await attempt({ imp_uid: impUid, amount: 1000, checksum: 9000 })).toContain('checksum');
		expect(await attempt({ imp_uid: impUid, amount: 1000, checksum: 10_000 })).toBe('done');
		expect(await attempt({ imp_uid: impUid, amount: 1000, checksum: 10_000 })).toContain(
			'checksum',
		);
		expect(await attempt({ imp_uid: impUid, amount: 1000, checksum: null })).toBe('done');
	});

	it('takes imp_uid before merchant_uid, and needs one', async () => {
		const impUid = paid({ merchantUid: 'one' });
		paid({ merchantUid: 'two' });
		await cancel({ imp_uid: impUid, merchant_uid: 'two' });
		const { entries } = sandbox.portOneV1.ledger();
		expect(entries.map(({ merchantUid, refunded }) => [merchantUid, refunded])).toEqual([
			['one', 10_000],
			['two', 0],
		]);
		expect(await attempt({})).toContain('필수');
		expect(await attempt({ merchant_uid: 'three' })).toBe('취소할 결제건이 존재하지 않습니다.');
	});

	it.each<[string, PaymentSpec, Members, string]>([
		['what is not paid', { status: 'ready' }, {}, '완료되지 않은'],
		['what failed', { status: 'failed' }, {}, '완료되지 않은'],
		['less than nothing', {}, { amount: -1 }, 'amount'],
		['more tax-free than asked for', { taxFree: 5000 }, { amount: 1, tax_free: 2 }, '면세금액'],
		['more tax-free than there is', { taxFree: 10 }, { amount: 100, tax_free: 11 }, '면세금액'],
		['tax-free of nice without saying', { pgProvider: 'nice', taxFree: 10 }, {}, 'tax_free'],
		[
			'VAT of inicis without saying',
			{ pgProvider: 'html5_inicis', vatAmount: 9 },
			{},
			'vat_amount',
		],
		['a virtual account to nowhere', { payMethod: 'vbank' }, {}, 'refund_holder'],
		[
			'smartro without telephone',
			{ payMethod: 'vbank', pgProvider: 'smartro' },
			ACCOUNT,
			'refund_tel',
		],
		[
			'a transfer of smartro_v2 to nowhere',
			{ payMethod: 'trans', pgProvider: 'smartro_v2' },
			{},
			'refund_holder',
		],
		[
			'part of a gift card',
			{ pgProvider: 'tosspayments', payMethod: 'booknlife' },
			{ amount: 1 },
			'부분취소',
		],
		[
			'part of a telephone bill',
			{ pgProvider: 'ksnet', payMethod: 'phone' },
			{ amount: 1 },
			'부분취소',
		],
		[
			'part of a test debit card',
			{ pgProvider: 'smartro_v2', sandbox: true, debit: true },
			{ amount: 1 },
			'부분취소',
		],
	])('refuses %s', async (_name, spec, body, sentence) => {
		const impUid = paid(spec);
		expect(await attempt({ imp_uid: impUid, ...body })).toContain(sentence);
		expect(sandbox.portOneV1.ledger().totals.cancels).toBe(0);
	});

	it('gives a virtual account back to a bank account', async () => {
		const impUid = paid({ payMethod: 'vbank', status: 'ready' });
		sandbox.portOneV1.deposit(impUid);
		expect(await attempt({ imp_uid: impUid, ...ACCOUNT })).toBe('done');
	});

	it('knows the limits of ksnet', async () => {
		const impUid = paid({ pgProvider: 'ksnet' });
		for (let part = 0; part < 9; part += 1) {
			expect(await attempt({ imp_uid: impUid, amount: 1000 })).toBe('done');
		}
		expect(await attempt({ imp_uid: impUid, amount: 1 })).toContain('9번');
		const [old, vbank] = [
			paid({ pgProvider: 'ksnet' }),
			paid({ pgProvider: 'ksnet', payMethod: 'vbank' }),
		];
		sandbox.clock.advance(14 * 3_600_000);
		await client.renewToken();
		expect(await attempt({ imp_uid: vbank, ...ACCOUNT })).toContain('23:00');
		sandbox.clock.advance(190 * DAY * 1000);
		await client.renewToken();
		expect(await attempt({ imp_uid: old })).toContain('6개월');
	});

	it('leaves the order type to its own API, and notes what the payment type lacks', async () => {
		const [order] = sandbox.portOneV1.createNaverOrders({ count: 1 });
		expect(await attempt({ imp_uid: order!.impUid })).toContain('주문환불');
		const impUid = paid({ pgProvider: 'naverpay' });
		await attempt({ imp_uid: impUid, amount: 1, reason: 'x' });
		expect(sandbox.journal.entries().at(-1)?.notes).toHaveLength(1);
		await attempt({ imp_uid: impUid, amount: 1, reason: 'x', extra: { requester: 'admin' } });
		expect(sandbox.journal.entries().at(-1)?.notes).toEqual([]);
	});

	it('shows payments of test channels to those who ask', async () => {
		const path = `/payments/${paid({ sandbox: true })}`;
		expect((await client.get(path)).body.message).toBe('존재하지 않는 결제정보입니다.');
		expect((await client.get(path, { include_sandbox: false })).status).toBe(404);
		expect((await client.get(path, { include_sandbox: true })).body.response['sandbox']).toBe(true);
	});
});
