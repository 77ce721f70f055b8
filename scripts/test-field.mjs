import { npmProgram } from './lib/install/npm.js';
import { installProject } from './lib/install/project.js';
import { JEST } from './lib/jest.js';
import { runMain } from './lib/output.js';
import { ROOT } from './lib/paths.js';
import { runAttached } from './lib/processes.js';

/** What is run: the engine's tests, and those of random answers and histories, of which `npm test` takes a part. */
const TESTS = [
	...['test/engine', 'test/models', 'test/nodes/anyAnswer'],
	...['test/nodes/Npay/feed/histories', 'test/nodes/Npay/trigger/awaiting'],
];

/** The engine's tests once more, against a sandbox that answers as servers in the field do. */
await runMain(async () => {
	await installProject();
	const built = await runAttached(process.execPath, [npmProgram(), 'run', 'build'], { cwd: ROOT });
	if (built !== 0) return built;
	const args = process.argv.slice(2);
	return await runAttached(process.execPath, [...JEST, ...(args.length > 0 ? args : TESTS)], {
		cwd: ROOT,
		env: { ...process.env, NPAY_TEST_FIELD: '1' },
	});
});
