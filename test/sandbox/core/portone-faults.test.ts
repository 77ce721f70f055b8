import type { Sandbox } from '../../../sandbox';
import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { PortOneClient } from '../support/portone-v1';
import { frozenSandbox, PortOneV2Client, VIRTUAL_ACCOUNT } from '../support/portone-v2';
import type { Members } from '../support/wire';

const LATE_MS = 5000;

/** What becomes of the answer and of the work: done at once, later, or never. */
const FAULTS: ReadonlyArray<[FaultSpec, work: 'done' | 'late' | 'never']> = [
	[{ kind: 'resetBefore' }, 'never'],
	[{ kind: 'resetAfter' }, 'done'],
	[{ kind: 'slowCommit', ms: LATE_MS }, 'late'],
	[{ kind: 'slowCommit', ms: LATE_MS, status: 504, html: true }, 'late'],
	[{ kind: 'slowCommit', ms: LATE_MS, status: 408, check: 'arrival' }, 'late'],
	[{ kind: 'status', status: 500 }, 'never'],
	[{ kind: 'status', status: 502, afterDone: true }, 'done'],
	[{ kind: 'html', status: 503 }, 'never'],
	[{ kind: 'html', afterDone: true }, 'done'],
	[{ kind: 'json', body: [null, 5], afterDone: true }, 'done'],
	[{ kind: 'truncate' }, 'done'],
	[{ kind: 'truncate', mode: 'chunked' }, 'done'],
	[{ kind: 'drip', bytes: 200, everyMs: 1 }, 'done'],
	[{ kind: 'huge', bytes: 100_000 }, 'done'],
	[{ kind: 'rateLimit', retryAfter: 1 }, 'never'],
	[{ kind: 'unauthorized' }, 'never'],
	[{ kind: 'echo' }, 'never'],
	[{ kind: 'dropData' }, 'done'],
	[{ kind: 'unknownFields' }, 'done'],
	[{ kind: 'latency', ms: 1, afterDone: true }, 'done'],
];

/** A write: how it is asked for, and whether it was done. */
interface Write {
	ask(): Promise<unknown>;
	isDone(): boolean | Promise<boolean>;
}

