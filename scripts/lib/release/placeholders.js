const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

/** Stands in every placeholder: a domain that can never exist, and no name that GitHub gives. */
const MARK = 'owner.invalid';

/**
 * All that a maintainer fills in before anything is published, each with the text that stands in its place.
 * `npm run maintainer` puts the real values in.
 */
const PLACEHOLDERS = {
	author: { text: `Author (${MARK})`, what: "the author's name, in package.json" },
	email: { text: `author@${MARK}`, what: "the author's mail address, in package.json" },
	repository: {
		text: `https://github.com/${MARK}/n8n-nodes-npay`,
		what: 'the address of the repository on GitHub',
	},
	contact: {
		text: `security@${MARK}`,
		what: 'the mail address for security reports and conduct, which only maintainers read',
	},
};

/** Where the texts above stand because they are explained, not because they are to be replaced. */
const EXPLAINED = ['docs/releasing.md', 'scripts/lib/release/placeholders.js', 'test/release/'];

const isExplained = (file) => EXPLAINED.some((one) => file === one || file.startsWith(one));

/** Lines of files under version control that hold the mark. */
function markedByGit(root) {
	const { stdout } = spawnSync('git', ['grep', '-nIF', '-e', MARK], {
		cwd: root,
		encoding: 'utf8',
	});
	return stdout
		.split('\n')
		.filter(Boolean)
		.map((found) => {
			const [, file, line, text] = found.match(/^(.*?):(\d+):(.*)$/);
			return { file, line: Number(line), text };
		});
}

/** Lines of these files that hold the mark. */
const markedOf = (root, files) =>
	files.flatMap((file) =>
		fs
			.readFileSync(path.join(root, file), 'utf8')
			.split('\n')
			.map((text, index) => ({ file, line: index + 1, text }))
			.filter(({ text }) => text.includes(MARK)),
	);

/** Lines with the mark, of files that may not keep it. */
const markedLines = (root, files) =>
	(files === undefined ? markedByGit(root) : markedOf(root, files)).filter(
		({ file }) => !isExplained(file),
	);

/**
 * Placeholders that are left.
 * @param {string} root of the project
 * @param {string[]} [files] relative to it; by default all that are under version control
 * @returns {{name: string, what: string, places: string[]}[]} with `file:line` of each place
 */
function findPlaceholders(root, files) {
	const marked = markedLines(root, files);
	return Object.entries(PLACEHOLDERS)
		.map(([name, { text, what }]) => ({
			name,
			what,
			places: marked
				.filter((one) => one.text.includes(text))
				.map(({ file, line }) => `${file}:${line}`),
		}))
		.filter(({ places }) => places.length > 0);
}

/** Lines with the mark that are no placeholder of the list. @returns {string[]} `file:line` */
function findStrays(root, files) {
	const texts = Object.values(PLACEHOLDERS).map(({ text }) => text);
	return markedLines(root, files)
		.filter(({ text }) =>
			texts.reduce((rest, one) => rest.replaceAll(one, ''), text).includes(MARK),
		)
		.map(({ file, line }) => `${file}:${line}`);
}

/**
 * Puts real values in the place of placeholders.
 * @param {string} root
 * @param {Record<string, string>} values by the placeholder's name
 * @returns {string[]} files that were changed
 */
function fillIn(root, values, files) {
	const marked = new Set(markedLines(root, files).map(({ file }) => file));
	return [...marked].filter((file) => {
		const at = path.join(root, file);
		const before = fs.readFileSync(at, 'utf8');
		const after = Object.entries(values).reduce(
			(text, [name, value]) => text.replaceAll(PLACEHOLDERS[name].text, value),
			before,
		);
		if (after !== before) fs.writeFileSync(at, after);
		return after !== before;
	});
}

module.exports = { EXPLAINED, MARK, PLACEHOLDERS, fillIn, findPlaceholders, findStrays };
