import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { progress } from '../../../scripts/lib/output';
import { CACHE, ROOT } from '../../../scripts/lib/paths';
import { runLogged } from '../../../scripts/lib/processes';
import type { Growth } from '../figures/result';

const ENGINE = path.join(ROOT, 'test', 'bench', 'engine');
const FOLDER = path.join(CACHE, 'bench', 'growth');

/** Scripts that measure parts of the package alone; each takes `--json FILE`. */
const SCRIPTS = ['items', 'memory'];

/** What parts of the package need for 1,000, 10,000 and 100,000 items. */
export async function measureGrowth(): Promise<Growth[]> {
	mkdirSync(FOLDER, { recursive: true });
	const all: Growth[] = [];
	for (const name of SCRIPTS) {
		const script = path.join(ENGINE, `${name}.ts`);
		const file = path.join(FOLDER, `${name}.json`);
		const shown = progress(`Growth: ${name}`);
		try {
			await runLogged(
				process.execPath,
				['--expose-gc', '--import', 'tsx', script, '--json', file],
				{
					cwd: ROOT,
					log: path.join(FOLDER, `${name}.log`),
				},
			);
		} catch (error) {
			shown.failed();
			throw error;
		}
		shown.done();
		all.push(...(JSON.parse(readFileSync(file, 'utf8')) as Growth[]));
	}
	return all;
}
