import { defineConfig } from 'eslint/config';
import globals from 'globals';

import tools from '../eslint.tools.config.mjs';

// ESLint reads the file that is nearest, and its patterns from here.
export default defineConfig(tools, {
	files: ['page/**/*.js'],
	languageOptions: { globals: globals.browser },
});
