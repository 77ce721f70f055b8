import { DEFAULT_STORE } from '../../sandbox/portone-v2/settings';
import { outputOf } from '../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './support/instance';
import { inTurn, node } from './support/workflows';

const ORDERS = 40;
const STORE_ID = 'my_store_001';
const GITHUB_ID = 'octocat';
const LIST = 'Orders';
const PAY = 'Pay';
const HOOK = 'b1c54a80-92d7-4e0a-9f0d-0000000000e3';
const TOLD = 'Told';

/** Manual trigger -> a list of orders -> each paid with CEOS. */
function payOrders(credential: { id: string; name: string }) {
	const code = `return Array.from({ length: ${ORDERS} }, (_, i) => ({ json: { paymentId: '주문/' + (i + 1), amount: 1000 + i } }));`;
	return {
		name: 'Pay orders',
		nodes: [
			node('Manual', 'n8n-nodes-base.manualTrigger', {}),
			node(LIST, 'n8n-nodes-base.code', { jsCode: code }, { typeVersion: 2 }),
			node(
				PAY,
				'n8n-nodes-npay.portOneV2',
				{
					server: 'ceos',
					resource: 'payment',
					operation: 'payInstantly',
					paymentId: '={{ $json.paymentId }}',
					orderName: '={{ $json.paymentId }}',
					totalPayAmount: '={{ $json.amount }}',
				},
				{ credentials: { portOneV2Api: credential } },
			),
		],
		connections: {
			Manual: { main: [[{ node: LIST, type: 'main', index: 0 }]] },
			[LIST]: { main: [[{ node: PAY, type: 'main', index: 0 }]] },
		},
	};
}

/** PortOne V2 Trigger -> the payment of which it told, read once more. */
function readTold(credential: { id: string; name: string }) {
	const credentials = { portOneV2Api: credential };
	return {
		name: 'Told of payments',
		nodes: [
			node(
				TOLD,
				'n8n-nodes-npay.portOneV2Trigger',
				{ types: ['Transaction.Paid'], options: { expectedAmount: '9900' } },
				{ webhookId: HOOK, credentials },
			),
			node(
				'Read',
				'n8n-nodes-npay.portOneV2',
				{ server: 'portOne', resource: 'payment', operation: 'get' },
				{ credentials },
			),
		],
		connections: { [TOLD]: { main: [[{ node: 'Read', type: 'main', index: 0 }]] } },
	};
}

