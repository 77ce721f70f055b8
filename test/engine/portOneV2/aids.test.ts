import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	BILLING_KEY,
	CARD,
	CHANNEL,
	openPortOneV2,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => await shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const on = (operation: string, paymentId: string, more: IDataObject = {}): INodeParameters => ({
	...{ resource: 'payment', operation, paymentId },
	...(more as INodeParameters),
});
const lose = (kind: string, path: string, more: object = {}) =>
	shop.sandbox.faults.add({ kind, match: { method: 'POST', path }, ...more } as never);

describe('pre-register', () => {
	const register = (totalAmount: number) => on('preRegister', 'a', { totalAmount });
	const PATH = '/payments/a/pre-register';
	const instant = (total: number) =>
		on('payInstantly', 'a', { channelKey: CHANNEL, orderName: 'x', total, card: CARD });

	test('a payment of another amount is refused from then on; what is registered last holds', async () => {
		expect((await shop.run(register(1_000))).json).toMatchObject([
			{ paymentId: 'a', totalAmount: 1_000, currency: 'KRW', success: true },
		]);
		expect((await shop.run(instant(999))).error).toBeDefined();
		await shop.run(register(999));
		expect((await shop.run(instant(999))).json).toMatchObject([{ success: true }]);
		expect((await shop.run(register(1_000))).error?.message).toMatch(/ALREADY_PAID|결제가 완료/);
	});

	test.each(['resetAfter', 'resetBefore', 'truncate'])(
		'after %s it is sent again',
		async (kind) => {
			lose(kind, PATH);
			expect((await shop.run(register(1_000))).json).toMatchObject([{ success: true }]);
			expect(shop.calls(PATH, 'POST')).toBe(2);
		},
	);

	test('lost each time: nobody can tell, and the error says so', async () => {
		lose('resetAfter', PATH, { times: 0 });
		const { json } = await shop.run(register(1_000), goOn);
		expect(json[0]?.error).toMatch(/Sent 3 times .* It is not known whether PortOne did this/);
		expect(shop.calls(PATH, 'POST')).toBe(3);
	});

	test('an answer that is no empty object is not taken for one', async () => {
		lose('html', PATH, { status: 200, times: 0 });
		const { json } = await shop.run(register(1_000), goOn);
		expect(json[0]?.success).toBe(false);
	});
});

describe('resend a webhook', () => {
	const PATH = '/payments/a/resend-webhook';
	const options = { noticeUrls: 'https://shop.example/webhook' };
	const pay = async (more: IDataObject = { options }) =>
		await shop.run(
			on('payWithBillingKey', 'a', {
				...{ billingKey: BILLING_KEY, orderName: 'x', total: 100 },
				...more,
			}),
		);

	test('tells which one went where, without its headers and bodies', async () => {
		await pay();
		const { json } = await shop.run(on('resendWebhook', 'a'));
		expect(json).toMatchObject([
			{
				...{ paymentId: 'a', webhookId: expect.any(String), success: true },
				...{
					url: options.noticeUrls,
					triggeredAt: expect.stringMatching(/^2026-11-22T09:00.*\+09:00$/),
				},
			},
		]);
		expect(json[0]).not.toHaveProperty('request');
	});

	test('that of a payment without any, and of no payment, are errors', async () => {
		await pay({});
		expect((await shop.run(on('resendWebhook', 'a'))).error?.message).toMatch(/WEBHOOK_NOT_FOUND/);
		const { error } = await shop.run(on('resendWebhook', 'nobody'));
		expect(error?.message).toMatch(/has no payment|PAYMENT_NOT_FOUND/);
		expect(shop.calls('/resend-webhook', 'POST')).toBe(1);
	});

	test('a lost answer is never sent again', async () => {
		await pay();
		lose('resetBefore', PATH);
		const { json } = await shop.run(on('resendWebhook', 'a'), goOn);
		expect(json[0]?.error).toMatch(/not known/);
		expect(shop.calls(PATH, 'POST')).toBe(1);
	});

	test.each([{ kind: 'resetBefore' }, { kind: 'truncate' }, { kind: 'status', status: 500 }])(
		'where the payment can not be read first (%j), nothing is sent, and the error says so',
		async (fault) => {
			await pay();
			shop.sandbox.faults.add({
				...{ ...fault, times: 0 },
				match: { method: 'GET', path: '/payments/a' },
			} as never);
			const { json } = await shop.run(on('resendWebhook', 'a'), goOn);
			expect(json[0]?.error).toMatch(/^Not sent, because the payment could not be read first: /);
			expect(json[0]?.error).not.toMatch(/not known/);
			expect(shop.calls(PATH, 'POST')).toBe(0);
		},
	);

	test('what the payment shows as sent again since is told as done', async () => {
		await pay();
		lose('resetAfter', PATH);
		const webhook = { id: 'w', trigger: 'MANUAL', url: options.noticeUrls, status: 'SUCCEEDED' };
		shop.sandbox.faults.add({
			...{ kind: 'setMembers', members: { webhooks: [webhook] }, after: 1, times: 0 },
			match: { method: 'GET', path: '/payments/a' },
		} as never);
		const { json } = await shop.run(on('resendWebhook', 'a'), goOn);
		expect(json).toMatchObject([
			{ success: true, verified: true, webhookId: 'w', webhookStatus: 'SUCCEEDED' },
		]);
		expect(shop.calls(PATH, 'POST')).toBe(1);
	});
});

