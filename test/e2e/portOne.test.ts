import { DEFAULT_ACCOUNT } from '../../sandbox/portone-v1/settings';
import { outputOf } from '../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './support/instance';
import { inTurn, MANUAL, node } from './support/workflows';

const CUSTOMER = 'customer/고객 1';
const HOOK = 'b1c54a80-92d7-4e0a-9f0d-0000000000e2';
const ENSURE = 'Ensure';

/** PortOne V1 Trigger -> the next payment of whoever paid. */
function paidToNext(credential: { id: string; name: string }) {
	const credentials = { portOneApi: credential };
	return {
		name: 'Paid to next',
		nodes: [
			node(
				'Paid',
				'n8n-nodes-npay.portOneTrigger',
				{ statuses: ['paid'], options: {} },
				{ webhookId: HOOK, credentials },
			),
			node(
				ENSURE,
				'n8n-nodes-npay.portOne',
				{
					resource: 'schedule',
					operation: 'ensure',
					customer_uid: '={{ $json.customer_uid }}',
					after: '={{ $json.merchant_uid }}',
					afterDate: '={{ $json.paid_at }}',
					amount: '={{ $json.amount }}',
					name: '={{ $json.name }}',
				},
				{ credentials, onError: 'continueRegularOutput' },
			),
		],
		connections: { Paid: { main: [[{ node: ENSURE, type: 'main', index: 0 }]] } },
	};
}

/** Manual trigger -> a read of what PortOne doesn't have. */
function getUnknown(credential: { id: string; name: string }) {
	return {
		name: `Get with ${credential.name}`,
		nodes: [
			node('Manual', 'n8n-nodes-base.manualTrigger', {}),
			node(
				'Get',
				'n8n-nodes-npay.portOne',
				{ resource: 'schedule', operation: 'get', merchant_uid: '없음/1' },
				{ credentials: { portOneApi: credential } },
			),
		],
		connections: { Manual: { main: [[{ node: 'Get', type: 'main', index: 0 }]] } },
	};
}

