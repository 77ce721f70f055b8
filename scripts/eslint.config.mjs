import { defineConfig } from 'eslint/config';

import { untyped } from '../eslint.tools.config.mjs';

// ESLint reads the file that is nearest, and its patterns from here.
export default defineConfig(untyped, {
	files: ['**/*.js'],
	languageOptions: { sourceType: 'commonjs' },
});
