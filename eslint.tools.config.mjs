import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import importSort from 'eslint-plugin-simple-import-sort';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const SHIPS = ['credentials/**/*.ts', 'nodes/**/*.ts'];

/** What does not ship; n8n's own command leaves it out, by a file in each of its folders. */
export default defineConfig(
	globalIgnores(['.cache', 'coverage', 'dist']),
	{
		plugins: { 'import-sort': importSort },
		rules: {
			'import-sort/imports': 'error',
			'import-sort/exports': 'error',
			'no-duplicate-imports': 'error',
		},
	},
	// What ships has n8n's own rules, in eslint.config.mjs: here it has the order of its imports, no more.
	{
		files: SHIPS,
		languageOptions: { parser: tseslint.parser },
		linterOptions: { reportUnusedDisableDirectives: 'off' },
	},
	{
		ignores: SHIPS,
		extends: [js.configs.recommended],
	},
	{ files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: globals.node } },
	{
		files: ['**/*.cjs', '*.js', 'scripts/**/*.js', 'test/**/*.js'],
		languageOptions: { sourceType: 'commonjs' },
	},
	{ files: ['sandbox/page/**/*.js'], languageOptions: { globals: globals.browser } },
	{
		files: ['**/*.ts'],
		ignores: SHIPS,
		extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
		languageOptions: {
			parserOptions: { project: 'tsconfig.tools.json', tsconfigRootDir: import.meta.dirname },
		},
		rules: {
			'@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-empty-function': 'off',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
		},
	},
);
