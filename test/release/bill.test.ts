/** What the package brings along of others: their licences, and the bill of materials. */
import fs from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../scripts/lib/paths';
import { billOf, librariesOf, licencesOf } from '../../scripts/lib/release/bundled';
import { manifest } from './manifest';

const DIST = path.join(ROOT, 'dist');
const read = (name: string): string => fs.readFileSync(path.join(DIST, name), 'utf8');

interface Component {
	'bom-ref': string;
	name: string;
	version: string;
	purl: string;
	hashes: Array<{ alg: string; content: string }>;
	licenses: Array<{ license: { id: string } }>;
}
interface Bill {
	bomFormat: string;
	specVersion: string;
	metadata: { component: { name: string; version: string } };
	components: Component[];
	dependencies: Array<{ ref: string; dependsOn: string[] }>;
}
const bill = (): Bill => JSON.parse(read('sbom.cdx.json')) as Bill;

/** The libraries that are in the bundle, by what esbuild has written above each file. */
const bundled = (): string[] => {
	const found = [...read('bundle.js').matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)];
	return [...new Set(found.map(([, name = '']) => name))].sort();
};

test('libraries are bundled, and few', () => {
	expect(bundled()).toEqual(expect.arrayContaining(['bcryptjs', 'date-fns', 'p-limit']));
	expect(bundled().length).toBeLessThan(20);
});

test('the bill names each bundled library in its version', () => {
	const { bomFormat, specVersion, metadata, components } = bill();
	expect({ bomFormat, specVersion }).toEqual({ bomFormat: 'CycloneDX', specVersion: '1.5' });
	expect(metadata.component).toMatchObject({ name: manifest.name, version: manifest.version });
	const named = components.map(({ name }) => name);
	expect(named.filter((name, index) => named.indexOf(name) !== index)).toEqual([]);
	expect(bundled().filter((name) => !named.includes(name))).toEqual([]);
	for (const { name, version, purl } of components) {
		const folder = path.join(ROOT, 'node_modules', name, 'package.json');
		const installed = JSON.parse(fs.readFileSync(folder, 'utf8')) as { version: string };
		expect(version).toBe(installed.version);
		expect(purl).toBe(`pkg:npm/${name.replace('@', '%40')}@${version}`);
	}
});

test("the bill has each library's licence, and the hash that npm has checked", () => {
	const lock = JSON.parse(fs.readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as {
		packages: Record<string, { integrity?: string }>;
	};
	for (const { name, hashes, licenses } of bill().components) {
		expect(licenses[0]?.license.id).toMatch(/^[\w.-]+$/);
		const [hash] = hashes;
		const integrity = `sha512-${Buffer.from(hash?.content ?? '', 'hex').toString('base64')}`;
		expect(integrity).toBe(lock.packages[`node_modules/${name}`]?.integrity);
	}
});

test('the bill says who needs whom, and leaves nobody out', () => {
	const { components, dependencies } = bill();
	const refs = components.map((one) => one['bom-ref']).sort();
	const needed = dependencies.flatMap(({ dependsOn }) => dependsOn);
	expect([...new Set(needed)].sort()).toEqual(refs);
	expect(dependencies).toHaveLength(refs.length + 1);
});

test('each bundled library comes with its licence, whole', () => {
	const parts = read('THIRD_PARTY_LICENSES.txt').split(`\n${'-'.repeat(80)}\n\n`);
	const texts = new Map(parts.map((part) => [part.split('\n')[0] ?? '', part]));
	expect(bundled().filter((name) => !texts.has(name))).toEqual([]);
	expect([...texts.keys()].sort()).toEqual(
		bill()
			.components.map(({ name }) => name)
			.sort(),
	);
	for (const text of texts.values()) {
		expect(text).toMatch(/Copyright|\(c\)/i);
		expect(text).toMatch(/AS IS/i);
	}
});

/** A library as it lies in a folder of packages. */
function library(root: string, name: string, more: object, licence?: string): string {
	const folder = path.join(root, 'node_modules', name);
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(
		path.join(folder, 'package.json'),
		JSON.stringify({ name, version: '1.0.0', license: 'MIT', author: 'Kim', ...more }),
	);
	if (licence !== undefined) fs.writeFileSync(path.join(folder, 'LICENSE'), licence);
	return `node_modules/${name}/index.js`;
}

describe('a library', () => {
	let root: string;
	beforeEach(() => {
		root = fs.mkdtempSync(path.join(ROOT, '.cache', 'bill-'));
	});
	afterEach(() => fs.rmSync(root, { recursive: true }));

	test('under a licence that nobody has looked at is not bundled', () => {
		const input = library(root, 'strange', { license: 'AGPL-3.0' });
		expect(() => librariesOf([input], root)).toThrow('strange (AGPL-3.0)');
	});

	test("that brings no file of its licence gets the standard's words, with its author", () => {
		const inputs = [library(root, 'bare', {}), library(root, '@some/one', {}, 'Its own words')];
		const [scoped, bare] = licencesOf(librariesOf([...inputs, 'nodes/x.ts'], root)).split(
			'-'.repeat(80),
		);
		expect(scoped).toBe('@some/one\n\nIts own words\n\n');
		expect(bare).toMatch(/bare\n\nMIT License\n\nCopyright \(c\) Kim\n[\s\S]*WITHOUT WARRANTY/);
		const apache = library(root, 'apache', { license: 'Apache-2.0' });
		expect(() => licencesOf(librariesOf([apache], root))).toThrow('apache brings no licence');
	});

	test('inside another, in a version of its own, counts for itself', () => {
		const inputs = ['a', 'a/node_modules/b', 'b'].map((name) =>
			library(root, name, { name: name.split('/').at(-1), version: `1.0.${name.length}` }, 'x'),
		);
		const { components } = billOf(librariesOf(inputs, root), manifest) as unknown as Bill;
		expect(components.map(({ purl }) => purl)).toEqual([
			'pkg:npm/a@1.0.1',
			'pkg:npm/b@1.0.16',
			'pkg:npm/b@1.0.1',
		]);
	});
});
