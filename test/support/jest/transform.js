const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

/** What a module says of where its source is, for stacks and breakpoints. */
const OPTIONS = {
	loader: 'ts',
	format: 'cjs',
	target: 'es2022',
	sourcemap: 'both',
	sourcesContent: false,
	// Jest's modules can't `import()`: it becomes a `require`.
	supported: { 'dynamic-import': false },
};

const SELF = readFileSync(__filename, 'utf8');

/**
 * TypeScript as Jest runs it, types dropped and not checked: `npm run lint:types` checks them. It does not lift
 * `jest.mock` above the imports.
 */
module.exports = {
	getCacheKey: (source, file, { instrument }) =>
		createHash('sha256')
			.update([esbuild.version, SELF, source, file, instrument].join('\0'))
			.digest('hex')
			.slice(0, 32),
	process: (source, file) => {
		const { code, map } = esbuild.transformSync(source, {
			...OPTIONS,
			sourcefile: path.basename(file),
		});
		return { code, map };
	},
};
