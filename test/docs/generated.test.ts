import fs from 'node:fs';
import path from 'node:path';

import { isResultName } from '../../nodes/shared/write/resultNames';
import { RESULTS } from '../../scripts/lib/docs/columns/meanings/results';
import { nodeOutputs } from '../../scripts/lib/docs/columns/nodes';
import { meaningOf } from '../../scripts/lib/docs/columns/page';
import { collect } from '../../scripts/lib/docs/messages/collect';
import { compare, explained } from '../../scripts/lib/docs/messages/compare';
import { generatedPages } from '../../scripts/lib/docs/pages';

const ROOT = path.join(__dirname, '../..');

test.each(Object.entries(generatedPages(ROOT)))(
	'%s is what the code says (npm run docs)',
	(file, text) => {
		expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toBe(text);
	},
);

// What to do about a message stands in scripts/lib/docs/messages/texts, about a code in scripts/lib/docs/messages/codes.ts.
test('every message that the code can show is explained, once, and no other', () => {
	const collected = collect(ROOT);
	expect(compare(collected, explained())).toEqual({ unexplained: [], gone: [], twice: [] });
	expect(collected.messages.size).toBeGreaterThan(300);
});

// What a column means stands in scripts/lib/docs/columns/meanings.
test.each(nodeOutputs(ROOT))('every column of $name has a meaning, and no other', (node) => {
	const paths = new Set(node.outputs.flatMap(({ columns }) => columns.map((one) => one.path)));
	expect([...paths].filter((at) => meaningOf(at, node.meanings) === undefined)).toEqual([]);
	const names = new Set([...paths].flatMap((at) => [at, at.split('.').at(-1) ?? at]));
	const known = Object.keys(node.meanings).filter((name) => !Object.hasOwn(RESULTS, name));
	expect(known.filter((name) => !names.has(name))).toEqual([]);
});

test('columns that tell what became of a row are known as such', () => {
	expect(Object.keys(RESULTS).filter((name) => !isResultName(name))).toEqual([]);
});
