import path from 'node:path';

import { galleryPages } from '../gallery/pages';
import { catalogPages } from './catalogPages';
import { columnsPages } from './columns/page';
import { glossaryPages } from './glossaryPages';
import { messagesPages } from './messages/page';
import { operationsPages } from './operationsPages';

/** A page with a link to itself in the other language, below its title. */
function linked(file: string, text: string): string {
	const name = path.basename(file);
	const link = name.endsWith('.ko.md')
		? `[English](${name.replace(/\.ko\.md$/, '.md')})`
		: `[한국어](${name.replace(/\.md$/, '.ko.md')})`;
	return text.replace('\n\n', `\n\n${link}\n\n`);
}

/** Path of each page that the code writes, below the project's root, with its text. @param root the project's folder */
export function generatedPages(root: string): Record<string, string> {
	const pages = {
		...operationsPages(),
		...catalogPages(),
		...columnsPages(root),
		...messagesPages(),
		...glossaryPages(),
		...galleryPages(),
	};
	return Object.fromEntries(
		Object.entries(pages).map(([file, text]) => [file, linked(file, text)]),
	);
}
