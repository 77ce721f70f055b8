/**
 * The lint legs of n8n's scan of community packages, without its downloads: on this source, and on an unpacked
 * package as it is published. Exit code 1 when one of them finds something.
 *
 * node scripts/scan.mjs <unpacked package>
 */
import path from 'node:path';

import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

import { runMain, say } from './lib/output.js';
import { ROOT } from './lib/paths.js';

/** What n8n's own scan looks at in a published package. */
const PUBLISHED_FILE_PATTERNS = ['**/*.js', 'package.json'];

await runMain(async () => {
	const legs = [
		['source', ROOT, SOURCE_FILE_PATTERNS],
		['published package', path.resolve(process.argv[2]), PUBLISHED_FILE_PATTERNS],
	];
	let failures = 0;
	for (const [name, folder, patterns] of legs) {
		const { passed, message, details } = await analyzePackage(folder, patterns);
		say(
			`${name}: ${passed ? 'passed' : 'failed'} ${[message, details].filter(Boolean).join('\n')}`.trim(),
		);
		if (!passed) failures += 1;
	}
	return failures === 0 ? 0 : 1;
});
