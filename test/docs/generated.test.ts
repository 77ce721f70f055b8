import fs from 'node:fs';
import path from 'node:path';

import { isResultName } from '../../nodes/shared/write/resultNames';
import { RESULTS } from '../../scripts/lib/docs/columns/meanings/results';
import { nodeOutputs } from '../../scripts/lib/docs/columns/nodes';
import { meaningOf } from '../../scripts/lib/docs/columns/page';
import { CODES } from '../../scripts/lib/docs/messages/codes';
import { collect } from '../../scripts/lib/docs/messages/collect';
import { compare, explained } from '../../scripts/lib/docs/messages/compare';
import { SECTIONS } from '../../scripts/lib/docs/messages/texts';
import { generatedPages } from '../../scripts/lib/docs/pages';
import { descriptions } from '../../scripts/lib/docs/pictures/shown';

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

/** Names that n8n itself shows, or that stand in messages. */
const N8NS_OWN = [
	...['Retry On Fail', 'Always Output Data', 'Execute Once', 'Fetch Test Event'],
	...['Nothing was sent', 'Respond to Webhook'],
];

/** Every name that the editor shows of the nodes and credentials. */
function namesShown(): Set<string> {
	const found = new Set<string>(N8NS_OWN);
	const visit = (value: unknown): void => {
		if (Array.isArray(value)) return value.forEach(visit);
		if (typeof value !== 'object' || value === null) return;
		for (const [key, inner] of Object.entries(value)) {
			if ((key === 'displayName' || key === 'name') && typeof inner === 'string') {
				found.add(inner.replace(/ \(.*\)$/, ''));
			} else visit(inner);
		}
	};
	descriptions().forEach(visit);
	return found;
}

test('names in italics are those that the editor shows', () => {
	const shown = namesShown();
	const texts = [
		...SECTIONS.flatMap(({ told }) => told.flatMap(([, ...both]) => both.flat())),
		...CODES.flatMap(({ told }) => told.flatMap(([, ...both]) => both.flat())),
	];
	const named = texts.flatMap((text) => [...text.matchAll(/\*([^*]+)\*/g)].map(([, name]) => name));
	const parts = named.flatMap((name = '') => name.split(/ > /));
	expect([...new Set(parts)].filter((part) => !shown.has(part))).toEqual([]);
	expect(parts.length).toBeGreaterThan(50);
});
