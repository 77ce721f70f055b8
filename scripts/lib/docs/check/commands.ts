import fs from 'node:fs';
import path from 'node:path';

import { isPage, projectFiles, textOf } from './files';
import { readPage } from './markdown';

/** What becomes of a command of the docs: a file that runs it (and how it is called there), or why nothing does. */
export type Fate = { runBy: string; as?: string } | { notRunBecause: string };

/** Commands as the pages have them, each with what becomes of it. */
export type Fates = Readonly<Record<string, Fate>>;

/** Commands of the pages' blocks, each with the pages that have it. */
function commandsOf(root: string): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const file of projectFiles(root).filter(isPage)) {
		for (const command of readPage(textOf(root, file)).commands) {
			found.set(command, [...(found.get(command) ?? []), file]);
		}
	}
	return found;
}

/** Commands that nobody has said how they are tried, those that no page has any more, and files that don't run them. */
export function untriedCommands(root: string, fates: Fates): string[] {
	const commands = commandsOf(root);
	const unknown = [...commands]
		.filter(([command]) => !Object.hasOwn(fates, command))
		.map(
			([command, files]) =>
				`${[...new Set(files)].join(', ')}: "${command}" is neither run nor said why not`,
		);
	const gone = Object.keys(fates)
		.filter((command) => !commands.has(command))
		.map((command) => `"${command}" stands on no page`);
	const unrun = Object.entries(fates).flatMap(([command, fate]) => {
		if (!('runBy' in fate)) return [];
		const { runBy, as = command } = fate;
		const isRun = fs.existsSync(path.join(root, runBy)) && textOf(root, runBy).includes(as);
		return isRun ? [] : [`"${command}": ${runBy} does not run it`];
	});
	return [...unknown, ...gone, ...unrun];
}

/** `npm run …` anywhere on a page that package.json doesn't have. */
export function unknownScripts(root: string): string[] {
	const { scripts = {} } = JSON.parse(textOf(root, 'package.json')) as {
		scripts?: Record<string, string>;
	};
	return projectFiles(root)
		.filter(isPage)
		.flatMap((file) =>
			[...textOf(root, file).matchAll(/\bnpm run ([\w:-]+)/g)]
				.map(([, name = '']) => name)
				.filter((name) => !Object.hasOwn(scripts, name))
				.map((name) => `${file}: npm run ${name}`),
		);
}
