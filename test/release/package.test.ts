/** The list of what `npm pack` would pack, without packing. */
import { spawnSync } from 'node:child_process';

import { npmProgram } from '../../scripts/lib/install/npm';
import { ROOT } from '../../scripts/lib/paths';
import { manifest } from './manifest';

interface Packed {
	files: Array<{ path: string; size: number }>;
	unpackedSize: number;
}

let packed: Packed;
beforeAll(() => {
	const { stdout } = spawnSync(
		process.execPath,
		[npmProgram(), 'pack', '--dry-run', '--json', '--ignore-scripts'],
		{ cwd: ROOT, encoding: 'utf8' },
	);
	[packed] = JSON.parse(stdout) as [Packed];
});
const paths = (): string[] => packed.files.map((one) => one.path).sort();

/** What a package needs beside the files of its nodes. */
const TEXTS = [
	'CHANGELOG.md',
	'LICENSE',
	'README.ko.md',
	'README.md',
	'dist/THIRD_PARTY_LICENSES.txt',
	'dist/bundle.js',
	'dist/sbom.cdx.json',
	'index.js',
	'package.json',
];

test('these texts and the bundle, files of nodes and credentials, nothing else', () => {
	const others = paths().filter(
		(file) => !/^dist\/(nodes|credentials)\/.*\.(js|json|svg)$/.test(file),
	);
	expect(others).toEqual(TEXTS);
});

test('everything that n8n is told of, with icons, codex and previews', () => {
	const { nodes, credentials } = manifest.n8n;
	const codex = nodes.map((file) => file.replace(/\.js$/, '.json'));
	expect(paths()).toEqual(expect.arrayContaining([...nodes, ...credentials, ...codex]));
	expect(paths().filter((file) => file.endsWith('.svg')).length).toBeGreaterThan(0);
	expect(paths().filter((file) => file.includes('/__schema__/')).length).toBeGreaterThan(50);
});

test('nothing of tests, sandbox, tools, maps or secrets', () => {
	const strange = paths().filter((file) =>
		/(^|\/)(test|sandbox|scripts|docs|deploy|examples|\.[^/]+)\/|\.(ts|map|env|log|tgz)$/.test(
			file,
		),
	);
	expect(strange).toEqual([]);
});

test('at most 1.5 MB, unpacked', () => {
	expect(packed.unpackedSize).toBeLessThan(1_500_000);
});
