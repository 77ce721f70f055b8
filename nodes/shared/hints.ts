import type { IExecuteFunctions } from 'n8n-workflow';

/** Longest hint, in characters: a box over the output, not a page. */
const LONGEST = 400;

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text as it has to stand in HTML, which is what n8n renders in hints. */
export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/**
 * Shows hints above a run's output. An n8n that has no hints (1.123) shows none, so a hint never replaces an error.
 *
 * @returns adds one, in plain text: what a server or a sheet has written into it stays text. Each text comes once
 */
export function hintsOf(functions: IExecuteFunctions): (text: string) => void {
	const shown = new Set<string>();
	return (text) => {
		if (shown.has(text)) return;
		shown.add(text);
		const hasHints = typeof functions.addExecutionHints === 'function';
		if (!hasHints) return;
		const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
		functions.addExecutionHints({
			message: escapeHtml(short),
			type: 'warning',
			location: 'outputPane',
		});
	};
}
