import { createRequire } from 'node:module';
import path from 'node:path';

import * as workflow from 'n8n-workflow';

import { compile, filesOf, type Mutation, pathOf, resolve } from '../../support/units/mutation';
import type { Clock } from './clock';

const requireReal = createRequire(__filename);

type Module = (...globals: unknown[]) => void;

/** What a module of a process sees in place of the machine's own. */
const GLOBALS = [
	'require',
	'module',
	'Date',
	'AbortSignal',
	'setTimeout',
	'setInterval',
	'setImmediate',
	'performance',
];

const compiled = new Map<string, Module>();

function moduleOf(file: string, mutation: Mutation | undefined): Module {
	const isMutated = mutation !== undefined && filesOf(mutation).includes(file);
	const key = isMutated ? `${file} ${mutation.name}` : file;
	const known = compiled.get(key);
	if (known !== undefined) return known;
	const module = new Function(...GLOBALS, compile(file, mutation)) as Module;
	compiled.set(key, module);
	return module;
}

const found = new Map<string, string>();

/** The source file that a relative import means, looked for once. */
function resolveOnce(from: string, request: string): string {
	const base = path.join(path.dirname(from), request);
	const known = found.get(base);
	if (known !== undefined) return known;
	const file = resolve(from, request);
	found.set(base, file);
	return file;
}

/** `Date` whose present is a clock's. */
function dateOf(process: { clock: Clock }): typeof Date {
	return class VirtualDate extends Date {
		constructor(...values: unknown[]) {
			super(...((values.length === 0 ? [process.clock.now] : values) as [number]));
		}

		static override now(): number {
			return process.clock.now;
		}
	} as typeof Date;
}

/**
 * One process of n8n: the nodes' modules with a memory of their own, in virtual time. Once it has died nothing of
 * it goes on: its waits and calls never end.
 */
export class Process {
	private readonly modules = new Map<string, { exports: Record<string, unknown> }>();

	private readonly globals: unknown[];

	private readonly workflow: object;

	isDead = false;

	/** How many histories have used it. */
	uses = 0;

	constructor(
		public clock: Clock,
		private readonly mutation?: Mutation,
	) {
		const sleep = async (ms: number): Promise<void> => await this.alive(this.clock.wait(ms));
		this.workflow = Object.create(workflow, { sleep: { value: sleep } }) as object;
		const timer = () => {
			throw new Error('Nodes wait with the sleep of n8n-workflow');
		};
		const timeout = (ms: number): AbortSignal => {
			const controller = new AbortController();
			this.clock.in(ms, () => controller.abort(new DOMException('Timed out', 'TimeoutError')));
			return controller.signal;
		};
		const signals = {
			timeout,
			any: (all: AbortSignal[]) => AbortSignal.any(all),
			abort: (reason?: unknown) => AbortSignal.abort(reason),
		};
		const performance = { now: () => this.clock.now };
		this.globals = [dateOf(this), signals, timer, timer, timer, performance];
	}

	/** Waits as long as the process lives. */
	async alive<T>(promise: Promise<T>): Promise<T> {
		const never = new Promise<T>(() => {});
		try {
			const value = await promise;
			return this.isDead ? await never : value;
		} catch (error) {
			if (this.isDead) return await never;
			throw error;
		}
	}

	/** What a file of the nodes exports, in this process. @param file below nodes/ */
	load(file: string): Record<string, unknown> {
		return this.loadFile(pathOf(file));
	}

	private loadFile(file: string): Record<string, unknown> {
		const known = this.modules.get(file);
		if (known !== undefined) return known.exports;
		const module: { exports: Record<string, unknown> } = { exports: {} };
		const requireFrom = (request: string): unknown => {
			if (request === 'n8n-workflow') return this.workflow;
			return request.startsWith('.')
				? this.loadFile(resolveOnce(file, request))
				: requireReal(request);
		};
		this.modules.set(file, module);
		moduleOf(file, this.mutation)(requireFrom, module, ...this.globals);
		return module.exports;
	}
}
