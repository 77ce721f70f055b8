import path from 'node:path';

import { isPage, projectFiles, textOf } from './files';
import { type Page, readPage } from './markdown';

/** The project's own address: what is below it is here. */
const OWN =
	/^https:\/\/(?:github\.com|raw\.githubusercontent\.com)\/n8n-nodes-npay\/n8n-nodes-npay\/(?:(?:blob|raw|tree)\/)?(?:main|HEAD)\//;

const isElsewhere = (target: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target);

/** A link's file below the root, and the place in it. @returns `undefined` where it leads out of the project */
function placeOf(from: string, target: string): { file: string; anchor: string } | undefined {
	const own = OWN.test(target);
	if (!own && isElsewhere(target)) return undefined;
	const [at = '', anchor = ''] = decodeURI(target.replace(OWN, '')).split('#');
	const below = own ? '' : path.posix.dirname(from);
	const file = at === '' ? from : path.posix.join(below, at);
	return { file: file.replace(/\/$/, ''), anchor };
}

/** Links inside the project that lead nowhere: `docs/shop.md: missing.md (no such file)`. */
export function deadLinks(root: string): string[] {
	const files = projectFiles(root);
	const pages = new Map<string, Page>(
		files.filter(isPage).map((file) => [file, readPage(textOf(root, file))]),
	);
	const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
	const problemOf = (from: string, target: string): string | undefined => {
		const place = placeOf(from, target);
		if (place === undefined) return undefined;
		if (!known.has(place.file) && place.file !== '.') return 'no such file';
		const page = pages.get(place.file);
		const isThere = place.anchor === '' || page === undefined || page.anchors.has(place.anchor);
		return isThere ? undefined : 'no such heading';
	};
	return [...pages].flatMap(([from, { targets }]) =>
		targets.flatMap((target) => {
			const problem = problemOf(from, target);
			return problem === undefined ? [] : [`${from}: ${target} (${problem})`];
		}),
	);
}

const foldersOf = (file: string): string[] => {
	const folder = path.posix.dirname(file);
	return folder === '.' ? [] : [folder, ...foldersOf(folder)];
};