describe('payments, amounts and billing keys at PortOne, whatever happens to the answers', () => {
	let sandbox: Sandbox;
	let v1: PortOneClient;
	let v2: PortOneV2Client;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		v2 = new PortOneV2Client(sandbox);
	});
	beforeEach(async () => {
		sandbox.reset();
		v1 = await PortOneClient.ready(sandbox);
		sandbox.portOneV1.addBillingKey({ customerUid: 'kim' });
		sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
		await v1.post('/payments/prepare', { merchant_uid: 'known', amount: 1 });
		await v2.pay('v', { method: { virtualAccount: VIRTUAL_ACCOUNT } });
	});
	afterAll(() => sandbox.close());

	const order = { merchant_uid: 'order', amount: 9900, name: '구독' };
	const prepared = (uid: string) => {
		const [account] = sandbox.portOneV1.settings.accounts;
		return sandbox.portOneV1.shop.prepared.find(account?.impKey ?? '', uid)?.amount;
	};
	const store = () => sandbox.portOneV2.settings.stores[0]?.storeId ?? '';
	const said: Members = { totalAmount: 500 };

	const WRITES: Readonly<Record<string, Write>> = {
		'POST /subscribe/payments/again': {
			ask: () => v1.post('/subscribe/payments/again', { customer_uid: 'kim', ...order }),
			isDone: () => sandbox.portOneV1.ledger().totals.charges === 1,
		},
		'POST /payments/prepare': {
			ask: () => v1.post('/payments/prepare', { merchant_uid: 'new', amount: 5 }),
			isDone: () => prepared('new') === 5,
		},
		'PUT /payments/prepare': {
			ask: () => v1.put('/payments/prepare', { merchant_uid: 'known', amount: 5 }),
			isDone: () => prepared('known') === 5,
		},
		'DELETE /subscribe/customers/{customer_uid}': {
			ask: () => v1.delete('/subscribe/customers/kim'),
			isDone: () => sandbox.portOneV1.shop.billingKeys.all().length === 0,
		},
		'POST /payments/{paymentId}/pre-register': {
			ask: () => v2.post('/payments/new/pre-register', said),
			isDone: () => sandbox.portOneV2.books.preRegistration(store(), 'new') !== undefined,
		},
		'POST /payments/{paymentId}/virtual-account/close': {
			ask: () => v2.post('/payments/v/virtual-account/close'),
			isDone: () => sandbox.portOneV2.payment('v').status === 'CANCELLED',
		},
		'DELETE /billing-keys/{billingKey}': {
			ask: () => v2.remove('/billing-keys/k'),
			isDone: () => sandbox.portOneV2.books.billingKey(store(), 'k')?.status === 'DELETED',
		},
	};

	describe.each(Object.keys(WRITES))('%s', (name) => {
		it.each(FAULTS)('under %j it is %s', async (fault, work) => {
			const { ask, isDone } = WRITES[name]!;
			const [method = '', path = ''] = name.split(' ');
			sandbox.faults.add({ ...fault, match: { method, path } });
			await ask().catch(() => undefined);
			expect(sandbox.journal.entries().at(-1)?.faults).toEqual([fault.kind]);
			expect(await isDone()).toBe(work === 'done');
			sandbox.clock.advance(LATE_MS);
			await new Promise((resolve) => setImmediate(resolve));
			expect(await isDone()).toBe(work !== 'never');
		});
	});

	it('two payments again, both checked on arrival, are both taken', async () => {
		sandbox.portOneV1.patchSettings({ repeatedPayAgain: 'refused' });
		const again = () => WRITES['POST /subscribe/payments/again']!.ask().catch(() => undefined);
		sandbox.faults.add({ kind: 'slowCommit', ms: LATE_MS, check: 'arrival', times: 2 });
		await again();
		await again();
		sandbox.clock.advance(LATE_MS);
		await new Promise((resolve) => setImmediate(resolve));
		expect(sandbox.portOneV1.ledger().totals).toMatchObject({ charges: 2, chargedTwice: 1 });
		sandbox.faults.add({ kind: 'slowCommit', ms: LATE_MS, times: 2 });
		await again();
		await again();
		sandbox.clock.advance(LATE_MS);
		await new Promise((resolve) => setImmediate(resolve));
		expect(sandbox.portOneV1.ledger().totals.charges).toBe(2);
	});

	const READS: ReadonlyArray<[string, () => Promise<{ status: number; body: unknown }>]> = [
		['/payments', () => v1.get('/payments', { 'merchant_uid[]': 'paid' })],
		['/payments/find/{merchant_uid}/{payment_status}', () => v1.get('/payments/find/paid/paid')],
		[
			'/payments/findAll/{merchant_uid}/{payment_status}',
			() => v1.get('/payments/findAll/paid/paid'),
		],
		['/payments/status/{payment_status}', () => v1.get('/payments/status/all')],
		['/subscribe/customers', () => v1.get('/subscribe/customers', { 'customer_uid[]': 'kim' })],
		['/subscribe/customers/{customer_uid}', () => v1.get('/subscribe/customers/kim')],
		[
			'/subscribe/customers/{customer_uid}/payments',
			() => v1.get('/subscribe/customers/kim/payments'),
		],
		['/payments', () => v2.get('/payments')],
		['/payments-by-cursor', () => v2.get('/payments-by-cursor')],
		['/billing-keys', () => v2.get('/billing-keys')],
		['/billing-keys/{billingKey}', () => v2.get('/billing-keys/k')],
		['/payments/{paymentId}/transactions', () => v2.get('/payments/v/transactions')],
	];

	it.each(READS)('the reading %s takes odd answers', async (path, read) => {
		sandbox.portOneV1.createPayment({ merchantUid: 'paid', customerUid: 'kim' });
		const right = await read();
		expect(right.status).toBe(200);
		const under = async (fault: FaultSpec) => {
			sandbox.faults.add({ ...fault, match: { path } });
			return await read();
		};
		expect((await under({ kind: 'status', status: 500 })).status).toBe(500);
		expect((await under({ kind: 'json', body: 'text' })).body).toBe('text');
		const hasRows = JSON.stringify(right.body).includes('[{');
		const withNulls = JSON.stringify((await under({ kind: 'nullRows' })).body);
		expect(withNulls.includes('[null,')).toBe(hasRows);
		const dropped = await under({ kind: 'dropData' });
		expect(Object.keys(dropped.body as object)).not.toEqual(Object.keys(right.body as object));
		expect(JSON.stringify((await under({ kind: 'unknownFields' })).body)).toContain(
			'sandboxUnknown',
		);
		await expect(under({ kind: 'resetAfter' })).rejects.toThrow();
		await expect(under({ kind: 'truncate' })).rejects.toThrow();
		expect(await read()).toEqual(right);
	});
});
