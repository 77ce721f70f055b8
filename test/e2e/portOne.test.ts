import fs from 'node:fs';
import path from 'node:path';
import { outputOf } from '../../scripts/lib/n8n/client';
import { ROOT } from '../../scripts/lib/paths';
import { DEFAULT_ACCOUNT } from '../../sandbox/portone-v1/settings';
import { type Instance, startInstance } from './instance';

const CUSTOMER = 'customer/고객 1';
const TRIGGER = 'Paid (결제완료)';
const ENSURE = 'Next payment (다음 결제)';

interface Node {
	name: string;
	type: string;
	webhookId?: string;
	parameters: object;
	credentials?: Record<string, { id: string | null; name: string }>;
}

/** The example as a user has it, but for Slack. */
function subscription() {
	const file = path.join(ROOT, 'examples', 'subscription-month-by-month.json');
	const example = JSON.parse(fs.readFileSync(file, 'utf8')) as {
		name: string;
		nodes: Node[];
		connections: object;
	};
	const nodes = example.nodes.map(({ credentials, ...node }) =>
		node.type === 'n8n-nodes-base.slack'
			? { ...node, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
			: { ...node, ...(credentials === undefined ? {} : { credentials }) },
	);
	return { name: example.name, nodes, connections: example.connections };
}

/** Manual trigger -> a read of what PortOne doesn't have. */
function getUnknown(credential: { id: string; name: string }) {
	const node = (name: string, type: string, rest: object) => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...rest,
	});
	return {
		name: `Get with ${credential.name}`,
		nodes: [
			node('Manual', 'n8n-nodes-base.manualTrigger', {}),
			node('Get', 'n8n-nodes-npay.portOne', {
				parameters: { resource: 'schedule', operation: 'get', merchant_uid: '없음/1' },
				credentials: { portOneApi: credential },
			}),
		],
		connections: { Manual: { main: [[{ node: 'Get', type: 'main', index: 0 }]] } },
	};
}

describe.each([2, 1] as const)('PortOne Trigger in n8n %i', (line) => {
	let instance: Instance;
	let url: string;
	let workflowId: string;
	beforeAll(async () => {
		instance = await startInstance(line, `portone-${line}`);
		const { n8n, sandbox, server } = instance;
		const { id } = await n8n.createCredential({
			name: 'PortOne account',
			type: 'portOneApi',
			data: { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl },
		});
		const workflow = subscription();
		for (const { credentials } of workflow.nodes as Node[]) {
			if (credentials?.portOneApi) credentials.portOneApi.id = id;
		}
		workflowId = (await n8n.createWorkflow(workflow)).id;
		await n8n.activate(workflowId);
		const trigger = workflow.nodes.find(({ name }) => name === TRIGGER) as Node;
		url = `${server.url}/webhook/${trigger.webhookId}/webhook`;
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
		expect(await run('gone', { baseUrl: 'http://127.0.0.1:9' })).toMatch(/could not be reached/);
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
