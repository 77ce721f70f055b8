import fs from 'node:fs';
import path from 'node:path';

/** What is installed, built or written by the way: no part of the project. */
const NOT_OURS: ReadonlySet<string> = new Set([
	...['.cache', '.git', 'coverage', 'dist', 'node_modules'],
]);

/** Paths of all files of the project below its root, with `/` between, in the alphabet. */
export function projectFiles(root: string, folder = ''): string[] {
	return fs
		.readdirSync(path.join(root, folder), { withFileTypes: true })
		.filter(({ name }) => !NOT_OURS.has(name) && !/\.(?:tgz|log)$/.test(name))
		.flatMap((entry) => {
			const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory()) return projectFiles(root, name);
			return entry.isFile() ? [name] : [];
		})
		.sort();
}

/** Whether a path names a page in Markdown. */
export const isPage = (file: string): boolean => file.endsWith('.md');

/** A file's text. */
export const textOf = (root: string, file: string): string =>
	fs.readFileSync(path.join(root, file), 'utf8');
