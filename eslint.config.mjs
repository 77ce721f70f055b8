import { config } from '@n8n/node-cli/eslint';
import { globalIgnores } from 'eslint/config';

// What ships is linted with n8n's full set; tests, sandbox and tools never reach a user's n8n
// and have rules of their own in eslint.tools.config.mjs.
export default [
	globalIgnores(['.cache', 'sandbox', 'test', 'scripts', 'coverage', '*.js', '*.mjs']),
	...config,
];
