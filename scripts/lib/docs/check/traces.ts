import path from 'node:path';

import { projectFiles, textOf } from './files';

/** Endings of files that hold no text. */
const NOT_TEXT: ReadonlySet<string> = new Set([
	...['.png', '.jpg', '.gif', '.ico', '.woff2', '.zip', '.gz', '.xls', '.xlsx', '.pdf'],
]);

/** What belongs to one machine, or to where packages were got from on it. */
const TRACES: ReadonlyArray<readonly [what: string, found: RegExp]> = [
	['a folder of one machine', /(?<![\w.~-])\/(?:root|work|home\/(?!node\b)[a-z]\w*)\/[\w.-]+/],
	['a folder of one machine', /\b(?:[A-Z]:\\Users\\\w+|\/Users\/[a-z]\w*\/)/],
	[
		'an address of a package registry',
		/https?:\/\/(?!registry\.npmjs\.org\b)[\w.:-]*(?:registry|artifactory|nexus|verdaccio|npm-mirror|npm-proxy)[\w.:-]*/i,
	],
	['a registry in a lock file', /"resolved": "https?:\/\/(?!registry\.npmjs\.org\/)/],
];

/** Lines that name paths of one machine or hosts of registries: `docs/a.md:3: a folder of one machine (…)`. */
export function traces(root: string): string[] {
	return projectFiles(root)
		.filter((file) => !NOT_TEXT.has(path.extname(file)))
		.flatMap((file) => {
			const text = textOf(root, file);
			return TRACES.some(([, found]) => found.test(text)) ? tracesIn(file, text) : [];
		});
}

const tracesIn = (file: string, text: string): string[] =>
	text.split('\n').flatMap((line, at) =>
		TRACES.flatMap(([what, found]) => {
			const [trace] = found.exec(line) ?? [];
			return trace === undefined ? [] : [`${file}:${at + 1}: ${what} (${trace})`];
		}),
	);
