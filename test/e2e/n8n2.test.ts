import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { outputOf, UNCHANGED_SECRET } from '../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './support/instance';
import {
	lastHour,
	MANUAL,
	manualWorkflow,
	npayCredential,
	WRONG_SECRET,
} from './support/workflows';

const OTHER_SHOP = {
	clientId: 'other-app',
	clientSecret: '$2a$04$otherOtherOtherOtherOe',
	merchantId: 'np_other',
	orderApi: true,
};

let instance: Instance;

beforeAll(async () => {
	instance = await startInstance(2, 'n8n2');
});

afterAll(async () => {
	await instance?.close();
});

beforeEach(() => {
	const { sandbox } = instance;
	sandbox.reset({
		npay: { applications: [DEFAULT_APPLICATION, OTHER_SHOP], rateLimit: { enabled: false } },
	});
});

/** A stored credential that works, and a workflow that has just run with it, so that a token is stored. */
async function usedCredential() {
	const { n8n, sandbox } = instance;
	const values = npayCredential(sandbox, DEFAULT_APPLICATION);
	const credential = await n8n.createCredential(values);
	const workflow = await n8n.createWorkflow(
		manualWorkflow(credential, [{ operation: 'getChanges', parameters: lastHour() }]),
	);
	sandbox.npay.createOrders({ count: 3, state: 'PAYED' });
	const execution = await n8n.run(workflow.id, MANUAL);
	expect(execution.status).toBe('success');
	expect(outputOf(execution, 'getChanges')).toHaveLength(3);
	return { id: credential.id, values, workflowId: workflow.id };
}

/** What the editor sends for secrets that the user did not touch. */
const blanked = <T extends { data: object }>(values: T) => ({
	...values,
	data: { ...values.data, applicationSecret: UNCHANGED_SECRET, accessToken: UNCHANGED_SECRET },
});

/** Calls that carried a token, by which issued token it was. */
const callsWithToken = () =>
	instance.sandbox.journal.entries().filter(({ tokenSeq }) => tokenSeq !== undefined);

describe('the package in n8n 2', () => {
	it('is loaded as a community package, nodes and credential', async () => {
		const nodes = (await instance.n8n.nodeTypes()).map(({ name }) => name);
		expect(nodes).toEqual(
			expect.arrayContaining([
				'n8n-nodes-npay.npay',
				'n8n-nodes-npay.npayTrigger',
				'n8n-nodes-npay.npayTool',
			]),
		);
		const credential = (await instance.n8n.credentialTypes()).find(
			({ name }) => name === 'npayApi',
		);
		expect(credential?.supportedNodes).toEqual(
			expect.arrayContaining(['n8n-nodes-npay.npay', 'n8n-nodes-npay.npayTrigger']),
		);
	});

	it('confirms and dispatches through an execution, each order once', async () => {
		const { n8n, sandbox } = instance;
		const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
		sandbox.npay.createOrders({ count: 35, state: 'PAYED' });
		const dispatch = {
			deliveryMethod: 'DELIVERY',
			deliveryCompanyCode: 'CJGLS',
			trackingNumber: '681234567890',
		};
		const steps = [
			{ operation: 'getChanges', parameters: { ...lastHour(), returnAll: true } },
			{ operation: 'confirm' },
			{ operation: 'dispatch', parameters: dispatch },
		];
		const { id } = await n8n.createWorkflow(manualWorkflow(credential, steps));
		const execution = await n8n.run(id, MANUAL);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'dispatch')).toHaveLength(35);
		const { totals } = sandbox.npay.ledger();
		expect(totals).toMatchObject({
			productOrders: 35,
			confirmed: 35,
			// The sandbox refuses a second time: effects alone are never two.
			confirmedAgain: 0,
			dispatched: 35,
			dispatchedAgain: 0,
		});
	});
});

describe('reading up to now, while the clock runs, in n8n 2', () => {
	it.each([
		['getMany', 'from'],
		['getChanges', 'lastChangedFrom'],
	])('%s reads three days with To left empty, and comes to an end', async (operation, from) => {
		const { n8n, sandbox } = instance;
		expect(sandbox.clock.frozen).toBe(false);
		const HOUR_MS = 3_600_000;
		sandbox.npay.createOrders({ count: 24, spacingMs: 3 * HOUR_MS });
		const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
		const start = new Date(sandbox.clock.now() - 72 * HOUR_MS).toISOString();
		const parameters = { period: 'custom', [from]: start, returnAll: true };
		const { id } = await n8n.createWorkflow(
			manualWorkflow(credential, [{ operation, parameters }]),
		);
		const execution = await n8n.run(id, MANUAL);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, operation)).toHaveLength(24);
		// Three windows of a day and what little is left: not a window for each moment that passes.
		const path = operation === 'getMany' ? '/mall/product-orders' : 'last-changed-statuses';
		const readings = sandbox.journal.entries({ path }).filter(({ method }) => method === 'GET');
		expect(readings.length).toBeLessThanOrEqual(4);
	});
});

