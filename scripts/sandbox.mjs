import { installProject } from './lib/install/project.js';
import { runMain } from './lib/output.js';
import { ROOT } from './lib/paths.js';
import { runAttached } from './lib/processes.js';

await runMain(async () => {
	await installProject();
	const sandbox = ['--import', 'tsx', 'sandbox/main.ts'];
	return await runAttached(process.execPath, [...sandbox, ...process.argv.slice(2)], { cwd: ROOT });
});
