import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { ROOT } from '../../scripts/lib/paths';
import { whyNotPrepare, whyNotPublish } from '../../scripts/lib/release/checks';
import {
	EXPLAINED,
	fillIn,
	findPlaceholders,
	findStrays,
	MARK,
	PLACEHOLDERS,
} from '../../scripts/lib/release/placeholders';

type Name = keyof typeof PLACEHOLDERS;
const NAMES = Object.keys(PLACEHOLDERS) as Name[];

/** Values as a maintainer has them. */
const REAL: Record<Name, string> = {
	author: 'Kim',
	email: 'kim@shop.example',
	repository: 'https://github.com/kim/n8n-nodes-npay',
	contact: 'security@shop.example',
};

/** A project of these files, in a folder that goes when the test is done. */
function project(files: Record<string, string>): { root: string; names: string[] } {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'release-'));
	for (const [name, text] of Object.entries(files)) {
		fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
		fs.writeFileSync(path.join(root, name), text);
	}
	made.push(root);
	return { root, names: Object.keys(files) };
}
const made: string[] = [];
afterAll(() => {
	for (const root of made) fs.rmSync(root, { recursive: true });
});

const manifest = (changed: object = {}): string =>
	JSON.stringify(
		{
			name: 'n8n-nodes-npay',
			version: '0.1.0',
			author: { name: PLACEHOLDERS.author.text, email: PLACEHOLDERS.email.text },
			repository: { url: `git+${PLACEHOLDERS.repository.text}.git` },
			...changed,
		},
		undefined,
		'\t',
	);
const FILES = {
	'package.json': manifest(),
	'SECURITY.md': `Write to ${PLACEHOLDERS.contact.text}.\n`,
	'CHANGELOG.md': '# Changelog\n\n## 0.1.0\n',
	'test/saved/0.1.0/npay.json': '{}',
};

describe('in this repository', () => {
	test('no placeholder is hidden: each is on the list', () => {
		expect(findStrays(ROOT)).toEqual([]);
	});

	test('nothing that looks like a maintainer is left beside them', () => {
		const { author, repository, homepage, bugs } = JSON.parse(
			fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
		) as Record<string, Record<string, string> | string>;
		const said = JSON.stringify([author, repository, homepage, bugs]);
		const isFilledIn = findPlaceholders(ROOT).length === 0;
		expect(
			isFilledIn || [author, repository, bugs].every((one) => JSON.stringify(one).includes(MARK)),
		).toBe(true);
		expect(said).not.toMatch(/@n8n-nodes-npay\.dev|github\.com\/n8n-nodes-npay/);
	});

	test('the page for maintainers names each, with what fills it in', () => {
		const page = fs.readFileSync(path.join(ROOT, 'docs/releasing.md'), 'utf8');
		for (const name of NAMES) {
			expect(page).toContain(`| \`--${name}\` | \`${PLACEHOLDERS[name].text}\` |`);
		}
		expect(EXPLAINED).toContain('docs/releasing.md');
	});

	test('a security report and a report of conduct have where to go', () => {
		const [filledIn] = findPlaceholders(ROOT).filter(({ name }) => name === 'contact');
		if (filledIn === undefined) return;
		const files = filledIn.places.map((place) => place.replace(/:\d+$/, ''));
		expect([...new Set(files)].sort()).toEqual(['CODE_OF_CONDUCT.md', 'SECURITY.md']);
	});
});

describe('a release', () => {
	test('refuses while placeholders are left, and names each with its places', () => {
		const { root, names } = project(FILES);
		for (const reasons of [
			whyNotPublish(root, { files: names }),
			whyNotPrepare(root, '0.1.0', { files: names }),
		]) {
			expect(reasons).toHaveLength(NAMES.length);
			for (const name of NAMES) {
				expect(reasons).toContainEqual(expect.stringContaining(`"${name}" is a placeholder`));
			}
			expect(reasons).toContainEqual(expect.stringContaining('(SECURITY.md:1)'));
		}
	});

	test('goes on once all are filled in', () => {
		const { root, names } = project(FILES);
		expect(fillIn(root, REAL, names)).toEqual(['package.json', 'SECURITY.md']);
		expect(whyNotPublish(root, { files: names, tag: '0.1.0' })).toEqual([]);
		expect(whyNotPrepare(root, '0.1.0', { files: names })).toEqual([]);
		const { author } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
			author: object;
		};
		expect(author).toEqual({ name: REAL.author, email: REAL.email });
	});

	test('refuses a placeholder that no list knows', () => {
		const { root, names } = project({ ...FILES, 'docs/x.md': `See https://${MARK}/docs\n` });
		fillIn(root, REAL, names);
		expect(whyNotPublish(root, { files: names })).toEqual([
			'docs/x.md:1 has a placeholder that no list knows',
		]);
	});

	test.each([
		['a private package', { 'package.json': manifest({ private: true }) }, '"private": true'],
		[
			'no section in the changelog',
			{ 'CHANGELOG.md': '# Changelog\n\n## Unreleased\n' },
			'## 0.1.0',
		],
		['no workflows kept', { 'test/saved/0.1.0/npay.json': undefined }, 'npm run saved'],
	])('refuses %s', (_, changed, reason) => {
		const files = Object.entries({ ...FILES, ...changed }).filter(
			(entry): entry is [string, string] => entry[1] !== undefined,
		);
		const { root, names } = project(Object.fromEntries(files));
		fillIn(root, REAL, names);
		expect(whyNotPublish(root, { files: names })).toEqual([expect.stringContaining(reason)]);
	});

	test('refuses a tag that is not the version', () => {
		const { root, names } = project(FILES);
		fillIn(root, REAL, names);
		expect(whyNotPublish(root, { files: names, tag: '0.2.0' })).toEqual([
			'the tag is 0.2.0, package.json says 0.1.0',
		]);
		expect(whyNotPrepare(root, 'next', { files: names })).toContain('"next" is not a version');
	});
});
