import { HELP, readOptions } from './lib/demo/options.js';
import { installN8n } from './lib/install/n8n.js';
import { installProject } from './lib/install/project.js';
import { runMain, say } from './lib/output.js';

await runMain(async () => {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		say(HELP);
		return 0;
	}
	await installProject();
	const installation = await installN8n(2);
	// Only now, because it needs what has just been installed.
	const { runDemo } = await import('./lib/demo/run.js');
	return await runDemo({ options, installation });
});