describe.each(['CANCELLED', 'FAILED'] as const)(
	'close a virtual account, which is then %s',
	(closed) => {
		beforeEach(async () => {
			shop.sandbox.portOneV2.patchSettings({ closedAccount: closed });
			await shop.run(
				on('payInstantly', 'a', {
					...{ channelKey: CHANNEL, orderName: 'x', total: 100, method: 'virtualAccount' },
					virtualAccount: { bank: 'SHINHAN' },
				}),
			);
		});
		const PATH = '/payments/a/virtual-account/close';
		const close = on('closeVirtualAccount', 'a');

		test('once; a second time it is done already', async () => {
			expect((await shop.run(close)).json).toMatchObject([
				{
					paymentId: 'a',
					closedAt: expect.stringMatching(/^2026-11-22T09:00.*\+09:00$/),
					success: true,
				},
			]);
			expect((await shop.run(close)).json).toMatchObject([{ alreadyDone: true, success: true }]);
		});

		test.each(['resetAfter', 'truncate'])('after %s it is read, and told as done', async (kind) => {
			lose(kind, PATH);
			expect((await shop.run(close)).json).toMatchObject([{ verified: true, success: true }]);
			expect(shop.calls(PATH, 'POST')).toBe(1);
		});

		test('after resetBefore it is sent again', async () => {
			lose('resetBefore', PATH);
			expect((await shop.run(close)).json).toMatchObject([{ success: true }]);
			expect(shop.calls(PATH, 'POST')).toBe(2);
		});

		test('into which was paid, or which is none, it is an error that says how it stands', async () => {
			shop.sandbox.portOneV2.deposit('a');
			const paid = await shop.run(close);
			expect(paid.error?.message).toMatch(/PAYMENT_NOT_WAITING_FOR_DEPOSIT/);
			expect(paid.error?.description).toMatch(/this payment is PAID/);
			shop.sandbox.portOneV2.createPayment({ paymentId: 'card', status: 'FAILED' });
			const card = await shop.run(on('closeVirtualAccount', 'card'), goOn);
			expect(card.json).toMatchObject([{ success: false }]);
		});

		test.each([
			['', []],
			[', without its time of payment', ['paidAt']],
		])('a refund after the deposit%s is not taken for a closed account', async (_, names) => {
			shop.sandbox.portOneV2.deposit('a');
			const account = { refundBank: 'SHINHAN', refundNumber: '1', refundHolderName: '김' };
			await shop.run(on('cancel', 'a', { extent: 'full', reason: '변심', options: account }));
			shop.sandbox.faults.add({
				...{ kind: 'dropMembers', names, times: 0 },
				match: { method: 'GET', path: '/payments/a' },
			} as never);
			const { json } = await shop.run(close, goOn);
			expect(json).toMatchObject([{ success: false }]);
		});
	},
);

