/** n8n's strict mode: its own configuration at the root, unchanged; folders that don't ship are left to ours. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../scripts/lib/paths';
import { manifest } from './manifest';

const KIT = path.join(ROOT, 'node_modules/@n8n/node-cli/dist/template/templates/shared/default');

/** What ships, what does not, and what belongs to n8n itself. */
const SHIPS = 'nodes/Npay/Npay.node.ts';
const OURS = ['test/release/strict.test.ts', 'sandbox/index.ts', 'scripts/operations.ts'];
const N8N = [
	'.cache/n8n-0.0.0/node_modules/n8n/bin/index.js',
	'.cache/n8n-0.0.0/nodes/Some.node.ts',
];

type Configs = Record<string, { rules: Record<string, [number, ...unknown[]]> } | null>;

/** What ESLint would do with each file, asked at once; `null` for one that it leaves out. */
function configsOf(files: readonly string[], options: object): Configs {
	const program = `
		import { ESLint } from 'eslint';
		const eslint = new ESLint(${JSON.stringify(options)});
		const configs = {};
		for (const file of ${JSON.stringify(files)})
			configs[file] = (await eslint.calculateConfigForFile(file)) ?? null;
		process.stdout.write(JSON.stringify(configs));`;
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['--input-type=module', '--eval', program],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout) as Configs;
}

let n8n: Configs;
let ours: Configs;
beforeAll(() => {
	// As `npm run lint:nodes` and `npm run lint:tools` ask.
	n8n = configsOf([SHIPS, ...OURS, ...N8N], { flags: ['unstable_config_lookup_from_file'] });
	ours = configsOf(OURS, { overrideConfigFile: 'eslint.tools.config.mjs' });
});

test('is on, and the configuration is as the kit writes it', () => {
	expect(manifest.n8n.strict).toBe(true);
	const read = (folder: string) => fs.readFileSync(path.join(folder, 'eslint.config.mjs'), 'utf8');
	expect(read(ROOT)).toBe(read(KIT));
});

test('the command has ESLint look for the nearest configuration', () => {
	expect(manifest.scripts['lint:nodes']).toBe(
		'ESLINT_FLAGS=unstable_config_lookup_from_file n8n-node lint',
	);
});

test.each(OURS)(
	'%s is left to ours: a variable that nobody uses, and a promise that nobody awaits, is an error there',
	(file) => {
		expect(n8n[file]).toBeNull();
		expect(ours[file]?.rules['@typescript-eslint/no-unused-vars']?.[0]).toBe(2);
		expect(ours[file]?.rules['@typescript-eslint/no-floating-promises']?.[0]).toBe(2);
	},
);

test("what ships has n8n's rules", () => {
	const rules = n8n[SHIPS]?.rules;
	expect(rules?.['@n8n/community-nodes/no-restricted-imports']?.[0]).toBe(2);
	expect(rules?.['@n8n/community-nodes/no-restricted-globals']?.[0]).toBe(2);
});

test.each(N8N)('%s, of a whole installation, is left out', (file) => {
	expect(n8n[file]).toBeNull();
});
