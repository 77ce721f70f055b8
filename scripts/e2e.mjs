import fs from 'node:fs';
import path from 'node:path';

import { installN8n } from './lib/install/n8n.js';
import { installProject } from './lib/install/project.js';
import { runMain } from './lib/output.js';
import { buildPackage } from './lib/package.js';
import { ROOT } from './lib/paths.js';
import { runAttached } from './lib/processes.js';

const JEST = path.join('node_modules', 'jest', 'bin', 'jest.js');
const TESTS = 'test/e2e';
const CONFIG = path.join(TESTS, 'jest.config.js');
const UPDATE_IMAGES = '--update-images';

/** The name of a test file as its path: jest would look for the name anywhere in the whole path. */
function toJest(arg) {
	const files = [TESTS, `${TESTS}/browser`, `${TESTS}/templates`].map(
		(folder) => `${folder}/${arg}.test.ts`,
	);
	return files.find((file) => fs.existsSync(path.join(ROOT, file))) ?? arg;
}

await runMain(async () => {
	const args = process.argv.slice(2);
	await installProject();
	for (const line of [2, 1]) await installN8n(line);
	await buildPackage();
	const env = { ...process.env, ...(args.includes(UPDATE_IMAGES) && { UPDATE_IMAGES: '1' }) };
	const named = args.filter((arg) => arg !== UPDATE_IMAGES).map(toJest);
	return await runAttached(process.execPath, [JEST, '--config', CONFIG, '--runInBand', ...named], {
		cwd: ROOT,
		env,
	});
});
