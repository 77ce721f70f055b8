import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

import { filesBelow, packPackage } from '../../scripts/lib/package';
import { ROOT } from '../../scripts/lib/paths';
import { ARTIFACTS } from './support/instance';

const folder = path.join(ARTIFACTS, 'package');
const unpacked = path.join(folder, 'unpacked');

beforeAll(async () => {
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(unpacked, { recursive: true });
	const tarball = await packPackage(folder);
	const { status } = spawnSync('tar', ['-xzf', tarball, '-C', unpacked, '--strip-components=1']);
	expect(status).toBe(0);
});

const published = () => filesBelow(unpacked).map((file) => path.relative(unpacked, file));

describe('the package as published', () => {
	it('holds dist and the usual texts, nothing else', () => {
		const others = published().filter(
			(file) => !/^dist\/(bundle\.js$|(nodes|credentials)\/.*\.(js|json|svg)$)/.test(file),
		);
		const texts = [
			'CHANGELOG.md',
			'LICENSE',
			'README.ko.md',
			'README.md',
			'dist/THIRD_PARTY_LICENSES.txt',
			'dist/sbom.cdx.json',
			'index.js',
			'package.json',
		];
		expect(texts).toEqual(expect.arrayContaining(others));
		expect(others).toEqual(expect.arrayContaining(['LICENSE', 'index.js', 'package.json']));
	});

	it('holds everything that its package.json names to n8n, icons and codex files too', () => {
		const { n8n } = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8'));
		const codex = n8n.nodes.map((node: string) => node.replace(/\.js$/, '.json'));
		const icons = ['dist/nodes/Npay/npay.svg', 'dist/nodes/Npay/npay.dark.svg'];
		expect(published()).toEqual(
			expect.arrayContaining([...n8n.nodes, ...n8n.credentials, ...codex, ...icons]),
		);
	});

	it('depends on nothing but n8n-workflow, which n8n has', () => {
		const manifest = JSON.parse(readFileSync(path.join(unpacked, 'package.json'), 'utf8'));
		expect(manifest.dependencies ?? {}).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		const allowed = new Set(['n8n-workflow', 'crypto', 'node:crypto']);
		const bundle = path.join(unpacked, 'dist', 'bundle.js');
		for (const file of published().filter((name) => name.endsWith('.js'))) {
			const source = readFileSync(path.join(unpacked, file), 'utf8');
			for (const [, name = ''] of source.matchAll(/\brequire\(['"]([^'"]+)['"]\)/g)) {
				const isBundle = path.resolve(unpacked, path.dirname(file), name) === bundle;
				expect({ file, name, allowed: isBundle || allowed.has(name) }).toEqual({
					file,
					name,
					allowed: true,
				});
			}
		}
	});

	it("passes both lint legs of n8n's package scan", () => {
		// In jest's own NODE_ENV, test, one of the rule sets looks for its own test files.
		const { status, stdout } = spawnSync(
			process.execPath,
			[path.join('scripts', 'scan.mjs'), unpacked],
			{
				cwd: ROOT,
				encoding: 'utf8',
				env: { ...process.env, NODE_ENV: 'production' },
			},
		);
		expect({ status, stdout }).toEqual({
			status: 0,
			stdout: 'source: passed\npublished package: passed\n',
		});
	});
});
