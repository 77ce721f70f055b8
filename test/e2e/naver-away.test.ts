import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { linesOf } from '../soak/file';
import { changesToFile } from '../soak/workflows';
import { ARTIFACTS, type Instance, startInstance } from './support/instance';
import { npayCredential } from './support/workflows';

const NAME = 'naver-away';
const FOLDER = path.join(ARTIFACTS, NAME);
const FILE = path.join(FOLDER, 'events.csv');
const SECOND = 1_000;

let instance: Instance;

beforeAll(async () => {
	instance = await startInstance(2, NAME, { N8N_RESTRICT_FILE_ACCESS_TO: FOLDER });
});

afterAll(async () => {
	await instance?.close();
});

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
	const deadline = Date.now() + 100 * SECOND;
	while (!(await isSo())) {
		if (Date.now() > deadline) throw new Error(`Not within 100 s: ${isSo}`);
		await sleep(SECOND / 4);
	}
}

it('polls though Naver was away while n8n started, and delivers when it is back', async () => {
	const { n8n, sandbox, server } = instance;
	const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
	const workflow = changesToFile(credential, { file: FILE, options: {} });
	const { id } = await n8n.createWorkflow(workflow);
	await n8n.activate(id);
	await server.kill();
	sandbox.npay.createOrders({ count: 3, state: 'PAYED' });
	sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
	await server.start();
	// A workflow that n8n could not activate would not poll, so nothing of it would fail.
	await until(async () => {
		const executions = await n8n.executions(id);
		return executions.filter(({ status }) => status === 'error').length >= 2;
	});
	sandbox.faults.clear();
	await until(() => linesOf(FILE).length === 3);
});
