/** A fact and its figure. */
export type Row = readonly [string, string | number];

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
