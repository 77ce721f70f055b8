import path from 'node:path';

import { installProject } from './lib/install/project.js';
import { JEST } from './lib/jest.js';
import { runMain, say } from './lib/output.js';
import { ROOT } from './lib/paths.js';
import { runAttached } from './lib/processes.js';

const CONCURRENTLY = path.join('node_modules', 'concurrently', 'dist', 'bin', 'concurrently.js');

await runMain(async () => {
	await installProject();
	const steps = [
		// Side by side, each printed when it has ended.
		[CONCURRENTLY, '--group', 'npm:lint:*', 'npm:build'],
		[...JEST, ...process.argv.slice(2)],
	];
	for (const step of steps) {
		const code = await runAttached(process.execPath, step, { cwd: ROOT });
		if (code !== 0) {
			say(`\nStopped: ${step.slice(1).join(' ') || 'jest'} ended with exit code ${code}.`);
			return code;
		}
	}
	return 0;
});
