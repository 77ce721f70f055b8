import type { IExecuteFunctions } from 'n8n-workflow';

import type { Outcome } from '../failure/errors';
import type { Operation } from './operation';

/** Most hints of one run: more would hide its output. */
const MOST = 5;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text of a sheet or server for a hint, which n8n shows as HTML. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/**
 * Shows hints above a node's output. An n8n that knows none leaves them out.
 *
 * @param hints safe as HTML; each is shown once
 */
export function giveHints(functions: IExecuteFunctions, hints: ReadonlySet<string>): void {
	if (hints.size === 0 || !('addExecutionHints' in functions)) return;
	const left = hints.size - MOST;
	const messages = [...hints].slice(0, MOST);
	if (left > 0) messages.push(`… and ${left} more`);
	functions.addExecutionHints(
		...messages.map((message) => ({ message, location: 'outputPane' as const })),
	);
}

const rows = (count: number): string => (count === 1 ? '1 row' : `${count} rows`);

const were = (count: number): string => (count === 1 ? 'was' : 'were');

/**
 * What stands in rows and is easily missed among many: what was done before, what was seen done though its answer was
 * lost, what was left out.
 *
 * @param outcomes of items that were worked on; a dry run's tell of nothing that was done
 * @returns sentences in plain text, none where there is nothing to tell
 */
export function tellOf<Api>(
	outcomes: readonly Outcome[],
	skipped: number,
	{ done, skip }: Pick<Operation<Api>, 'done' | 'skip'>,
): string[] {
	const wet = outcomes.filter(({ json }) => json.dryRun !== true);
	const count = (name: string): number =>
		wet.filter(({ json, failure }) => failure === undefined && json[name] === true).length;
	const before = count('alreadyDone');
	const verified = count('verified');
	const told = [];
	if (before > 0) {
		told.push(`${before} of ${wet.length} ${were(before)} ${done} already (alreadyDone)`);
	}
	if (verified > 0) {
		told.push(
			`${verified} of ${wet.length} ${were(verified)} verified after a lost answer: found ${done} (verified)`,
		);
	}
	if (skipped > 0 && skip !== undefined) {
		told.push(`${rows(skipped)} ${skip.words} ${were(skipped)} skipped`);
	}
	return told;
}
