import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { transformSync } from 'esbuild';

const NODES = path.resolve(__dirname, '../../../nodes');
const requireReal = createRequire(__filename);

/** A mistake in the nodes, made on purpose. */
export interface Mutation {
	name: string;
	/** The file below nodes/, or each one that holds what is replaced. */
	file: string | string[];
	/** What is written there, every time it occurs, and what is written instead. */
	replace: string;
	by: string;
}

/** The whole path of a file below nodes/. */
export const pathOf = (file: string): string => path.join(NODES, file);

/** The whole paths of the files that a mistake is in. */
export const filesOf = ({ file }: Mutation): string[] => [file].flat().map(pathOf);

/**
 * A source file as CommonJS, with the mistake in it where it is the file that the mistake is in.
 *
 * @param file its whole path
 * @throws when the file no longer holds what is to be replaced
 */
export function compile(file: string, mutation: Mutation | undefined): string {
	let source = readFileSync(file, 'utf8');
	if (mutation !== undefined && filesOf(mutation).includes(file)) {
		if (!source.includes(mutation.replace)) {
			throw new Error(`${file} does not hold what "${mutation.name}" replaces`);
		}
		source = source.replaceAll(mutation.replace, mutation.by);
	}
	return transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2022' }).code;
}

/** The source file that a relative import means. */
export function resolve(from: string, request: string): string {
	const base = path.join(path.dirname(from), request);
	const file = [`${base}.ts`, path.join(base, 'index.ts')].find((one) => existsSync(one));
	if (file === undefined) throw new Error(`${from} imports ${request}, which is not there`);
	return file;
}

/**
 * A way to load files of the nodes with a mistake in one of them.
 *
 * @param isOwn whether a file (its whole path) is loaded anew, to meet the mistake; all others are the test's own
 * modules, so that what they throw is the same class for both
 * @returns what a file below nodes/ exports
 */
export function mutated(
	mutation: Mutation,
	isOwn = (file: string) => filesOf(mutation).includes(file),
): (file: string) => Record<string, unknown> {
	const loaded = new Map<string, { exports: Record<string, unknown> }>();
	const load = (file: string): Record<string, unknown> => {
		const known = loaded.get(file);
		if (known !== undefined) return known.exports;
		const module: { exports: Record<string, unknown> } = { exports: {} };
		loaded.set(file, module);
		const requireFrom = (request: string): unknown => {
			if (!request.startsWith('.')) return requireReal(request);
			const imported = resolve(file, request);
			return isOwn(imported) ? load(imported) : requireReal(imported);
		};
		new Function('require', 'module', compile(file, mutation))(requireFrom, module);
		return module.exports;
	};
	return (file) => load(pathOf(file));
}
