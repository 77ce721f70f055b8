/** A fact and its figure. */
export type Row = readonly [string, string | number];

/**
 * How soon random histories find mistakes made on purpose, as a part of such a page.
 *
 * @param folder in which the mistakes are made
 * @param mistakes name, where it was found, and its first sign
 */
export const mistakesPart = (
	folder: string,
	{ seed, numRuns }: { seed: number; numRuns: number },
	mistakes: ReadonlyArray<readonly string[]>,
): string =>
	[
		'## Mistakes made on purpose',
		'',
		`Each of these changes to \`${folder}\` must make the histories fail within ${numRuns} of them (seed ${seed}).`,
		'',
		'| mistake | found in | first sign |',
		'| --- | --- | --- |',
		...mistakes.map((cells) => `| ${cells.join(' | ')} |`),
		'',
	].join('\n');

/**
 * A page of Markdown with what was measured.
 *
 * @param command repeats it
 * @param intro stands before the figures, where they need one
 */
export const pageOf = (
	title: string,
	command: string,
	rows: readonly Row[],
	intro: readonly string[] = [],
): string =>
	[
		`# ${title}`,
		'',
		'```',
		command,
		'```',
		'',
		...(intro.length === 0 ? [] : [...intro, '']),
		'| | |',
		'| --- | --- |',
		...rows.map(([name, value]) => `| ${name} | ${value} |`),
		'',
	].join('\n');
