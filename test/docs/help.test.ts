import fs from 'node:fs';
import path from 'node:path';

import { readPage } from '../../scripts/lib/docs/check/markdown';

const ROOT = path.join(__dirname, '../..');

/** This project's pages as the editor links to them: what follows the repository's address. */
const OUR_PAGE = /https:\/\/github\.com\/[\w.-]+\/n8n-nodes-npay(?![\w./-]*\.git)([\w./#-]*)/g;

const sources = ['nodes', 'credentials'].flatMap((folder) =>
	fs
		.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.(ts|node\.json)$/.test(file))
		.map((file) => path.join(folder, file)),
);

const links = sources.flatMap((file) =>
	[...fs.readFileSync(path.join(ROOT, file), 'utf8').matchAll(OUR_PAGE)].map(
		([, rest = '']) => [file, rest] as const,
	),
);

const anchorsOf = (page: string) =>
	readPage(fs.readFileSync(path.join(ROOT, page), 'utf8')).anchors;

test('the editor links to this project from nodes and credentials', () => {
	expect(links.length).toBeGreaterThan(10);
});

test.each(links)('%s links to a page and a heading that exist: %s', (_, rest) => {
	const [file = '', anchor] = rest.split('#');
	const page = file === '' ? 'README.md' : file.replace(/^\/blob\/main\//, '');
	expect(fs.existsSync(path.join(ROOT, page))).toBe(true);
	if (anchor !== undefined && anchor !== 'readme') expect([...anchorsOf(page)]).toContain(anchor);
});
