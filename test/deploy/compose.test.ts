/** The files that start n8n in Docker, as far as they can be looked at without it. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { parse } from 'yaml';

import { ROOT } from '../../scripts/lib/paths';
import settings from './n8n-2.41.1.json';

const DEPLOY = path.join(ROOT, 'deploy');
const FOLDERS = ['single', 'queue'];

interface Service {
	image: string;
	user?: string;
	command?: string[];
	environment?: Record<string, string | number>;
	ports?: string[];
	volumes?: string[];
	depends_on?: Record<string, { condition: string }> | string[];
	healthcheck?: { test: string[] };
	profiles?: string[];
}
interface Compose {
	services: Record<string, Service>;
	volumes: Record<string, unknown>;
}

const textOf = (folder: string): string =>
	fs.readFileSync(path.join(DEPLOY, folder, 'compose.yaml'), 'utf8');
const compose = (folder: string): Compose => parse(textOf(folder), { merge: true }) as Compose;
const n8nServices = (folder: string) =>
	Object.entries(compose(folder).services).filter(([, { image }]) => image.includes('/n8n:'));

/** Problems that Compose's schema, and a linter of such files, find in a text. */
function problems(text: string): string[] {
	const folder = fs.mkdtempSync(path.join(ROOT, '.cache', 'compose-'));
	fs.writeFileSync(path.join(folder, 'compose.yaml'), text);
	// In a process of its own: it prints.
	const { stdout } = spawnSync(
		process.execPath,
		[path.join(ROOT, 'node_modules/dclint/bin/dclint.cjs'), '--formatter', 'json', folder],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	fs.rmSync(folder, { recursive: true });
	const results = JSON.parse(stdout) as Array<{
		messages: Array<{ type: string; message: string }>;
	}>;
	return results.flatMap(({ messages }) =>
		messages.filter(({ type }) => type === 'error').map(({ message }) => message),
	);
}

test('each folder has what the page says', () => {
	for (const folder of FOLDERS) {
		expect(
			fs
				.readdirSync(path.join(DEPLOY, folder))
				.filter((file) => file !== '.env')
				.sort(),
		).toEqual(['.env.example', 'compose.yaml']);
	}
	expect(fs.readdirSync(DEPLOY).sort()).toEqual([...FOLDERS].sort());
});

test.each(FOLDERS)('%s is as the schema of Compose asks', (folder) => {
	expect(problems(textOf(folder))).toEqual([]);
});

test('what is wrong in such a file is found', () => {
	const text = textOf('single');
	for (const [from, to] of [
		['environment:', 'environmnt:'],
		['service_completed_successfully', 'service_done'],
		['restart: unless-stopped', 'restart: [unless-stopped]'],
	] as const) {
		expect(text).toContain(from);
		expect(problems(text.replace(from, to))).not.toEqual([]);
	}
});

describe.each(FOLDERS)('%s', (folder) => {
	test('names settings that n8n has', () => {
		const known = new Set([...settings, 'TZ']);
		const unknown = n8nServices(folder).flatMap(([, { environment = {} }]) =>
			Object.keys(environment).filter((name) => !known.has(name)),
		);
		expect(unknown).toEqual([]);
	});

	test('runs n8n as n8n 3 wants it, in Korea, with polling as it was measured', () => {
		expect(n8nServices(folder).length).toBeGreaterThan(0);
		for (const [, { environment }] of n8nServices(folder)) {
			expect(environment).toMatchObject({
				N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
				N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'false',
				GENERIC_TIMEZONE: 'Asia/Seoul',
				DB_TYPE: 'postgresdb',
			});
		}
	});

	test('installs the package before n8n starts, for each n8n', () => {
		const { services } = compose(folder);
		const { command = [], volumes } = services.packages ?? {};
		expect(command.join(' ')).toContain('npm install --prefix /nodes');
		expect(volumes).toEqual(['nodes:/nodes']);
		expect(services.n8n?.depends_on).toMatchObject({
			packages: { condition: 'service_completed_successfully' },
		});
		for (const [, one] of n8nServices(folder)) {
			expect(one.volumes).toContain('nodes:/home/node/.n8n/nodes');
		}
	});

	test('opens nothing to the network, and keeps its data in volumes that it declares', () => {
		const { services, volumes } = compose(folder);
		for (const { ports = [] } of Object.values(services)) {
			for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
		}
		const used = Object.values(services)
			.flatMap((one) => one.volumes ?? [])
			.map((one) => one.split(':')[0] ?? '')
			.filter((name) => !name.startsWith('.'));
		expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort());
	});

	test('takes what differs and what is secret from .env, which has an empty line for each', () => {
		const example = fs.readFileSync(path.join(DEPLOY, folder, '.env.example'), 'utf8');
		const lines = example.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
		// Nothing in it that somebody could leave as it is.
		for (const line of lines) expect(line).toMatch(/^[A-Z0-9_]+=$/);
		// A variable without `:?` would be empty in silence.
		const text = textOf(folder);
		const taken = [...text.matchAll(/(?<!\$)\$\{([A-Z0-9_]+)([^}]*)\}/g)];
		for (const [all, , rest = ''] of taken)
			expect([all, rest]).toEqual([all, expect.stringMatching(/^:\?/)]);
		const names = [...new Set(taken.map(([, name]) => name))].sort();
		expect(names).toEqual(lines.map((line) => line.slice(0, -1)).sort());
		expect(text).not.toMatch(/(PASSWORD|KEY|SECRET|TOKEN): (?!\$\{)\S/);
	});

	test('says of each image which version it is', () => {
		for (const { image } of Object.values(compose(folder).services)) {
			expect(image).toMatch(/:(\d|\$\{N8N_VERSION:)/);
		}
	});
});

test('in queue mode all n8n have the same settings, and there are workers', () => {
	const [[, main] = [], ...others] = n8nServices('queue');
	expect(others.map(([name]) => name)).toEqual(['worker']);
	for (const [, { environment }] of others) expect(environment).toEqual(main?.environment);
	expect(main?.environment).toMatchObject({
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	});
});

test('every n8n setting on the pages about n8n 3 is one that n8n has', () => {
	const known = new Set(settings);
	for (const page of ['docs/n8n-3.md', 'docs/n8n-3.ko.md']) {
		const text = fs.readFileSync(path.join(ROOT, page), 'utf8');
		const names = [...text.matchAll(/\b(?:N8N|DB|EXECUTIONS|QUEUE|OFFLOAD)_[A-Z0-9_]+/g)].map(
			([name]) => name,
		);
		// The version of the image is our own, in .env.
		expect(
			[...new Set(names)].filter((name) => name !== 'N8N_VERSION' && !known.has(name)),
		).toEqual([]);
	}
});
