import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Hands over a folder with these files, by their paths, and takes it away afterwards. */
export function inMadeUpFolder<T>(files: Record<string, string>, use: (root: string) => T): T {
	const root = fs.mkdtempSync(path.join(os.tmpdir(), 'made-up-'));
	try {
		for (const [name, text] of Object.entries(files)) {
			const file = path.join(root, name);
			fs.mkdirSync(path.dirname(file), { recursive: true });
			fs.writeFileSync(file, text);
		}
		return use(root);
	} finally {
		fs.rmSync(root, { recursive: true });
	}
}
