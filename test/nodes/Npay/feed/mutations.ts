import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import ts from 'typescript';

import type { Advance } from './n8n';

const requireReal = createRequire(__filename);
const FEED = path.resolve(__dirname, '../../../../nodes/Npay/feed');

/** A mistake in the feed's core, made on purpose. */
export interface Mutation {
	name: string;
	/** The file in nodes/Npay/feed. */
	file: string;
	/** What is written there, every time it occurs, and what is written instead. */
	replace: string;
	by: string;
}

/** As many as the histories themselves have; the seed is fixed, so that a mistake can't hide by luck. */
export const MUTATION_RUN = { numRuns: 2000, seed: 12 };

/** Mistakes that the random histories must find within their normal number of runs. */
export const MUTATIONS: Mutation[] = [
	{
		name: 'no overlap',
		file: 'advance.ts',
		replace: 'options.overlap',
		by: '0',
	},
	{
		name: 'strict greater-than: only rows later than the latest one are new',
		file: 'advance.ts',
		replace: 'if (time > horizon) continue;',
		by: 'if (time > horizon || time <= (latestEver ?? 0)) continue;',
	},
	{
		name: 'strict greater-than: a scan leaves out the second that it starts from',
		file: 'advance.ts',
		replace: 'if (time > horizon) continue;',
		by: 'if (time > horizon || time <= query.from) continue;',
	},
	{
		name: "this machine's clock instead of the server's",
		file: 'advance.ts',
		replace: 'page.serverTime',
		by: 'Date.now()',
	},
	{
		name: 'commit before the last page',
		file: 'advance.ts',
		replace: 'if (page.more !== undefined && !isBeyondHorizon) {',
		by: 'if (page.more !== undefined && !isBeyondHorizon && position.walk !== undefined) {',
	},
	{
		name: 'moreSequence forgotten',
		file: 'advance.ts',
		replace: 'more: walk?.more,',
		by: "more: walk?.more && { ...walk.more, moreSequence: '' },",
	},
	{
		name: 'a failed page counts as an empty one',
		file: 'advance.ts',
		replace: 'if (page === undefined) break;',
		by: 'if (page === undefined) { position = { from: query.to + 1 }; break; }',
	},
	{
		name: 'a new process goes on after the last emission',
		file: 'advance.ts',
		replace: 'position: isContinued ? after : before,',
		by: 'position: after,',
	},
	{
		name: 'a new process takes the last batch for delivered',
		file: 'advance.ts',
		replace: 'new Memory(isContinued ? seen : seen.slice(0, seen.length - last))',
		by: 'new Memory(seen)',
	},
	{
		name: 'rows of the running second are taken',
		file: 'advance.ts',
		replace: 'if (time > horizon) continue;',
		by: '',
	},
	{
		name: "an idle feed follows the server's clock closely",
		file: 'advance.ts',
		replace: 'const IDLE_DISTANCE = 60 * MINUTE;',
		by: 'const IDLE_DISTANCE = 0;',
	},
	{
		name: 'a gap between two windows',
		file: 'advance.ts',
		replace: 'query.to + 1',
		by: 'query.to + 2000',
	},
	{
		name: 'nothing is remembered',
		file: 'memory.ts',
		replace: 'if (this.known.has(memory)) return false;',
		by: '',
	},
	{
		name: 'what the rest of a window meets again is forgotten',
		file: 'memory.ts',
		replace: 'Math.min(restOf(position), position.walk?.notBefore ?? position.from)',
		by: '(position.walk?.notBefore ?? position.from)',
	},
	{
		name: 'the memory has no cap',
		file: 'memory.ts',
		replace: 'const over = overflow(rest, rest.length + tail.length, unreadFrom(before));',
		by: 'const over = new Set<string>();',
	},
	{
		name: 'the cap forgets without moving on',
		file: 'memory.ts',
		replace: 'return { before: moveUp(before, least), after: moveUp(after, cut), seen };',
		by: 'return { before, after, seen };',
	},
	{
		name: 'every type is wanted',
		file: 'filter.ts',
		replace: 'types.length === 0 || types.includes(lastChangedType)',
		by: 'true',
	},
	{
		name: 'the cap ends a window that was begun',
		file: 'memory.ts',
		replace: 'if (walk === undefined) return { from: Math.max(from, to) };',
		by: 'if (walk === undefined || restOf({ from, walk }) < to) return { from: Math.max(from, to) };',
	},
	{
		name: 'a window that takes several scans trusts the clock',
		file: 'advance.ts',
		replace: 'const CLOCK_ERROR = 15 * MINUTE;',
		by: 'const CLOCK_ERROR = 0;',
	},
	{
		name: 'a poll has no bound',
		file: 'advance.ts',
		replace: '&& events.length < options.maxEvents',
		by: '',
	},
	{
		name: "n8n's time for a poll is ignored",
		file: 'advance.ts',
		replace: 'if (pages > 0 && !scan.hasTime()) break;',
		by: 'scan.hasTime();',
	},
	{
		name: "another shop's place is gone on from",
		file: 'advance.ts',
		replace: 'if (state === undefined || state.shop !== scan.shop) {',
		by: 'if (state === undefined) {',
	},
	{
		name: "a crash's state is trusted though it was saved beside its run",
		file: 'advance.ts',
		replace: 'const isContinued = isSafe || state.process === scan.process;',
		by: 'const isContinued = true;',
	},
];

function load(file: string, mutation: Mutation): Record<string, unknown> {
	const loaded = new Map<string, Record<string, unknown>>();
	const loadFile = (name: string): Record<string, unknown> => {
		const known = loaded.get(name);
		if (known) return known;
		const source = readFileSync(path.join(FEED, name), 'utf8');
		if (name === mutation.file && !source.includes(mutation.replace)) {
			throw new Error(`${name} does not hold what "${mutation.name}" replaces`);
		}
		const mutated =
			name === mutation.file ? source.replaceAll(mutation.replace, mutation.by) : source;
		const { outputText } = ts.transpileModule(mutated, {
			compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
		});
		const exports: Record<string, unknown> = {};
		loaded.set(name, exports);
		const requireFrom = (request: string): unknown =>
			request.startsWith('./')
				? loadFile(`${request.slice(2)}.ts`)
				: // Not part of the core: as it is.
					requireReal(request.startsWith('.') ? path.join(FEED, request) : request);
		new Function('require', 'exports', outputText)(requireFrom, exports);
		return exports;
	};
	return loadFile(file);
}

/** The feed's core with a mistake in it. @throws when the core no longer holds what is to be replaced */
export const mutated = (mutation: Mutation): Advance =>
	load('advance.ts', mutation).advance as Advance;
