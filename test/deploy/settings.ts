import fs from 'node:fs';
import path from 'node:path';

/** Where n8n's own code lies inside an installation of it. */
const OWN = ['n8n/dist', 'n8n-core/dist', '@n8n'];

/** How its code names the environment variables that it reads. */
const READS = /(?:\bEnv\)?\(\s*|process\.env\.|process\.env\[)['"]?([A-Z][A-Z0-9_]+)/g;

function* sourcesBelow(folder: string): Generator<string> {
	for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
		const at = path.join(folder, entry.name);
		if (entry.isDirectory()) {
			if (entry.name !== 'node_modules') yield* sourcesBelow(at);
		} else if (entry.name.endsWith('.js')) yield at;
	}
}

/**
 * The settings that an n8n reads from its environment, sorted.
 *
 * @param nodeModules of its installation
 */
export function settingsOf(nodeModules: string): string[] {
	const found = new Set<string>();
	for (const folder of OWN.map((name) => path.join(nodeModules, name))) {
		for (const file of sourcesBelow(folder)) {
			for (const [, name = ''] of fs.readFileSync(file, 'utf8').matchAll(READS)) found.add(name);
		}
	}
	return [...found].filter((name) => name.includes('_')).sort();
}
