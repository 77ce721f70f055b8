const { existsSync, readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/**
 * A library inside the bundle.
 * @typedef {{name: string, version: string, licence: string, author: string, text: string | undefined,
 *   needs: string[], integrity: string | undefined}} Library
 * `text`: its licence, where it brings a file of it; `needs`: names of libraries that it names itself
 */

/** The standard's words, for libraries that name the licence and bring no file of it. */
const mit = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Licences that let the library be bundled if its notice comes along. */
const KNOWN = new Set(['MIT', 'BSD-3-Clause', 'BSD-2-Clause', 'ISC', '0BSD', 'Apache-2.0']);

/** The folder of the library that a file of the bundle comes from. */
const folderOf = (input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0];

function libraryOf(root, folder, lock) {
	const at = path.join(root, folder);
	const { name, version, license, author, dependencies } = JSON.parse(
		readFileSync(path.join(at, 'package.json'), 'utf8'),
	);
	const file = readdirSync(at).find((one) => /^licen[cs]e/i.test(one));
	return {
		...{ name, version, licence: license },
		author: author?.name ?? author ?? name,
		text: file && readFileSync(path.join(at, file), 'utf8').trim(),
		needs: Object.keys(dependencies ?? {}),
		integrity: lock[folder]?.integrity,
	};
}

/**
 * The libraries that a bundle holds, by name.
 * @param {string[]} inputs paths of esbuild's metafile, relative to the project
 * @param {string} root of the project
 * @returns {Library[]}
 * @throws {Error} when one has a licence that nobody has looked at
 */
function librariesOf(inputs, root) {
	const lockFile = path.join(root, 'package-lock.json');
	const lock = existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
	const folders = [...new Set(inputs.map(folderOf).filter(Boolean))].sort();
	const libraries = folders.map((folder) => libraryOf(root, folder, lock));
	const strange = libraries.filter(({ licence }) => !KNOWN.has(licence));
	if (strange.length === 0) return libraries;
	const names = strange.map(({ name, licence }) => `${name} (${licence})`).join(', ');
	throw new Error(`May these be bundled? Look at their licences: ${names}`);
}

/** The libraries' licences, as they ask to come along. @param {Library[]} libraries */
function licencesOf(libraries) {
	const texts = libraries.map(({ name, licence, author, text }) => {
		if (text === undefined && licence !== 'MIT') throw new Error(`${name} brings no licence`);
		return `${name}\n\n${text ?? mit(author)}\n`;
	});
	return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** A library's address in the language of package URLs. */
const purlOf = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** The hash that npm checked, in CycloneDX's words. */
function hashesOf({ integrity }) {
	const [algorithm, value] = (integrity ?? '').split('-');
	if (algorithm !== 'sha512') return [];
	return [{ alg: 'SHA-512', content: Buffer.from(value, 'base64').toString('hex') }];
}

const componentOf = (library) => ({
	'bom-ref': purlOf(library),
	type: 'library',
	name: library.name,
	version: library.version,
	scope: 'required',
	hashes: hashesOf(library),
	licenses: [{ license: { id: library.licence } }],
	purl: purlOf(library),
});

/**
 * The bill of materials of the package, CycloneDX 1.5. The same sources give the same bill: it has no date and no
 * serial number.
 * @param {Library[]} libraries
 * @param {{name: string, version: string, license: string, description: string}} manifest the package's own
 */
function billOf(libraries, manifest) {
	const known = new Map(libraries.map((library) => [library.name, purlOf(library)]));
	const own = purlOf(manifest);
	const refsOf = (names) => names.flatMap((name) => known.get(name) ?? []).sort();
	const needed = new Set(libraries.flatMap(({ needs }) => needs));
	const direct = libraries.map(({ name }) => name).filter((name) => !needed.has(name));
	return {
		bomFormat: 'CycloneDX',
		specVersion: '1.5',
		version: 1,
		metadata: {
			component: {
				'bom-ref': own,
				type: 'library',
				name: manifest.name,
				version: manifest.version,
				description: manifest.description,
				licenses: [{ license: { id: manifest.license } }],
				purl: own,
			},
		},
		components: libraries.map(componentOf),
		dependencies: [
			{ ref: own, dependsOn: refsOf(direct) },
			...libraries.map((library) => ({ ref: purlOf(library), dependsOn: refsOf(library.needs) })),
		],
	};
}

module.exports = { billOf, librariesOf, licencesOf };
