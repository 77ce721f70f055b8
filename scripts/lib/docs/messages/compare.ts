import { CODES } from './codes';
import type { Collected } from './collect';
import { FRAMES, SECTIONS } from './texts';

/** Where code and table differ. */
export interface Differences {
	/** Messages and codes that the code can show and the table doesn't explain. */
	unexplained: string[];
	/** Messages and codes of the table that the code can't show any more. */
	gone: string[];
	/** Messages that are explained twice. */
	twice: string[];
}

/** Messages, and codes as `file: code`, that the pages explain. */
export const explained = (): string[] => [
	...SECTIONS.flatMap(({ told }) => told.flatMap(([messages]) => messages)),
	...FRAMES,
	...CODES.flatMap(({ file, told }) =>
		told.flatMap(([codes]) => codes.map((one) => `${file}: ${one}`)),
	),
];

/** Holds what the code can show against what the pages explain. */
export function compare({ messages, codes }: Collected, table: readonly string[]): Differences {
	const shown = [
		...messages.keys(),
		...[...codes].flatMap(([file, list]) => list.map((one) => `${file}: ${one}`)),
	];
	return {
		unexplained: shown.filter((one) => !table.includes(one)),
		gone: table.filter((one) => !shown.includes(one)),
		twice: table.filter((one, at) => table.indexOf(one) !== at),
	};
}
