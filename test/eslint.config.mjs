import { defineConfig } from 'eslint/config';

import tools from '../eslint.tools.config.mjs';

// ESLint reads the file that is nearest, and its patterns from here.
export default defineConfig(tools, {
	files: ['**/*.js'],
	languageOptions: { sourceType: 'commonjs' },
});
