const { mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const manifest = require('./package.json');
const { billOf, librariesOf, licencesOf } = require('./scripts/lib/release/bundled');

const { n8n } = manifest;

const entries = [...n8n.credentials, ...n8n.nodes];
const sourceOf = (entry) => entry.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** Drops what the compiler wrote: n8n loads the files below and nothing else. */
const clean = () => rm('dist', { recursive: true, force: true });

/** Holds all nodes and credentials, and the libraries in them, once. */
const BUNDLE = 'dist/bundle.js';

/**
 * One self-contained file: dev dependencies are bundled, n8n-workflow is n8n's own. It stays readable: names and lines
 * are as they were, only what says a thing shorter is rewritten.
 * The libraries' asynchronous halves reach for globals that n8n does not allow in nodes; they are unused
 * here, so they are defined away and cut off.
 */
const bundle = async () => {
	const { metafile } = await esbuild.build({
		stdin: {
			contents: entries.map((entry) => `export * from './${sourceOf(entry)}';`).join('\n'),
			resolveDir: __dirname,
		},
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		target: 'node20',
		format: 'cjs',
		charset: 'utf8',
		external: ['n8n-workflow'],
		define: { process: 'undefined', setImmediate: 'undefined', setTimeout: 'undefined' },
		legalComments: 'inline',
		metafile: true,
		logLevel: 'warning',
	});
	const libraries = librariesOf(Object.keys(metafile.inputs), __dirname);
	const bill = JSON.stringify(billOf(libraries, manifest), undefined, '\t');
	await writeFile('dist/THIRD_PARTY_LICENSES.txt', licencesOf(libraries));
	await writeFile('dist/sbom.cdx.json', `${bill}\n`);
};

/** The files that n8n loads: each takes its class out of the bundle. */
const stubs = async () => {
	for (const entry of entries) {
		const folder = path.dirname(entry);
		const name = path.basename(entry).split('.')[0];
		const from = path.relative(folder, BUNDLE);
		await mkdir(folder, { recursive: true });
		await writeFile(entry, `'use strict';\n\nexports.${name} = require('${from}').${name};\n`);
	}
};

/** Icons, codex files and output previews, beside the nodes they belong to. */
const assets = () =>
	src(
		[
			'credentials/**/*.svg',
			'nodes/**/*.svg',
			'nodes/**/*.node.json',
			'nodes/**/__schema__/**/*.json',
		],
		{ base: '.', encoding: false },
	).pipe(dest('dist'));

exports.build = series(clean, parallel(bundle, stubs, assets));
