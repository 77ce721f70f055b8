import fs from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../scripts/lib/paths';

interface Manifest {
	name: string;
	version: string;
	description: string;
	license: string;
	files: string[];
	scripts: Record<string, string>;
	n8n: { strict: boolean; nodes: string[]; credentials: string[] };
	dependencies?: Record<string, string>;
	devDependencies: Record<string, string>;
}

/** package.json of the project. */
export const manifest = JSON.parse(
	fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
) as Manifest;

export const { dependencies = {}, devDependencies } = manifest;
