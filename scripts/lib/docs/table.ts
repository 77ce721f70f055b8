/** One row of a table. */
export const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** A table in Markdown. @param columns its head @param rows cells, as Markdown without line breaks */
export const table = (
	columns: readonly string[],
	rows: ReadonlyArray<readonly string[]>,
): string[] => [line(columns), line(columns.map(() => '---')), ...rows.map(line)];

/** Text as it is, in a cell. */
export const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;
