const fs = require('node:fs');
const path = require('node:path');
const { findPlaceholders, findStrays } = require('./placeholders');

/** A version as a release may have it. */
const VERSION = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

const read = (root, file) => {
	const at = path.join(root, file);
	return fs.existsSync(at) ? fs.readFileSync(at, 'utf8') : '';
};

const manifestOf = (root) => JSON.parse(read(root, 'package.json'));

/** What a maintainer has not filled in. */
const unfilled = (root, files) => [
	...findPlaceholders(root, files).map(
		({ name, what, places }) => `"${name}" is a placeholder: ${what} (${places.join(', ')})`,
	),
	...findStrays(root, files).map((place) => `${place} has a placeholder that no list knows`),
];

/** What keeps npm from publishing. */
const heldBack = (root) =>
	manifestOf(root).private === true
		? ['package.json says "private": true, so that nothing is published before its time']
		: [];

/** What every version brings along. */
function unprepared(root, version) {
	const problems = [];
	if (!VERSION.test(version)) problems.push(`"${version}" is not a version`);
	const sections = read(root, 'CHANGELOG.md').split('\n');
	if (!sections.some((line) => line === `## ${version}` || line.startsWith(`## ${version} `))) {
		problems.push(`CHANGELOG.md has no section "## ${version}"`);
	}
	return problems;
}

/** What a version has kept for those after it. */
const unsaved = (root, version) =>
	fs.existsSync(path.join(root, 'test', 'saved', version))
		? []
		: [`test/saved/${version} is missing: npm run saved`];

/**
 * What stands against publishing what is here.
 * @param {string} root
 * @param {{tag?: string, files?: string[]}} [options] `tag`: of the commit; `files`: those to look at
 * @returns {string[]} reasons, none if all is well
 */
function whyNotPublish(root, { tag, files } = {}) {
	const { version } = manifestOf(root);
	return [
		...unfilled(root, files),
		...heldBack(root),
		...unprepared(root, version),
		...unsaved(root, version),
		...(tag !== undefined && tag !== version
			? [`the tag is ${tag}, package.json says ${version}`]
			: []),
	];
}

/**
 * What stands against making a version.
 * @param {string} root
 * @param {string} version
 * @param {{files?: string[]}} [options]
 * @returns {string[]}
 */
const whyNotPrepare = (root, version, { files } = {}) => [
	...unfilled(root, files),
	...heldBack(root),
	...unprepared(root, version),
];

module.exports = { whyNotPrepare, whyNotPublish };
