import { isPage, projectFiles, textOf } from './files';
import { readPage } from './markdown';

/**
 * Pages that are there in both languages: the README, and what lies in docs, apart from reports of measurements and
 * what only those read who release the package.
 */
const IN_BOTH = /^(?:README|docs\/(?!reports\/|releasing\.md$).+)(?:\.ko)?\.md$/;

const twinOf = (file: string): string =>
	file.endsWith('.ko.md') ? file.replace(/\.ko\.md$/, '.md') : file.replace(/\.md$/, '.ko.md');

/** How a page is built: the levels of its headings, and how many tables and pictures stand under each of them. */
function shapeOf(text: string): { levels: string; tables: number; pictures: number } {
	const { headings, tables, pictures } = readPage(text);
	return {
		levels: headings.map(({ level }) => level).join(' '),
		tables,
		pictures: pictures.length,
	};
}

/** Where an English page and its Korean twin differ in their sections, tables or pictures, or one is missing. */
export function unequalTwins(root: string): string[] {
	const files = projectFiles(root).filter((file) => isPage(file) && IN_BOTH.test(file));
	const known = new Set(files);
	return files.flatMap((file) => {
		const twin = twinOf(file);
		if (!known.has(twin)) return [`${file}: there is no ${twin}`];
		if (file.endsWith('.ko.md')) return [];
		const [english, korean] = [shapeOf(textOf(root, file)), shapeOf(textOf(root, twin))];
		return [
			...(english.levels === korean.levels
				? []
				: [`${file}: headings ${english.levels}, in ${twin} ${korean.levels}`]),
			...(['tables', 'pictures'] as const)
				.filter((kind) => english[kind] !== korean[kind])
				.map((kind) => `${file}: ${english[kind]} ${kind}, in ${twin} ${korean[kind]}`),
		];
	});
}
