import { DEFAULT_STORE } from '../../sandbox/portone-v2/settings';
import { outputOf } from '../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './support/instance';
import { node } from './support/workflows';

const ORDERS = 40;
const STORE_ID = 'my_store_001';
const GITHUB_ID = 'octocat';
const LIST = 'Orders';
const PAY = 'Pay';

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
	});
});
