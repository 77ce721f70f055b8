import fc from 'fast-check';

import fs from 'node:fs';
import path from 'node:path';

// n8n-core reads these once, when it is first required.
const folder = path.resolve(__dirname, '../../.cache/engine', process.env.JEST_WORKER_ID ?? '1');
fs.mkdirSync(folder, { recursive: true });
process.env.N8N_USER_FOLDER ??= folder;
process.env.N8N_ENCRYPTION_KEY ??= 'engine-tests';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS ??= 'false';
process.env.N8N_LOG_LEVEL ??= 'silent';

/** Nodes wait with n8n's `sleep`: here it turns a clock instead. */
jest.mock('n8n-workflow', () => {
	const real = jest.requireActual<object>('n8n-workflow');
	const { sleep } = jest.requireActual<{ sleep: (ms: number) => Promise<void> }>(
		'../support/sleep',
	);
	return Object.defineProperty({ ...real, sleep }, '__esModule', { value: true });
});

// Random tests play the same cases in every run; `SEED=… npx jest …` plays others. A failure prints its seed.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261122) });
