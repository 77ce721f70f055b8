import { setTimeout as sleep } from 'node:timers/promises';

import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { load, withCredentials } from '../../scripts/lib/examples';
import { type Instance, startInstance } from './support/instance';
import { npayCredential } from './support/workflows';

const TABLE = 'Npay changes';
const ONCE = '처음 한 번';

interface Node {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
}

let instance: Instance;

beforeAll(async () => {
	instance = await startInstance(2, 'each-change-once');
});

afterAll(async () => {
	await instance?.close();
});

/** The example as imported, with its credential chosen. */
function imported({ id, name }: { id: string; name: string }) {
	const workflow = load('each-change-once') as { name: string; nodes: Node[]; connections: object };
	return withCredentials(workflow, { npayApi: { id, name } });
}

async function untilRows(count: number) {
	const deadline = Date.now() + 100_000;
	while (Date.now() < deadline && (await instance.n8n.rowsOf(TABLE)).length < count)
		await sleep(500);
	return await instance.n8n.rowsOf(TABLE);
}

it('keeps one row for each change, though n8n was killed and gave its last batch again', async () => {
	const { n8n, sandbox, server } = instance;
	const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
	const { id } = await n8n.createWorkflow(imported(credential));
	expect(await n8n.run(id, ONCE)).toMatchObject({ status: 'success' });
	expect(await n8n.run(id, ONCE)).toMatchObject({ status: 'success' });

	const orders = sandbox.npay.createOrders({ count: 4, state: 'PAYED', productsPerOrder: 2 });
	const ids = orders.flatMap(({ productOrderIds }) => productOrderIds);
	sandbox.clock.advance(10_000);
	await n8n.activate(id);
	expect((await untilRows(8)).map(({ productOrderId }) => productOrderId).sort()).toEqual(
		ids.sort(),
	);

	// A run that is killed at its very end would be a crashed one.
	await untilExecutions(id, 1);
	await server.kill();
	await server.start();
	const again = await untilExecutions(id, 2);
	expect(again.map(({ status }) => status)).toEqual(['success', 'success']);
	const rows = await n8n.rowsOf(TABLE);
	expect(rows.map(({ productOrderId }) => productOrderId).sort()).toEqual(ids);
	for (const row of rows) {
		expect(row).toMatchObject({ lastChangedType: 'PAYED', productOrderStatus: 'PAYED' });
		expect(row.eventId).toMatch(/^\d{16}_\d{8}T\d{6}_PAYED$/);
	}
});

/** Waits for so many runs of the trigger. */
async function untilExecutions(workflowId: string, count: number) {
	const deadline = Date.now() + 100_000;
	for (;;) {
		const all = await instance.n8n.executions(workflowId);
		const runs = all.filter(({ mode, status }) => mode === 'trigger' && status !== 'running');
		if (runs.length >= count) return runs;
		if (Date.now() > deadline) throw new Error(`Only ${runs.length} of ${count} runs`);
		await sleep(500);
	}
}
