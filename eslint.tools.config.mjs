import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

export default defineConfig(
	globalIgnores(['.cache', 'coverage', 'credentials', 'dist', 'nodes']),
	js.configs.recommended,
	{ files: ['**/*.{js,cjs,mjs}'], languageOptions: { globals: globals.node } },
	{ files: ['**/*.cjs', '*.js', 'scripts/**/*.js'], languageOptions: { sourceType: 'commonjs' } },
	{ files: ['sandbox/page/**/*.js'], languageOptions: { globals: globals.browser } },
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended, tseslint.configs.stylistic],
		rules: {
			'@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
			'@typescript-eslint/no-empty-function': 'off',
		},
	},
);