describe.each([2, 1] as const)('PortOne V1 Trigger in n8n %i', (line) => {
	let instance: Instance;
	let url: string;
	let workflowId: string;
	beforeAll(async () => {
		instance = await startInstance(line, `portone-${line}`);
		const { n8n, sandbox, server } = instance;
		const credential = await n8n.createCredential({
			name: 'PortOne account',
			type: 'portOneApi',
			data: { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl },
		});
		workflowId = (await n8n.createWorkflow(paidToNext(credential))).id;
		await n8n.activate(workflowId);
		url = `${server.url}/webhook/${HOOK}/webhook`;
		sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
	});
	afterAll(async () => await instance?.close());

	const post = async (body: object) =>
		(
			await fetch(url, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(body),
			})
		).status;
	const finished = async (count: number) => {
		for (;;) {
			const executions = await instance.n8n.executions(workflowId, { includeData: true });
			const ended = executions.filter(({ status }) => !['new', 'running'].includes(status));
			if (ended.length >= count) return executions;
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	};

	it('books the next payment once, however often PortOne tells of the last one', async () => {
		const { portOneV1 } = instance.sandbox;
		const { impUid, merchantUid } = portOneV1.createPayment({
			customerUid: CUSTOMER,
			amount: 9_900,
			withoutNotice: true,
		});
		const told = { imp_uid: impUid, merchant_uid: merchantUid, status: 'paid' };
		const statuses = await Promise.all(Array.from({ length: 10 }, async () => await post(told)));
		expect(new Set(statuses)).toEqual(new Set([200]));
		const [execution, ...others] = await finished(1);
		expect(others).toEqual([]);
		expect(execution?.status).toBe('success');
		expect(outputOf(execution!, ENSURE)).toMatchObject([{ action: 'created', amount: 9_900 }]);
		expect(portOneV1.ledger({ customerUid: CUSTOMER }).totals.schedules.scheduled).toBe(1);
		expect(await post(told)).toBe(200);
		expect(await finished(1)).toHaveLength(1);
	});

	it('starts nothing for what PortOne does not know, and answers politely', async () => {
		expect(await post({ imp_uid: 'imp_999999999999', merchant_uid: 'x', status: 'paid' })).toBe(
			404,
		);
		expect(await post({ hello: 'world' })).toBe(400);
		expect(await finished(1)).toHaveLength(1);
	});

	it('tells in plain words what PortOne refused, and what the credential lacks', async () => {
		const { n8n, sandbox } = instance;
		const data = { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl };
		const run = async (name: string, changed: object) => {
			const credential = { name, type: 'portOneApi', data: { ...data, ...changed } };
			const { id } = await n8n.createCredential(credential);
			const workflow = await n8n.createWorkflow(getUnknown({ id, name }));
			const execution = await n8n.run(workflow.id, 'Manual');
			return execution.data.resultData.error?.message;
		};
		expect(await run('right', {})).toMatch(/PortOne has no scheduled payment/);
		expect(await run('wrong', { impSecret: 'wrong' })).toMatch(/do not belong together/);
		expect(await run('gone', { baseUrl: 'http://127.0.0.1:9' })).toMatch(/Nothing answers at/);
	});

	it('charges a registered card once, finds the payment, and lets the card go', async () => {
		const { n8n, sandbox } = instance;
		const customer_uid = 'leaving/고객';
		sandbox.portOneV1.addBillingKey({ customerUid: customer_uid });
		const { id } = await n8n.createCredential({
			name: 'PortOne for operations',
			type: 'portOneApi',
			data: { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl },
		});
		const again = {
			...{ resource: 'payment', operation: 'payAgain', customer_uid, merchant_uid: '주문/1' },
			...{ amount: 9_900, name: '정기 구독' },
		};
		const key = { resource: 'billingKey', customer_uid };
		const prepared = { resource: 'preparedAmount', merchant_uid: '주문/2', amount: 60_000 };
		const operations = [
			again,
			again,
			{ ...again, amount: 8_000 },
			{ resource: 'payment', operation: 'get', findBy: 'merchant_uid', merchant_uid: '주문/1' },
			{ resource: 'payment', operation: 'getMany', period: 'today', returnAll: true },
			{ ...key, operation: 'get' },
			{ ...key, operation: 'getPayments', returnAll: true },
			{ ...key, operation: 'delete' },
			{ ...key, operation: 'delete' },
			{ ...prepared, operation: 'prepare' },
			{ ...prepared, operation: 'updateAmount', amount: 61_000 },
			{ ...prepared, operation: 'get' },
		];
		const credentials = { portOneApi: { id, name: 'PortOne for operations' } };
		const workflow = await n8n.createWorkflow(
			inTurn('n8n-nodes-npay.portOne', credentials, operations),
		);
		const execution = await n8n.run(workflow.id, MANUAL);
		const told = operations.map((_, index) => outputOf(execution, String(index + 1)));
		expect(told).toMatchObject([
			[{ success: true, status: 'paid', amount: 9_900 }],
			[{ success: true, alreadyDone: true }],
			[{ success: false, error: expect.stringMatching(/9900|9,900/) }],
			[{ merchant_uid: '주문/1', status: 'paid', amount: 9_900 }],
			expect.arrayContaining([expect.objectContaining({ merchant_uid: '주문/1' })]),
			[{ customer_uid }],
			[{ merchant_uid: '주문/1' }],
			[{ success: true, customer_uid }],
			[{ success: true, alreadyDone: true }],
			[{ success: true, amount: 60_000 }],
			[{ success: true, amount: 61_000 }],
			[{ merchant_uid: '주문/2', amount: 61_000 }],
		]);
		const [entry] = sandbox.portOneV1.ledger({ merchantUid: '주문/1' }).entries;
		expect(entry).toMatchObject({ charges: 1 });
	});

	it('asks for a repeat while PortOne can not be asked', async () => {
		const { faults, portOneV1 } = instance.sandbox;
		const { impUid } = portOneV1.createPayment({ withoutNotice: true });
		faults.add({ kind: 'status', status: 500, match: { path: '/payments/' }, times: 0 });
		expect(await post({ imp_uid: impUid })).toBe(503);
		faults.clear();
		expect(await post({ imp_uid: impUid })).toBe(200);
		expect(await finished(2)).toHaveLength(2);
	});
});
