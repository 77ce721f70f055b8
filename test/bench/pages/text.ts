import type { BenchResult } from '../figures/result';

/** The languages of the project's pages. */
export type Language = 'en' | 'ko';

export const LANGUAGES: readonly Language[] = ['en', 'ko'];

/** A text in both. */
export type Text = Record<Language, string>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const UNITS: Record<Language, { s: string; min: string; h: string }> = {
	en: { s: ' s', min: ' min', h: ' h' },
	ko: { s: '초', min: '분', h: '시간' },
};

/** A time as people say it, two digits or so of it. */
export function span(ms: number, language: Language): string {
	const { s, min, h } = UNITS[language];
	if (ms < 10 * SECOND) return `${(ms / SECOND).toFixed(1)}${s}`;
	if (ms < 2 * MINUTE) return `${Math.round(ms / SECOND)}${s}`;
	if (ms < 2 * HOUR) return `${Math.round(ms / MINUTE)}${min}`;
	return `${(ms / HOUR).toFixed(1)}${h}`;
}

/** A number with commas, whole. */
export const whole = (value: number): string => Math.round(value).toLocaleString('en-US');

export const mebibytes = (bytes: number): string => `${whole(bytes / 2 ** 20)} MiB`;

const line = (cells: ReadonlyArray<string | number>) => `| ${cells.join(' | ')} |`;

/** A table of Markdown; the first column is left, the others, being figures, right. */
export const figures = (
	head: readonly string[],
	rows: ReadonlyArray<ReadonlyArray<string | number>>,
): string[] => [
	line(head),
	line(head.map((_, column) => (column === 0 ? '---' : '---:'))),
	...rows.map(line),
];

/** A page of Markdown: its parts with a line between them. */
export const page = (...parts: ReadonlyArray<string | readonly string[]>): string =>
	`${parts
		.map((part) => (typeof part === 'string' ? part : part.join('\n')))
		.filter((part) => part !== '')
		.join('\n\n')}\n`;

/** The name of a page's or picture's file in a language: `speed.md`, `speed.ko.md`. */
export const fileIn = (language: Language, name: string, ending: string): string =>
	language === 'en' ? `${name}.${ending}` : `${name}.${language}.${ending}`;

/** A picture on speed, as seen from the pages in docs. */
export const speedPicture = (name: string, language: Language): string =>
	`images/speed/${fileIn(language, name, 'svg')}`;

/** The same, shown in a page. */
export const shown = (name: string, title: string, language: Language): string =>
	`![${title}](${speedPicture(name, language)})`;

/** Command, date and versions, as every report on speed names them. */
export const measuredOn = ({ at, command, versions, rounds }: BenchResult): string[] => [
	'```',
	command,
	'```',
	'',
	[
		at.slice(0, 10),
		...Object.entries(versions).map(([name, version]) => `${name} ${version}`),
		`${rounds} rounds`,
	].join(' · '),
];
