import fs from 'node:fs';
import path from 'node:path';

import { isPage, projectFiles, textOf } from './files';
import { type Page, readPage } from './markdown';

/** Where the project is published: `owner/name` of package.json. @returns nothing where it doesn't say so */
function repositoryOf(root: string): string | undefined {
	const file = path.join(root, 'package.json');
	if (!fs.existsSync(file)) return undefined;
	const { repository } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
		repository?: { url?: string };
	};
	return /github\.com\/([^/]+\/[^/]+?)(?:\.git)?$/.exec(repository?.url ?? '')?.[1];
}

/** A link's path below the root, where it is written with the project's own address. */
function belowOwn(repository: string | undefined, target: string): string | undefined {
	const [, owner, rest] =
		/^https:\/\/(?:github\.com|raw\.githubusercontent\.com)\/([^/]+\/[^/]+)\/(?:(?:blob|raw|tree)\/)?(?:main|HEAD)\/(.*)$/.exec(
			target,
		) ?? [];
	return owner !== undefined && owner === repository ? rest : undefined;
}

const isElsewhere = (target: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(target);

/** A link's file below the root, and the place in it. @returns `undefined` where it leads out of the project */
function placeOf(
	repository: string | undefined,
	from: string,
	target: string,
): { file: string; anchor: string } | undefined {
	const own = belowOwn(repository, target);
	if (own === undefined && isElsewhere(target)) return undefined;
	const [at = '', anchor = ''] = decodeURI(own ?? target).split('#');
	const below = own === undefined ? path.posix.dirname(from) : '';
	const file = at === '' ? from : path.posix.join(below, at);
	return { file: file.replace(/\/$/, ''), anchor };
}

/** Links inside the project that lead nowhere: `docs/shop.md: missing.md (no such file)`. */
export function deadLinks(root: string): string[] {
	const repository = repositoryOf(root);
	const files = projectFiles(root);
	const pages = new Map<string, Page>(
		files.filter(isPage).map((file) => [file, readPage(textOf(root, file))]),
	);
	const known = new Set(files.flatMap((file) => [file, ...foldersOf(file)]));
	const problemOf = (from: string, target: string): string | undefined => {
		const place = placeOf(repository, from, target);
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
