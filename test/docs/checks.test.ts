import fs from 'node:fs';
import path from 'node:path';

import { type Fates, unknownScripts, untriedCommands } from '../../scripts/lib/docs/check/commands';
import { deadLinks } from '../../scripts/lib/docs/check/links';
import { readPage } from '../../scripts/lib/docs/check/markdown';
import { missingPaths, unnamedExamples } from '../../scripts/lib/docs/check/names';
import { traces } from '../../scripts/lib/docs/check/traces';
import { unequalTwins } from '../../scripts/lib/docs/check/twins';
import { notePictures, oldPictures } from '../../scripts/lib/docs/pictures/manifest';
import { hashOf } from '../../scripts/lib/docs/pictures/shown';
import { inMadeUpFolder } from '../support/madeUpFolder';

const FENCE = '```';

describe('links', () => {
	const own = {
		'package.json': '{"repository":{"url":"git+https://github.com/some-owner/some-name.git"}}',
	};
	const dead = (files: Record<string, string>) => inMadeUpFolder(files, deadLinks);

	test('that lead somewhere', () => {
		const files = {
			...own,
			'README.md':
				'# Top\n\n[a](docs/a.md) [b](docs/a.md#what-now) [c](#top) [d](docs/) [e](https://example.com/x) [f](mailto:a@b.c)\n![p](docs/p.png) [g](https://github.com/some-owner/some-name/blob/main/docs/a.md) [h](https://github.com/else/some-name/blob/main/no.md)\n<img src="docs/p.png">',
			'docs/a.md':
				'# A\n\n## What *now*?\n\n[up](../README.md#top) [한글](#검사check-결과)\n\n## 검사(Check) 결과',
			'docs/p.png': '',
		};
		expect(dead(files)).toEqual([]);
	});

	test('to files, headings and pictures that are not there', () => {
		const files = {
			...own,
			'README.md':
				'[a](docs/b.md) [b](docs/a.md#gone) ![p](docs/q.png)\n<a href="docs/c.md">\n\n[r]: docs/d.md',
			'docs/a.md':
				'# A\n\n[x](#a-1) [y](a.md) [z](https://github.com/some-owner/some-name/blob/main/no.md)',
		};
		expect(dead(files)).toEqual([
			'README.md: docs/b.md (no such file)',
			'README.md: docs/a.md#gone (no such heading)',
			'README.md: docs/q.png (no such file)',
			'README.md: docs/d.md (no such file)',
			'README.md: docs/c.md (no such file)',
			'docs/a.md: #a-1 (no such heading)',
			'docs/a.md: https://github.com/some-owner/some-name/blob/main/no.md (no such file)',
		]);
	});

	test('in code are none', () => {
		expect(dead({ 'a.md': `\`[a](b.md)\`\n\n${FENCE}\n[a](b.md)\n${FENCE}\n` })).toEqual([]);
	});

	test('the second heading of a name has a number', () => {
		expect(dead({ 'a.md': '# A\n\n## A\n\n[one](#a) [two](#a-1) [three](#a-2)' })).toEqual([
			'a.md: #a-2 (no such heading)',
		]);
	});
});

describe('twins', () => {
	const unequal = (files: Record<string, string>) => inMadeUpFolder(files, unequalTwins);
	const page = '# T\n\n## One\n\n| a |\n| --- |\n| b |\n\n![p](p.png)\n\n### Two\n';

	test('of the same build', () => {
		expect(unequal({ 'docs/a.md': page, 'docs/a.ko.md': page, 'docs/reports/r.md': page })).toEqual(
			[],
		);
	});

	test.each([
		[
			'a section more',
			page.replace('### Two', '### Two\n\n## Three'),
			'headings 1 2 3 2, in docs/a.ko.md 1 2 3',
		],
		['another level', page.replace('### Two', '## Two'), 'headings 1 2 2, in docs/a.ko.md 1 2 3'],
		['a table less', page.replace('| --- |', ''), '0 tables, in docs/a.ko.md 1'],
		['a picture less', page.replace('![p](p.png)', ''), '0 pictures, in docs/a.ko.md 1'],
	])('with %s', (_, english, complaint) => {
		expect(unequal({ 'docs/a.md': english, 'docs/a.ko.md': page })).toEqual([
			`docs/a.md: ${complaint}`,
		]);
	});

	test('of which one is missing', () => {
		expect(unequal({ 'README.md': page, 'docs/b.ko.md': page })).toEqual([
			'README.md: there is no README.ko.md',
			'docs/b.ko.md: there is no docs/b.md',
		]);
	});
});

describe('commands', () => {
	const block = (...lines: string[]) => [`${FENCE}sh`, ...lines, FENCE].join('\n');
	const untried = (text: string, fates: Fates) =>
		inMadeUpFolder({ 'a.md': text, 'run.sh': 'npm run x' }, (root) => untriedCommands(root, fates));

	test('that are run, or not for a reason', () => {
		const text = block('# first', '$ npm run x', 'VAR=1', 'a \\', '  b # why');
		const fates = { 'npm run x': { runBy: 'run.sh' }, 'a b': { notRunBecause: 'it takes days' } };
		expect(untried(text, fates)).toEqual([]);
	});

	test('that nobody has said anything about, that are gone, or that are not run', () => {
		expect(
			untried(block('npm run x', 'rm -r x'), {
				'npm run x': { runBy: 'gone.sh' },
				'npm run y': { runBy: 'run.sh' },
			}),
		).toEqual([
			'a.md: "rm -r x" is neither run nor said why not',
			'"npm run y" stands on no page',
			'"npm run x": gone.sh does not run it',
			'"npm run y": run.sh does not run it',
		]);
	});

	test('of npm that package.json does not have', () => {
		const files = { 'package.json': '{"scripts":{"x":""}}', 'a.md': '`npm run x`, npm run y-z' };
		expect(inMadeUpFolder(files, unknownScripts)).toEqual(['a.md: npm run y-z']);
	});
});

