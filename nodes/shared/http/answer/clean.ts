/** Shorter secrets would be found in words too. */
const SHORTEST_SECRET = 8;
/** Deeper answers than this are no API's; going through them could exhaust the stack. */
const DEEPEST = 60;

const HIDDEN = '(hidden)';

function cleanText(text: string, secrets: readonly string[]): string {
	let cleaned = text;
	for (const secret of secrets) {
		if (cleaned.includes(secret)) cleaned = cleaned.replaceAll(secret, HIDDEN);
	}
	return cleaned;
}

/** @param tooDeep is called where it gives up */
function clean(
	value: unknown,
	secrets: readonly string[],
	tooDeep: () => void,
	depth = 0,
): unknown {
	if (typeof value === 'string') return cleanText(value, secrets);
	if (typeof value !== 'object' || value === null) return value;
	if (depth > DEEPEST) {
		tooDeep();
		return undefined;
	}
	const fields = value as Record<string, unknown>;
	for (const name of Object.keys(fields)) {
		const before = fields[name];
		const inner = name === '__proto__' ? undefined : clean(before, secrets, tooDeep, depth + 1);
		const cleanName = cleanText(name, secrets);
		if (cleanName !== name || name === '__proto__') delete fields[name];
		if (name !== '__proto__' && (inner !== before || cleanName !== name)) fields[cleanName] = inner;
	}
	return value;
}

/**
 * Makes an answer's body safe to go through and to pass on: what was sent as token or secret is cut out of every
 * text, in place, and so is a field called `__proto__`.
 *
 * @param body parsed JSON or text; changed in place
 * @returns the body; the empty text for one that is nested deeper than any API's
 */
export function cleanBody(body: unknown, sent: Iterable<string>): unknown {
	const secrets = [...sent].filter(({ length }) => length >= SHORTEST_SECRET);
	let isTooDeep = false;
	const cleaned = clean(body, secrets, () => {
		isTooDeep = true;
	});
	return isTooDeep ? '' : cleaned;
}
