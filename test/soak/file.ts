import { existsSync, readFileSync } from 'node:fs';

/** What the runs of "Changes to file" wrote; n8n begins each run's part with a byte order mark, without a new line before it. */
export function linesOf(file: string): string[] {
	if (!existsSync(file)) return [];
	return readFileSync(file, 'utf8')
		.split(/[\n\ufeff]/)
		.filter(Boolean);
}