describe.each([2, 1] as const)('PortOne V2 in n8n %i', (line) => {
	let instance: Instance;
	beforeAll(async () => {
		instance = await startInstance(line, `portone-v2-${line}`);
	});
	afterAll(async () => await instance?.close());
	beforeEach(() => {
		instance.sandbox.reset();
		instance.sandbox.faults.clear();
	});

	const ceos = (values: object) => ({
		name: 'CEOS',
		type: 'portOneV2Api',
		data: {
			server: 'custom',
			protocol: 'ceos',
			baseUrl: instance.sandbox.ceosBaseUrl,
			apiSecret: '',
			githubId: '',
			storeId: STORE_ID,
			...values,
		},
	});
	const portOne = (apiSecret: string) => ({
		name: 'PortOne V2',
		type: 'portOneV2Api',
		data: {
			server: 'custom',
			protocol: 'portOne',
			baseUrl: instance.sandbox.portOneV2BaseUrl,
			apiSecret,
			githubId: '',
			storeId: '',
		},
	});

	it('pays each order once with a secret that the credential gets by itself, run twice', async () => {
		const { n8n, sandbox } = instance;
		const credential = await n8n.createCredential(ceos({ githubId: GITHUB_ID }));
		const { id } = await n8n.createWorkflow(payOrders(credential));
		sandbox.ceos.patchSettings({ failures: { rate: 0.1, afterMoney: 0.5, seed: 'e2e' } });
		const first = await n8n.run(id, 'Manual');
		expect(first.status).toBe('success');
		expect(outputOf(first, PAY)).toHaveLength(ORDERS);
		const again = outputOf(await n8n.run(id, 'Manual'), PAY);
		expect(again.filter(({ alreadyDone }) => alreadyDone === true)).toHaveLength(ORDERS);
		expect(sandbox.ceos.ledger().totals).toMatchObject({
			charges: ORDERS,
			orders: ORDERS,
			paymentsChargedTwice: 0,
			ordersChargedTwice: 0,
		});

		const saved = JSON.stringify(await n8n.executions(id, { includeData: true }));
		expect(saved).toContain('주문/1');
		expect(saved).not.toContain(sandbox.ceos.secretOf(GITHUB_ID));
	});

	it('books one next payment, finds what was paid, and lets the billing key go', async () => {
		const { n8n, sandbox } = instance;
		const { billingKey } = sandbox.portOneV2.addBillingKey({ customer: { id: 'kim' } });
		const credential = await n8n.createCredential(portOne(DEFAULT_STORE.apiSecret));
		const order = { orderName: '정기 구독', total: 9_900, currency: 'KRW' };
		const first = {
			...{ resource: 'payment', operation: 'payWithBillingKey', paymentId: '주문/1', billingKey },
			...order,
		};
		const ensure = {
			...{ resource: 'schedule', operation: 'ensure', billingKey, customerId: 'kim', ...order },
			...{ timing: 'monthly', anchorDay: 31, after: '', afterDate: '' },
		};
		const payment = (operation: string, rest: object = {}) => ({
			...{ server: 'portOne', resource: 'payment', operation, paymentId: '주문/1', ...rest },
		});
		const key = { server: 'portOne', resource: 'billingKey', billingKey };
		const operations = [
			{ server: 'portOne', ...first },
			{ server: 'portOne', ...ensure },
			{ server: 'portOne', ...ensure },
			{ server: 'portOne', ...ensure, total: 12_000 },
			payment('getMany', { returnAll: true, period: 'today' }),
			payment('getTransactions'),
			payment('preRegister', { paymentId: '주문/2', totalAmount: 500 }),
			payment('resendWebhook'),
			{ ...key, operation: 'get' },
			{ ...key, operation: 'getMany', customerId: 'kim', returnAll: true },
			{ ...key, operation: 'delete', waitingSchedules: 'refuse' },
			{ ...key, operation: 'delete', waitingSchedules: 'revoke' },
			{ ...key, operation: 'delete', waitingSchedules: 'revoke' },
		];
		const { id } = await n8n.createWorkflow(
			inTurn('n8n-nodes-npay.portOneV2', { portOneV2Api: credential }, operations),
		);
		const execution = await n8n.run(id, 'Manual');
		const told = operations.map((_, index) => outputOf(execution, String(index + 1)));
		expect(told).toMatchObject([
			[{ success: true, paymentId: '주문/1' }],
			[{ success: true, action: 'created', totalAmount: 9_900 }],
			[{ success: true, action: 'unchanged', totalAmount: 9_900 }],
			[{ success: true, action: 'replaced', totalAmount: 12_000 }],
			[{ paymentId: '주문/1', status: 'PAID' }],
			[{ status: 'PAID' }],
			[{ success: true, totalAmount: 500 }],
			[{ paymentId: '주문/1' }],
			[{ billingKey, status: 'ISSUED' }],
			[{ billingKey }],
			[{ success: false, error: expect.stringMatching(/scheduled/i) }],
			[{ success: true, billingKey }],
			[{ success: true, alreadyDone: true }],
		]);
		expect(sandbox.portOneV2.ledger().totals).toMatchObject({ charges: 1 });
	});

	it("tests both servers' credentials", async () => {
		const { n8n, sandbox } = instance;
		const test = async (values: ReturnType<typeof ceos>) => {
			const { id } = await n8n.createCredential(values);
			return await n8n.testCredential({ id, ...values });
		};
		const refused = { status: 'Error', message: expect.stringMatching(/API Secret/) };
		expect(await test(ceos({ githubId: GITHUB_ID }))).toMatchObject({ status: 'OK' });
		expect(await test(ceos({ apiSecret: sandbox.ceos.secretOf() }))).toMatchObject({
			status: 'OK',
		});
		expect(await test(ceos({ apiSecret: 'wrong-secret' }))).toMatchObject(refused);
		expect(await test(portOne(DEFAULT_STORE.apiSecret))).toMatchObject({ status: 'OK' });
		expect(await test(portOne('wrong-secret'))).toMatchObject(refused);
		const secretOf = (webhookSecret: string) => {
			const { data, ...others } = portOne(DEFAULT_STORE.apiSecret);
			return { ...others, data: { ...data, webhookSecret } };
		};
		expect(await test(secretOf('no secret') as never)).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/^Webhook Secret of the PortOne V2 credential/),
		});
	});

	describe('a notification', () => {
		let workflowId: string;
		beforeAll(async () => {
			const { n8n, server, sandbox } = instance;
			sandbox.reset();
			const { live, test } = sandbox.portOneV2.settings.notifications;
			const { data, ...others } = portOne(DEFAULT_STORE.apiSecret);
			const credential = await n8n.createCredential({
				...others,
				data: { ...data, webhookSecret: live.secret, testWebhookSecret: test.secret },
			});
			workflowId = (await n8n.createWorkflow(readTold(credential))).id;
			await n8n.activate(workflowId);
			url = `${server.url}/webhook/${HOOK}/webhook`;
		});
		let url: string;
		beforeEach(() => {
			instance.sandbox.portOneV2.patchSettings({
				notifications: { live: { url }, test: { url }, repeats: 0 },
			});
		});

		const ended = async (count: number) => {
			for (;;) {
				const executions = await instance.n8n.executions(workflowId, { includeData: true });
				const over = executions.filter(({ status }) => !['new', 'running'].includes(status));
				if (over.length >= count) return executions;
				await new Promise((resolve) => setTimeout(resolve, 200));
			}
		};
		let before = 0;
		beforeEach(async () => {
			before = (await ended(0)).length;
		});
		const statuses = () =>
			instance.sandbox.portOneV2.notifications().map(({ attempts }) => attempts.at(-1)?.status);

		it('that is signed starts one run with what PortOne has, however often it comes', async () => {
			const { portOneV2 } = instance.sandbox;
			portOneV2.patchSettings({ notifications: { copies: 5 } });
			const { id } = portOneV2.createPayment({ paymentId: '주문/1', totalAmount: 9_900 });
			await portOneV2.settled();
			expect(statuses()).toEqual([200, 200, 200, 200, 200]);
			const executions = await ended(before + 1);
			expect(executions).toHaveLength(before + 1);
			expect(executions[0]?.status).toBe('success');
			expect(outputOf(executions[0]!, TOLD)).toMatchObject([
				{
					type: 'Transaction.Paid',
					signatureChecked: true,
					paymentId: id,
					status: 'PAID',
					amountMatches: true,
					expectedAmount: 9_900,
				},
			]);
			expect(outputOf(executions[0]!, 'Read')).toMatchObject([{ paymentId: id, status: 'PAID' }]);
			const saved = JSON.stringify(executions);
			expect(saved).not.toContain(portOneV2.settings.notifications.live.secret);
		});

		it.each(['unsigned', 'wrongSecret', 'changedBody', 'old'] as const)(
			'that is %s starts none',
			async (mischief) => {
				const { portOneV2 } = instance.sandbox;
				portOneV2.patchSettings({ notifications: { live: { url: null } } });
				// A sandbox that was reset numbers its payments as before, and the trigger knows those.
				const { id } = portOneV2.createPayment({ paymentId: mischief });
				portOneV2.patchSettings({ notifications: { live: { url } } });
				portOneV2.notify({ paymentId: id, mischief });
				await portOneV2.settled();
				expect(statuses().at(-1)).toBe(401);
				// What is sent after it has its run, and it is the only one.
				portOneV2.notify({ paymentId: id });
				await portOneV2.settled();
				expect(await ended(before + 1)).toHaveLength(before + 1);
			},
		);

		it('of version 2024-01-01 as a form starts a run, and the test call none', async () => {
			const { portOneV2 } = instance.sandbox;
			portOneV2.testCall();
			await portOneV2.settled();
			expect(portOneV2.notifications().at(-1)?.attempts[0]).toMatchObject({
				status: 200,
				answer: expect.stringMatching(/호출 테스트/),
			});
			portOneV2.patchSettings({
				notifications: {
					version: '2024-01-01',
					contentType: 'application/x-www-form-urlencoded',
				},
			});
			const { id } = portOneV2.createPayment({ paymentId: 'older-version' });
			await portOneV2.settled();
			const executions = await ended(before + 1);
			expect(executions).toHaveLength(before + 1);
			expect(outputOf(executions[0]!, TOLD)).toMatchObject([
				{ type: 'Transaction.Paid', timestamp: null, paymentId: id, amountMatches: false },
			]);
		});

		it('goes to no workflow whose credential is for CEOS: it can not be switched on', async () => {
			const { n8n, sandbox } = instance;
			const credential = await n8n.createCredential(ceos({ apiSecret: sandbox.ceos.secretOf() }));
			const workflow = readTold(credential);
			for (const one of workflow.nodes) Object.assign(one, { webhookId: undefined });
			const { id } = await n8n.createWorkflow(workflow);
			await expect(n8n.activate(id)).rejects.toThrow(/CEOS/);
		});
	});
});
