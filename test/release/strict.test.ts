/** n8n's strict mode: its own configuration at the root, unchanged; folders that don't ship are left to ours. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../scripts/lib/paths';
import { manifest } from './manifest';

const KIT = path.join(ROOT, 'node_modules/@n8n/node-cli/dist/template/templates/shared/default');

/**
 * What ESLint would do with a file.
 *
 * @param flags by which it is called beside n8n's
 * @returns nothing where it leaves the file out
 */
const configOf = (
	file: string,
	...flags: string[]
): { rules: Record<string, [number, ...unknown[]]> } | undefined => {
	const { stdout } = spawnSync(
		process.execPath,
		[path.join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--print-config', file, ...flags],
		{
			cwd: ROOT,
			encoding: 'utf8',
			env: { ...process.env, ESLINT_FLAGS: 'unstable_config_lookup_from_file' },
		},
	);
	return stdout.trim() === 'undefined'
		? undefined
		: (JSON.parse(stdout) as ReturnType<typeof configOf>);
};

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

test.each(['test/release/strict.test.ts', 'sandbox/index.ts', 'scripts/operations.ts'])(
	'%s is left to ours: a variable that nobody uses, and a promise that nobody awaits, is an error there',
	(file) => {
		expect(configOf(file)).toBeUndefined();
		const rules = configOf(file, '--config', 'eslint.tools.config.mjs')?.rules;
		expect(rules?.['@typescript-eslint/no-unused-vars']?.[0]).toBe(2);
		expect(rules?.['@typescript-eslint/no-floating-promises']?.[0]).toBe(2);
	},
);

test("what ships has n8n's rules", () => {
	const rules = configOf('nodes/Npay/Npay.node.ts')?.rules;
	expect(rules?.['@n8n/community-nodes/no-restricted-imports']?.[0]).toBe(2);
	expect(rules?.['@n8n/community-nodes/no-restricted-globals']?.[0]).toBe(2);
});

test('whole installations of n8n are left out', () => {
	expect(configOf('.cache/n8n-0.0.0/node_modules/n8n/bin/index.js')).toBeUndefined();
	expect(configOf('.cache/n8n-0.0.0/nodes/Some.node.ts')).toBeUndefined();
});
