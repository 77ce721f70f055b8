import type { IExecuteFunctions } from 'n8n-workflow';

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
	functions.addExecutionHints(
		...[...hints].slice(0, MOST).map((message) => ({ message, location: 'outputPane' as const })),
	);
}
