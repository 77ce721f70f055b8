import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { outputOf } from '../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './support/instance';
import {
	lastHour,
	MANUAL,
	manualWorkflow,
	npayCredential,
	WRONG_SECRET,
} from './support/workflows';

let instance: Instance;

beforeAll(async () => {
	instance = await startInstance(1, 'n8n1');
});

afterAll(async () => {
	await instance?.close();
});

beforeEach(() => instance.sandbox.reset({ npay: { rateLimit: { enabled: false } } }));

describe('the package in n8n 1', () => {
	it('is loaded as a community package, nodes and credential', async () => {
		const nodes = (await instance.n8n.nodeTypes()).map(({ name }) => name);
		expect(nodes).toEqual(
			expect.arrayContaining(['n8n-nodes-npay.npay', 'n8n-nodes-npay.npayTrigger']),
		);
		const credentials = (await instance.n8n.credentialTypes()).map(({ name }) => name);
		expect(credentials).toContain('npayApi');
	});

	it('tests a credential', async () => {
		const values = npayCredential(instance.sandbox, DEFAULT_APPLICATION);
		const { id } = await instance.n8n.createCredential(values);
		expect(await instance.n8n.testCredential({ id, ...values })).toMatchObject({ status: 'OK' });
		const wrong = { ...values, data: { ...values.data, applicationSecret: WRONG_SECRET } };
		expect(await instance.n8n.testCredential({ id, ...wrong })).toMatchObject({ status: 'Error' });
	});

	it('finds and confirms through an execution', async () => {
		const { n8n, sandbox } = instance;
		const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
		sandbox.npay.createOrders({ count: 5, state: 'PAYED' });
		const steps = [{ operation: 'getChanges', parameters: lastHour() }, { operation: 'confirm' }];
		const { id } = await n8n.createWorkflow(manualWorkflow(credential, steps));
		const execution = await n8n.run(id, MANUAL);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'confirm')).toEqual(
			Array.from({ length: 5 }, () => expect.objectContaining({ success: true })),
		);
		expect(sandbox.npay.ledger().totals).toMatchObject({ confirmed: 5, confirmedAgain: 0 });
	});
});
