import path from 'node:path';

import { unknownScripts, untriedCommands } from '../../scripts/lib/docs/check/commands';
import { deadLinks } from '../../scripts/lib/docs/check/links';
import { missingPaths, unnamedExamples } from '../../scripts/lib/docs/check/names';
import { traces } from '../../scripts/lib/docs/check/traces';
import { unequalTwins } from '../../scripts/lib/docs/check/twins';
import { oldPictures } from '../../scripts/lib/docs/pictures/manifest';
import { COMMANDS } from './commands';

const ROOT = path.join(__dirname, '../..');

/** What must hold of all pages; each complaint says where, and where it isn't plain, what to do. */
test.each<[what: string, complaints: () => string[]]>([
	['links inside lead somewhere', () => deadLinks(ROOT)],
	['English and Korean pages have the same sections', () => unequalTwins(ROOT)],
	['pictures are as new as what they show', () => oldPictures(ROOT)],
	['commands are run, or it is said why not', () => untriedCommands(ROOT, COMMANDS)],
	['npm scripts that pages name are there', () => unknownScripts(ROOT)],
	['examples are named, and named ones are there', () => unnamedExamples(ROOT)],
	['paths that pages name are there', () => missingPaths(ROOT)],
	['no file names a folder of one machine, or its registry', () => traces(ROOT)],
])('%s', (_, complaints) => {
	expect(complaints()).toEqual([]);
});