describe('names', () => {
	test('of examples', () => {
		const files = {
			'examples/a.json': '{}',
			'examples/b.json': '{}',
			'docs/x.md': '[a](../examples/a.json), examples/c.json',
			'CHANGELOG.md': 'examples/old.json',
		};
		expect(inMadeUpFolder(files, unnamedExamples)).toEqual([
			'examples/b.json: no page names it',
			'docs/x.md: there is no examples/c.json',
		]);
	});

	test('of files and folders', () => {
		const files = {
			'nodes/a/one.ts': '',
			'nodes/a/two.ts': '',
			'a.md':
				'`nodes/a/{one,two,three}.ts` `nodes/a/` `nodes/a/one` `nodes/b` `nodes/**/x.ts` `nodes/a/four.ts`',
		};
		expect(inMadeUpFolder(files, missingPaths)).toEqual([
			'a.md: nodes/a/three.ts',
			'a.md: nodes/b',
			'a.md: nodes/a/four.ts',
		]);
	});
});

describe('traces', () => {
	// Put together here, so that this file holds none itself.
	const home = ['', 'root', 'x'].join('/');
	const work = ['', 'work', 'main'].join('/');
	const mirror = ['https:/', 'registry.corp.example', 'a'].join('/');
	const official = ['https:/', 'registry.npmjs.org', 'x'].join('/');
	const homeOfNode = ['', 'home', 'node', '.n8n'].join('/');

	test('of machines and registries, in any text', () => {
		const files = {
			'docs/a.md': `one\nsee ${home}/y`,
			'x.ts': `const a = '${work}/b';`,
			'c.json': `{ "at": "${mirror}" }`,
		};
		expect(inMadeUpFolder(files, traces)).toEqual([
			`c.json:1: an address of a package registry (${mirror.slice(0, -2)})`,
			`docs/a.md:2: a folder of one machine (${home})`,
			`x.ts:1: a folder of one machine (${work})`,
		]);
	});

	test('none in what anyone may write', () => {
		const files = {
			'a.md': `${official}, ${homeOfNode}, sandbox${work}, ~${home}`,
			'p.png': home,
		};
		expect(inMadeUpFolder(files, traces)).toEqual([]);
	});
});

describe('pictures', () => {
	const kinds = [
		{
			files: /^(\w+)\.png$/,
			shows: (name: string) => [{ example: name }],
			command: (name: string) => `take ${name}`,
		},
		{ files: /^(\w+)\.svg$/, shows: () => 'measured' as const, command: () => '' },
	];
	const files = {
		'examples/a.json': '{"name":"A"}',
		'docs/images/a.png': '',
		'docs/images/chart.svg': '',
	};

	test('are as new as when they were noted, until what they show changes', () => {
		inMadeUpFolder(files, (root) => {
			expect(oldPictures(root, kinds)).toEqual([
				'docs/images/a.png: it is not known when it was taken: take a',
			]);
			expect(notePictures(root, ['a.png', 'chart.svg'], kinds)).toEqual(['a.png']);
			expect(oldPictures(root, kinds)).toEqual([]);
			fs.writeFileSync(path.join(root, 'examples/a.json'), '{"name":"B"}');
			expect(oldPictures(root, kinds)).toEqual([
				'docs/images/a.png: it is older than what it shows: take a',
			]);
		});
	});

	test('that nobody knows, or that are gone', () => {
		inMadeUpFolder({ ...files, 'docs/images/b-c.png': '' }, (root) => {
			notePictures(root, ['a.png'], kinds);
			fs.rmSync(path.join(root, 'docs/images/a.png'));
			expect(oldPictures(root, kinds)).toEqual([
				'docs/images/b-c.png: nobody has said what it shows (scripts/lib/docs/pictures/table.ts)',
				'docs/images/pictures.json: there is no a.png',
			]);
		});
	});

	test('of a panel depend on the fields that it shows, not on others', () => {
		const hash = (operation: string) =>
			hashOf('.', [{ node: 'npay', chosen: { resource: 'productOrder', operation } }]);
		expect(hash('dispatch')).not.toBe(hash('confirm'));
		expect(hash('dispatch')).toBe(hash('dispatch'));
		expect(() => hashOf('.', [{ node: 'nobody' }])).toThrow('There is no node nobody');
	});
});

test('a page is read without its code, in whatever fence', () => {
	const page = readPage('# A\n\n~~~md\n# B\n~~~\n\n````\n```\n# C\n```\n````\n\n## D `x` ##\n');
	expect(page.headings).toEqual([
		{ level: 1, text: 'A' },
		{ level: 2, text: 'D `x`' },
	]);
	expect([...page.anchors]).toEqual(['a', 'd-x']);
});
