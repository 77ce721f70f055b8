const { readdirSync, readFileSync } = require('node:fs');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { n8n } = require('./package.json');

const entries = [...n8n.credentials, ...n8n.nodes];
const sourceOf = (entry) => entry.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** Drops what the compiler wrote: n8n loads the files below and nothing else. */
const clean = () => rm('dist', { recursive: true, force: true });

/** Holds all nodes and credentials, and the libraries in them, once. */
const BUNDLE = 'dist/bundle.js';

/**
 * One self-contained file: dev dependencies are bundled, n8n-workflow is n8n's own. It stays readable.
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
	await writeFile('dist/THIRD_PARTY_LICENSES.txt', licences(Object.keys(metafile.inputs)));
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

/** The licences of the libraries inside the bundles: they ask to come along. Where there is no file: its name. */
function licences(inputs) {
	const folders = inputs.flatMap(
		(input) => input.match(/^node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? [],
	);
	const texts = [...new Set(folders)].sort().map((folder) => {
		const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
		const { license, author } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
		const text = file
			? readFileSync(path.join(folder, file), 'utf8').trim()
			: [`License: ${license}`, author?.name ?? author].filter(Boolean).join(', ');
		return `${folder.replace('node_modules/', '')}\n\n${text}\n`;
	});
	return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

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
