import fs from 'node:fs';
import path from 'node:path';

import { npmProgram } from './lib/install/npm.js';
import { installProject } from './lib/install/project.js';
import { JEST } from './lib/jest.js';
import { runMain, say } from './lib/output.js';
import { CACHE, ROOT } from './lib/paths.js';
import { runAttached, runLogged } from './lib/processes.js';

const CONCURRENTLY = path.join('node_modules', 'concurrently', 'dist', 'bin', 'concurrently.js');
const LINT_LOG = path.join(CACHE, 'logs', 'lint.log');

/** The linters, side by side, into a log. @returns the exit code */
async function lint() {
	const args = [CONCURRENTLY, '--group', 'npm:lint:*'];
	try {
		await runLogged(process.execPath, args, { cwd: ROOT, log: LINT_LOG });
		return 0;
	} catch (error) {
		return error.code || 1;
	}
}

/** The build, then the tests, which need it, and beside them the linters: what they say comes last. */
await runMain(async () => {
	await installProject();
	const built = await runAttached(process.execPath, [npmProgram(), 'run', 'build'], { cwd: ROOT });
	if (built !== 0) return built;
	const linting = lint();
	const tested = await runAttached(process.execPath, [...JEST, ...process.argv.slice(2)], {
		cwd: ROOT,
	});
	const linted = await linting;
	say(`\n${fs.readFileSync(LINT_LOG, 'utf8')}`);
	if (tested !== 0) say(`The tests ended with exit code ${tested}.`);
	if (linted !== 0) say(`The linters ended with exit code ${linted}.`);
	return tested || linted;
});
