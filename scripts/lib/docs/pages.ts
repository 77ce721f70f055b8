import { catalogPages } from './catalogPages';
import { columnsPages } from './columns/page';
import { glossaryPages } from './glossaryPages';
import { messagesPages } from './messages/page';
import { operationsPages } from './operationsPages';

/** Path of each page that the code writes, below the project's root, with its text. @param root the project's folder */
export const generatedPages = (root: string): Record<string, string> => ({
	...operationsPages(),
	...catalogPages(),
	...columnsPages(root),
	...messagesPages(),
	...glossaryPages(),
});
