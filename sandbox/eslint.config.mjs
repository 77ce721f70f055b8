import { defineConfig } from 'eslint/config';
import globals from 'globals';

import { untyped } from '../eslint.tools.config.mjs';

// ESLint reads the file that is nearest, and its patterns from here.
export default defineConfig(untyped, {
	files: ['page/**/*.js'],
	languageOptions: { globals: globals.browser },
});