describe('delete a billing key', () => {
	const PATH = `/billing-keys/${BILLING_KEY}`;
	const remove = (more: IDataObject = {}): INodeParameters => ({
		...{ resource: 'billingKey', operation: 'delete', billingKey: BILLING_KEY },
		...(more as INodeParameters),
	});
	const first = { waitingSchedules: 'revoke' };
	const book = async (paymentId: string) =>
		await shop.run({
			...{ resource: 'schedule', operation: 'create', paymentId, billingKey: BILLING_KEY },
			...{ timeToPay: '2026-12-05 10:00', orderName: '구독', total: 9_900 },
		});
	const statuses = () =>
		[...shop.sandbox.portOneV2.books.schedules.values()].map(({ status }) => status);
	const loseDelete = (kind: string) =>
		shop.sandbox.faults.add({ kind, match: { method: 'DELETE', path: PATH } } as never);

	test('once; a second time it is done already', async () => {
		expect((await shop.run(remove())).json).toMatchObject([
			{ billingKey: BILLING_KEY, status: 'DELETED', statusLabel: '삭제 완료', success: true },
		]);
		expect((await shop.run(remove())).json).toMatchObject([{ alreadyDone: true }]);
	});

	test('not while payments wait for it: nothing is sent, and they are named', async () => {
		await book('a');
		await book('b');
		const { error } = await shop.run(remove());
		expect(error?.message).toMatch(/Not deleted: 2 scheduled payments .* need this billing key: /);
		expect(shop.calls(PATH, 'DELETE')).toBe(0);
		expect(statuses()).toEqual(['SCHEDULED', 'SCHEDULED']);
	});

	test('the choice revokes them first', async () => {
		await book('a');
		await book('b');
		const { json } = await shop.run(remove(first));
		expect(json).toMatchObject([{ success: true, status: 'DELETED' }]);
		expect(json[0]?.revokedScheduleIds).toHaveLength(2);
		expect(statuses()).toEqual(['REVOKED', 'REVOKED']);
	});

	test('revoked, and then not deleted: the error tells both', async () => {
		await book('a');
		const refused = { kind: 'status', status: 403, code: 'FORBIDDEN', message: '안 됨' } as const;
		shop.sandbox.faults.add({ ...refused, match: { method: 'DELETE', path: PATH } });
		const { json } = await shop.run(remove(first), goOn);
		expect(json[0]).toMatchObject({ success: false });
		expect(json[0]?.error).toMatch(/Its scheduled payments were revoked before that/);
		expect(json[0]?.revokedScheduleIds).toHaveLength(1);
	});

	test('that not all are revoked keeps the key', async () => {
		await book('a');
		shop.sandbox.faults.add({
			...{ kind: 'status', status: 403, code: 'FORBIDDEN', message: '안 됨', times: 0 },
			match: { method: 'DELETE', path: '/payment-schedules' },
		});
		const { json } = await shop.run(remove(first), goOn);
		expect(json[0]?.error).toMatch(/^Not deleted, because its scheduled payments were not all/);
		expect(shop.calls(PATH, 'DELETE')).toBe(0);
	});

	test.each(['resetAfter', 'truncate'])('after %s it is read, and told as done', async (kind) => {
		loseDelete(kind);
		expect((await shop.run(remove())).json).toMatchObject([{ verified: true, status: 'DELETED' }]);
		expect(shop.calls(PATH, 'DELETE')).toBe(1);
	});

	test('after resetBefore it is sent again', async () => {
		loseDelete('resetBefore');
		expect((await shop.run(remove())).json).toMatchObject([{ success: true }]);
		expect(shop.calls(PATH, 'DELETE')).toBe(2);
	});

	test('where it can not be read what waits, nothing is deleted', async () => {
		shop.sandbox.faults.add({
			...{ kind: 'status', status: 500, times: 0 },
			match: { path: '/payment-schedules' },
		});
		const { json } = await shop.run(remove(first), goOn);
		expect(json[0]?.error).toMatch(/^Not sent, because the scheduled payments could not be read/);
		expect(shop.calls(PATH, 'DELETE')).toBe(0);
	});

	test('a wrong key of the credential is met by one item only', async () => {
		shop.sandbox.faults.add({ kind: 'unauthorized', times: 0 });
		const items = ['a', 'b', 'c'].map((billingKey) => ({ billingKey }));
		const { json } = await shop.run(remove({ billingKey: '={{ $json.billingKey }}' }), {
			...goOn,
			items,
		});
		expect(json.map(({ success }) => success)).toEqual([false, false, false]);
		// n8n sends a read that was refused so once more.
		expect(shop.calls()).toBe(2);
	});
});
