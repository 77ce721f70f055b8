/**
 * What docs/n8n-3 says, as far as n8n 2 can tell: n8n's migration rules for version 3, the settings and the command of
 * the Compose files, and n8n's protection against requests into its own network.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

import { type Sandbox, startSandbox } from '../../sandbox';
import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { installN8n } from '../../scripts/lib/install/n8n';
import { N8nClient, outputOf } from '../../scripts/lib/n8n/client';
import { N8nServer } from '../../scripts/lib/n8n/server';
import { packPackage } from '../../scripts/lib/package';
import { ROOT } from '../../scripts/lib/paths';
import { freePort } from '../../scripts/lib/ports';
import { settingsOf } from '../deploy/settings';
import { ARTIFACTS } from './support/instance';
import { lastHour, MANUAL, manualWorkflow, node, npayCredential } from './support/workflows';

const FOLDER = path.join(ARTIFACTS, 'n8n3');
const HOME = path.join(FOLDER, 'home');

interface Findings {
	rules: number;
	found: Array<{ file: string; rule: string }>;
}

beforeAll(() => {
	rmSync(FOLDER, { recursive: true, force: true });
	mkdirSync(HOME, { recursive: true });
});

async function migrationReport(files: string[]): Promise<Findings> {
	const n8n = await installN8n(2);
	const script = path.join(ROOT, 'scripts/lib/n8n/migrationRules.js');
	const { stdout, stderr } = spawnSync(n8n.node, [script, n8n.program, ...files], {
		encoding: 'utf8',
	});
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout) as Findings;
}

const workflowsIn = (folder: string): string[] =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json') && !file.endsWith('.results.json'))
		.map((file) => path.join(folder, file));

describe("n8n's migration rules for version 3", () => {
	it('find nothing in the examples, and in what workflows have saved', async () => {
		const files = [
			...workflowsIn(path.join(ROOT, 'examples')),
			...workflowsIn(path.join(ROOT, 'test/saved')),
		];
		expect(files.length).toBeGreaterThan(10);
		const { rules, found } = await migrationReport(files);
		expect(rules).toBeGreaterThanOrEqual(12);
		expect(found).toEqual([]);
	});

	it('find what is wrong with a workflow', async () => {
		const file = path.join(FOLDER, 'bad.json');
		const nodes = [
			node('Old', 'n8n-nodes-base.function', { functionCode: 'return items;' }),
			node('Either', 'n8n-nodes-base.if', {}, { alwaysOutputData: true }),
			node('Linked', 'n8n-nodes-base.set', { value: '={{ $getPairedItem("Old", 0) }}' }),
		];
		const settings = { callerPolicy: 'any' };
		writeFileSync(file, JSON.stringify({ name: 'Bad', nodes, connections: {}, settings }));
		const { found } = await migrationReport([file]);
		expect(found.map(({ rule }) => rule)).toEqual(
			expect.arrayContaining([
				'always-output-data-multi-output-v3',
				'caller-policy-any-removed-v3',
				'function-removed-v3',
				'get-paired-item-v3',
			]),
		);
	});
});

it('the list of settings that Compose files are held against is that of this n8n', async () => {
	const { program } = await installN8n(2);
	const file = path.join(ROOT, 'test/deploy/n8n-2.41.1.json');
	const known = settingsOf(path.join(path.dirname(program), '../..'));
	if (process.env.UPDATE_SETTINGS === '1') {
		writeFileSync(file, `${JSON.stringify(known, undefined, '\t')}\n`);
	}
	expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(known);
});

interface Compose {
	services: Record<string, { command: string[]; environment: Record<string, string | number> }>;
}
const { services } = parse(
	readFileSync(path.join(ROOT, 'deploy/single/compose.yaml'), 'utf8'),
) as Compose;

/** The command of Compose that installs the package, as Compose runs it, on a folder of this machine. */
async function installAsCompose(): Promise<void> {
	const { command = [] } = services.packages ?? {};
	const nodes = path.join(HOME, '.n8n', 'nodes');
	mkdirSync(nodes, { recursive: true });
	const [program = '', ...args] = command.map((part) =>
		part
			.replaceAll('$$', '$')
			.replaceAll('/nodes', nodes)
			// Only in a container are the files somebody else's.
			.replaceAll('1000:1000', `${process.getuid?.()}:${process.getgid?.()}`),
	);
	const tarball = await packPackage(FOLDER);
	const { status, stderr } = spawnSync(program, args, {
		env: { ...process.env, NPAY_PACKAGE: tarball, npm_config_offline: 'true' },
		encoding: 'utf8',
	});
	expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
}

/** n8n's settings out of the Compose file, but for what is another container's or the shop's own. */
const composeSettings = (): Record<string, string> =>
	Object.fromEntries(
		Object.entries(services.n8n?.environment ?? {})
			.filter(([, value]) => !String(value).includes('${'))
			.filter(([name]) => !name.startsWith('DB_'))
			.map(([name, value]) => [name, String(value)]),
	);

const PROTECTED = { N8N_SSRF_PROTECTION_ENABLED: 'true' };

describe('n8n as the Compose file starts it, with protection against requests into its network', () => {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ settings: { npay: { rateLimit: { enabled: false } } } });
		await installAsCompose();
	});
	afterAll(async () => await sandbox.close());

	/** Starts n8n, reads the sandbox's orders in a workflow, and stops it. */
	async function readOrders(settings: Record<string, string>) {
		const server = new N8nServer(await installN8n(2), {
			home: HOME,
			port: await freePort(),
			settings: { ...composeSettings(), ...settings },
		});
		await server.start();
		try {
			const n8n = await new N8nClient(server.url).login();
			const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
			const { id } = await n8n.createWorkflow(
				manualWorkflow(credential, [{ operation: 'getChanges', parameters: lastHour() }]),
			);
			sandbox.npay.createOrders({ count: 3, state: 'PAYED' });
			return await n8n.run(id, MANUAL);
		} finally {
			await server.stop();
		}
	}

	it('reaches the sandbox where its address is allowed', async () => {
		const allowed = { ...PROTECTED, N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.1/32' };
		const execution = await readOrders(allowed);
		expect(execution.status).toBe('success');
		expect(outputOf(execution, 'getChanges')).toHaveLength(3);
	});

	it('does not reach it where it is not, and says so', async () => {
		const before = sandbox.journal.entries().length;
		const execution = await readOrders(PROTECTED);
		expect(execution.status).toBe('error');
		expect(sandbox.journal.entries()).toHaveLength(before);
		expect(execution.data.resultData.error?.message).toMatch(/\S/);
	});
});
