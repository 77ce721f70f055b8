import path from 'node:path';

import { isPage, projectFiles, textOf } from './files';
import { readPage } from './markdown';

/** Pages that tell of what was: files that they name may be gone. */
const OF_OLD = /^(?:CHANGELOG\.md|docs\/reports\/)/;

/** Pages that teach by an example name files that are still to be written. */
const STILL_TO_COME: ReadonlySet<string> = new Set([
	'nodes/Npay/resources/productOrder/setMemo.ts',
	'test/saved/0.2.0',
]);

/** Files in `examples` that no page names, and names of such files that are none. */
export function unnamedExamples(root: string): string[] {
	const files = projectFiles(root);
	const examples = files.filter((file) => /^examples\/[^/]+\.json$/.test(file));
	const pages = files.filter((file) => isPage(file) && !OF_OLD.test(file));
	const named = new Map(
		pages.flatMap((page) =>
			[...textOf(root, page).matchAll(/\bexamples\/([\w.-]+\.json)\b/g)].map(
				([, name = '']) => [`examples/${name}` as string, page] as const,
			),
		),
	);
	return [
		...examples.filter((file) => !named.has(file)).map((file) => `${file}: no page names it`),
		...[...named]
			.filter(([file]) => !examples.includes(file))
			.map(([file, page]) => `${page}: there is no ${file}`),
	];
}

const ROOMS = /^(?:credentials|docs|examples|nodes|sandbox|scripts|test)\/[\w./{},*-]+$/;

/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
function spelledOut(span: string): string[] {
	const [whole, before = '', list = '', after = ''] = /^(.*?)\{([^{}]+)\}(.*)$/.exec(span) ?? [];
	if (whole === undefined) return [span];
	return list.split(',').flatMap((one) => spelledOut(`${before}${one}${after}`));
}

/** Paths in code spans that lead to nothing in the project; those with `*` are patterns. */
export function missingPaths(root: string): string[] {
	const files = projectFiles(root);
	const known = new Set(files.flatMap((file) => pathsTo(file)));
	return files
		.filter((file) => isPage(file) && !OF_OLD.test(file))
		.flatMap((page) =>
			readPage(textOf(root, page))
				.spans.filter((span) => ROOMS.test(span) && !span.includes('*'))
				.flatMap(spelledOut)
				.map((span) => span.replace(/\/$/, ''))
				.filter((span) => !known.has(span) && !STILL_TO_COME.has(span))
				.map((span) => `${page}: ${span}`),
		);
}

/** A file and the folders that it lies in, with and without the ending of its name. */
function pathsTo(file: string): string[] {
	const folder = path.posix.dirname(file);
	const own = [file, file.replace(/\.(?:ts|js|mjs)$/, '')];
	return folder === '.' ? own : [...own, ...pathsTo(folder)];
}