describe('the credential test in n8n 2', () => {
	it('accepts the right values', async () => {
		const values = npayCredential(instance.sandbox, DEFAULT_APPLICATION);
		const { id } = await instance.n8n.createCredential(values);
		expect(await instance.n8n.testCredential({ id, ...values })).toMatchObject({ status: 'OK' });
	});

	it.each([
		['a wrong secret', { applicationSecret: WRONG_SECRET }, /Application Secret/],
		['an unknown application', { applicationId: 'nobody' }, /Application ID/],
		['a base URL without https', { baseUrl: 'http://npay.example.com' }, /https/],
	])('refuses %s in plain words', async (_, wrong, message) => {
		const values = npayCredential(instance.sandbox, DEFAULT_APPLICATION);
		const { id } = await instance.n8n.createCredential(values);
		const result = await instance.n8n.testCredential({
			id,
			...values,
			data: { ...values.data, ...wrong },
		});
		expect(result).toEqual({ status: 'Error', message: expect.stringMatching(message) });
	});

	it('fails at once for a wrong secret that was saved, though a token is stored', async () => {
		const { n8n } = instance;
		const { id, values, workflowId } = await usedCredential();
		const wrong = {
			...values,
			data: { ...values.data, applicationSecret: WRONG_SECRET, accessToken: UNCHANGED_SECRET },
		};
		await n8n.updateCredential(id, wrong);
		expect(await n8n.testCredential({ id, ...blanked(values) })).toMatchObject({ status: 'Error' });

		instance.sandbox.journal.clear();
		const execution = await n8n.run(workflowId, MANUAL);
		expect(execution.status).toBe('error');
		expect(JSON.stringify(execution.data)).toContain('Application Secret');
		expect(callsWithToken()).toEqual([]);
	});
});

describe('a stored token in n8n 2', () => {
	it('is used again while the values stay', async () => {
		const { workflowId } = await usedCredential();
		const { journal } = instance.sandbox;
		journal.clear();
		expect((await instance.n8n.run(workflowId, MANUAL)).status).toBe('success');
		expect(callsWithToken()).not.toEqual([]);
		// Who asks again gets the same one.
		expect(journal.entries({ path: 'oauth2/token' })).toEqual([]);
	});

	it("is never sent for another shop's application", async () => {
		const { n8n, sandbox } = instance;
		const { id, values, workflowId } = await usedCredential();
		const before = new Set(callsWithToken().map(({ tokenSeq }) => tokenSeq));
		expect(before.size).toBe(1);

		const other = {
			...values.data,
			applicationId: OTHER_SHOP.clientId,
			applicationSecret: OTHER_SHOP.clientSecret,
		};
		await n8n.updateCredential(id, {
			...values,
			data: { ...other, accessToken: UNCHANGED_SECRET },
		});
		sandbox.npay.createOrders({ count: 2, state: 'PAYED', merchantId: OTHER_SHOP.merchantId });
		sandbox.journal.clear();
		for (const round of [1, 2]) {
			const execution = await n8n.run(workflowId, MANUAL);
			expect({ round, status: execution.status }).toEqual({ round, status: 'success' });
			expect(outputOf(execution, 'getChanges')).toHaveLength(2);
		}
		const after = callsWithToken();
		expect(after.length).toBeGreaterThanOrEqual(2);
		for (const call of after) {
			expect(before).not.toContain(call.tokenSeq);
			expect(call.clientId).toBe(OTHER_SHOP.clientId);
		}
	});

	it('is renewed when Naver ends it early', async () => {
		const { workflowId } = await usedCredential();
		instance.sandbox.npay.revokeTokens();
		const execution = await instance.n8n.run(workflowId, MANUAL);
		expect(execution.status).toBe('success');
		expect(callsWithToken().at(-1)?.tokenSeq).toBe(2);
	});

	it('and the secret appear nowhere in what n8n saves of executions, failed ones too', async () => {
		const { n8n, sandbox } = instance;
		const issue = jest.spyOn(sandbox.npay.tokens, 'issue');
		const { values, workflowId } = await usedCredential();
		sandbox.faults.add({ match: {}, kind: 'status', status: 500, times: 0 });
		expect((await n8n.run(workflowId, MANUAL)).status).toBe('error');

		const saved = JSON.stringify(await n8n.executions(workflowId, { includeData: true }));
		expect(saved).toContain('getChanges');
		const tokens = issue.mock.results.map(({ value }) => value.token.value);
		expect(tokens).not.toEqual([]);
		for (const secret of [values.data.applicationSecret, ...tokens])
			expect(saved).not.toContain(secret);
	});
});
